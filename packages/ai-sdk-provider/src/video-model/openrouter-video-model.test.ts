import { APICallError, InvalidArgumentError } from '@ai-sdk/provider';
import {
  experimental_generateVideo as generateVideo,
  experimental_getVideoStatus as getVideoStatus,
  experimental_startVideo as startVideo,
} from 'ai';
import { describe, expect, it, vi } from 'vitest';

import { answering, jsonAnswer, rejectionOf, type Asked } from '../../test/answering.ts';
import type { OpenRouterVideoSettings } from '../index.ts';

const mp4 = Uint8Array.from('\0\0\0\x18ftypmp42', (char) => char.charCodeAt(0));
/** Polls without a pause between them. */
const atOnce: OpenRouterVideoSettings = { poll: { firstPollMs: 0 } };

const submitted = () => jsonAnswer({ id: 'job-1', polling_url: '/api/v1/videos/job-1', status: 'pending' }, 202);
const job = (status: string, fields: Record<string, unknown> = {}) => jsonAnswer({ id: 'job-1', status, ...fields });
const completed = () =>
  job('completed', {
    generation_id: 'gen-vid-1',
    unsigned_urls: ['https://elsewhere.example/video.mp4'],
    usage: { cost: 0.5, is_byok: false },
  });
const file = () => new Response(mp4, { headers: { 'content-type': 'video/mp4' } });

/** The API with one job, whose polls are answered in turn, the last of them again and again. */
function withJob(...polls: (() => Response | Error)[]) {
  let next = 0;
  return answering(({ method, path }: Asked) => {
    if (method === 'POST') return submitted();
    if (path.includes('/content')) return file();
    return (polls[Math.min(next++, polls.length - 1)] ?? completed)();
  });
}

const paths = (asked: readonly Asked[]) => asked.map(({ method, path }) => `${method} ${path}`);

