import { expect, test } from 'vitest';

import { createEmulator } from '../create-emulator.ts';
import type { JsonValue } from '../json/json-value.ts';
import { ask, askMessage, askStream, post } from '../testing/ask.ts';

const model = 'openai/gpt-4o';
const say = (content: string) => ({ model, messages: [{ role: 'user', content }] });
const load = (...fixtures: JsonValue[]) => {
  const emulator = createEmulator({ seed: 1 });
  return { emulator, script: emulator.script({ fixtures }) };
};

test('a fixture answers every call whose user says its words', async () => {
  const { emulator, script } = load({ match: { userMessage: 'hello' }, response: { content: 'Hi!' } });
  expect((await askMessage(emulator, say('hello there'))).content).toBe('Hi!');
  expect((await askMessage(emulator, say('hello again'))).content).toBe('Hi!');
  expect((await askMessage(emulator, say('goodbye'))).content).not.toBe('Hi!');
  expect(script.notes).toEqual([]);
});

test('fixtures with a sequence answer one after the other', async () => {
  const joke = (sequenceIndex: number, content: string) => ({
    match: { userMessage: 'joke', sequenceIndex },
    response: { content },
  });
  const { emulator } = load(joke(1, 'Second.'), joke(0, 'First.'), joke(2, { third: true } as unknown as string));
  const said: unknown[] = [];
  for (let call = 0; call < 3; call++) said.push((await askMessage(emulator, say('a joke'))).content);
  expect(said).toEqual(['First.', 'Second.', '{"third":true}']);
});

test('fixtures call tools, think, count and end as they say', async () => {
  const { emulator } = load({
    match: { model: 'openai/gpt-4o' },
    response: {
      content: 'Let me see.',
      reasoning: 'Hm.',
      toolCalls: [{ name: 'get_weather', arguments: { city: 'SF' }, id: 'call_7' }],
      usage: { prompt_tokens: 11, completion_tokens: 7, cost: 0.5 },
      finishReason: 'stop',
    },
  });
  const body = await ask(emulator, say('weather?'));
  expect(body).toMatchObject({
    choices: [
      {
        finish_reason: 'stop',
        message: {
          content: 'Let me see.',
          reasoning: 'Hm.',
          tool_calls: [{ id: 'call_7', function: { name: 'get_weather', arguments: '{"city":"SF"}' } }],
        },
      },
    ],
    usage: { prompt_tokens: 11, completion_tokens: 7, cost: 0.5 },
  });
});

test('a fixture fits dated names of its model', async () => {
  const { emulator } = load({ match: { model: 'anthropic/claude-4.5-sonnet' }, response: { content: 'Mine.' } });
  expect((await askMessage(emulator, { ...say('x'), model: 'anthropic/claude-sonnet-4.5' })).content).not.toBe('Mine.');
  expect((await askMessage(emulator, { ...say('x'), model: 'anthropic/claude-4.5-sonnet-20250929' })).content).toBe(
    'Mine.',
  );
});

test('blocks are joined, and that is noted', async () => {
  const { emulator, script } = load({
    match: {},
    response: {
      blocks: [
        { type: 'toolCall', name: 'get_weather', arguments: '{"city":"NYC"}' },
        { type: 'text', text: 'Checking.' },
      ],
    },
  });
  expect(await askMessage(emulator, say('x'))).toMatchObject({
    content: 'Checking.',
    tool_calls: [{ function: { arguments: '{"city":"NYC"}' } }],
  });
  expect(script.notes).toEqual([expect.stringContaining('text comes before tool calls')]);
});

test('errors, chunk sizes and cuts are reproduced', async () => {
  const { emulator } = load(
    {
      match: { userMessage: 'limit' },
      response: { error: { message: 'Slow down', type: 'rate_limit_error' }, status: 429 },
    },
    { match: { userMessage: 'cut' }, response: { content: 'abcdef' }, chunkSize: 2, truncateAfterChunks: 2 },
    { match: { userMessage: 'pieces' }, response: { content: 'abcde' }, chunkSize: 2, latency: 1 },
  );
  const limited = await post(emulator, say('limit'));
  expect(limited.status).toBe(429);
  expect(limited.headers.get('retry-after')).toBe('1');
  expect(await limited.json()).toMatchObject({
    error: { message: 'Slow down', metadata: { error_type: 'rate_limit_error' } },
  });
  await expect((await post(emulator, { ...say('cut'), stream: true })).text()).rejects.toThrow('terminated');
  const { chunks } = await askStream(emulator, say('pieces'));
  expect(chunks.map((chunk) => chunk.choices[0]?.delta.content).filter((text) => text)).toEqual(['ab', 'cd', 'e']);
});

test('what is not for chat is left out and noted; what cannot be repeated is refused', () => {
  const timed = { match: {}, response: { content: 'x' }, recordedTimings: { ttftMs: 3, interChunkDelaysMs: [] } };
  const { script } = load({ match: { inputText: 'x' }, response: { embedding: [0.1] } }, timed);
  expect(script.notes).toEqual([
    expect.stringContaining('fixtures.0 is left out'),
    expect.stringContaining('fixtures.1.recordedTimings is left out'),
  ]);
  expect(() => load({ match: {}, response: { content: 'x' }, chaos: { dropRate: 0.5 } })).toThrow('fixtures.0.chaos');
  expect(() => load({ match: { context: 'x' }, response: { content: 'x' } })).toThrow('fixtures.0.match.context');
});

test('everything that has no effect is noted, and a fixture that says nothing is refused', () => {
  const usage = { prompt_tokens: 3, total_tokens: 4, is_byok: true };
  const said = { content: 'x', finishReason: 'banana', role: 'assistant', usage, logprobs: null };
  const { script } = load(
    { match: {}, response: said, openRouterProcessing: true, metadata: { systemHash: 'a' }, delay: 5 },
    { match: {}, response: { error: { message: 'No' }, status: 403, fallthrough: false } },
  );
  expect(script.notes).toEqual([
    expect.stringContaining('fixtures.0.delay is left out'),
    expect.stringContaining('fixtures.0.response.logprobs is left out'),
    expect.stringContaining('fixtures.0.response.role is left out'),
    expect.stringContaining('fixtures.0.response.finishReason is left out'),
    expect.stringContaining('fixtures.0.response.usage.is_byok is left out'),
    expect.stringContaining('fixtures.1.response.fallthrough is left out'),
  ]);
  expect(() => load({ match: {}, response: { usage } })).toThrow('fixtures.0.response: The fixture says nothing');
});
