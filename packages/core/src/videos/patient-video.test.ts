import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failureOf } from '../../test/json-answers.ts';
import { createTransport, downloadVideo, downloadVideos, pollVideo, submitVideo, waitForVideo } from '../index.ts';

const mp4 = Uint8Array.from('\0\0\0\x18ftypmp42', (char) => char.charCodeAt(0));
const file = () => new Response(mp4, { headers: { 'content-type': 'video/mp4' } });
const job = (status: string, fields: object = {}) => Response.json({ id: 'vid_1', status, ...fields });
const failing = (code: number, headers: Record<string, string> = {}) =>
  Response.json({ error: { code, message: 'No' } }, { status: code, headers });
const words = (type: string, body: string | Uint8Array<ArrayBuffer>) =>
  new Response(body, { headers: { 'content-type': type } });
/** Of an answer that never comes, until the call is aborted. */
const never = (_: number, signal?: AbortSignal | null): Promise<Response> =>
  new Promise((__, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));

type Answer = (index: number, signal?: AbortSignal | null) => Response | Promise<Response>;

/** A transport that gives these answers one after another, the last one for ever; `at` is when it was asked, in seconds. */
function playing(...answers: Answer[]) {
  const at: number[] = [];
  const start = Date.now();
  const fetch = async (url: string, { signal }: RequestInit): Promise<Response> => {
    at.push((Date.now() - start) / 1000);
    const answer = answers[Math.min(at.length, answers.length) - 1] ?? never;
    return answer(Number(new URL(url).searchParams.get('index')), signal);
  };
  return { transport: createTransport({ apiKey: 'sk-or-v1-test-key', fetch }), at };
}

