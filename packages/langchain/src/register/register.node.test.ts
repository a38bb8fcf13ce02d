import { createEmulator } from '@openrouter-adapters/emulator';
import { initChatModel } from 'langchain';
import { describe, expect, it } from 'vitest';

import { registerOpenRouter } from '../register.ts';

// `langchain` imports the package by itself, so this runs what was built.
describe('registerOpenRouter', () => {
  it('lets initChatModel make models of OpenRouter', async () => {
    registerOpenRouter();
    const { fetch } = createEmulator({ seed: 1 });
    const model = await initChatModel('openai/gpt-4o', {
      modelProvider: 'openrouter',
      apiKey: 'sk-or-v1-test',
      fetch,
      temperature: 0.5,
    });
    const answer = await model.invoke('Hello');
    expect(answer.text).not.toBe('');
    expect(answer.response_metadata['id']).toMatch(/^gen-/);
  });
});
