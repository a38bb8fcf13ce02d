import { ContextOverflowError, getRetryable } from '@langchain/core/errors';
import { HumanMessage } from '@langchain/core/messages';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { mergeChunks } from '../../test/merge-chunks.ts';
import { event, failure, modelOn, play, streamed, whole } from '../../test/upstream.ts';
import type { PlayedAnswer } from '../../test/upstream.ts';
import { OpenRouterEmbeddings } from '../embeddings.ts';
import { ChatOpenRouter, OpenRouterConfigurationError, OpenRouterError, OpenRouterPartialError } from '../index.ts';
import { OpenRouterLLM } from '../llm.ts';

async function failureOf(promise: Promise<unknown>): Promise<OpenRouterError> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!OpenRouterError.isInstance(outcome)) throw new Error(`Not an OpenRouterError: ${String(outcome)}`);
  return outcome;
}

const hi = event({ id: 'gen-1', choices: [{ index: 0, delta: { content: 'Hi' }, finish_reason: null }] });
const midStream = {
  id: 'gen-1',
  choices: [{ index: 0, delta: { content: '' }, finish_reason: 'error' }],
  error: { code: 502, message: 'Upstream broke', metadata: { provider_name: 'Maker' } },
};
const started = {
  tool_calls: [{ index: 0, id: 'a', type: 'function', function: { name: 'pay', arguments: '{"to":"Al' } }],
};

