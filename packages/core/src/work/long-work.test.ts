import { describe, expect, it, vi } from 'vitest';
import { failureOf } from '../../test/json-answers.ts';
import { createTransport, embedMany, OpenRouterPartialError, transcribeMany } from '../index.ts';
import type { EmbeddingsAnswer, PartialWork, Progress, TranscriptionRequest, Transport } from '../index.ts';

/** An upstream that embeds a text as its number, and fails where `fails` says so. */
function numbering(
  fails: (batch: string[]) => boolean = () => false,
  cost = 0.5,
): {
  transport: Transport;
  requests: string[][];
  most: () => number;
} {
  const requests: string[][] = [];
  let open = 0;
  let most = 0;
  const fetch = async (_: string, init: RequestInit) => {
    const { input } = JSON.parse(String(init.body)) as { input: string[] };
    requests.push(input);
    most = Math.max(most, ++open);
    await Promise.resolve();
    open -= 1;
    if (fails(input)) return Response.json({ error: { code: 503, message: 'Overloaded' } }, { status: 503 });
    return Response.json({ data: input.map((text) => ({ embedding: [Number(text)] })), usage: { cost } });
  };
  return { transport: createTransport({ apiKey: 'k', fetch }), requests, most: () => most };
}

const texts = (count: number) => Array.from({ length: count }, (_, index) => String(index));

