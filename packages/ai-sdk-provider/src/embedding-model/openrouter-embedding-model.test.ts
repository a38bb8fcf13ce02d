import { APICallError, InvalidArgumentError, TooManyEmbeddingValuesForCallError } from '@ai-sdk/provider';
import { embed, embedMany, wrapEmbeddingModel } from 'ai';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { answering, jsonAnswer, rejectionOf, type Asked } from '../../test/answering.ts';

/** Vectors as the API encodes them: 32-bit floats, little-endian. */
function toBase64(floats: readonly number[]): string {
  return btoa(String.fromCharCode(...new Uint8Array(new Float32Array(floats).buffer)));
}

/** The vector of a text is its length. */
function vectors({ body }: Asked, usage: unknown = { prompt_tokens: 2, total_tokens: 2, cost: 0.5 }): Response {
  const input = body['input'] as unknown[];
  const embeddings = input.map((text) => (typeof text === 'string' ? [text.length, 1] : [-1, 1]));
  const data = embeddings.map((floats, index) => ({ object: 'embedding', index, embedding: toBase64(floats) }));
  return jsonAnswer({ object: 'list', id: 'gen-emb-1', model: 'embedder', provider: 'Maker', data, usage });
}

describe('embed', () => {
  it('asks for base64 and gives numbers, tokens, cost and provider', async () => {
    const { openrouter, asked } = answering((request) => vectors(request));
    const result = await embed({ model: openrouter.embeddingModel('maker/embedder'), value: 'four' });
    expect(result.embedding).toEqual([4, 1]);
    expect(result.usage).toEqual({ tokens: 2 });
    expect(result.providerMetadata).toEqual({
      openrouter: {
        provider: 'Maker',
        generationId: 'gen-emb-1',
        usage: { promptTokens: 2, totalTokens: 2, cost: 0.5, totalCost: 0.5 },
      },
    });
    expect(asked).toMatchObject([
      { path: '/embeddings', body: { model: 'maker/embedder', input: ['four'], encoding_format: 'base64' } },
    ]);
  });

  it('sends options in either spelling, the call before the model before the provider', async () => {
    const { openrouter, asked } = answering((request) => vectors(request), {
      extraBody: { user: 'provider', input_type: 'provider' },
    });
    const model = openrouter.textEmbeddingModel('maker/embedder', {
      inputType: 'search_document',
      dimensions: 1024,
      provider: { only: ['maker'], allowFallbacks: false },
    });
    const { warnings } = await embed({
      model,
      value: 'a',
      dimensions: 512,
      providerOptions: { openrouter: { input_type: 'search_query', sessionId: 's', novelty: 1 } },
    });
    expect(asked[0]?.body).toEqual({
      model: 'maker/embedder',
      input: ['a'],
      encoding_format: 'base64',
      dimensions: 512,
      input_type: 'search_query',
      provider: { only: ['maker'], allow_fallbacks: false },
      user: 'provider',
      session_id: 's',
      novelty: 1,
    });
    expect(warnings).toEqual([
      { type: 'other', message: 'providerOptions.openrouter.novelty is not known here and was sent as it is.' },
    ]);
  });

  it('makes one vector of a text and its images', async () => {
    const { openrouter, asked } = answering((request) => vectors(request));
    const image = { type: 'image_url', imageUrl: { url: 'https://example.com/cat.png' } };
    const { embeddings } = await embedMany({
      model: openrouter.embedding('maker/multimodal', { maxEmbeddingsPerCall: 2 }),
      values: ['a cat', '', 'only text'],
      providerOptions: { openrouter: { content: [[image], [image], null] } },
    });
    expect(embeddings).toHaveLength(3);
    const part = { type: 'image_url', image_url: { url: 'https://example.com/cat.png' } };
    expect(asked.map(({ body }) => body['input'])).toEqual([
      [{ content: [{ type: 'text', text: 'a cat' }, part] }, { content: [part] }],
      ['only text'],
    ]);
  });

  it('leaves out what the answer does not tell', async () => {
    const { openrouter } = answering((request) => vectors(request, { prompt_tokens: 1, total_tokens: 1, cost: null }));
    const { providerMetadata } = await embed({ model: openrouter.embeddingModel('maker/embedder'), value: 'a' });
    expect(providerMetadata?.['openrouter']?.['usage']).toEqual({ promptTokens: 1, totalTokens: 1 });
  });
});

