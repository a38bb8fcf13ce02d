import { expect, test } from 'vitest';

import { createEmulator, type Emulator } from '../create-emulator.ts';
import { KEY, post, readEvents } from '../testing/ask.ts';
import { PARIS } from '../testing/example-tools.ts';

const headers = { authorization: `Bearer ${KEY}`, 'x-openrouter-metadata': 'Enabled' };
const request = { model: 'openai/gpt-4o', messages: PARIS };
const metadata = async (body: Record<string, unknown>, emulator: Emulator = createEmulator()) =>
  ((await (await post(emulator, body, { headers })).json()) as { openrouter_metadata?: Record<string, unknown> })
    .openrouter_metadata;

test('metadata tell who could answer and who did', async () => {
  const emulator = createEmulator({ upstreams: { OpenAI: 'rate-limited' } });
  expect(await metadata(request, emulator)).toEqual({
    requested: 'openai/gpt-4o',
    strategy: 'direct',
    region: 'iad',
    summary: 'available=2, selected=Azure',
    attempt: 2,
    is_byok: false,
    endpoints: {
      total: 2,
      available: [
        { provider: 'OpenAI', model: 'openai/gpt-4o', selected: false },
        { provider: 'Azure', model: 'openai/gpt-4o', selected: true },
      ],
    },
    attempts: [
      { provider: 'OpenAI', model: 'openai/gpt-4o', status: 429 },
      { provider: 'Azure', model: 'openai/gpt-4o', status: 200 },
    ],
  });
});

test.each([
  [{ model: 'openrouter/auto' }, 'auto'],
  [{ model: 'openrouter/free' }, 'free'],
  [{ model: '~anthropic/claude-sonnet-latest' }, 'latest'],
  [{ model: 'gpt-4o' }, 'alias'],
  [{ model: 'openai/gpt-4o:nitro' }, 'direct'],
])('metadata name the strategy: %j', async (body, strategy) => {
  expect(await metadata({ messages: PARIS, ...body })).toMatchObject({ strategy });
});

test('metadata tell of a fallback', async () => {
  const emulator = createEmulator({ upstreams: { OpenAI: 'down', Azure: 'down' } });
  const body = { messages: PARIS, models: ['openai/gpt-4o', 'google/gemini-2.5-flash'] };
  expect(await metadata(body, emulator)).toMatchObject({ strategy: 'fallback', attempt: 3 });
});

test('metadata are in the last chunk of a stream, in errors, and nowhere unasked', async () => {
  const stream = await post(createEmulator(), { ...request, stream: true }, { headers });
  const { chunks } = readEvents(await stream.text());
  expect(chunks.map((chunk) => 'openrouter_metadata' in chunk)).toEqual([...chunks.slice(1).map(() => false), true]);
  const all = createEmulator({ upstreams: { OpenAI: 'down', Azure: 'down' } });
  expect(await metadata(request, all)).toMatchObject({ attempt: 2, summary: 'available=2, selected=none' });
  expect(await metadata({ ...request, model: 'no/such' })).toMatchObject({ attempt: 0 });
  expect(await (await post(createEmulator(), request)).json()).not.toHaveProperty('openrouter_metadata');
});

test('the generation tells every upstream that was tried', async () => {
  const emulator = createEmulator({ upstreams: { OpenAI: 'rate-limited' } });
  const { id } = (await (await post(emulator, request)).json()) as { id: string };
  const generation = await emulator.fetch(`https://openrouter.ai/api/v1/generation?id=${id}`, { headers });
  expect(await generation.json()).toMatchObject({
    data: {
      provider_name: 'Azure',
      provider_responses: [
        { provider_name: 'OpenAI', status: 429 },
        { provider_name: 'Azure', status: 200 },
      ],
    },
  });
});
