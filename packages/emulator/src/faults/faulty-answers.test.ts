import { describe, expect, test } from 'vitest';

import { createEmulator } from '../create-emulator.ts';
import { ask, askStream, joinChunks, KEY, post } from '../testing/ask.ts';
import { WEATHER_TOOL } from '../testing/example-tools.ts';
import type { Fault } from './fault.ts';

const calling = {
  model: 'openai/gpt-4o',
  messages: [{ role: 'user', content: 'What is the weather in Paris and in Tokyo?' }],
  tools: [WEATHER_TOOL],
};
const plain = { model: 'openai/gpt-4o', messages: calling.messages };
const withFault = (fault: Fault) => createEmulator({ faults: fault, seed: 1 });
const whole = (fault: Fault, body: Record<string, unknown> = calling) => ask(withFault(fault), body);
const streamed = (fault: Fault, body: Record<string, unknown> = calling) => askStream(withFault(fault), body);
const callDeltas = async (fault: Fault): Promise<Record<string, unknown>[]> =>
  (await streamed(fault)).chunks
    .flatMap((chunk) => chunk.choices[0]?.delta.tool_calls ?? [])
    .map((call) => ({ ...call }));

describe('tool calls', () => {
  test.each([
    ['missing', (call: Record<string, unknown>) => 'id' in call, false],
    ['null', (call: Record<string, unknown>) => call.id, null],
    ['empty', (call: Record<string, unknown>) => call.id, ''],
  ] as const)('come with ids that are %s', async (ids, read, expected) => {
    const calls = (await whole({ kind: 'tool-calls', ids })).choices[0]?.message.tool_calls ?? [];
    expect(calls).toHaveLength(2);
    for (const call of calls) expect(read({ ...call })).toBe(expected);
    const opening = (await callDeltas({ kind: 'tool-calls', ids })).filter((call) => call.type === 'function');
    expect(opening).toHaveLength(2);
    for (const call of opening) expect(read(call)).toBe(expected);
  });

  test('share one id', async () => {
    const fault = { kind: 'tool-calls', ids: 'duplicate' } as const;
    const ids = (await whole(fault)).choices[0]?.message.tool_calls?.map((call) => call.id) ?? [];
    expect(new Set(ids).size).toBe(1);
    const streamedIds = (await callDeltas(fault)).flatMap((call) => (call.id === undefined ? [] : [call.id]));
    expect(streamedIds).toHaveLength(2);
    expect(new Set(streamedIds).size).toBe(1);
  });

  test('repeat id and name in each delta', async () => {
    const deltas = await callDeltas({ kind: 'tool-calls', ids: 'repeated' });
    expect(deltas.length).toBeGreaterThan(4);
    for (const delta of deltas) {
      expect(delta).toMatchObject({ id: expect.any(String), function: { name: WEATHER_TOOL.function.name } });
    }
  });

  test.each([
    ['missing', [undefined, undefined]],
    ['null', [null, null]],
    ['same', [0, 0]],
  ] as const)('come with indexes that are %s', async (indexes, expected) => {
    const fault = { kind: 'tool-calls', indexes } as const;
    const calls = (await whole(fault)).choices[0]?.message.tool_calls ?? [];
    expect(calls.map((call) => call.index)).toEqual(expected);
    const opening = (await callDeltas(fault)).filter((call) => call.type === 'function');
    expect(opening.map((call) => call.index)).toEqual(expected);
  });

  test('end in the middle of their arguments, in an answer that is whole otherwise', async () => {
    const body = await whole({ kind: 'truncated-arguments', afterTokens: 2 });
    expect(body.choices[0]).toMatchObject({ finish_reason: 'length', native_finish_reason: 'max_output_tokens' });
    for (const call of body.choices[0]?.message.tool_calls ?? []) {
      expect(call.function.arguments).not.toBe('');
      expect(() => JSON.parse(call.function.arguments) as unknown).toThrow(SyntaxError);
    }
    const { chunks, done } = await streamed({ kind: 'truncated-arguments', finishReason: 'tool_calls' });
    expect(done).toBe(true);
    expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe('tool_calls');
    expect(() => JSON.parse(joinChunks(chunks).tool_calls?.[0]?.function.arguments ?? '') as unknown).toThrow(
      SyntaxError,
    );
  });

  test('that end early cost what was said of them', async () => {
    const full = await ask(createEmulator({ seed: 1 }), calling);
    const short = await whole({ kind: 'truncated-arguments' });
    expect(short.usage.completion_tokens).toBeLessThan(full.usage.completion_tokens);
    expect(short.usage.cost).toBeLessThan(full.usage.cost);
  });
});