describe('embedMany', () => {
  it('embeds 100,000 short texts, in order, a few requests at a time', async () => {
    let open = 0;
    let most = 0;
    const { openrouter, asked } = answering(async (request) => {
      most = Math.max(most, (open += 1));
      await Promise.resolve();
      open -= 1;
      return vectors(request);
    });
    const values = Array.from({ length: 100_000 }, (_, index) => 'x'.repeat(1 + (index % 7)));
    const { embeddings, usage } = await embedMany({
      model: openrouter.embeddingModel('openai/text-embedding-3-small'),
      values,
    });
    expect(embeddings.map(([length]) => length)).toEqual(values.map(({ length }) => length));
    expect(asked).toHaveLength(Math.ceil(100_000 / 2048));
    expect(usage.tokens).toBe(2 * asked.length);
    expect(most).toBeLessThanOrEqual(8);
  });

  it('asks for no more than the upstreams take: 96 values, and 300,000 bytes', async () => {
    const { openrouter, asked } = answering((request) => vectors(request));
    await embedMany({ model: openrouter.embeddingModel('maker/embedder'), values: Array(3000).fill('a') });
    expect(Math.max(...asked.map(({ body }) => (body['input'] as string[]).length))).toBe(96);
    asked.length = 0;
    await embedMany({
      model: openrouter.embeddingModel('openai/text-embedding-3-small'),
      values: Array(10).fill('é'.repeat(50_000)),
    });
    expect(asked.map(({ body }) => (body['input'] as string[]).length)).toEqual([3, 3, 3, 1]);
  });

  it('puts vectors that come in reversed order in order', async () => {
    const { openrouter } = answering(({ body }) => {
      const input = body['input'] as string[];
      const data = input.map((text, index) => ({ object: 'embedding', index, embedding: [text.length] }));
      return jsonAnswer({ object: 'list', model: 'embedder', data: data.toReversed() });
    });
    const { embeddings } = await embedMany({
      model: openrouter.embeddingModel('maker/embedder'),
      values: ['a', 'bb', 'ccc'],
    });
    expect(embeddings).toEqual([[1], [2], [3]]);
  });

  it('tries a failed batch again, and only that', async () => {
    const { openrouter, asked } = answering((request, count) =>
      count === 1
        ? jsonAnswer({ error: { code: 503, message: 'Busy' } }, 503, { 'retry-after-ms': '1' })
        : vectors(request),
    );
    const model = openrouter.embeddingModel('maker/embedder', { maxEmbeddingsPerCall: 1 });
    const { embeddings } = await embedMany({ model, values: ['a', 'bb'] });
    expect(embeddings).toEqual([
      [1, 1],
      [2, 1],
    ]);
    expect(asked.map(({ body }) => body['input'])).toEqual([['a'], ['bb'], ['a']]);
  });

  it('works through middleware', async () => {
    const { openrouter, asked } = answering((request) => vectors(request));
    const model = wrapEmbeddingModel({
      model: openrouter.embeddingModel('maker/embedder', { max_embeddings_per_call: 2 } as object),
      middleware: { specificationVersion: 'v4' },
    });
    await embedMany({ model, values: ['a', 'b', 'c'] });
    expect(asked).toHaveLength(2);
  });
});

describe('settings of batches', () => {
  it('come too late with a call, which is a warning', async () => {
    const { openrouter, asked } = answering((request) => vectors(request));
    const { warnings } = await openrouter.embeddingModel('maker/embedder').doEmbed({
      values: ['a', 'b', 'c'],
      providerOptions: { openrouter: { maxEmbeddingsPerCall: 2, max_parallel_calls: 1 } },
    });
    expect(warnings).toMatchObject([
      { type: 'unsupported', feature: 'providerOptions.openrouter.maxEmbeddingsPerCall' },
      { type: 'unsupported', feature: 'providerOptions.openrouter.maxParallelCalls' },
    ]);
    expect(asked).toHaveLength(1);
  });
});

