import { awaitAllCallbacks } from '@langchain/core/callbacks/promises';
import { getRetryable } from '@langchain/core/errors';
import { RunnableLambda } from '@langchain/core/runnables';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { answering, emulating, failureOf, listening, refusing } from '../../test/answering.ts';
import type { SentRequest } from '../../test/answering.ts';
import { OpenRouterEmbeddings } from '../embeddings.ts';
import { OpenRouterError, OpenRouterPartialError } from '../index.ts';

/** Embeds a text as its number. */
function numbers({ body }: SentRequest): object {
  const input = body?.['input'] as string[];
  return {
    id: 'gen-emb-1',
    model: 'maker/model-1',
    data: input.map((text, index) => ({ index, embedding: [Number(text), 1] })),
    usage: { prompt_tokens: input.length, total_tokens: input.length, cost: 0.5 },
  };
}

const texts = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index));

/** What a request asks vectors of. */
const textsOf = (body: SentRequest['body']) => (body?.['input'] ?? []) as string[];

describe('OpenRouterEmbeddings', () => {
  it('asks for base64 and says what documents and queries are for', async () => {
    const { requests, fields } = answering(numbers);
    const model = new OpenRouterEmbeddings({ ...fields, dimensions: 2, user: 'u', sessionId: 's' });
    expect(await model.embedDocuments(['1', '2'])).toEqual([
      [1, 1],
      [2, 1],
    ]);
    expect(await model.embedQuery('3')).toEqual([3, 1]);
    const sent = { model: 'maker/model', encoding_format: 'base64', dimensions: 2, user: 'u', session_id: 's' };
    expect(requests.map(({ body }) => body)).toEqual([
      { ...sent, input: ['1', '2'], input_type: 'search_document' },
      { ...sent, input: ['3'], input_type: 'search_query' },
    ]);
    expect(requests[0]?.url).toBe('https://openrouter.ai/api/v1/embeddings');
  });

  it.each([
    ['clustering', 'clustering', 'clustering'],
    [null, undefined, undefined],
    [{ query: 'question' }, 'search_document', 'question'],
    [{ document: null }, undefined, 'search_query'],
  ])('sends the input type %j', async (inputType, ofDocuments, ofQuery) => {
    const { requests, fields } = answering(numbers);
    const model = new OpenRouterEmbeddings({ ...fields, inputType });
    await model.embedDocuments(['1']);
    await model.embedQuery('1');
    expect(requests.map(({ body }) => body?.['input_type'])).toEqual([ofDocuments, ofQuery]);
  });

  it('reads base64 vectors, puts them in order by their index, and takes numbers from upstreams that know no base64', async () => {
    const vector = btoa(String.fromCharCode(...new Uint8Array(new Float32Array([0.5, -2]).buffer)));
    const { fields } = answering({
      data: [
        { index: 1, embedding: vector },
        { index: 0, embedding: [3, 4] },
      ],
    });
    expect(await new OpenRouterEmbeddings(fields).embedDocuments(['a', 'b'])).toEqual([
      [3, 4],
      [0.5, -2],
    ]);
  });

  it('splits 3,000 texts into requests, keeps their order, and tells how far it is', async () => {
    const { requests, fields } = answering(numbers);
    const progress: number[][] = [];
    const model = new OpenRouterEmbeddings({
      ...fields,
      batchSize: 1000,
      maxConcurrency: 1,
      onProgress: ({ done, total, cost }) => void progress.push([done, total ?? 0, cost]),
    });
    const vectors = await model.embedDocuments(texts(3000));
    expect(vectors.map(([number]) => number)).toEqual(texts(3000).map(Number));
    expect(requests).toHaveLength(3);
    expect(progress).toEqual([
      [1000, 3000, 0.5],
      [2000, 3000, 1],
      [3000, 3000, 1.5],
    ]);
  });

  it('sends no more requests at the same time than it may', async () => {
    let open = 0;
    let most = 0;
    const { fields } = answering(async (request) => {
      most = Math.max(most, ++open);
      await Promise.resolve();
      open -= 1;
      return numbers(request);
    });
    await new OpenRouterEmbeddings({ ...fields, batchSize: 1, maxConcurrency: 2 }).embedDocuments(texts(8));
    expect(most).toBe(2);
  });

  it('makes one vector of a value that is no text', async () => {
    const { requests, fields } = answering({ data: [{ embedding: [1] }] });
    const value = { content: [{ type: 'image_url' as const, image_url: { url: 'https://a.example/cat.png' } }] };
    expect(await new OpenRouterEmbeddings(fields).embedDocuments([value])).toEqual([[1]]);
    expect(requests[0]?.body?.['input']).toEqual([value]);
  });

  it('sends nothing for no documents', async () => {
    const { requests, fields } = answering(numbers);
    expect(await new OpenRouterEmbeddings(fields).embedDocuments([])).toEqual([]);
    expect(requests).toEqual([]);
  });

  it.each([
    ['an empty text', ['1', ''], {}, 'index 1'],
    ['NaN dimensions', ['1'], { dimensions: Number.NaN }, 'dimensions'],
    ['batches of nothing', ['1'], { batchSize: 0 }, 'batchSize'],
    ['no model', ['1'], { model: ' ' }, 'model'],
    ['null for documents', null as unknown as string[], {}, 'no list'],
    ['a text in place of documents', 'abc' as unknown as string[], {}, 'no list'],
    ['undefined among the documents', ['1', undefined as unknown as string], {}, 'index 1'],
  ])('refuses %s before the request', async (_, documents, wrong, said) => {
    const { requests, fields } = answering(numbers);
    const error = await failureOf(new OpenRouterEmbeddings({ ...fields, ...wrong }).embedDocuments(documents));
    expect(error).toMatchObject({ kind: 'configuration', message: expect.stringContaining(said) });
    expect(requests).toEqual([]);
  });

  it.each([Number.NaN, 0, 1.5])(
    'refuses %d requests at the same time, rather than to give vectors of nothing',
    async (maxConcurrency) => {
      const { requests, fields } = answering(numbers);
      const error = await failureOf(new OpenRouterEmbeddings(fields).embedDocuments(['1', '2'], { maxConcurrency }));
      expect(error).toMatchObject({ kind: 'configuration', setting: 'concurrency' });
      expect(requests).toEqual([]);
    },
  );

  it.each([undefined, null, 5])('refuses the question %j before the request', async (question) => {
    const { requests, fields } = answering(numbers);
    const asking = new OpenRouterEmbeddings(fields).embedQuery(question as unknown as string);
    expect(await failureOf(asking)).toMatchObject({ kind: 'configuration' });
    expect(requests).toEqual([]);
  });

  it('puts at most 300,000 bytes of text into one request', async () => {
    const { requests, fields } = answering(({ body }) => ({
      data: textsOf(body).map(() => ({ embedding: [1] })),
    }));
    await new OpenRouterEmbeddings(fields).embedDocuments(Array(96).fill('x'.repeat(25_000)));
    expect(requests.map(({ body }) => textsOf(body).length)).toEqual(Array(8).fill(12));
  });

  it('shows neither key nor headers when it is printed', () => {
    const model = new OpenRouterEmbeddings({ model: 'm', apiKey: 'sk-or-v1-secret', headers: { 'x-token': 'secret' } });
    expect(JSON.stringify(model)).not.toContain('secret');
  });
});