describe('an answer that is', () => {
  test('empty has usage and says nothing', async () => {
    const body = await whole({ kind: 'empty' });
    expect(body.choices[0]).toMatchObject({ finish_reason: 'stop', message: { content: '', reasoning: null } });
    expect(body.choices[0]?.message.tool_calls).toBeUndefined();
    expect(body.usage.completion_tokens).toBe(0);
    expect(body.usage.cost).toBeGreaterThan(0);
    const { chunks, done } = await streamed({ kind: 'empty', content: null });
    expect(done).toBe(true);
    expect(chunks.flatMap((chunk) => chunk.choices).every((choice) => choice.delta.content === null)).toBe(true);
  });

  test('empty and has no finish reason costs nothing', async () => {
    const emulator = withFault({ kind: 'empty', content: null, finishReason: null });
    const body = await ask(emulator, plain);
    expect(body.choices[0]).toMatchObject({
      finish_reason: null,
      native_finish_reason: null,
      message: { content: null },
    });
    expect(body.usage.cost).toBe(0);
    const response = await emulator.fetch(`https://openrouter.ai/api/v1/generation?id=${body.id}`, {
      headers: { authorization: `Bearer ${KEY}` },
    });
    expect(await response.json()).toMatchObject({ data: { total_cost: 0, finish_reason: null } });
  });

  test('full of nulls has null for everything that may be absent', async () => {
    const body = await whole({ kind: 'nulls' }, plain);
    expect(body).toMatchObject({
      system_fingerprint: null,
      service_tier: null,
      error: null,
      choices: [{ logprobs: null, native_finish_reason: null, message: { tool_calls: null, annotations: null } }],
      usage: { prompt_tokens_details: null, completion_tokens_details: null, cost_details: null },
    });
    expect(body.choices[0]?.message.content).not.toBeNull();
    const { chunks } = await streamed({ kind: 'nulls' });
    expect(chunks[0]).toMatchObject({ usage: null, choices: [{ delta: { refusal: null, reasoning: null } }] });
    const later = chunks.flatMap((chunk) => chunk.choices[0]?.delta.tool_calls ?? []).at(-1);
    expect(later).toMatchObject({ id: null, type: null, function: { name: null } });
  });

  test('without [DONE] is whole otherwise, and paid', async () => {
    const { chunks, done } = await streamed({ kind: 'no-done' }, plain);
    expect(done).toBe(false);
    expect(chunks.at(-1)?.usage?.cost).toBeGreaterThan(0);
  });

  test('slow comes in the end, whole and streamed', async () => {
    const fault = { kind: 'slow', firstEvent: 2, perEvent: 1 } as const;
    expect((await streamed(fault, { ...plain, max_tokens: 4 })).done).toBe(true);
    expect((await whole(fault, plain)).choices[0]?.finish_reason).toBe('stop');
  });

  test('slow can be given up', async () => {
    const abort = new AbortController();
    const response = await post(withFault({ kind: 'slow', perEvent: 60_000 }), plain, { signal: abort.signal });
    const text = response.text();
    abort.abort();
    await expect(text).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('a rate limit', () => {
  const limited = async (fault: Omit<Extract<Fault, { kind: 'rate-limit' }>, 'kind'>) => {
    const emulator = createEmulator({ clock: () => 1_000_000, faults: { kind: 'rate-limit', ...fault } });
    const response = await post(emulator, plain);
    const told = Object.fromEntries([...response.headers].filter(([name]) => /retry|ratelimit/.test(name)));
    return { status: response.status, told, body: await response.json() };
  };

  test('says nothing of when to come back unless it should', async () => {
    expect(await limited({})).toMatchObject({
      status: 429,
      told: {},
      body: { error: { code: 429, message: expect.stringContaining('Rate limit exceeded'), metadata: {} } },
    });
  });

  test('tells it in headers, in the metadata, or in both', async () => {
    const headers = { 'retry-after': '7', 'x-ratelimit-limit': '20', 'x-ratelimit-remaining': '0' };
    const metadata = { headers: { 'Retry-After': '7', 'X-RateLimit-Reset': '1030000' }, provider_name: null };
    const both = await limited({ retryAfter: 7, resetIn: 30 });
    expect(both).toMatchObject({
      told: { ...headers, 'x-ratelimit-reset': '1030000' },
      body: { error: { metadata } },
    });
    const inHeaders = await limited({ retryAfter: 7, resetIn: 30, where: 'headers' });
    expect(inHeaders).toMatchObject({ told: headers, body: { error: { metadata: { provider_name: null } } } });
    expect(JSON.stringify(inHeaders.body)).not.toContain('Retry-After');
    expect(await limited({ retryAfter: 7, resetIn: 30, where: 'metadata' })).toMatchObject({
      told: {},
      body: { error: { metadata } },
    });
  });

  test('can be that of an upstream', async () => {
    expect((await limited({ provider: 'Novita' })).body).toMatchObject({
      error: { code: 429, message: 'Provider returned error', metadata: { provider_name: 'Novita' } },
    });
  });
});