describe('embedding many values', () => {
  it('splits them into requests, some at a time, and keeps their order', async () => {
    const { transport, requests, most } = numbering();
    const vectors = await embedMany(transport, { model: 'm', values: texts(3_000) }, { concurrency: 3 });
    expect(vectors.map(([number]) => number)).toEqual(texts(3_000).map(Number));
    expect(requests).toHaveLength(32);
    expect(most()).toBe(3);
  });

  it('tells how far it is and what it has cost', async () => {
    const seen: Progress[] = [];
    const { transport } = numbering();
    const onProgress = (progress: Progress) => void seen.push(progress);
    await embedMany(transport, { model: 'm', values: texts(5) }, { batchSize: 2, concurrency: 1, onProgress });
    expect(seen.map(({ done, total, cost }) => [done, total, cost])).toEqual([
      [2, 5, 0.5],
      [4, 5, 1],
      [5, 5, 1.5],
    ]);
    expect(seen.at(-1)?.etaSeconds).toBe(0);
  });

  it('adds costs up without the noise of floating point', async () => {
    const seen: number[] = [];
    const { transport } = numbering(undefined, 0.1);
    const onProgress = ({ cost }: Progress) => void seen.push(cost);
    await embedMany(transport, { model: 'm', values: texts(3) }, { batchSize: 1, concurrency: 1, onProgress });
    expect(seen).toEqual([0.1, 0.2, 0.3]);
  });

  it('tells of every answer as it comes', async () => {
    const seen: unknown[] = [];
    const { transport } = numbering();
    const onAnswer = ({ embeddings, usage }: EmbeddingsAnswer) => void seen.push([embeddings, usage?.cost.total]);
    await embedMany(transport, { model: 'm', values: texts(3) }, { batchSize: 2, concurrency: 1, onAnswer });
    expect(seen).toEqual([
      [[[0], [1]], 0.5],
      [[[2]], 0.5],
    ]);
  });

  it('names where it failed, and keeps what was done', async () => {
    const { transport, requests } = numbering((batch) => batch.includes('4'));
    const options = { batchSize: 2, concurrency: 1 };
    const error = await failureOf(embedMany(transport, { model: 'm', values: texts(8) }, options));
    expect(OpenRouterPartialError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ index: 4, kind: 'overloaded', isRetryable: true, cost: 1 });
    expect(error).toMatchObject({ partial: [[0], [1], [2], [3], undefined, undefined, undefined, undefined] });
    expect(error.message).toContain('4 of 8 were done');
    expect(requests).toHaveLength(3);
  });

  it('waits for the requests that were sent before it failed, because they are paid', async () => {
    const { transport, requests } = numbering((batch) => batch.includes('0'));
    const options = { batchSize: 1, concurrency: 3 };
    const error = await failureOf(embedMany(transport, { model: 'm', values: texts(9) }, options));
    expect(error).toMatchObject({ index: 0, cost: 1 });
    expect(error).toMatchObject({ partial: [undefined, [1], [2], ...Array.from({ length: 6 }, () => undefined)] });
    expect(requests).toHaveLength(3);
  });

  it('counts what every answer cost that could not be used', async () => {
    const fetch = async () => Response.json({ data: [], usage: { cost: 0.5 } });
    const told: PartialWork<number[]>[] = [];
    const options = { batchSize: 1, onPartial: (done: PartialWork<number[]>) => void told.push(done) };
    const work = embedMany(createTransport({ apiKey: 'k', fetch }), { model: 'm', values: texts(4) }, options);
    expect(await failureOf(work)).toMatchObject({ kind: 'invalid-response', cost: 2, usage: { cost: { total: 0.5 } } });
    expect(told).toMatchObject([{ cost: 2 }]);
  });

  it('counts what an answer cost that could not be used, also when its host tries again', async () => {
    const answers = [{ data: [] }, { data: [{ embedding: [7] }] }];
    const fetch = async () => Response.json({ ...answers.shift(), usage: { cost: 0.5 } });
    const seen: number[] = [];
    const vectors = await embedMany(
      createTransport({ apiKey: 'k', fetch }),
      { model: 'm', values: ['7'] },
      { attempt: (call) => call().catch(() => call()), onProgress: ({ cost }) => void seen.push(cost) },
    );
    expect([vectors, seen]).toEqual([[[7]], [1]]);
  });

  it('refuses an empty text before the first request, by its index among all', async () => {
    const { transport, requests } = numbering();
    const values = [...texts(200), '', '1'];
    expect((await failureOf(embedMany(transport, { model: 'm', values }))).message).toContain('index 200');
    expect(requests).toEqual([]);
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses batches of %d', async (batchSize) => {
    const { transport, requests } = numbering();
    const error = await failureOf(embedMany(transport, { model: 'm', values: texts(2) }, { batchSize }));
    expect(error).toMatchObject({ kind: 'configuration', setting: 'batchSize' });
    expect(requests).toEqual([]);
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses %d requests at the same time', async (concurrency) => {
    const { transport, requests } = numbering();
    const error = await failureOf(embedMany(transport, { model: 'm', values: texts(2) }, { concurrency }));
    expect(error).toMatchObject({ kind: 'configuration', setting: 'concurrency' });
    expect(requests).toEqual([]);
  });

  it('sends as many requests at the same time as there are when there is no limit', async () => {
    const { transport, most } = numbering();
    await embedMany(transport, { model: 'm', values: texts(9) }, { batchSize: 1, concurrency: Infinity });
    expect(most()).toBe(9);
  });

  it('puts at most 300,000 bytes of text into one request, and no text of its own into two', async () => {
    const { transport, requests } = numbering();
    // Two bytes each in UTF-8: the decimal digit first, so that it is a number all the same.
    const text = (bytes: number) => `1${'\u00a0'.repeat((bytes - 1) / 2)}`;
    const values = [text(149_999), text(149_999), text(3), text(400_001), text(3)];
    expect(await embedMany(transport, { model: 'm', values }, { concurrency: 1 })).toEqual([[1], [1], [1], [1], [1]]);
    expect(requests.map((batch) => batch.length)).toEqual([2, 1, 1, 1]);
  });

  it.each([
    ['openai/text-embedding-3-small', [2048, 152]],
    ['cohere/embed-v4', [...Array.from({ length: 22 }, () => 96), 88]],
  ])('puts as many values into one request of %s as its upstream takes', async (model, sizes) => {
    const { transport, requests } = numbering();
    await embedMany(transport, { model, values: texts(2_200) }, { concurrency: 1 });
    expect(requests.map((batch) => batch.length)).toEqual(sizes);
  });

  it.each(['onProgress', 'onAnswer'])(
    'keeps what was paid when %s throws, and names what it threw as the cause',
    async (name) => {
      const { transport, requests } = numbering();
      const boom = new RangeError('boom');
      let calls = 0;
      const callback = () => {
        if (++calls === 2) throw boom;
      };
      const options = { batchSize: 1, concurrency: 1, [name]: callback };
      const error = await failureOf(embedMany(transport, { model: 'm', values: texts(4) }, options));
      expect(OpenRouterPartialError.isInstance(error)).toBe(true);
      expect(error).toMatchObject({ index: 1, cost: 1, isRetryable: false, partial: [[0], [1], undefined, undefined] });
      expect(error.cause).toBe(boom);
      expect(error.message).toContain('boom');
      expect(requests).toHaveLength(2);
    },
  );

  it('is not tried again by its host because a callback threw', async () => {
    const { transport, requests } = numbering();
    const onAnswer = () => {
      throw new RangeError('boom');
    };
    const attempt = <Answer>(call: () => Promise<Answer>) => call().catch(() => call());
    await failureOf(embedMany(transport, { model: 'm', values: texts(1) }, { onAnswer, attempt }));
    expect(requests).toHaveLength(1);
  });

  it('tells what was paid when it is aborted, whose reason cannot carry it', async () => {
    const { transport } = numbering();
    const controller = new AbortController();
    const told: PartialWork<number[]>[] = [];
    const work = embedMany(
      transport,
      { model: 'm', values: texts(4) },
      {
        batchSize: 1,
        concurrency: 1,
        signal: controller.signal,
        onProgress: ({ done }) => void (done === 2 && controller.abort('enough')),
        onPartial: (done) => void told.push(done),
      },
    );
    await expect(work).rejects.toBe('enough');
    expect(told).toEqual([{ partial: [[0], [1], undefined, undefined], cost: 1 }]);
  });

  it('ends at once when it is aborted, also where a host that tries again does not heed the signal', async () => {
    const controller = new AbortController();
    const work = embedMany(
      numbering().transport,
      { model: 'm', values: texts(4) },
      {
        signal: controller.signal,
        attempt: () => new Promise<never>(() => undefined),
      },
    );
    controller.abort(new RangeError('enough'));
    await expect(work).rejects.toEqual(new RangeError('enough'));
  });

  it('tries again in the way of its host', async () => {
    let calls = 0;
    const { transport } = numbering(() => calls++ === 0);
    const vectors = await embedMany(
      transport,
      { model: 'm', values: ['7'] },
      { attempt: (call) => call().catch(() => call()) },
    );
    expect(vectors).toEqual([[7]]);
  });

  it('ends at once when it is aborted, with the reason of the signal', async () => {
    const { transport, requests } = numbering();
    const controller = new AbortController();
    const onProgress = vi.fn<() => void>(() => controller.abort(new Error('the user left')));
    const { signal } = controller;
    const work = embedMany(
      transport,
      { model: 'm', values: texts(8) },
      { batchSize: 2, concurrency: 1, onProgress, signal },
    );
    await expect(work).rejects.toThrow('the user left');
    expect(onProgress).toHaveBeenCalledOnce();
    expect(requests.length).toBeLessThan(3);
  });
});