describe('bad input', () => {
  it('is told with its index among all values, before anything is sent', async () => {
    const { openrouter, asked } = answering((request) => vectors(request));
    const model = openrouter.embeddingModel('maker/embedder', { maxEmbeddingsPerCall: 2 });
    const error = await rejectionOf(embedMany({ model, values: ['a', 'b', 'c', ''] }));
    expect(error).toBeInstanceOf(InvalidArgumentError);
    expect(error).toMatchObject({ message: expect.stringContaining('index 3') as string });
    expect(await rejectionOf(embed({ model, value: '' }))).toMatchObject({
      argument: 'values',
      message: expect.stringContaining('index 0') as string,
    });
    expect(asked).toEqual([]);
  });

  it('costs nothing when there are no values', async () => {
    const { openrouter, asked } = answering((request) => vectors(request));
    const { embeddings } = await embedMany({ model: openrouter.embeddingModel('maker/embedder'), values: [] });
    expect(embeddings).toEqual([]);
    expect(asked).toEqual([]);
  });

  it.each([
    ['dimensions that are no number', { dimensions: Number.NaN }, 'dimensions'],
    ['dimensions of 1.5', { dimensions: 1.5 }, 'dimensions'],
    ['a batch size of 0', { maxEmbeddingsPerCall: 0 }, 'maxEmbeddingsPerCall'],
    ['a content of another length', { content: [[{ type: 'text', text: 'a' }]] }, 'content has 1 entries for 2 values'],
    ['a routing that is no list', { provider: { only: 'maker' } }, 'provider.only'],
  ])('%s: a clear error', async (_, openrouterOptions, said) => {
    const { openrouter, asked } = answering((request) => vectors(request));
    const call = embedMany({
      model: openrouter.embeddingModel('maker/embedder'),
      values: ['a', 'b'],
      providerOptions: { openrouter: openrouterOptions },
    });
    const error = await rejectionOf(call);
    expect(error).toBeInstanceOf(InvalidArgumentError);
    expect(error).toMatchObject({ message: expect.stringContaining(said) as string });
    expect(asked).toEqual([]);
  });

  it('3,000 values in one call: the error that names the limit', async () => {
    const { openrouter } = answering((request) => vectors(request));
    const model = openrouter.embeddingModel('openai/text-embedding-3-small');
    const error = await rejectionOf(model.doEmbed({ values: Array(3000).fill('a') }));
    expect(TooManyEmbeddingValuesForCallError.isInstance(error) && error.maxEmbeddingsPerCall).toBe(2048);
  });
});

it('calls of a model, its proxies and its heirs share their places, and change nothing in it', async () => {
  let running = 0;
  let most = 0;
  const { openrouter } = answering(async (request) => {
    running += 1;
    most = Math.max(most, running);
    await settled();
    running -= 1;
    return vectors(request);
  });
  const model = Object.freeze(openrouter.embeddingModel('maker/embedder', { maxParallelCalls: 1 }));
  const before = JSON.stringify(model);
  // `Object.create` is typed as any; an heir has all that the model has.
  const heirs = [
    model,
    new Proxy(model, {}),
    Object.create(model) as typeof model,
    Object.create(model) as typeof model,
  ];
  await Promise.all(heirs.map((heir) => embed({ model: heir, value: 'a' })));
  expect(most).toBe(1);
  expect(JSON.stringify(model)).toBe(before);
});