describe('bad input and broken answers', () => {
  const broken: [string, PlayedAnswer, { kind: string; status?: number; isRetryable: boolean }][] = [
    [
      'a wrong key',
      failure(401, { code: 401, message: 'No auth' }),
      { kind: 'authentication', status: 401, isRetryable: false },
    ],
    [
      'an unknown model',
      failure(404, { code: 404, message: 'No endpoints' }),
      { kind: 'not-found', status: 404, isRetryable: false },
    ],
    [
      'too many requests',
      failure(429, { code: 429, message: 'Slow down' }),
      { kind: 'rate-limit', status: 429, isRetryable: true },
    ],
    [
      'a web page',
      { headers: { 'content-type': 'text/html' }, body: '<html>Hi</html>' },
      { kind: 'invalid-response', isRetryable: false },
    ],
    [
      'an error under status 200',
      { headers: { 'content-type': 'application/json' }, body: '{"error":{"code":502,"message":"Down"}}' },
      { kind: 'upstream', status: 502, isRetryable: true },
    ],
    [
      'no choices',
      { headers: { 'content-type': 'application/json' }, body: '{"id":"gen-1","choices":[]}' },
      { kind: 'invalid-response', isRetryable: false },
    ],
  ];

  it.each(broken)('%s rejects invoke and stream alike', async (_, answer, expected) => {
    const asked = [
      () => modelOn(play(answer)).invoke('Hi'),
      () => modelOn(play(answer)).stream('Hi').then(mergeChunks),
      () => modelOn(play(answer), { streaming: true }).invoke('Hi'),
    ];
    for (const ask of asked) {
      const error = await failureOf(ask());
      expect({ kind: error.kind, status: error.status, isRetryable: error.isRetryable }).toMatchObject(expected);
      expect(getRetryable(error)).toBe(expected.isRetryable);
    }
  });

  it.each([
    ['an error inside the stream', [hi, event(midStream)], 'upstream'],
    ['a stream that ends without a finish reason', [hi], 'interrupted'],
    [
      'a stream that ends inside the arguments of a tool',
      [event({ id: 'gen-1', choices: [{ index: 0, delta: started }] })],
      'interrupted',
    ],
    ['a chunk that is no JSON', [hi, 'data: {"id"\n\n', 'data: [DONE]\n\n'], 'invalid-response'],
  ])('%s rejects, however it was asked for, and no partial message comes out', async (_, body, kind) => {
    const ended: unknown[] = [];
    const callbacks = [{ handleLLMEnd: (output: unknown) => void ended.push(output) }];
    const asked = [
      () => modelOn(play({ body })).stream('Hi', { callbacks }).then(mergeChunks),
      () => modelOn(play({ body }), { streaming: true }).invoke('Hi', { callbacks }),
      async () => {
        for await (const { event: name, data } of modelOn(play({ body })).streamEvents('Hi', { version: 'v2' })) {
          if (name === 'on_chat_model_end') ended.push(data.output);
        }
      },
      async () => modelOn(play({ body })).streamEvents('Hi'),
    ];
    for (const ask of asked) expect((await failureOf(ask())).kind).toBe(kind);
    expect(ended).toEqual([]);
  });

  it('no key is reported by the first call, without a request', async () => {
    vi.stubEnv('OPENROUTER_API_KEY', '');
    const upstream = play(whole({ content: 'Hi' }));
    const model = new ChatOpenRouter({ model: 'maker/model', fetch: upstream.fetch });
    expect(await failureOf(model.invoke('Hi'))).toMatchObject({ kind: 'configuration' });
    expect(upstream.requests).toEqual([]);
    vi.unstubAllEnvs();
  });

  it('an empty model id is reported by the call, a malformed base URL by the constructor', async () => {
    expect((await failureOf(modelOn(play(whole({})), { model: '' }).invoke('Hi'))).message).toMatch(/model/);
    expect(() => modelOn(play(whole({})), { baseURL: 'openrouter' })).toThrow(/openrouter/);
  });

  it.each([
    { maxConcurrency: Number.NaN },
    { maxConcurrency: 0 },
    { maxConcurrency: '2' as unknown as number },
    { maxRetries: Number.NaN },
    { maxRetries: -1 },
  ])('a number of requests or retries that is none is reported by the constructor: %o', (fields) => {
    const wrong = { model: 'maker/model', ...fields };
    for (const make of [
      () => new ChatOpenRouter(wrong),
      () => new OpenRouterLLM(wrong),
      () => new OpenRouterEmbeddings(wrong),
    ]) {
      expect(make).toThrow(OpenRouterConfigurationError);
      expect(make).toThrow(`${Object.keys(fields)[0]} is ${Object.values(fields)[0]}`);
    }
    const least = { model: 'maker/model', maxConcurrency: 1, maxRetries: 0 };
    expect(new ChatOpenRouter(least).caller).toMatchObject({ maxConcurrency: 1, maxRetries: 0 });
    const nothing = { model: 'maker/model', maxConcurrency: null as unknown as number };
    expect(new ChatOpenRouter(nothing).caller).toMatchObject({ maxConcurrency: Infinity });
  });

  it('a prompt that is too long is a ContextOverflowError of LangChain and stays an OpenRouterError', async () => {
    const tooLong = failure(400, { code: 400, message: 'This endpoint’s maximum context length is 10 tokens.' });
    const error = await failureOf(modelOn(play(tooLong)).invoke('Hi'));
    expect(ContextOverflowError.isInstance(error)).toBe(true);
    expect(error).toBeInstanceOf(ContextOverflowError);
    expect(error).toBeInstanceOf(OpenRouterError);
    expect(error).not.toBeInstanceOf(OpenRouterConfigurationError);
    expect(error).toMatchObject({ kind: 'context-length', status: 400, lc_error_code: 'CONTEXT_OVERFLOW' });
    expect(getRetryable(error)).toBe(false);
  });

  it('of n answers, one of which failed for a prompt that is too long, is an OpenRouterPartialError as well', async () => {
    const tooLong = failure(400, { code: 400, message: 'This endpoint’s maximum context length is 10 tokens.' });
    const asked = modelOn(play(whole({ content: 'Hi' }), tooLong)).generate([[new HumanMessage('Hi')]], { n: 2 });
    const error = await failureOf(asked);
    expect(error).toBeInstanceOf(ContextOverflowError);
    expect(error).toBeInstanceOf(OpenRouterPartialError);
    expect(OpenRouterPartialError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ kind: 'context-length', partial: [{ text: 'Hi' }, undefined], cost: 0.00042 });
    expect(await failureOf(modelOn(play(tooLong)).invoke('Hi'))).not.toBeInstanceOf(OpenRouterPartialError);
  });

  it('of n answers, all of which failed, is the error of the first', async () => {
    const asked = modelOn(play(failure(400, { code: 400, message: 'No' }))).generate([[new HumanMessage('Hi')]], {
      n: 2,
    });
    const error = await failureOf(asked);
    expect(error).toMatchObject({ kind: 'invalid-request', status: 400 });
    expect(OpenRouterPartialError.isInstance(error)).toBe(false);
  });

  it.each([
    [401, 'MODEL_AUTHENTICATION'],
    [404, 'MODEL_NOT_FOUND'],
    [429, 'MODEL_RATE_LIMIT'],
  ])('status %i carries the code %s', async (status, code) => {
    const error = await failureOf(modelOn(play(failure(status, { code: status, message: 'No' }))).invoke('Hi'));
    expect(error).toMatchObject({ lc_error_code: code });
  });

  it.each([
    "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'.",
    'messages.2: `tool_use` ids were found without `tool_result` blocks immediately after: toolu_1.',
    'No tool output found for function call call_1.',
    'Please ensure that function call turn comes immediately after a user turn or after a function response turn.',
  ])('a history whose tool calls and answers do not fit carries the code INVALID_TOOL_RESULTS: %s', async (message) => {
    const error = await failureOf(modelOn(play(failure(400, { code: 400, message }))).invoke('Hi'));
    expect(error).toMatchObject({ kind: 'invalid-request', lc_error_code: 'INVALID_TOOL_RESULTS' });
  });

  it.each(['No', 'Function calling is not enabled for this model'])(
    'a request that is refused for anything else carries none: %s',
    async (message) => {
      const error = await failureOf(modelOn(play(failure(400, { code: 400, message }))).invoke('Hi'));
      expect(error).toMatchObject({ kind: 'invalid-request' });
      expect(error).not.toHaveProperty('lc_error_code');
    },
  );
});

