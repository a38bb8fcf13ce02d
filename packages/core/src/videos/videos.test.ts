import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answeringJSON, failureOf } from '../../test/json-answers.ts';
import {
  createTransport,
  downloadVideo,
  getVideo,
  pollVideo,
  submitVideo,
  verifyVideoWebhook,
  waitForVideo,
} from '../index.ts';
import type { Transport, VideoRequest } from '../index.ts';

const request: VideoRequest = { model: 'maker/filmer', options: { prompt: 'A cat runs' } };

describe('a video job', () => {
  it('is submitted once, with its options in a fixed order', async () => {
    const { transport, sent } = answeringJSON({ id: 'vid_1', polling_url: '/x', status: 'pending' }, { status: 202 });
    const job = await submitVideo(transport, { ...request, options: { seed: 1, duration: 4, prompt: 'A cat runs' } });
    expect(job).toMatchObject({ id: 'vid_1', status: 'pending', videos: 0, error: undefined });
    expect(sent).toHaveLength(1);
    expect(JSON.stringify(sent[0]?.body)).toBe('{"model":"maker/filmer","prompt":"A cat runs","duration":4,"seed":1}');
  });

  it.each([
    ['completed', { unsigned_urls: ['u', 'v'], usage: { cost: 0.3, is_byok: false }, generation_id: 'gen-vid-1' }, 2],
    ['failed', { error: 'The prompt was refused' }, 0],
    ['cancelled', {}, 0],
    ['expired', {}, 0],
    ['in_progress', {}, 0],
    ['pending', {}, 0],
  ] as const)('that is %s tells so', async (status, rest, videos) => {
    const { transport, sent } = answeringJSON({ id: 'vid/1', status, ...rest });
    const job = await getVideo(transport, 'vid/1');
    expect(job).toMatchObject({ status, videos });
    expect(job.error).toBe('error' in rest ? rest.error : undefined);
    expect(sent[0]).toMatchObject({ method: 'GET', url: 'https://openrouter.ai/api/v1/videos/vid%2F1' });
  });

  it('of a status that is not known here is not at its end', async () => {
    expect((await getVideo(answeringJSON({ id: 'v', status: 'dreaming' }).transport, 'v')).status).toBe('in_progress');
  });

  it.each([
    ['neither prompt nor image', { options: {} }, 'nothing to make a video of'],
    ['half a second', { options: { prompt: 'x', duration: 0.5 } }, 'whole number of seconds'],
    [
      'a first picture that is no URL',
      { options: { frame_images: [{ type: 'image_url', image_url: { url: 'cat.png' }, frame_type: 'first_frame' }] } },
      'neither an http(s) URL nor a data URL',
    ],
    [
      'a reference that is no URL',
      { options: { prompt: 'x', input_references: [{ type: 'video_url', video_url: { url: '/tmp/a.mp4' } }] } },
      'index 0',
    ],
    ['a callback without https', { options: { prompt: 'x', callback_url: 'http://a.example' } }, 'https'],
  ] satisfies [string, Partial<VideoRequest>, string][])(
    'with %s is refused before the request',
    async (_, wrong, said) => {
      const { transport, sent } = answeringJSON({});
      const error = await failureOf(submitVideo(transport, { ...request, ...wrong }));
      expect(error.kind).toBe('configuration');
      expect(error.message).toContain(said);
      expect(sent).toEqual([]);
    },
  );
});

describe('waiting for a video', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** A transport that gives these answers one after another. */
  function polling(...answers: ({ status: string; [field: string]: unknown } | number)[]): {
    transport: Transport;
    polls: () => number;
  } {
    let polls = 0;
    const fetch = async () => {
      const answer = answers[Math.min(polls++, answers.length - 1)] ?? 500;
      return typeof answer === 'number'
        ? Response.json({ error: { code: answer, message: 'No' } }, { status: answer })
        : Response.json({ id: 'vid_1', ...answer });
    };
    return { transport: createTransport({ apiKey: 'k', fetch }), polls: () => polls };
  }

  /** Lets the waits pass. */
  async function settled<Result>(promise: Promise<Result>): Promise<Result> {
    promise.catch(() => undefined);
    await vi.runAllTimersAsync();
    return promise;
  }

  it('polls until it is completed, and tells of every poll', async () => {
    const { transport, polls } = polling(
      { status: 'pending' },
      { status: 'in_progress' },
      { status: 'completed', usage: { cost: 0.3 } },
    );
    const seen: string[] = [];
    const progress: number[] = [];
    const job = await settled(
      waitForVideo(transport, 'vid_1', {
        onPoll: ({ status }) => seen.push(status),
        onProgress: ({ done, cost }) => progress.push(done + cost),
      }),
    );
    expect(job).toMatchObject({ status: 'completed', videos: 1, usage: { cost: { total: 0.3 } } });
    expect(seen).toEqual(['pending', 'in_progress', 'completed']);
    expect(progress).toEqual([0, 0, 1.3]);
    expect(polls()).toBe(3);
  });

  it('waits longer and longer between polls, up to a limit', async () => {
    const { transport } = polling(...Array.from({ length: 5 }, () => ({ status: 'pending' })), { status: 'completed' });
    const times: number[] = [];
    const start = Date.now();
    await settled(
      waitForVideo(transport, 'vid_1', {
        firstPollMs: 10,
        backoff: 2,
        longestPollMs: 50,
        onPoll: () => times.push(Date.now() - start),
      }),
    );
    expect(times).toEqual([10, 30, 70, 120, 170, 220]);
  });

  it('bears polls that fail three times with 502', async () => {
    const { transport } = polling(502, 502, 502, { status: 'completed' });
    expect((await settled(waitForVideo(transport, 'vid_1'))).status).toBe('completed');
  });

  it.each([
    ['failed', /vid_1 failed: Too spicy/],
    ['cancelled', /was cancelled/],
    ['expired', /expired/],
  ])('rejects when the job %s, and nothing may retry it', async (status, said) => {
    const { transport } = polling({ status, error: 'Too spicy' });
    const error = await failureOf(settled(waitForVideo(transport, 'vid_1')));
    expect(error.message).toMatch(said);
    expect(error.isRetryable).toBe(false);
  });

  it('gives up when polls keep failing, and nothing may retry it', async () => {
    const { transport, polls } = polling(503);
    const error = await failureOf(settled(waitForVideo(transport, 'vid_1', { mostFailures: 2 })));
    expect(error).toMatchObject({ kind: 'overloaded', status: 503, isRetryable: false });
    expect(error.message).toContain('do not submit it again');
    expect(polls()).toBe(3);
  });

  it('gives up at once when the job is not found', async () => {
    const { transport, polls } = polling(404);
    expect(await failureOf(settled(waitForVideo(transport, 'vid_1')))).toMatchObject({ kind: 'not-found' });
    expect(polls()).toBe(1);
  });

  it('gives up after the time that it was given', async () => {
    const { transport } = polling({ status: 'pending' });
    const error = await failureOf(settled(waitForVideo(transport, 'vid_1', { firstPollMs: 10, timeoutMs: 25 })));
    expect(error).toMatchObject({ kind: 'timeout', isRetryable: false });
  });

  it('rejects at once when it is aborted, and leaves no timer behind', async () => {
    const { transport } = polling({ status: 'pending' });
    const controller = new AbortController();
    const waiting = waitForVideo(transport, 'vid_1', { signal: controller.signal });
    controller.abort(new Error('the user left'));
    await expect(waiting).rejects.toThrow('the user left');
    expect(vi.getTimerCount()).toBe(0);
  });
});

