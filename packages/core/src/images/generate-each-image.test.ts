import { describe, expect, it, vi } from 'vitest';
import { failureOf } from '../../test/json-answers.ts';
import { createTransport, generateEachImage } from '../index.ts';
import type { GenerateEachImageOptions, ImageAnswer, ImageRequest, PartialWork } from '../index.ts';

const request: ImageRequest = { model: 'maker/single', prompt: 'A cat', options: { n: 4, seed: 7 } };
const image = () => Response.json({ data: [{ b64_json: 'AAAA' }], usage: { cost: 0.1 } });
const refusal = (code: number) => Response.json({ error: { code, message: 'No' } }, { status: code });

/** An upstream that refuses more than one image, and answers single requests in turn. */
function single(answer: (count: number, signal: AbortSignal | undefined) => Response | Promise<Response>) {
  const sent: { n?: number; seed?: number }[] = [];
  const fetch = async (_: string, init: RequestInit) => {
    const body: { n?: number; seed?: number } = JSON.parse(String(init.body));
    sent.push(body);
    return body.n === undefined ? answer(sent.length - 1, init.signal ?? undefined) : refusal(400);
  };
  return { transport: createTransport({ apiKey: 'sk-or-v1-test-key', fetch }), sent };
}

describe('several images of an upstream that makes one at a time', () => {
  it('are asked for one by one, each with a seed of its own', async () => {
    const { transport, sent } = single(image);
    const { answers, isOneByOne, failures } = await generateEachImage(transport, request);
    expect([answers.length, isOneByOne, failures]).toEqual([4, true, []]);
    expect(sent.map(({ n, seed }) => [n, seed])).toEqual([
      [4, 7],
      [undefined, 7],
      [undefined, 8],
      [undefined, 9],
      [undefined, 10],
    ]);
  });

  it('are not lost when one of them fails, because they are paid for', async () => {
    const { transport, sent } = single((count) => (count === 3 ? refusal(502) : image()));
    const { answers, failures } = await generateEachImage(transport, request);
    expect(answers).toHaveLength(3);
    expect(failures).toMatchObject([{ kind: 'upstream' }]);
    expect(sent).toHaveLength(5);
  });

  it('tell what a request had used whose answer cannot be read', async () => {
    const unreadable = { data: [], usage: { cost: 0.05 } };
    const { transport } = single((count) => (count === 3 ? Response.json(unreadable) : image()));
    const { answers, failures, failedUsages } = await generateEachImage(transport, request);
    expect([answers.length, failures.length]).toEqual([3, 1]);
    expect(failedUsages).toMatchObject([{ cost: { charged: 0.05 } }]);
  });

  it('are tried again one by one, as the host wants it', async () => {
    const { transport, sent } = single((count) => (count === 3 ? refusal(502) : image()));
    const { answers } = await generateEachImage(transport, request, {
      attempt: (call) =>
        call().catch((error: unknown) => ((error as Error).message.includes('502') ? call() : Promise.reject(error))),
    });
    expect([answers.length, sent.length]).toEqual([4, 6]);
  });

  it('are refused with the first, which tells why', async () => {
    const { transport, sent } = single(() => refusal(400));
    expect((await failureOf(generateEachImage(transport, request))).status).toBe(400);
    expect(sent).toHaveLength(2);
  });

  it('end at once when the call is aborted', async () => {
    const controller = new AbortController();
    const { transport } = single((count, signal) => {
      if (count < 3) return image();
      controller.abort(new Error('enough'));
      return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    });
    const { signal } = controller;
    await expect(generateEachImage(transport, request, { signal })).rejects.toThrow('enough');
  });

  it('are told of with their cost when the call is aborted, because they are paid for', async () => {
    const controller = new AbortController();
    const { transport } = single((count, signal) => {
      if (count === 2) return Response.json({ data: [], usage: { cost: 0.05 } });
      if (count < 4) return image();
      return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    });
    const told: PartialWork<ImageAnswer>[] = [];
    let settled = 0;
    const options: GenerateEachImageOptions = {
      signal: controller.signal,
      onPartial: (done) => void told.push(done),
      // When all have been read but the last: the refusal, two images, and an answer without one.
      attempt: (call) => call().finally(() => ++settled === 4 && controller.abort(new Error('enough'))),
    };
    await expect(generateEachImage(transport, request, options)).rejects.toThrow('enough');
    expect(told).toMatchObject([
      { partial: [{ images: [{ data: 'AAAA' }] }, undefined, { images: [{}] }, undefined], cost: 0.25 },
    ]);
  });

  it('are not told of as parts of a work that has been done', async () => {
    const { transport } = single((count) => (count === 3 ? refusal(502) : image()));
    const onPartial = vi.fn<(done: PartialWork<ImageAnswer>) => void>();
    await generateEachImage(transport, request, { onPartial });
    expect(onPartial).not.toHaveBeenCalled();
  });
});
