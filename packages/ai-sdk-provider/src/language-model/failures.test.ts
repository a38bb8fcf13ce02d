import { APICallError, type LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { OpenRouterError } from '@openrouter-adapters/core';
import { generateText, isStepCount, RetryError, StreamProviderError, streamText, tool } from 'ai';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod/v4';

import { readAll } from '../../test/read-all.ts';
import { delta, deltasOf, ending, json, message, scripted, stream } from '../../test/scripted-openrouter.ts';
import { createOpenRouter } from '../index.ts';

const prompt: LanguageModelV4CallOptions['prompt'] = [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }];

function setUp(...answers: Parameters<typeof scripted>) {
  const { fetch, requests } = scripted(...answers);
  return { model: createOpenRouter({ apiKey: 'sk-or-secret-key', fetch })('a/b'), requests };
}

/** A tool that must not run, and what runs it. */
function withTool() {
  const execute = vi.fn<(input: { city?: string | undefined }) => string>(() => 'ran');
  const weather = tool({ inputSchema: z.object({ city: z.string().optional() }), execute });
  return { execute, tools: { weather }, stopWhen: isStepCount(3), maxRetries: 0, prompt: 'Weather?' };
}

const rateLimit = {
  error: {
    code: 429,
    message: 'Provider returned error',
    metadata: { provider_name: 'Upstream', raw: '{"error":"Slow down"}' },
  },
};
const html = () => new Response('<!doctype html><title>Sign in</title>', { headers: { 'content-type': 'text/html' } });

describe('a call that fails before it is answered', () => {
  it.each([
    ['doGenerate', { model: 'a/b', temperature: 1 }],
    ['doStream', { model: 'a/b', temperature: 1, stream: true }],
  ] as const)('rejects %s with an APICallError that says everything but the key', async (method, sent) => {
    const { model } = setUp(json(rateLimit, 429, { 'retry-after': '7' }));
    const error = await failureOf(async () => model[method]({ prompt, temperature: 1 }));
    expect(APICallError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({
      message: expect.stringMatching(/^Upstream: Slow down/),
      url: 'https://openrouter.ai/api/v1/chat/completions',
      statusCode: 429,
      isRetryable: true,
      requestBodyValues: { ...sent, messages: [{ role: 'user', content: 'Hi' }] },
      data: rateLimit,
      responseBody: JSON.stringify(rateLimit),
    });
    const { responseHeaders, cause } = error as APICallError;
    expect(responseHeaders?.['retry-after']).toBe('7');
    expect(OpenRouterError.isInstance(cause) && cause.kind).toBe('rate-limit');
    expect(JSON.stringify(error)).not.toContain('secret');
  });

  it.each([
    [400, false],
    [401, false],
    [402, false],
    [403, false],
    [404, false],
    [408, true],
    [429, true],
    [500, true],
    [502, true],
    [503, true],
    [529, true],
  ])('with status %i has isRetryable %s', async (status, isRetryable) => {
    const { model } = setUp(json({ error: { code: status, message: 'No' } }, status));
    await expect(model.doGenerate({ prompt })).rejects.toMatchObject({ statusCode: status, isRetryable });
  });

  it('is tried again by the AI SDK when that makes sense', async () => {
    const { model, requests } = setUp(json(rateLimit, 429, { 'retry-after-ms': '1' }), message({ content: 'Hello!' }));
    expect((await generateText({ model, prompt: 'Hi' })).text).toBe('Hello!');
    expect(requests).toHaveLength(2);
  });

  describe('and tells the wait elsewhere than in its own headers', () => {
    beforeEach(() => {
      vi.useFakeTimers({ now: 1_790_000_000_000 });
    });
    afterEach(() => {
      vi.useRealTimers();
    });
    const error = (metadata: Record<string, unknown>) => ({ error: { code: 429, message: 'Slow down', metadata } });
    const first = (body: Record<string, unknown>) => stream([{ id: 'gen-1', choices: [], ...body }], { done: false });
    const inSeconds = error({ retry_after_seconds: 7 });

    it.each([
      ['seconds in the body', json(inSeconds, 429)],
      ['the headers of an upstream', json(error({ headers: { 'X-RateLimit-Reset': '1790000007000' } }), 429)],
      ['an error under status 200', json(inSeconds)],
      ['an error first in a stream', first(inSeconds)],
    ])('is tried again by the AI SDK at that time: %s', async (_, answer) => {
      const { model, requests } = setUp(answer, stream([...deltasOf({ content: 'Hello!' }), ...ending('stop')]));
      const { text } = streamText({ model, prompt: 'Hi' });
      await vi.advanceTimersByTimeAsync(6900);
      expect(requests).toHaveLength(1);
      await vi.advanceTimersByTimeAsync(200);
      expect(requests).toHaveLength(2);
      expect(await text).toBe('Hello!');
    });

    it.each([
      ['the answer has a header that says it', json(inSeconds, 429, { 'retry-after': '3' }), '3'],
      ['it makes no sense to try again', json({ error: { ...inSeconds.error, code: 400 } }, 400), undefined],
      ['the time is over', json(error({ headers: { 'X-RateLimit-Reset': '1789999999000' } }), 429), undefined],
    ])('has no further header when %s', async (_, answer, wait) => {
      const { responseHeaders } = (await failureOf(async () =>
        setUp(answer).model.doGenerate({ prompt }),
      )) as APICallError;
      expect(responseHeaders?.['retry-after']).toBe(wait);
      expect(responseHeaders).not.toHaveProperty('retry-after-ms');
    });
  });

  it('without a connection rejects with a retryable APICallError', async () => {
    const { model } = setUp(() => {
      throw new TypeError('fetch failed', { cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }) });
    });
    await expect(model.doStream({ prompt })).rejects.toMatchObject({
      name: 'AI_APICallError',
      message: expect.stringContaining('ECONNREFUSED'),
      isRetryable: true,
    });
  });
});