/** Lets the waits pass. */
async function settled<Result>(promise: Promise<Result>): Promise<Result> {
  promise.catch(() => undefined);
  await vi.runAllTimersAsync();
  return promise;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Too many requests for a minute, counting down; then what comes after. */
const busyFor =
  (seconds: number, then: () => Response): Answer =>
  () => {
    const left = busyUntil + seconds * 1000 - Date.now();
    return left > 0 ? failing(429, { 'retry-after': String(Math.ceil(left / 1000)) }) : then();
  };
let busyUntil = 0;
beforeEach(() => void (busyUntil = Date.now()));

describe('an answer that names a time to wait', () => {
  it('is heeded by the next poll, and costs no patience', async () => {
    const { transport, at } = playing(busyFor(60, () => job('completed')));
    expect((await settled(waitForVideo(transport, 'vid_1', { mostFailures: 0 }))).status).toBe('completed');
    expect(at).toEqual([2, 60]);
  });

  it('is heeded by the next download and the next poll of one’s own pace', async () => {
    const { transport, at } = playing(busyFor(50, file));
    expect((await settled(downloadVideos(transport, { id: 'vid_1', videos: 1 }))).files).toHaveLength(1);
    expect(at).toEqual([0, 50]);
    busyUntil = Date.now();
    const polled = playing(busyFor(50, () => job('completed')));
    expect((await settled(pollVideo(polled.transport, 'vid_1'))).status).toBe('completed');
    expect(polled.at).toEqual([0, 50]);
  });

  it('does not stretch the time that the caller gave', async () => {
    const { transport } = playing(busyFor(600, () => job('completed')));
    const start = Date.now();
    const error = await failureOf(settled(waitForVideo(transport, 'vid_1', { timeoutMs: 30_000 })));
    expect(error).toMatchObject({ kind: 'timeout', message: expect.stringContaining('vid_1 exists') });
    expect(Date.now() - start).toBe(30_000);
  });

  it.each([
    ['waiting', 3_601, (to: ReturnType<typeof playing>) => waitForVideo(to.transport, 'vid_1')],
    ['a poll of one’s own pace', 61, (to: ReturnType<typeof playing>) => pollVideo(to.transport, 'vid_1')],
  ])('ends %s with an error that names the job and the time, when it is too far away', async (_, seconds, ask) => {
    const to = playing(() => failing(429, { 'retry-after': String(seconds) }));
    const error = await failureOf(settled(ask(to)));
    expect(error).toMatchObject({ kind: 'rate-limit', message: expect.stringContaining('vid_1 exists') });
    expect(error.retryAt).toBeDefined();
    expect(to.at).toHaveLength(1);
  });

  it('is not heeded for ever', async () => {
    const { transport } = playing(() => failing(429, { 'retry-after': '40' }));
    const start = Date.now();
    const error = await failureOf(settled(waitForVideo(transport, 'vid_1')));
    expect(error).toMatchObject({ kind: 'rate-limit', message: expect.stringContaining('vid_1 exists') });
    expect(Date.now() - start).toBeLessThanOrEqual(3_602_000);
  });
});

describe('an odd answer to a poll', () => {
  it.each([
    ['an empty 202', () => new Response('', { status: 202 })],
    ['a page of a proxy', () => words('text/html', '<html>hi</html>')],
    ['JSON without a status', () => Response.json({ id: 'vid_1' })],
    ['a status and an error that are no job’s', () => Response.json({ status: 'error', error: 'Down' })],
    ['425', () => failing(425)],
  ] satisfies [string, Answer][])('such as %s does not end the waiting at once', async (_, odd) => {
    const { transport, at } = playing(odd, odd, () => job('completed'));
    expect((await settled(waitForVideo(transport, 'vid_1'))).status).toBe('completed');
    expect(at).toHaveLength(3);
    expect((await settled(pollVideo(playing(odd, () => job('pending')).transport, 'vid_1'))).status).toBe('pending');
  });

  it('ends the waiting when it comes again and again, with an error that names the job', async () => {
    const { transport, at } = playing(() => words('text/html', '<html>hi</html>'));
    const error = await failureOf(settled(waitForVideo(transport, 'vid_1', { mostFailures: 3 })));
    expect(error).toMatchObject({ kind: 'invalid-response', message: expect.stringContaining('vid_1 exists') });
    expect(at).toHaveLength(4);
  });

  it('that leaves out the id is of the job that was asked for', async () => {
    const { transport } = playing(() => Response.json({ status: 'completed', unsigned_urls: ['u'] }));
    expect(await settled(waitForVideo(transport, 'vid_1'))).toMatchObject({ id: 'vid_1', status: 'completed' });
  });
});

describe('a job that was submitted just now', () => {
  const missing = () => failing(404);

  it('is not given up when first polls do not find it yet', async () => {
    const { transport } = playing(missing, missing, () => job('completed'));
    const found = await settled(waitForVideo(transport, 'vid_1', { justSubmitted: true }));
    expect(found.status).toBe('completed');
  });

  it('is said to exist when no poll finds it', async () => {
    const { transport, at } = playing(missing);
    const error = await failureOf(settled(waitForVideo(transport, 'vid_1', { justSubmitted: true })));
    expect(error.message).toMatch(/^No \(HTTP 404\)\. The video job vid_1 exists/);
    expect(at).toHaveLength(6);
  });

  it('is gone when a poll has found it before', async () => {
    const { transport, at } = playing(() => job('pending'), missing);
    await failureOf(settled(waitForVideo(transport, 'vid_1', { justSubmitted: true })));
    expect(at).toHaveLength(2);
  });

  it('is a job with an id, also where the answer does not say where it stands', async () => {
    const accepted = () => Response.json({ id: 'vid_1', polling_url: '/x' }, { status: 202 });
    const request = { model: 'maker/filmer', options: { prompt: 'A cat' } };
    expect(await submitVideo(playing(accepted).transport, request)).toMatchObject({ id: 'vid_1', status: 'pending' });
  });
});

describe('what comes in place of a video', () => {
  it.each([
    ['text/plain', 'not found'],
    ['Application/XML', '<Error><Code>AccessDenied</Code></Error>'],
    ['image/png', '\x89PNG'],
    ['application/json', '{"status":"pending"}'],
  ])('as %s is no video, and is loaded again', async (type, body) => {
    expect(await failureOf(downloadVideo(playing(() => words(type, body)).transport, 'vid_1'))).toMatchObject({
      kind: 'invalid-response',
    });
    const { transport } = playing(() => words(type, body), file);
    const { files } = await settled(downloadVideos(transport, { id: 'vid_1', videos: 1 }));
    expect(files).toEqual([{ bytes: mp4, mediaType: 'video/mp4' }]);
  });

  it('as an empty 202 is loaded again, and names the job when it does not end', async () => {
    const empty = () => new Response(null, { status: 202 });
    const one = { id: 'vid_1', videos: 1 };
    expect((await settled(downloadVideos(playing(empty, empty, file).transport, one))).files).toHaveLength(1);
    const error = await failureOf(settled(downloadVideos(playing(empty).transport, one)));
    expect(error.message).toContain('vid_1 exists');
  });

  it('is a video all the same where storage calls it a text', async () => {
    const { transport } = playing(() => words('text/plain', mp4));
    expect(await downloadVideo(transport, 'vid_1')).toEqual({ bytes: mp4, mediaType: 'video/mp4' });
  });
});

describe('a download', () => {
  const one = { id: 'vid_1', videos: 1 };

  it('does not wait longer than its caller holds', async () => {
    const { transport, at } = playing(() => failing(429, { 'retry-after': '1800' }), file);
    const loading = downloadVideos(transport, { id: 'vid_1', videos: 1 }, {}, 60_000);
    await expect(settled(loading)).rejects.toMatchObject({ kind: 'rate-limit' });
    expect(at).toHaveLength(1);
  });

  it('that never answers is begun again', async () => {
    const { transport, at } = playing(never, file);
    expect((await settled(downloadVideos(transport, one))).files).toHaveLength(1);
    expect(at).toEqual([0, 62]);
  });

  it('may take long while something comes, and is begun again when nothing does', async () => {
    /** A piece each 40 s; the first one stops in the middle. */
    const slow = (pieces: number): Response => {
      let next = 0;
      const body = new ReadableStream<Uint8Array>({
        pull: (controller) =>
          new Promise((resolve) => {
            if (next === pieces) return;
            setTimeout(() => {
              controller.enqueue(mp4.subarray(next * 4, (next += 1) * 4));
              if (next === 3) controller.close();
              resolve();
            }, 40_000);
          }),
      });
      return new Response(body);
    };
    const { transport, at } = playing(
      () => slow(1),
      () => slow(3),
    );
    expect((await settled(downloadVideos(transport, one))).files).toEqual([{ bytes: mp4, mediaType: 'video/mp4' }]);
    expect(at).toEqual([0, 102]);
  });

  it('ends when the time is over, with an error that names the job and what it cost', async () => {
    const start = Date.now();
    const known = { generationId: 'gen-1', usage: undefined };
    const loading = downloadVideos(playing(never).transport, { ...one, ...known }, { timeoutMs: 100 });
    const error = await failureOf(settled(loading));
    expect(error).toMatchObject({
      kind: 'timeout',
      message:
        'The time was over before the video was loaded. The video job vid_1 exists: ask for it again with its id, and do not submit it again.',
      generationId: 'gen-1',
      isRetryable: false,
    });
    expect(Date.now() - start).toBe(100);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('keeps the videos that came before the time was over', async () => {
    const { transport } = playing((index, signal) => (index === 0 ? file() : never(index, signal)));
    const loading = downloadVideos(transport, { id: 'vid_1', videos: 2 }, { timeoutMs: 100 });
    const { files, failures } = await settled(loading);
    expect(files).toHaveLength(1);
    expect(failures).toMatchObject([{ index: 1, error: { kind: 'timeout' } }]);
  });
});
