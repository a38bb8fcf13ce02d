import { describe, expect, it, vi } from 'vitest';
import { failureOf } from '../../test/json-answers.ts';
import { createTransport, embedMany, OpenRouterPartialError, transcribeMany } from '../index.ts';
import type { EmbeddingsAnswer, Progress, Transport } from '../index.ts';

/** An upstream that embeds a text as its number, and fails where `fails` says so. */
function numbering(fails: (batch: string[]) => boolean = () => false): {
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
    return Response.json({ data: input.map((text) => ({ embedding: [Number(text)] })), usage: { cost: 0.5 } });
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
    expect(OpenRouterPartialError.isPartial(error)).toBe(true);
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