describe('an answer under status 200 that is none', () => {
  it.each([
    ['an error', json({ error: { code: 502, message: 'Broken' } }), true],
    [
      'an error in its choice',
      message(
        { content: 'So' },
        { choices: [{ error: { code: 502, message: 'Broken' }, message: { content: 'So' } }] },
      ),
      true,
    ],
    ['no choices', json({ id: 'gen-1', choices: [] }), undefined],
    ['a web page', html, false],
    ['broken JSON', () => new Response('{"id":', { headers: { 'content-type': 'application/json' } }), undefined],
  ])('is an APICallError when it holds %s', async (_, answer, isRetryable) => {
    const { model } = setUp(answer);
    const error = await failureOf(async () => model.doGenerate({ prompt }));
    expect(APICallError.isInstance(error)).toBe(true);
    if (isRetryable !== undefined) expect(error).toMatchObject({ isRetryable });
  });

  it.each([
    ['an error body', json({ error: { code: 502, message: 'Broken' } })],
    ['a web page', html],
    [
      'an error as its first chunk',
      stream([{ id: 'gen-1', choices: [], error: { code: 502, message: 'Broken' } }], { done: false }),
    ],
  ])('rejects doStream, so that it can be tried again, when it is %s', async (_, answer) => {
    await expect(setUp(answer).model.doStream({ prompt })).rejects.toBeInstanceOf(APICallError);
  });
});

describe('a stream that fails after it began', () => {
  const failing = stream([
    ...deltasOf({ content: 'So' }),
    {
      ...delta({ content: '' }, { finish_reason: 'error' }),
      error: { code: 502, message: 'Upstream broke', metadata: { error_type: 'provider_unavailable' } },
    },
  ]);

  it('gives an error part, then finish with the reason error', async () => {
    const { stream: parts } = await setUp(failing).model.doStream({ prompt });
    const all = await readAll(parts);
    expect(all.slice(-3)).toMatchObject([
      { type: 'error', error: { name: 'AI_APICallError', statusCode: 502, isRetryable: true } },
      { type: 'text-end' },
      { type: 'finish', finishReason: { unified: 'error' } },
    ]);
  });

  it('reaches onError of streamText', async () => {
    const onError = vi.fn<(event: { error: unknown }) => void>();
    const result = streamText({ model: setUp(failing).model, prompt: 'Hi', onError, maxRetries: 0 });
    await result.consumeStream();
    expect(onError.mock.calls[0]?.[0].error).toBeInstanceOf(APICallError);
  });

  it('gives an error of both classes that the AI SDK has for it, with the fields of both', async () => {
    const { stream: parts } = await setUp(failing).model.doStream({ prompt });
    const part = (await readAll(parts)).find(({ type }) => type === 'error');
    const error: unknown = part?.type === 'error' ? part.error : undefined;
    if (!StreamProviderError.isInstance(error)) throw error;
    expect(error).toMatchObject({
      message: expect.stringContaining('Upstream broke'),
      type: 'provider_unavailable',
      code: 502,
      statusCode: 502,
      isRetryable: true,
      data: expect.objectContaining({ error: expect.anything() }),
    });
    expect(APICallError.isInstance(error) && OpenRouterError.isInstance(error.cause)).toBe(true);
  });

  it('is streamed anew as streamRetries or onError say', async () => {
    const whole = stream([...deltasOf({ content: 'Whole' }), ...ending('stop')]);
    const byNumber = setUp(failing, whole);
    const first = streamText({ model: byNumber.model, prompt: 'Hi', streamRetries: 1, onError: () => {} });
    expect(await first.text).toBe('Whole');
    const byError = setUp(failing, whole);
    const second = streamText({
      model: byError.model,
      prompt: 'Hi',
      streamRetries: 0,
      onError: ({ error }) =>
        StreamProviderError.isInstance(error) && error.isRetryable ? { retry: true as const } : undefined,
    });
    expect(await second.text).toBe('Whole');
    expect([byNumber.requests.length, byError.requests.length]).toEqual([2, 2]);
  });

  it('without a finish reason is interrupted', async () => {
    const { stream: parts } = await setUp(stream(deltasOf({ content: 'So' }), { done: false })).model.doStream({
      prompt,
    });
    const all = await readAll(parts);
    expect(all.find(({ type }) => type === 'error')).toMatchObject({
      error: { name: 'AI_APICallError', isRetryable: true },
    });
    expect(all.at(-1)).toMatchObject({ type: 'finish', finishReason: { unified: 'interrupted' } });
  });
});