describe('generateVideo', () => {
  it('submits once, polls until the end, and loads the video from the API itself', async () => {
    const { openrouter, asked } = withJob(
      () => job('pending'),
      () => job('in_progress'),
      () => job('a_status_of_tomorrow'),
      completed,
    );
    const onProgress = vi.fn<(progress: { done: number; cost: number }) => void>();
    const onPoll = vi.fn<(polled: { status: string }) => void>();
    const result = await generateVideo({
      model: openrouter.videoModel('maker/filmer', { ...atOnce, onProgress, onPoll, user: 'u' }),
      prompt: 'A cat',
      resolution: '1280x720',
      duration: 4,
      seed: 7,
      generateAudio: true,
      providerOptions: { openrouter: { provider: { options: { maker: { negativePrompt: 'dogs' } } } } },
    });
    expect([result.video.mediaType, ...result.video.uint8Array]).toEqual(['video/mp4', ...mp4]);
    expect(result.providerMetadata['openrouter']).toEqual({
      generationId: 'gen-vid-1',
      usage: { cost: 0.5, totalCost: 0.5, isByok: false },
      jobId: 'job-1',
      jobStatus: 'completed',
      cost: 0.5,
      videos: [{ jobId: 'job-1', generationId: 'gen-vid-1', cost: 0.5, mediaType: 'video/mp4' }],
    });
    expect(paths(asked)).toEqual([
      'POST /videos',
      ...Array.from({ length: 4 }, () => 'GET /videos/job-1'),
      'GET /videos/job-1/content?index=0',
    ]);
    expect(asked[0]?.body).toEqual({
      model: 'maker/filmer',
      prompt: 'A cat',
      duration: 4,
      size: '1280x720',
      generate_audio: true,
      seed: 7,
      provider: { options: { maker: { negativePrompt: 'dogs' } } },
      user: 'u',
    });
    expect(onPoll.mock.calls.map(([{ status }]) => status)).toEqual([
      'pending',
      'pending',
      'in_progress',
      'in_progress',
      'completed',
    ]);
    expect(onProgress.mock.lastCall).toEqual([{ done: 1, total: 1, cost: 0.5, etaSeconds: 0 }]);
  });

  it('takes a reference for what its media type says, in any case', async () => {
    const { openrouter, asked } = withJob(completed);
    const reference = { data: 'https://example.com/b', mediaType: 'VIDEO/MP4' };
    const { warnings } = await generateVideo({
      model: openrouter.videoModel('a/b', { pollIntervalMs: 1 }),
      prompt: 'A cat',
      inputReferences: [reference],
    });
    expect(warnings).toEqual([]);
    expect(asked[0]?.body['input_references']).toEqual([{ type: 'video_url', video_url: { url: reference.data } }]);
  });

  it('sends frames and references by their kind, and warns of what it cannot send', async () => {
    const { openrouter, asked } = withJob(completed);
    const model = openrouter.videoModel('maker/filmer', atOnce);
    const first = 'https://example.com/first.png';
    const { warnings } = await generateVideo({
      model,
      prompt: { text: 'A cat', image: first },
      frameImages: [{ image: 'https://example.com/last.png', frameType: 'last_frame' }],
      aspectRatio: 'adaptive',
      fps: 24,
    });
    await generateVideo({
      model,
      prompt: 'A cat',
      inputReferences: [{ data: Uint8Array.of(1), mediaType: 'video/mp4' }, first, 'https://example.com/song.mp3?x=1'],
      aspectRatio: '9:16',
    });
    expect(warnings).toMatchObject([{ feature: 'fps' }, { feature: 'aspectRatio' }]);
    const [frames, references] = asked.filter(({ method }) => method === 'POST').map(({ body }) => body);
    expect(frames?.['frame_images']).toEqual([
      { type: 'image_url', image_url: { url: first }, frame_type: 'first_frame' },
      { type: 'image_url', image_url: { url: 'https://example.com/last.png' }, frame_type: 'last_frame' },
    ]);
    expect(references).toEqual({
      model: 'maker/filmer',
      prompt: 'A cat',
      aspect_ratio: '9:16',
      input_references: [
        { type: 'video_url', video_url: { url: 'data:video/mp4;base64,AQ==' } },
        { type: 'image_url', image_url: { url: first } },
        { type: 'audio_url', audio_url: { url: 'https://example.com/song.mp3?x=1' } },
      ],
    });
  });

  it.each([
    [
      { aspectRatio: '16:9', resolution: '720p' },
      { resolution: '1080x1920' as const },
      { size: '1080x1920' },
      ['resolution', 'aspectRatio'],
    ],
    [{ size: '1280x720' }, { aspectRatio: '9:16' as const }, { aspect_ratio: '9:16' }, ['size']],
    [
      { size: '1280x720' },
      { aspectRatio: '9:16' as const, providerOptions: { openrouter: { resolution: '1080p' } } },
      { aspect_ratio: '9:16', resolution: '1080p' },
      ['size'],
    ],
    [
      {},
      { resolution: '1080x1920' as const, providerOptions: { openrouter: { aspectRatio: '9:16' } } },
      { aspect_ratio: '9:16' },
      ['size'],
    ],
    [{ aspectRatio: '16:9', resolution: '720p' }, {}, { aspect_ratio: '16:9', resolution: '720p' }, []],
    [{ aspectRatio: '16:9', size: '1280x720' }, {}, { aspect_ratio: '16:9', size: '1280x720' }, []],
  ])('of a model with %j asked for %j sends the size that is said closest to the call', async (...row) => {
    const [ofModel, ofCall, sent, warned] = row;
    const { openrouter, asked } = withJob(completed);
    const model = openrouter.videoModel('maker/filmer', { ...atOnce, ...ofModel });
    const { warnings } = await generateVideo({ model, prompt: 'A cat', ...ofCall });
    expect(asked[0]?.body).toEqual({ model: 'maker/filmer', prompt: 'A cat', ...sent });
    expect(warnings.map((warning) => 'feature' in warning && warning.feature)).toEqual(warned);
  });

  it('makes a job for each video', async () => {
    const { openrouter, asked } = withJob(completed);
    const { videos, providerMetadata } = await generateVideo({
      model: openrouter.video('maker/filmer', atOnce),
      prompt: 'A cat',
      n: 2,
    });
    expect(videos).toHaveLength(2);
    expect(providerMetadata['openrouter']?.['videos']).toHaveLength(2);
    expect(asked.filter(({ method }) => method === 'POST')).toHaveLength(2);
  });
});