describe('failures', () => {
  it('are errors of the AI SDK, with the request and what it had cost', async () => {
    const body = { object: 'list', data: [], usage: { prompt_tokens: 1, total_tokens: 1, cost: 0.5 } };
    const { openrouter, asked } = answering(() => jsonAnswer(body));
    const error = await rejectionOf(embed({ model: openrouter.embeddingModel('maker/embedder'), value: 'a' }));
    if (!APICallError.isInstance(error)) throw error;
    expect(error.url).toBe('https://openrouter.ai/api/v1/embeddings');
    expect(error.requestBodyValues).toMatchObject({ model: 'maker/embedder', input: ['a'] });
    expect(error.isRetryable).toBe(false);
    expect(error.cause).toMatchObject({ kind: 'invalid-response', usage: { cost: { charged: 0.5 } } });
    expect(asked).toHaveLength(1);
  });

  it('of one batch lets none be sent that waits, because nobody would get what it costs', async () => {
    const values = Array.from({ length: 40 }, (_, index) => `text ${index}`);
    const { openrouter, asked } = answering((request) =>
      String(request.body['input']) === 'text 3'
        ? jsonAnswer({ error: { code: 400, message: 'No' } }, 400)
        : vectors(request),
    );
    const model = openrouter.embeddingModel('maker/embedder', { maxEmbeddingsPerCall: 1, maxParallelCalls: 4 });
    await rejectionOf(embedMany({ model, values }));
    const sent = asked.length;
    await settled();
    expect(asked).toHaveLength(sent);
    expect(sent).toBeLessThan(10);
    // The next call over the same values is a run of its own.
    await rejectionOf(embedMany({ model, values }));
    expect(asked).toHaveLength(2 * sent);
  });

  it('that may pass hold the batches that wait until the batch is tried again', async () => {
    const values = Array.from({ length: 20 }, (_, index) => `text ${index}`);
    const inputs: string[] = [];
    const { openrouter } = answering((request) => {
      inputs.push(String(request.body['input']));
      return inputs.length === 1
        ? jsonAnswer({ error: { code: 429, message: 'Slow down' } }, 429, { 'retry-after-ms': '5' })
        : vectors(request);
    });
    const model = openrouter.embeddingModel('maker/embedder', { maxEmbeddingsPerCall: 1, maxParallelCalls: 2 });
    const { embeddings } = await embedMany({ model, values });
    expect(embeddings).toHaveLength(20);
    expect(inputs.slice(0, 3)).toEqual(['text 0', 'text 1', 'text 0']);
    expect(inputs).toHaveLength(21);
  });

  it('after the last try let none be sent that waits', async () => {
    const { openrouter, asked } = answering(() => jsonAnswer({ error: { code: 503, message: 'Busy' } }, 503));
    const model = openrouter.embeddingModel('maker/embedder', { maxEmbeddingsPerCall: 1, maxParallelCalls: 1 });
    await rejectionOf(embedMany({ model, values: ['a', 'b', 'c'], maxRetries: 0 }));
    await settled();
    expect(asked).toHaveLength(1);
  });

  it('listen to a signal once for all batches that wait, so that Node sees no leak', async () => {
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, 'addEventListener');
    let whileWaiting = 0;
    const { openrouter } = answering(async (request, count) => {
      if (count === 1) {
        await settled();
        whileWaiting = added.mock.calls.length;
      }
      return vectors(request);
    });
    const model = openrouter.embeddingModel('maker/embedder', { maxEmbeddingsPerCall: 1, maxParallelCalls: 1 });
    const values = Array.from({ length: 50 }, () => 'a');
    expect((await embedMany({ model, values, abortSignal: signal })).embeddings).toHaveLength(50);
    expect(whileWaiting).toBeLessThan(5);
  });

  it('an abort ends calls that wait for their turn', async () => {
    const controller = new AbortController();
    const { openrouter, asked } = answering(async ({ signal }) => {
      controller.abort(new Error('enough'));
      signal?.throwIfAborted();
      throw new Error('The call was not aborted.');
    });
    const model = openrouter.embeddingModel('maker/embedder', { maxEmbeddingsPerCall: 1, maxParallelCalls: 1 });
    const call = embedMany({ model, values: ['a', 'b', 'c'], abortSignal: controller.signal });
    expect(await rejectionOf(call)).toMatchObject({ message: 'enough' });
    expect(asked).toHaveLength(1);
  });
});

