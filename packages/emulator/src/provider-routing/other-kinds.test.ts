import { describe, expect, test } from 'vitest';

import { createEmulator, type Emulator } from '../index.ts';
import { KEY } from '../testing/ask.ts';

interface Answer {
  readonly model: string;
  readonly provider: string;
  readonly error?: { readonly code: number; readonly message: string };
  readonly openrouter_metadata?: { readonly strategy: string; readonly attempts: readonly unknown[] };
}

const call = (emulator: Emulator, path: string, body: object) =>
  emulator.fetch(`https://openrouter.ai/api/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}`, 'x-openrouter-metadata': 'enabled' },
    body: JSON.stringify(body),
  });
const complete = async (body: object, emulator: Emulator = createEmulator()): Promise<Answer> =>
  (await (await call(emulator, '/completions', { prompt: 'Hello', ...body })).json()) as Answer;

describe('the older completions', () => {
  const down = () => createEmulator({ upstreams: { OpenAI: 'down', azure: 'down' } });

  test('go to the next of models where the first fails, and tell how they were routed', async () => {
    const models = ['openai/gpt-4o', 'deepseek/deepseek-chat-v3.1'];
    expect(await complete({ models }, down())).toMatchObject({
      provider: 'DeepSeek',
      openrouter_metadata: { strategy: 'fallback', attempts: [{ status: 502 }, { status: 502 }, { status: 200 }] },
    });
    expect(await complete({ model: models[0], models: models.slice(1) }, down())).toMatchObject({
      provider: 'DeepSeek',
    });
    expect(await complete({ model: models[0] }, down())).toMatchObject({
      error: { code: 502 },
      openrouter_metadata: { attempts: [{ status: 502 }, { status: 502 }] },
    });
    expect(await complete({ models: ['openai/gpt-4o', 5] })).toMatchObject({ error: { code: 400 } });
  });

  test('tell it in the last chunk of a stream', async () => {
    const answer = await call(createEmulator(), '/completions', {
      model: 'openai/gpt-4o',
      prompt: 'Hello',
      stream: true,
    });
    const events = (await answer.text()).split('\n\n').filter((event) => event.includes('openrouter_metadata'));
    expect(events).toHaveLength(1);
    expect(events[0]).toContain('"usage"');
  });

  test('heed variants', async () => {
    const model = 'deepseek/deepseek-chat-v3.1';
    expect(await complete({ model })).toMatchObject({ provider: 'DeepSeek' });
    expect(await complete({ model: `${model}:nitro` })).toMatchObject({ provider: 'Together' });
  });
});

test.each<[string, object]>([
  ['/completions', { model: 'openai/gpt-4o', prompt: 'Hello' }],
  ['/completions', { model: 'openai/gpt-4o', prompt: 'Hello', stream: true }],
  ['/embeddings', { model: 'openai/text-embedding-3-small', input: 'Hello' }],
  ['/rerank', { model: 'cohere/rerank-v3.5', query: 'a', documents: ['a', 'b'] }],
  ['/audio/speech', { model: 'hexgrad/kokoro-82m', input: 'Hello', voice: 'af_heart' }],
  ['/images', { model: 'openai/gpt-image-1', prompt: 'a cat' }],
])('a slow upstream holds back the answer of %s', async (path, body) => {
  const slow = (firstEvent: number) =>
    createEmulator({
      upstreams: Object.fromEntries(
        ['openai', 'azure', 'cohere', 'deepinfra', 'together'].map((name) => [
          name,
          { status: 'slow', firstEvent, perEvent: 0 },
        ]),
      ),
    });
  expect((await (await call(slow(1), path, body)).arrayBuffer()).byteLength).toBeGreaterThan(0);
  const aborter = new AbortController();
  const answer = await slow(60_000).fetch(`https://openrouter.ai/api/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}` },
    body: JSON.stringify(body),
    signal: aborter.signal,
  });
  const reading = answer.arrayBuffer().catch((error: Error) => error.name);
  const turn = new Promise((resolve) => setTimeout(resolve, 0, 'held back'));
  expect(await Promise.race([reading, turn])).toBe('held back');
  aborter.abort();
  expect(await reading).toBe('AbortError');
});