describe('what embeddings cost', () => {
  it('reaches the callbacks of constructor and call, each request once', async () => {
    const { fields } = answering(numbers);
    const own = listening();
    const given = listening();
    const model = new OpenRouterEmbeddings({ ...fields, batchSize: 2, callbacks: own.callbacks });
    await model.embedDocuments(texts(3), { callbacks: given.callbacks });
    // LangChain tells callbacks in the background.
    await awaitAllCallbacks();
    const cost = {
      name: 'openrouter_cost',
      data: {
        model: 'maker/model-1',
        provider: undefined,
        generationId: 'gen-emb-1',
        inputTokens: expect.any(Number),
        outputTokens: undefined,
        totalTokens: expect.any(Number),
        cost: 0.5,
        totalCost: 0.5,
        failed: false,
      },
    };
    for (const heard of [own, given]) {
      expect(heard.events).toEqual([cost, cost]);
      expect(heard.started).toEqual([{ name: 'OpenRouterEmbeddings', inputs: { model: 'maker/model', values: 3 } }]);
      expect(heard.ended).toEqual([{ vectors: 3, dimensions: 2 }]);
    }
  });

  it('is heard by the run that it is called in', async () => {
    const { fields } = answering(numbers);
    const heard = listening();
    const model = new OpenRouterEmbeddings(fields);
    const chain = RunnableLambda.from((text: string, config) => model.embedQuery(text, config));
    await chain.invoke('1', { callbacks: heard.callbacks });
    expect(heard.events.map(({ data }) => data['cost'])).toEqual([0.5]);
  });

  it('is unknown where the answer says null', async () => {
    const { fields } = answering({ data: [{ embedding: [1] }], usage: { prompt_tokens: 1, cost: null } });
    const heard = listening();
    await new OpenRouterEmbeddings(fields).embedQuery('1', { callbacks: heard.callbacks });
    expect(heard.events[0]?.data).toMatchObject({ cost: undefined, totalCost: undefined, inputTokens: 1 });
  });

  it('is heard also of an answer that cannot be read', async () => {
    const { fields } = answering({ data: [], usage: { prompt_tokens: 1, cost: 0.25 } });
    const heard = listening();
    const error = await failureOf(new OpenRouterEmbeddings(fields).embedQuery('1', { callbacks: heard.callbacks }));
    expect(error).toMatchObject({ kind: 'invalid-response' });
    expect(heard.events).toMatchObject([{ data: { cost: 0.25, failed: true } }]);
    expect(heard.failed).toEqual([error]);
  });
});

