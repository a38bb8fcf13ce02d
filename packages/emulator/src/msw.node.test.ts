import { setupServer } from 'msw/node';
import OpenAI from 'openai';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { createEmulator, record, replay } from '@openrouter-adapters/emulator';
import { openrouterHandler } from '@openrouter-adapters/emulator/msw';
import { KEY } from './testing/ask.ts';

const emulator = createEmulator({ seed: 1 });
const server = setupServer(openrouterHandler(emulator));
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
beforeEach(() => {
  server.resetHandlers();
  emulator.requests.splice(0);
});
afterAll(() => server.close());

const connect = () => new OpenAI({ apiKey: KEY, baseURL: 'https://openrouter.ai/api/v1', maxRetries: 0 });
const messages = [{ role: 'user' as const, content: 'What is the weather in Paris?' }];
const model = 'openai/gpt-4o';

test('a client without a fetch of its own is answered by the emulator', async () => {
  const completion = await connect().chat.completions.create({ model, messages });
  expect(completion.choices[0]?.message.content).toContain('Paris');
  expect(emulator.requests).toMatchObject([{ path: '/chat/completions', keyKind: 'standard', body: { model } }]);
});

test('streams come through event by event', async () => {
  const stream = await connect().chat.completions.create({ model, messages, stream: true });
  const chunks: OpenAI.Chat.ChatCompletionChunk[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  expect(chunks.length).toBeGreaterThan(5);
  expect(chunks.map((chunk) => chunk.choices[0]?.delta.content ?? '').join('')).toContain('Paris');
  const response = await connect().responses.stream({ model, input: 'What is the weather in Paris?' }).finalResponse();
  expect(response.output_text).toContain('Paris');
});

test('the page where a user agrees goes back to the callback with a code', async () => {
  const page = 'https://openrouter.ai/auth?callback_url=https://example.com/back&code_challenge=abc';
  const answer = await fetch(page, { redirect: 'manual' });
  expect(answer.headers.get('location')).toMatch(/^https:\/\/example\.com\/back\?code=auth_code_/);
});

test('errors are those of OpenRouter', async () => {
  await expect(connect().chat.completions.create({ model: 'acme/none', messages })).rejects.toThrow(
    /acme\/none is not a valid model ID/,
  );
});

test('a connection that breaks before the answer breaks for the client too', async () => {
  server.use(openrouterHandler(createEmulator({ faults: { kind: 'dropped-connection' } })));
  await expect(connect().chat.completions.create({ model, messages })).rejects.toBeInstanceOf(
    OpenAI.APIConnectionError,
  );
});

test('other addresses are answered where they are named, and only they', async () => {
  server.use(openrouterHandler(createEmulator(), { url: 'https://gateway.test/api/v1/*' }));
  const response = await fetch('https://gateway.test/api/v1/models', { headers: { authorization: `Bearer ${KEY}` } });
  expect(await response.text()).toContain(model);
  await expect(fetch('http://127.0.0.1:9/api/v1/models')).rejects.toThrow('fetch failed');
});

test('a replay stands behind the door as well', async () => {
  const recorder = record({ fetch: createEmulator().fetch });
  server.use(openrouterHandler(recorder));
  const first = await connect().chat.completions.create({ model, messages });
  server.use(openrouterHandler(replay({ recordings: recorder.recordings })));
  expect(await connect().chat.completions.create({ model, messages })).toEqual(first);
});
