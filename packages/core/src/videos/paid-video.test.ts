import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failureOf } from '../../test/json-answers.ts';
import {
  createTransport,
  downloadVideo,
  downloadVideos,
  getVideo,
  pollVideo,
  submitVideo,
  waitForVideo,
} from '../index.ts';
import type { VideoJob, VideoRequest, WaitForVideoOptions } from '../index.ts';

const request: VideoRequest = { model: 'maker/filmer', options: { prompt: 'A cat runs' } };
const mp4 = Uint8Array.from('\0\0\0\x18ftypmp42', (char) => char.charCodeAt(0));

type Answer = Response | Error | (() => Response | Promise<Response>);
const failing = (code: number, headers: Record<string, string> = {}) =>
  Response.json({ error: { code, message: 'No' } }, { status: code, headers });
const job = (status: string, fields: object = {}) => Response.json({ id: 'vid_1', status, ...fields });

/** A transport that gives these answers one after another, the last one again and again. */
function playing(...answers: Answer[]) {
  const asked: string[] = [];
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    asked.push(new URL(url).search);
    const answer = answers[Math.min(asked.length, answers.length) - 1];
    if (answer instanceof Error) throw answer;
    if (answer instanceof Response) return answer.clone();
    if (answer !== undefined) return answer();
    return new Promise((_, reject) => init.signal?.addEventListener('abort', () => reject(init.signal?.reason)));
  };
  return { transport: createTransport({ apiKey: 'sk-or-v1-test-key', fetch }), asked };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Lets the waits pass. */
async function settled<Result>(promise: Promise<Result>): Promise<Result> {
  promise.catch(() => undefined);
  await vi.runAllTimersAsync();
  return promise;
}

const lost = (code: string) => new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

describe('submitting a video', () => {
  it.each([
    ['429', failing(429)],
    ['503', failing(503)],
    ['402 with a time to wait', failing(402, { 'retry-after': '1' })],
    ['a server that was not reached', lost('ECONNREFUSED')],
    ['a name that was not found', lost('ENOTFOUND')],
  ])('may be done again after %s, which made no job', async (_, answer) => {
    const error = await failureOf(submitVideo(playing(answer).transport, request));
    expect(error.isRetryable).toBe(true);
    expect(error.message).not.toContain('A job may have been made');
  });

  it.each([400, 401, 402, 403, 404])(
    'that is refused with %i says nothing of a job that may be there',
    async (code) => {
      const error = await failureOf(submitVideo(playing(failing(code)).transport, request));
      expect(error).toMatchObject({ status: code, isRetryable: false });
      expect(error.message).not.toContain('may have been made');
    },
  );

  it.each([
    ['a gateway gave up', failing(504)],
    ['an upstream failed', failing(502)],
    ['the connection broke', lost('ECONNRESET')],
    ['the answer broke off', new Response('{"id":"vid_')],
    ['the answer names no job', Response.json({ status: 'pending' })],
    ['the answer is a page', new Response('<html>', { headers: { 'content-type': 'text/html' } })],
  ])('must not be done again when %s: there may be a job', async (_, answer) => {
    const error = await failureOf(submitVideo(playing(answer).transport, request));
    expect(error.isRetryable).toBe(false);
    expect(error.message).toContain('A job may have been made');
    expect(error.message).not.toMatch(/try again/i);
  });

  it('tells of the job at once, and names it when that throws', async () => {
    const seen: string[] = [];
    const onPoll = ({ id, status }: VideoJob) => void seen.push(`${id} ${status}`);
    await submitVideo(playing(job('pending')).transport, request, { onPoll });
    expect(seen).toEqual(['vid_1 pending']);
    const error = await failureOf(
      submitVideo(playing(job('pending')).transport, request, {
        onPoll: () => {
          throw new Error('the disk is full');
        },
      }),
    );
    expect(error.message).toMatch(/the disk is full.*vid_1 exists/);
    expect(error.isRetryable).toBe(false);
  });

  it('hides a key of any form that the reason of a failed job repeats', async () => {
    const fetch = async () => job('failed', { error: 'The gateway refused gateway-key-1' });
    const error = await failureOf(submitVideo(createTransport({ apiKey: 'gateway-key-1', fetch }), request));
    expect(error.message).toContain('The gateway refused [key]');
    expect(JSON.stringify(error.body)).not.toContain('gateway-key-1');
  });

  it('names a job that failed at once, and why', async () => {
    const error = await failureOf(submitVideo(playing(job('failed', { error: 'No cats' })).transport, request));
    expect(error.message).toContain('vid_1 failed: No cats');
    expect(error.isRetryable).toBe(false);
  });
});