describe('an answer with audio that fails after it began', () => {
  const sound = delta({ audio: { id: 'a1', data: 'AAAA', transcript: 'Hi' } });
  const broken = { ...delta({}, { finish_reason: 'error' }), error: { code: 502, message: 'Upstream broke' } };
  const settings = { modalities: ['text' as const, 'audio' as const], audio: { voice: 'alloy', format: 'wav' } };

  it('has in its error what it had cost, though OpenRouter says so afterwards', async () => {
    const usage = { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3, cost: 0.3 };
    const { fetch } = scripted(stream([sound, broken, { ...delta({}), choices: [], usage }]));
    const model = createOpenRouter({ apiKey: 'sk-or-test', fetch })('a/b', settings);
    const error = await failureOf(async () => model.doGenerate({ prompt }));
    expect(error).toMatchObject({ statusCode: 502, cause: { usage: { cost: { charged: 0.3 } } } });
  });

  it('closes its connection at once, where the error tells the cost itself', async () => {
    const usage = { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3, cost: 0.3 };
    const text = [sound, { ...broken, usage }].map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join('');
    const { body, cancelled } = endless(text);
    const { fetch } = scripted(() => new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
    const model = createOpenRouter({ apiKey: 'sk-or-test', fetch })('a/b', settings);
    const error = await failureOf(async () => model.doGenerate({ prompt }));
    expect(error).toMatchObject({ cause: { usage: { cost: { charged: 0.3 } } } });
    await expect(cancelled).resolves.toBeUndefined();
  });

  it('is not waited for longer than a second', async () => {
    vi.useFakeTimers();
    try {
      const text = [sound, broken].map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join('');
      const { body, cancelled } = endless(text);
      const { fetch } = scripted(() => new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
      const model = createOpenRouter({ apiKey: 'sk-or-test', fetch })('a/b', settings);
      const failure = failureOf(async () => model.doGenerate({ prompt }));
      await vi.advanceTimersByTimeAsync(1000);
      expect(await failure).toMatchObject({ statusCode: 502 });
      await expect(cancelled).resolves.toBeUndefined();
    } finally {
      vi.useRealTimers();
    }
  });

  it('leaves no timer behind that would keep a program from ending', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { fetch } = scripted(stream([sound, broken]));
      const model = createOpenRouter({ apiKey: 'sk-or-test', fetch })('a/b', settings);
      expect(await failureOf(async () => model.doGenerate({ prompt }))).toMatchObject({ statusCode: 502 });
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a tool call that was cut off', () => {
  it.each(['', '{"ci', '{"city":"Par', '{"city":"Paris"}'])('after %j is never run by streamText', async (text) => {
    const call = { id: 'call_1', function: { name: 'weather', arguments: text } };
    const { model } = setUp(stream(deltasOf({ tool_calls: [call] }), { done: false }));
    const { execute, ...call1 } = withTool();
    const result = streamText({ model, ...call1, onError: () => {} });
    await result.consumeStream({ onError: () => {} });
    expect(execute).not.toHaveBeenCalled();
  });

  it.each(['', '{"ci', '{"city":"Par', '{"city":"Paris"}'])(
    'after %j by an error ends the run with that error, without another request',
    async (text) => {
      const call = { id: 'call_1', function: { name: 'weather', arguments: text } };
      const broken = { ...delta({}, { finish_reason: 'error' }), error: { code: 502, message: 'Upstream broke' } };
      const { model, requests } = setUp(
        stream([...deltasOf({ tool_calls: [call] }), broken]),
        stream([...deltasOf({ content: 'Second' }), ...ending('stop')]),
      );
      const { execute, ...options } = withTool();
      const result = streamText({ model, ...options, onError: () => {} });
      await result.consumeStream({ onError: () => {} });
      expect(execute).not.toHaveBeenCalled();
      expect(requests).toHaveLength(1);
      expect(await result.finishReason).toBe('error');
    },
  );

  it.each(['', '{"ci', '{"city":"Par'])('by the length limit after %j is never run by generateText', async (text) => {
    const tool_calls = [{ id: 'call_1', type: 'function', function: { name: 'weather', arguments: text } }];
    const { model } = setUp(message({ tool_calls }, { finish_reason: 'length' }), message({ content: 'Sorry' }));
    const { execute, ...call } = withTool();
    const result = await generateText({ model, ...call });
    expect(execute).not.toHaveBeenCalled();
    expect(result.steps[0]).toMatchObject({ finishReason: 'length', toolCalls: [{ invalid: true }] });
  });

  it.each(['', '{"ci'])(
    'after %j in a whole answer without a finish reason is never run by generateText',
    async (text) => {
      const tool_calls = [{ id: 'call_1', type: 'function', function: { name: 'weather', arguments: text } }];
      const { model } = setUp(message({ tool_calls }, { finish_reason: null }), message({ content: 'Sorry' }));
      const { execute, ...call } = withTool();
      const result = await generateText({ model, ...call });
      expect(execute).not.toHaveBeenCalled();
      expect(result.steps[0]).toMatchObject({ toolCalls: [{ invalid: true }] });
    },
  );

  it('is told apart from a call without arguments, which runs', async () => {
    const tool_calls = [{ id: 'call_1', type: 'function', function: { name: 'weather', arguments: '' } }];
    const { model } = setUp(message({ tool_calls }, { finish_reason: 'tool_calls' }), message({ content: 'Fine' }));
    const { execute, ...call } = withTool();
    await generateText({ model, ...call });
    expect(execute.mock.calls[0]?.[0]).toEqual({});
  });
});

describe('an aborted call', () => {
  it.each(['doGenerate', 'doStream'] as const)('rejects %s with the reason, untouched', async (method) => {
    const reason = new Error('Enough');
    const controller = new AbortController();
    const { model, requests } = setUp(
      ({ signal }) =>
        new Promise((_, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason));
          controller.abort(reason);
        }),
    );
    await expect(model[method]({ prompt, abortSignal: controller.signal })).rejects.toBe(reason);
    expect(requests).toHaveLength(1);
  });

  it('errors its stream with the reason', async () => {
    const reason = new Error('Enough');
    const controller = new AbortController();
    const { body, cancelled } = endless();
    const { model } = setUp(() => new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
    const { stream: parts } = await model.doStream({ prompt, abortSignal: controller.signal });
    controller.abort(reason);
    await expect(readAll(parts)).rejects.toBe(reason);
    await expect(cancelled).resolves.toBeUndefined();
  });

  it('closes its socket when the stream is cancelled', async () => {
    const { body, cancelled } = endless();
    const { model } = setUp(() => new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
    const { stream: parts } = await model.doStream({ prompt });
    await parts.cancel();
    await expect(cancelled).resolves.toBeUndefined();
  });
});

describe('an exhausted retry', () => {
  it('keeps the errors of all attempts', async () => {
    const { model } = setUp(...[1, 2, 3].map(() => json(rateLimit, 429, { 'retry-after-ms': '1' })));
    const error = await failureOf(() => generateText({ model, prompt: 'Hi' }));
    expect(RetryError.isInstance(error) && error.errors.every((attempt) => APICallError.isInstance(attempt))).toBe(
      true,
    );
  });
});

it('a finish reason of length ends a stream without an error', async () => {
  const { stream: parts } = await setUp(stream([...deltasOf({ content: 'So' }), ...ending('length')])).model.doStream({
    prompt,
  });
  const all = await readAll(parts);
  expect(all.at(-1)).toMatchObject({ finishReason: { unified: 'length' } });
  expect(all.some(({ type }) => type === 'error')).toBe(false);
});

async function failureOf(call: () => Promise<unknown>): Promise<unknown> {
  try {
    await call();
  } catch (error) {
    return error;
  }
  throw new Error('The call did not fail.');
}

/** A body that says one thing and then nothing more, until it is cancelled. */
function endless(text = `data: ${JSON.stringify(delta({ content: 'So' }))}\n\n`): {
  body: ReadableStream<Uint8Array>;
  cancelled: Promise<void>;
} {
  let tell = (): void => {};
  const cancelled = new Promise<void>((resolve) => (tell = resolve));
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode(text)),
    cancel: () => tell(),
  });
  return { body, cancelled };
}
