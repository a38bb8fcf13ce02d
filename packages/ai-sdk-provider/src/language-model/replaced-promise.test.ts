import { createEmulator } from '@openrouter-adapters/emulator';
import { generateText } from 'ai';
import { afterEach, expect, it, vi } from 'vitest';

import { createOpenRouter } from '../create-openrouter.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

it('the first calls of chat work where the global Promise was replaced, as by zone.js', async () => {
  vi.stubGlobal('Promise', class extends Promise<unknown> {});
  const openrouter = createOpenRouter({ apiKey: 'sk-or-test', fetch: createEmulator().fetch });
  const model = openrouter('openai/gpt-4o-mini');
  const answers = await Promise.all(['Hi', 'Ho'].map((prompt) => generateText({ model, prompt, maxRetries: 0 })));
  expect(answers.every(({ text }) => text !== '')).toBe(true);
});