describe('a poll', () => {
  it('that answers an error of the API with the id of a generation fails in passing', async () => {
    const error = Response.json({ id: 'gen-1', error: { code: 502, message: 'Down' } });
    expect(await failureOf(getVideo(playing(error).transport, 'vid_1'))).toMatchObject({
      status: 502,
      isRetryable: true,
    });
    const { transport } = playing(error, job('completed'));
    expect((await settled(waitForVideo(transport, 'vid_1'))).status).toBe('completed');
  });

  it('that never answers has failed after a time, and the next one is made', async () => {
    let polls = 0;
    const fetch = (_: string, init: RequestInit): Promise<Response> => {
      polls += 1;
      if (polls === 2) return Promise.resolve(job('completed'));
      return new Promise((__, reject) => init.signal?.addEventListener('abort', () => reject(init.signal?.reason)));
    };
    const transport = createTransport({ apiKey: 'sk-or-v1-test-key', fetch });
    expect((await settled(waitForVideo(transport, 'vid_1'))).status).toBe('completed');
    expect(polls).toBe(2);
  });

  it('by a pace of one’s own bears failures, tells of the job, and names it in the end', async () => {
    const onPoll = vi.fn<(polled: VideoJob) => void>();
    const { transport } = playing(failing(502), failing(502), job('in_progress'));
    expect((await settled(pollVideo(transport, 'vid_1', { onPoll }))).status).toBe('in_progress');
    expect(onPoll).toHaveBeenCalledOnce();
    const error = await failureOf(settled(pollVideo(playing(failing(503)).transport, 'vid_1', { mostFailures: 1 })));
    expect(error.message).toContain('vid_1 exists');
    expect(error.isRetryable).toBe(true);
  });
});

describe('waiting for a video', () => {
  it.each([
    ['polls keep failing', [failing(503)]],
    ['a poll is not allowed', [failing(401)]],
    ['a poll answers a page', [new Response('<html>', { headers: { 'content-type': 'text/html' } })]],
  ] satisfies [string, Answer[]][])('names the job when %s', async (_, answers) => {
    const error = await failureOf(settled(waitForVideo(playing(...answers).transport, 'vid_1')));
    expect(error.message).toContain('vid_1 exists: ask for it again with its id, and do not submit it again.');
    expect(error.message).not.toMatch(/try again/i);
    expect(error.isRetryable).toBe(false);
  });

  it('names the job when a poll finds nothing, which may be a wrong id', async () => {
    const error = await failureOf(settled(waitForVideo(playing(failing(404)).transport, 'vid_1')));
    expect(error.message).toContain('vid_1 was not found: check its id and the key before it is submitted again.');
    expect(error).toMatchObject({ kind: 'not-found', isRetryable: false });
  });

  it('names the job when its key is gone, and stays a matter of configuration', async () => {
    const keys = ['sk-or-v1-test-key', ''];
    const fetch = async () => job('pending');
    const transport = createTransport({ apiKey: () => keys.shift() ?? '', fetch });
    await getVideo(transport, 'vid_1');
    const error = await failureOf(settled(waitForVideo(transport, 'vid_1')));
    expect(error).toMatchObject({ kind: 'configuration', setting: 'apiKey' });
    expect(error.message).toContain('vid_1 exists');
  });

  it('names the job when a callback throws', async () => {
    const onProgress = () => {
      throw new Error('the bar broke');
    };
    const error = await failureOf(settled(waitForVideo(playing(job('pending')).transport, 'vid_1', { onProgress })));
    expect(error.message).toMatch(/the bar broke.*vid_1 exists/);
  });

  it.each([
    ['between polls', [job('pending')], { firstPollMs: 2_000 }],
    ['inside a poll that hangs', [], { firstPollMs: 1 }],
  ] satisfies [string, Answer[], WaitForVideoOptions][])(
    'ends when its time is over, also %s',
    async (_, answers, polling) => {
      const { transport } = playing(...answers);
      const start = Date.now();
      let took = 0;
      const outcome = failureOf(waitForVideo(transport, 'vid_1', { ...polling, timeoutMs: 100 })).finally(() => {
        took = Date.now() - start;
      });
      await vi.runAllTimersAsync();
      expect(await outcome).toMatchObject({
        kind: 'timeout',
        message: expect.stringContaining('vid_1'),
        isRetryable: false,
      });
      expect(took).toBe(100);
      expect(vi.getTimerCount()).toBe(0);
    },
  );

  it.each([
    ['firstPollMs', Number.NaN],
    ['backoff', 0],
    ['backoff', Number.NaN],
    ['longestPollMs', Infinity],
    ['timeoutMs', -1],
    ['mostFailures', Number.NaN],
  ])('refuses %s of %d before the first poll', async (name, value) => {
    const { transport, asked } = playing(job('pending'));
    const error = await failureOf(waitForVideo(transport, 'vid_1', { [name]: value }));
    expect(error).toMatchObject({ kind: 'configuration', message: expect.stringContaining(name) });
    expect(asked).toEqual([]);
  });
});