it.each(['', ' ', '.', '..', '\ud800'])(
  'a video under the id %j is not asked for: its path would be another operation, or none',
  async (id) => {
    const { transport, sent } = answeringJSON({ id: 'vid_1', status: 'completed' });
    for (const ask of [getVideo, downloadVideo, pollVideo])
      expect(await failureOf(ask(transport, id))).toMatchObject({ kind: 'configuration', setting: 'jobId' });
    expect(sent).toEqual([]);
  },
);

describe('downloading a video', () => {
  it('asks the API itself, whatever URLs the job names', async () => {
    const urls: string[] = [];
    const fetch = async (url: string) => {
      urls.push(url);
      return new Response(new Uint8Array([1, 2, 3]), { headers: { 'content-type': 'video/mp4' } });
    };
    const video = await downloadVideo(createTransport({ apiKey: 'k', fetch }), 'vid_1', 1);
    expect(video).toEqual({ bytes: new Uint8Array([1, 2, 3]), mediaType: 'video/mp4' });
    expect(urls).toEqual(['https://openrouter.ai/api/v1/videos/vid_1/content?index=1']);
  });

  it('reads an error in place of bytes', async () => {
    const { transport } = answeringJSON({ error: { code: 404, message: 'Gone' } });
    expect(await failureOf(downloadVideo(transport, 'vid_1'))).toMatchObject({ kind: 'not-found' });
  });

  it.each([
    ['Application/JSON', '{"error":{"code":404,"message":"Gone"}}', 'Gone'],
    ['Text/HTML', '<html><title>Sign in</title></html>', 'Sign in'],
  ])('takes no %s for a video, however its type is written', async (type, body, said) => {
    const fetch = async () => new Response(body, { headers: { 'content-type': type } });
    const error = await failureOf(downloadVideo(createTransport({ apiKey: 'k', fetch }), 'vid_1'));
    expect(error.message).toContain(said);
  });
});

describe('a webhook', () => {
  const secret = 'whsec_test';
  const rawBody = '{"type":"video.generation.completed"}';
  const now = 1_790_000_000_000;

  async function sign(time: number, body: string, key = secret): Promise<string> {
    const encoder = new TextEncoder();
    const imported = await crypto.subtle.importKey(
      'raw',
      encoder.encode(key),
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      ['sign'],
    );
    const mac = new Uint8Array(await crypto.subtle.sign('HMAC', imported, encoder.encode(`${time},${body}`)));
    return `t=${time},v1=${[...mac].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  }

  it('is accepted when its signature is right and fresh', async () => {
    const signature = await sign(now / 1000, rawBody);
    expect(await verifyVideoWebhook({ rawBody, signature, secret, now })).toBe(true);
    expect(await verifyVideoWebhook({ rawBody, signature, secret, now: now + 299_000 })).toBe(true);
  });

  it('is refused when it is old, changed, signed by another, or not signed', async () => {
    const signature = await sign(now / 1000, rawBody);
    expect(await verifyVideoWebhook({ rawBody, signature, secret, now: now + 301_000 })).toBe(false);
    expect(await verifyVideoWebhook({ rawBody: `${rawBody} `, signature, secret, now })).toBe(false);
    expect(
      await verifyVideoWebhook({ rawBody, signature: await sign(now / 1000, rawBody, 'other'), secret, now }),
    ).toBe(false);
    for (const nothing of [null, undefined, '', 't=,v1=', 't=x,v1=zz', signature.slice(0, -2)]) {
      expect(await verifyVideoWebhook({ rawBody, signature: nothing, secret, now })).toBe(false);
    }
  });
});
