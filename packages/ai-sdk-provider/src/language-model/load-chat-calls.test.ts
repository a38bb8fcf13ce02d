import { createEmulator } from '@openrouter-adapters/emulator';
import { generateText } from 'ai';
import { expect, it, vi } from 'vitest';

import { createOpenRouter } from '../create-openrouter.ts';

const { loads } = vi.hoisted(() => ({ loads: { count: 0 } }));

vi.mock(import('./chat-calls.ts'), async (original) => {
  loads.count += 1;
  if (loads.count === 1) throw new Error('The file is not there.');
  return original();
});

it('the code of chat is loaded at the first call, and at the next one when it could not be loaded', async () => {
  const openrouter = createOpenRouter({ apiKey: 'sk-or-test', fetch: createEmulator().fetch });
  const model = openrouter('openai/gpt-4o-mini');
  expect(loads.count).toBe(0);
  await expect(generateText({ model, prompt: 'Hi', maxRetries: 0 })).rejects.toThrow('error when mocking a module');
  const answers = await Promise.all(['Hi', 'Ho'].map((prompt) => generateText({ model, prompt })));
  expect(answers.every(({ text }) => text !== '')).toBe(true);
  await generateText({ model, prompt: 'Hi' });
  expect(loads.count).toBe(2);
});