describe('a failure among many embeddings', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
  afterEach(() => void vi.useRealTimers());

  it('names its place, keeps what was done, and speaks LangChain', async () => {
    const { requests, fields } = answering(numbers, numbers, refusing(402, 'No credits'));
    const model = new OpenRouterEmbeddings({ ...fields, batchSize: 2, maxConcurrency: 1 });
    const error = await failureOf(model.embedDocuments(texts(7)));
    expect(OpenRouterError.isInstance(error) && OpenRouterPartialError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({
      kind: 'payment-required',
      index: 4,
      cost: 1,
      partial: [[0, 1], [1, 1], [2, 1], [3, 1], undefined, undefined, undefined],
    });
    expect(getRetryable(error)).toBe(false);
    expect(requests).toHaveLength(3);
  });

  it('is tried again when it may pass, and nothing that was done is asked for again', async () => {
    const { requests, fields } = answering(numbers, refusing(429, 'Slow down', { 'retry-after': '2' }), numbers);
    const model = new OpenRouterEmbeddings({ ...fields, batchSize: 1, maxConcurrency: 1, maxRetries: 2 });
    const vectors = model.embedDocuments(texts(2));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await vectors).toEqual([
      [0, 1],
      [1, 1],
    ]);
    expect(requests.map(({ body }) => body?.['input'])).toEqual([['0'], ['1'], ['1']]);
  });

  it('ends at once when the call is aborted', async () => {
    const { requests, fields } = answering(numbers);
    const controller = new AbortController();
    const model = new OpenRouterEmbeddings({ ...fields, batchSize: 1, maxConcurrency: 1 });
    const error = await failureOf(
      model.embedDocuments(texts(9), {
        signal: controller.signal,
        onProgress: () => controller.abort(new Error('the user left')),
      }),
    );
    expect(error).toMatchObject({ message: 'the user left' });
    expect(requests.length).toBeLessThan(3);
  });

  it('keeps what was paid when the call is aborted, or a callback throws', async () => {
    const { fields } = answering(numbers);
    const controller = new AbortController();
    const told: unknown[] = [];
    const model = new OpenRouterEmbeddings({ ...fields, batchSize: 1, maxConcurrency: 1 });
    const aborting = model.embedDocuments(texts(3), {
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('the user left')),
      onPartial: (done) => void told.push(done),
    });
    await failureOf(aborting);
    expect(told).toEqual([{ partial: [[0, 1], undefined, undefined], cost: 0.5 }]);
    const boom = new RangeError('boom');
    const throwing = model.embedDocuments(texts(2), {
      onProgress: () => {
        throw boom;
      },
    });
    const error = await failureOf(throwing);
    expect(error).toMatchObject({ cost: 0.5, partial: [[0, 1], undefined] });
    expect((error as Error).cause).toBe(boom);
  });
});

it('works with the emulator: vectors of unit length in which similar texts are nearer, and a cost', async () => {
  const { fields } = emulating();
  const heard = listening();
  const model = new OpenRouterEmbeddings({
    model: 'openai/text-embedding-3-small',
    ...fields,
    batchSize: 2,
    callbacks: heard.callbacks,
  });
  const documents = ['The cat sleeps on the mat', 'A cat sleeps on a sofa', 'Stock prices fell sharply today'];
  const [first = [], second = [], third = []] = await model.embedDocuments(documents);
  const near = (left: readonly number[], right: readonly number[]) =>
    left.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0);
  expect(near(first, first)).toBeCloseTo(1, 3);
  expect(near(first, second)).toBeGreaterThan(near(first, third));
  expect(await model.embedQuery('cat')).toHaveLength(first.length);
  expect(heard.events).toHaveLength(3);
  for (const { data } of heard.events) expect(data['totalCost']).toBeGreaterThan(0);
});
