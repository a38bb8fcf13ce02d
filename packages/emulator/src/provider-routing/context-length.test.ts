import { expect, test } from 'vitest';

import { createEmulator } from '../create-emulator.ts';
import { ask, askError, KEY, post } from '../testing/ask.ts';

// Novita runs this model with 131,072 tokens, the other upstreams with 163,840.
const model = 'deepseek/deepseek-chat-v3.1';
const messagesOf = (tokens: number) => [{ role: 'user', content: 'word '.repeat(tokens) }];

test.each([{ order: ['novita'] }, { ignore: ['deepseek', 'deepinfra'] }])(
  'endpoints whose context is too short for a prompt are passed over: %j',
  async (provider) => {
    const emulator = createEmulator();
    const body = { model, provider, messages: messagesOf(135_000) };
    const response = await post(emulator, body, {
      headers: { authorization: `Bearer ${KEY}`, 'x-openrouter-metadata': 'enabled' },
    });
    const answer = (await response.json()) as { provider: string; openrouter_metadata: { attempts: unknown[] } };
    expect(answer.provider).not.toBe('Novita');
    expect(answer.openrouter_metadata.attempts).toHaveLength(1);
  },
);

test('a prompt that fits nowhere is refused with the longest context that there is', async () => {
  const { status, message } = await askError(createEmulator(), { model, messages: messagesOf(170_000) });
  expect(status).toBe(400);
  expect(message).toContain('maximum context length is 163840 tokens');
  const ordered = { model, provider: { order: ['novita'] }, messages: messagesOf(170_000) };
  expect((await askError(createEmulator(), ordered)).message).toContain('163840');
});

test('a prompt that is too long for a model goes to the next of models, and an upstream that is down is what is told', async () => {
  const messages = messagesOf(170_000);
  const answer = await ask(createEmulator(), { model, models: ['google/gemini-2.5-flash'], messages });
  expect(answer.model).toContain('gemini-2.5-flash');
  const emulator = createEmulator({ upstreams: { 'google-vertex': 'down', 'google-ai-studio': 'down' } });
  const { status, message } = await askError(emulator, { model, models: ['google/gemini-2.5-flash'], messages });
  expect(`${status} ${message}`).toBe('502 Provider returned error');
});