describe('calls over the same list of values', () => {
  const values = Array.from({ length: 12 }, (_, index) => `text ${index}`);

  it.each([
    [400, 1, 1],
    [503, 1, 1],
    [503, 1, 2],
    [503, 2, 1],
    [503, 3, 1],
    [503, 1, Infinity],
    [503, Infinity, 1],
    [503, Infinity, Infinity],
  ])('have nothing to do with one that fails with %d: %d and %d calls at a time', async (status, ofGood, ofBad) => {
    const { openrouter } = answering((request) => {
      const isBad = request.body['model'] === 'maker/bad' && String(request.body['input']) !== 'text 0';
      return isBad ? jsonAnswer({ error: { code: status, message: 'No' } }, status) : vectors(request);
    });
    const embedAll = (modelId: string, maxParallelCalls: number, later = 0) =>
      settled(later).then(() => {
        const model = openrouter.embeddingModel(modelId, { maxEmbeddingsPerCall: 1 });
        return embedMany({ model, values, maxParallelCalls, maxRetries: 0 });
      });
    const bad = Array.from({ length: 4 }, async (_, turns) => rejectionOf(embedAll('maker/bad', ofBad, turns)));
    const good = Array.from({ length: 4 }, async (_, turns) => embedAll('maker/good', ofGood, turns));
    for (const { embeddings } of await Promise.all(good)) expect(embeddings).toHaveLength(12);
    for (const error of await Promise.all(bad)) expect(error).toMatchObject({ statusCode: status });
  });

  it('are not cut in two where an earlier one broke off: when a batch fails, none that waits is sent', async () => {
    const { openrouter, asked } = answering((request) =>
      String(request.body['input']) === 'text 0'
        ? jsonAnswer({ error: { code: 400, message: 'No' } }, 400)
        : vectors(request),
    );
    const model = openrouter.embeddingModel('maker/embedder', { maxEmbeddingsPerCall: 1, maxParallelCalls: 2 });
    await rejectionOf(embedMany({ model, values, maxParallelCalls: 2 }));
    await settled();
    asked.length = 0;
    await rejectionOf(embedMany({ model, values }));
    await settled();
    expect(asked.map(({ body }) => body['input'])).toEqual([['text 0'], ['text 1']]);
  });

  it('are not aborted with one that is, by the same model', async () => {
    const controller = new AbortController();
    const { openrouter } = answering(async (request) => {
      await settled();
      request.signal?.throwIfAborted();
      return vectors(request);
    });
    const model = openrouter.embeddingModel('maker/embedder', { maxEmbeddingsPerCall: 1 });
    const kept = embedMany({ model, values, maxParallelCalls: 1 });
    const aborted = rejectionOf(embedMany({ model, values, maxParallelCalls: 1, abortSignal: controller.signal }));
    await settled();
    controller.abort(new Error('enough'));
    expect(await aborted).toMatchObject({ message: 'enough' });
    expect((await kept).embeddings).toHaveLength(12);
  });

  it('are one run, and stop at a failure, also where a middleware makes headers anew for each batch', async () => {
    const { openrouter, asked } = answering(() => jsonAnswer({ error: { code: 400, message: 'No' } }, 400));
    const model = wrapEmbeddingModel({
      model: openrouter.embeddingModel('maker/embedder', { maxEmbeddingsPerCall: 1 }),
      middleware: {
        specificationVersion: 'v4',
        transformParams: async ({ params }) => ({ ...params, headers: { ...params.headers, 'x-trace': 'abc' } }),
      },
    });
    const values = Array.from({ length: 20 }, (_, index) => `value ${index}`);
    await rejectionOf(embedMany({ model, values, maxParallelCalls: 2, maxRetries: 0 }));
    expect(asked.length).toBeLessThan(4);
  });

  it('have nothing to do with one that begins just when they go on where its first batches end', async () => {
    for (let turns = 0; turns < 60; turns += 1) {
      const list = ['a', 'b'];
      let begin = (): void => {};
      const begun = new Promise<void>((resolve) => {
        begin = resolve;
      });
      const { openrouter } = answering((request) => {
        begin();
        return request.headers['x-call'] === 'bad' ? jsonAnswer({ error: { code: 400 } }, 400) : vectors(request);
      });
      const model = openrouter.embeddingModel('maker/embedder', { maxEmbeddingsPerCall: 1, maxParallelCalls: 1 });
      const embedAll = (name: string) =>
        embedMany({ model, values: list, maxParallelCalls: 1, headers: { 'x-call': name } });
      const good = embedAll('good');
      const bad = begun.then(async () => {
        for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
        return rejectionOf(embedAll('bad'));
      });
      expect((await good).embeddings).toHaveLength(2);
      expect(await bad).toMatchObject({ statusCode: 400 });
    }
  });

  it('fail before the first request when a value is empty, also after one that broke off', async () => {
    const { openrouter, asked } = answering(() => jsonAnswer({ error: { code: 400, message: 'No' } }, 400));
    const model = openrouter.embeddingModel('maker/embedder', { maxEmbeddingsPerCall: 1 });
    const list = ['a', 'b'];
    await rejectionOf(embedMany({ model, values: list, maxParallelCalls: 1 }));
    list[1] = '';
    expect(await rejectionOf(embedMany({ model, values: list }))).toBeInstanceOf(InvalidArgumentError);
    expect(asked).toHaveLength(1);
  });
});