describe('a job that was submitted is never submitted again', () => {
  const broken = () => jsonAnswer({ error: { code: 502, message: 'Bad gateway' } }, 502);

  it('when polls fail in passing', async () => {
    const { openrouter, asked } = withJob(broken, broken, () => new TypeError('fetch failed'), completed);
    const { video } = await generateVideo({ model: openrouter.videoModel('a/b', atOnce), prompt: 'A cat' });
    expect(video.uint8Array).toEqual(mp4);
    expect(asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it.each([
    ['polls keep failing', broken, 'Bad gateway'],
    ['it failed', () => job('failed', { error: 'Content policy' }), 'failed: Content policy'],
    ['it was cancelled', () => job('cancelled'), 'was cancelled'],
    ['it expired', () => job('expired'), 'expired'],
  ])('when %s', async (_, poll, said) => {
    const { openrouter, asked } = withJob(poll);
    const error = await rejectionOf(
      generateVideo({ model: openrouter.videoModel('a/b', atOnce), prompt: 'A cat', maxRetries: 5 }),
    );
    if (!APICallError.isInstance(error)) throw error;
    expect(error.message).toContain(said);
    expect(error.message).toContain('job-1');
    expect(error.isRetryable).toBe(false);
    expect(asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('when the waiting takes too long', async () => {
    const { openrouter, asked } = withJob(() => job('in_progress'));
    const model = openrouter.videoModel('a/b', { pollIntervalMs: 0, maxPollTimeMs: 0 });
    const error = await rejectionOf(generateVideo({ model, prompt: 'A cat' }));
    expect(APICallError.isInstance(error) && error.cause).toMatchObject({ kind: 'timeout' });
    expect(asked).toHaveLength(1);
  });

  it('when its video cannot be loaded; loading is tried again', async () => {
    let loads = 0;
    const answer = (works: number) =>
      answering(({ method, path }) => {
        if (method === 'POST') return submitted();
        if (!path.includes('/content')) return completed();
        loads += 1;
        return loads >= works ? file() : broken();
      });
    const passing = answer(3);
    const model = passing.openrouter.videoModel('a/b', atOnce);
    expect((await generateVideo({ model, prompt: 'A cat' })).video.uint8Array).toEqual(mp4);
    loads = 0;
    const lasting = answer(Infinity);
    const error = await rejectionOf(
      generateVideo({ model: lasting.openrouter.videoModel('a/b', atOnce), prompt: 'A cat' }),
    );
    expect(APICallError.isInstance(error) && [error.isRetryable, error.message]).toEqual([
      false,
      expect.stringContaining('job-1'),
    ]);
    expect(lasting.asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it.each([
    [
      'the connection broke',
      () => new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNRESET' }) }),
    ],
    ['a gateway gave up', () => jsonAnswer({ error: { code: 504, message: 'Timeout' } }, 504)],
    ['the answer names no job', () => jsonAnswer({ status: 'pending' }, 202)],
  ])('when nobody knows whether it was taken: %s', async (_, answer) => {
    const { openrouter, asked } = answering(answer);
    const error = await rejectionOf(generateVideo({ model: openrouter.videoModel('a/b', atOnce), prompt: 'A cat' }));
    expect(APICallError.isInstance(error) && error.isRetryable).toBe(false);
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['too many requests', () => jsonAnswer({ error: { code: 429, message: 'Slow down' } }, 429)],
    ['no server', () => new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) })],
  ])('but one that was certainly refused may be: %s', async (_, answer) => {
    const { openrouter } = answering(answer);
    const model = openrouter.videoModel('a/b', atOnce);
    const error = await rejectionOf(generateVideo({ model, prompt: 'A cat', maxRetries: 0 }));
    expect(APICallError.isInstance(error) && error.isRetryable).toBe(true);
  });

  it('when the call is aborted, which ends it at once', async () => {
    const controller = new AbortController();
    const { openrouter, asked } = withJob(() => job('in_progress'));
    const model = openrouter.videoModel('a/b', {
      poll: { firstPollMs: 0, backoff: 1, longestPollMs: 0 },
      onPoll: ({ status }) => {
        if (status === 'in_progress') controller.abort(new Error('enough'));
      },
    });
    const call = generateVideo({ model, prompt: 'A cat', abortSignal: controller.signal });
    expect(await rejectionOf(call)).toMatchObject({ message: 'enough' });
    expect(paths(asked)).toEqual(['POST /videos', 'GET /videos/job-1']);
  });
});

describe('starting a video and asking for it later', () => {
  it('works from any process, with the operation', async () => {
    const { openrouter, asked } = withJob(() => job('pending'), completed);
    const model = openrouter.videoModel('maker/filmer');
    const { operation, providerMetadata } = await startVideo({
      model,
      prompt: 'A cat',
      webhookUrl: 'https://example.com/hook',
    });
    expect(operation).toEqual({ id: 'job-1' });
    expect(providerMetadata?.['openrouter']).toMatchObject({ jobId: 'job-1', jobStatus: 'pending' });
    expect(await getVideoStatus(model, { operation })).toMatchObject({ status: 'pending' });
    expect(await getVideoStatus(model, { operation: 'job-1' })).toMatchObject({
      status: 'completed',
      videos: [{ type: 'binary', mediaType: 'video/mp4' }],
      providerMetadata: { openrouter: { usage: { cost: 0.5 } } },
    });
    expect(asked[0]?.body['callback_url']).toBe('https://example.com/hook');
    expect(asked[0]?.headers['idempotency-key']).toMatch(/^aisdk_vid_/);
  });

  it('tells why a job ended without a video', async () => {
    const { openrouter } = withJob(() => job('failed', { error: 'Content policy' }));
    const status = await getVideoStatus(openrouter.videoModel('a/b'), { operation: { id: 'job-1' } });
    expect(status).toMatchObject({ status: 'error', error: 'The video job job-1 failed: Content policy.' });
  });

  it('bears polls that fail in passing, and tells of progress', async () => {
    const broken = () => jsonAnswer({ error: { code: 502, message: 'Bad gateway' } }, 502);
    const onProgress = vi.fn<() => void>();
    const { openrouter, asked } = withJob(broken, broken, broken, completed);
    const { video } = await generateVideo({
      model: openrouter.videoModel('a/b', { ...atOnce, onProgress }),
      prompt: 'A cat',
      poll: { intervalMs: 1 },
    });
    expect(video.uint8Array).toEqual(mp4);
    expect(onProgress).toHaveBeenCalledOnce();
    expect(asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('waits for the webhook in place of polling', async () => {
    const { openrouter, asked } = withJob(completed);
    const { video } = await generateVideo({
      model: openrouter.videoModel('a/b'),
      prompt: 'A cat',
      webhook: () =>
        Promise.resolve({ url: 'https://example.com/hook', received: Promise.resolve({ headers: {}, body: {} }) }),
    });
    expect(video.uint8Array).toEqual(mp4);
    expect(asked[0]?.body['callback_url']).toBe('https://example.com/hook');
    expect(paths(asked)).toEqual(['POST /videos', 'GET /videos/job-1', 'GET /videos/job-1/content?index=0']);
  });
});

it.each([
  ['nothing to make a video of', { prompt: '' }, 'prompt'],
  ['a duration of 1.5 seconds', { prompt: 'a', duration: 1.5 }, 'duration'],
  ['polling that has no such option', { prompt: 'a', providerOptions: { openrouter: { poll: { every: 1 } } } }, 'poll'],
])('refuses %s before the request', async (_, call, said) => {
  const { openrouter, asked } = withJob(completed);
  const error = await rejectionOf(generateVideo({ model: openrouter.videoModel('a/b'), ...call }));
  if (!InvalidArgumentError.isInstance(error)) throw error;
  expect(`${error.argument} ${error.message}`).toContain(said);
  expect(asked).toEqual([]);
});

it('refuses an operation that names no job', async () => {
  const { openrouter } = withJob(completed);
  const error = await rejectionOf(getVideoStatus(openrouter.videoModel('a/b'), { operation: {} }));
  expect(InvalidArgumentError.isInstance(error) && error.argument).toBe('operation');
});