describe('retries', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
  afterEach(() => void vi.useRealTimers());

  async function settle<Value>(promise: Promise<Value>, milliseconds: number): Promise<Value> {
    const settled = promise.catch((error: unknown) => ({ error }));
    await vi.advanceTimersByTimeAsync(milliseconds);
    const outcome = await settled;
    if (typeof outcome === 'object' && outcome !== null && 'error' in outcome) throw outcome.error;
    return outcome;
  }

  it('follow failures before the first token, also an error as the first thing in a stream', async () => {
    const noProvider = {
      id: 'gen-1',
      choices: [],
      error: { code: 502, message: 'Down', metadata: { error_type: 'provider_unavailable' } },
    };
    const upstream = play(
      failure(503, { code: 503, message: 'Busy' }),
      { body: [': OPENROUTER PROCESSING\n\n', event(noProvider)] },
      { body: streamed([{ content: 'Hi' }]) },
    );
    const asked = modelOn(upstream, { maxRetries: 2 }).stream('Hi').then(mergeChunks);
    expect((await settle(asked, 60_000)).content).toBe('Hi');
    expect(upstream.requests).toHaveLength(3);
  });

  it('are as many as the call says, before what the model says', async () => {
    const upstream = play(failure(503, { code: 503, message: 'Busy' }));
    const model = modelOn(upstream, { maxRetries: 5 });
    await expect(settle(model.invoke('Hi', { maxRetries: 1 }), 600_000)).rejects.toThrow('Busy');
    expect(upstream.requests).toHaveLength(2);
    await expect(settle(model.withConfig({ maxRetries: 0 }).invoke('Hi'), 600_000)).rejects.toThrow('Busy');
    expect(upstream.requests).toHaveLength(3);
  });

  it('do not follow a failure after the first token', async () => {
    const upstream = play({ body: [hi, event(midStream)] });
    await expect(settle(modelOn(upstream, { maxRetries: 5 }).stream('Hi').then(mergeChunks), 600_000)).rejects.toThrow(
      'Upstream broke',
    );
    expect(upstream.requests).toHaveLength(1);
  });

  it('follow a 429 without Retry-After', async () => {
    const upstream = play(failure(429, { code: 429, message: 'Slow down' }), whole({ content: 'Hi' }));
    expect((await settle(modelOn(upstream, { maxRetries: 1 }).invoke('Hi'), 10_000)).content).toBe('Hi');
  });

  it('follow a 404 that OpenRouter calls transient, and no other', async () => {
    const transient = { code: 404, message: 'No endpoint now', availability: { code: 'busy', retryable: true } };
    const upstream = play(failure(404, transient), whole({ content: 'Hi' }));
    expect((await settle(modelOn(upstream, { maxRetries: 1 }).invoke('Hi'), 10_000)).content).toBe('Hi');
    const final = play(failure(404, { code: 404, message: 'No such model' }));
    await expect(settle(modelOn(final, { maxRetries: 3 }).invoke('Hi'), 600_000)).rejects.toThrow('No such model');
    expect(final.requests).toHaveLength(1);
  });

  it.each([
    ['Retry-After', () => failure(429, { code: 429, message: 'Slow' }, { 'retry-after': '30' })],
    [
      'X-RateLimit-Reset',
      () => failure(429, { code: 429, message: 'Slow' }, { 'x-ratelimit-reset': String(Date.now() + 30_000) }),
    ],
    [
      'X-RateLimit-Reset inside the error',
      () =>
        failure(429, {
          code: 429,
          message: 'Slow',
          metadata: { headers: { 'X-RateLimit-Reset': String(Date.now() + 30_000) } },
        }),
    ],
  ])('wait as long as %s says', async (_, first) => {
    const upstream = play(first(), whole({ content: 'Hi' }));
    const asked = modelOn(upstream, { maxRetries: 1 }).invoke('Hi');
    await vi.advanceTimersByTimeAsync(29_000);
    expect(upstream.requests).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect((await asked).content).toBe('Hi');
  });

  it('do not wait for a limit that ends tomorrow', async () => {
    const upstream = play(failure(429, { code: 429, message: 'Daily limit' }, { 'retry-after': '86400' }));
    await expect(settle(modelOn(upstream, { maxRetries: 5 }).invoke('Hi'), 0)).rejects.toThrow('Daily limit');
    expect(upstream.requests).toHaveLength(1);
  });

  it.each([
    ['of an answer that is not tried again, so long is it', '61', 61_000],
    ['of an answer whose time is over', new Date(Date.now() - 1000).toUTCString(), 0],
  ])('leave it to others how long to wait: the error says it, %s', async (_, retryAfter, retryAfterMs) => {
    const upstream = play(failure(429, { code: 429, message: 'Slow' }, { 'retry-after': retryAfter }));
    const expected = { kind: 'rate-limit', retryAfterMs };
    expect(await failureOf(modelOn(upstream).invoke('Hi'))).toMatchObject(expected);
    expect(await failureOf(modelOn(upstream).stream('Hi').then(mergeChunks))).toMatchObject(expected);
  });

  it('leave it to others how long to wait where a stream broke off: the error says it', async () => {
    const limit = { 'X-RateLimit-Reset': String(Date.now() + 7000) };
    const slow = { code: 429, message: 'Slow', metadata: { headers: limit } };
    const body = [hi, event({ ...midStream, error: slow })];
    const expected = { kind: 'rate-limit', retryAfterMs: 7000 };
    expect(await failureOf(modelOn(play({ body })).stream('Hi').then(mergeChunks))).toMatchObject(expected);
    expect(await failureOf(Promise.resolve(modelOn(play({ body })).streamEvents('Hi')))).toMatchObject(expected);
    expect(await failureOf(modelOn(play({ body }), { streaming: true }).invoke('Hi'))).toMatchObject(expected);
  });

  it('are as many as the call says, and an own onFailedAttempt decides', async () => {
    const busy = failure(503, { code: 503, message: 'Busy' });
    const upstream = play(busy);
    await expect(settle(modelOn(upstream, { maxRetries: 5 }).invoke('Hi', { maxRetries: 1 }), 600_000)).rejects.toThrow(
      'Busy',
    );
    expect(upstream.requests).toHaveLength(2);
    const stubborn = play(busy);
    const never = (error: unknown): void => {
      throw error;
    };
    await expect(
      settle(modelOn(stubborn, { maxRetries: 5, onFailedAttempt: never }).invoke('Hi'), 600_000),
    ).rejects.toThrow('Busy');
    expect(stubborn.requests).toHaveLength(1);
  });
});