describe('the videos of a job', () => {
  const file = () => new Response(mp4);
  const two = { id: 'vid_1', videos: 2 };

  it('are not lost when another one cannot be loaded', async () => {
    const { transport } = playing(file, failing(404));
    const { files, failures } = await settled(downloadVideos(transport, two));
    expect(files).toEqual([{ bytes: mp4, mediaType: 'video/mp4' }]);
    expect(failures).toMatchObject([{ index: 1, error: { kind: 'not-found' } }]);
  });

  it('are loaded again after failures that pass', async () => {
    const { transport, asked } = playing(failing(502), file, file);
    expect((await settled(downloadVideos(transport, two))).files).toHaveLength(2);
    expect(asked).toHaveLength(3);
  });

  it('name the job when none can be loaded', async () => {
    const error = await failureOf(settled(downloadVideos(playing(new Response(null)).transport, two)));
    expect(error.message).toContain('vid_1 exists');
    expect(error.isRetryable).toBe(false);
  });

  it('are paid for although they are not found: they are not to be made again, and the error tells what they cost', async () => {
    const done = job('completed', { generation_id: 'gen-vid-1', usage: { cost: 0.4, is_byok: false } });
    const { transport } = playing(done, failing(404));
    const error = await failureOf(settled(downloadVideos(transport, await getVideo(transport, 'vid_1'))));
    expect(error.message).toBe(
      'No (HTTP 404). The video job vid_1 exists: ask for it again with its id, and do not submit it again.',
    );
    expect(error).toMatchObject({
      kind: 'not-found',
      isRetryable: false,
      generationId: 'gen-vid-1',
      usage: { cost: { total: 0.4 } },
    });
  });

  it('stay a matter of configuration when the key is gone before they are loaded', async () => {
    const transport = createTransport({ apiKey: () => '', fetch: async () => file() });
    const error = await failureOf(settled(downloadVideos(transport, two)));
    expect(error).toMatchObject({ kind: 'configuration', setting: 'apiKey', isRetryable: false });
    expect(error.message).toContain('vid_1 exists');
  });

  it.each([
    ['video/webm; codecs=vp9', mp4, 'video/webm'],
    ['application/octet-stream', mp4, 'video/mp4'],
    [
      'application/octet-stream',
      Uint8Array.from('\0\0\0\x14ftypqt  ', (char) => char.charCodeAt(0)),
      'video/quicktime',
    ],
    ['', Uint8Array.from('\x1aE\xdf\xa3\x01B\x82\x84webm', (char) => char.charCodeAt(0)), 'video/webm'],
    ['binary/octet-stream', new Uint8Array([1]), 'video/mp4'],
  ])('that come as "%s" have a type of video', async (type, bytes, expected) => {
    const { transport } = playing(() => new Response(bytes, { headers: type === '' ? {} : { 'content-type': type } }));
    expect((await downloadVideo(transport, 'vid_1')).mediaType).toBe(expected);
  });
});