it('keeps the transcripts that were made when a recording cannot be read, whose error is the cause', async () => {
  const missing = new RangeError('no such file');
  const fetch = async () => Response.json({ text: 'Hi', usage: { cost: 0.1 } });
  const requests = [
    { model: 'm', audio: new TextEncoder().encode('fLaC') },
    () => Promise.reject<TranscriptionRequest>(missing),
  ];
  const work = transcribeMany(createTransport({ apiKey: 'k', fetch }), requests, { concurrency: 1 });
  const error = await failureOf(work);
  expect(error).toMatchObject({ index: 1, cost: 0.1, partial: [{ text: 'Hi' }, undefined] });
  expect(error.cause).toBe(missing);
});

it('counts what every recording cost whose answer holds no text', async () => {
  const fetch = async () => Response.json({ usage: { cost: 0.1 } });
  const request = { model: 'm', audio: new TextEncoder().encode('fLaC') };
  const work = transcribeMany(createTransport({ apiKey: 'k', fetch }), [request, request, request]);
  expect(await failureOf(work)).toMatchObject({ kind: 'invalid-response', index: 0, cost: 0.3 });
});

it('transcribes many recordings, and reads each only when its turn comes', async () => {
  const read: number[] = [];
  const fetch = async () => Response.json({ text: 'Hi', usage: { cost: 0.1 } });
  const requests = [0, 1, 2].map((number) => () => {
    read.push(number);
    return { model: 'm', audio: new TextEncoder().encode(number === 2 ? '' : 'fLaC') };
  });
  const heard: string[] = [];
  const options = { concurrency: 1, onAnswer: ({ text }: { text: string }) => void heard.push(text) };
  const error = await failureOf(transcribeMany(createTransport({ apiKey: 'k', fetch }), requests, options));
  expect(error).toMatchObject({
    index: 2,
    kind: 'configuration',
    partial: [{ text: 'Hi' }, { text: 'Hi' }, undefined],
  });
  expect(read).toEqual([0, 1, 2]);
  expect(heard).toEqual(['Hi', 'Hi']);
});