describe('batches that wait for one that failed', () => {
  const values = Array.from({ length: 6 }, (_, index) => `text ${index}`);

  /** A model with one place, whose first batch always fails with an error that may pass. */
  const failingFirst = (headers: Record<string, string> = {}) => {
    const { openrouter, asked } = answering((request) =>
      String(request.body['input']) === 'text 0'
        ? jsonAnswer({ error: { code: 503, message: 'Busy' } }, 503, headers)
        : vectors(request),
    );
    const model = openrouter.embeddingModel('maker/embedder', { maxEmbeddingsPerCall: 1, maxParallelCalls: 1 });
    return { model, asked };
  };

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('fail as it did when a middleware has answered for it, which answers for them too, and the program goes on until then', async () => {
    const { model, asked } = failingFirst();
    const wrapped = wrapEmbeddingModel({
      model,
      middleware: {
        specificationVersion: 'v4',
        wrapEmbed: async ({ doEmbed, params }) => {
          try {
            return await doEmbed();
          } catch {
            return { embeddings: params.values.map(() => [0, 0]), warnings: [] };
          }
        },
      },
    });
    const timers = vi.spyOn(globalThis, 'setTimeout');
    const call = embedMany({ model: wrapped, values });
    await vi.advanceTimersByTimeAsync(8000);
    expect(timers.mock.results.some(({ value }) => (value as NodeJS.Timeout).hasRef())).toBe(true);
    await vi.advanceTimersByTimeAsync(1000);
    expect((await call).embeddings).toEqual(values.map(() => [0, 0]));
    expect(asked).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('wait as long as the answer says that the next try has to', async () => {
    const { model, asked } = failingFirst({ 'retry-after': '59' });
    const failure = rejectionOf(embedMany({ model, values, maxRetries: 1 }));
    await vi.advanceTimersByTimeAsync(58_000);
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2000);
    expect(await failure).toMatchObject({ reason: 'maxRetriesExceeded' });
    expect(new Set(asked.map(({ body }) => String(body['input'])))).toEqual(new Set(['text 0']));
    expect(asked).toHaveLength(2);
  });

  it('wait for as many tries as maxRetries allows, however late', async () => {
    const { model, asked } = failingFirst();
    const failure = rejectionOf(embedMany({ model, values, maxRetries: 8 }));
    // 2 + 4 + … + 512 seconds.
    await vi.advanceTimersByTimeAsync(509_000);
    expect(new Set(asked.map(({ body }) => String(body['input'])))).toEqual(new Set(['text 0']));
    await vi.advanceTimersByTimeAsync(2000);
    expect(await failure).toMatchObject({ reason: 'maxRetriesExceeded' });
    expect(asked).toHaveLength(9);
  });

  it('are forgotten soon, and not sent, when nobody tries it again', async () => {
    const { model, asked } = failingFirst();
    await rejectionOf(embedMany({ model, values, maxRetries: 0 }));
    await vi.advanceTimersByTimeAsync(9000);
    expect(vi.getTimerCount()).toBe(0);
    expect(asked).toHaveLength(1);
  });

  it('are let go at once by an abort', async () => {
    const { model, asked } = failingFirst();
    const controller = new AbortController();
    const failure = rejectionOf(embedMany({ model, values, abortSignal: controller.signal }));
    await vi.advanceTimersByTimeAsync(1000);
    controller.abort();
    expect(await failure).toMatchObject({ name: 'AbortError' });
    await vi.advanceTimersByTimeAsync(0);
    expect(vi.getTimerCount()).toBe(0);
    expect(asked).toHaveLength(1);
  });

  it('are none when the only batch failed: no timer is left', async () => {
    const { model } = failingFirst();
    await rejectionOf(embedMany({ model, values: ['text 0'], maxRetries: 0 }));
    expect(vi.getTimerCount()).toBe(0);
  });
});

/** Everything that can go on without time passing has gone on. */
async function settled(turns = 20): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setTimeout(resolve, 0));
}
