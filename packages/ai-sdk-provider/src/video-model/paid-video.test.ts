import { APICallError, InvalidArgumentError } from '@ai-sdk/provider';
import { experimental_generateVideo as generateVideo, experimental_startVideo as startVideo } from 'ai';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { answering, jsonAnswer, rejectionOf, type Asked } from '../../test/answering.ts';
import type { OpenRouterVideoSettings } from '../index.ts';

const mp4 = Uint8Array.from('\0\0\0\x18ftypmp42', (char) => char.charCodeAt(0));
const atOnce: OpenRouterVideoSettings = { poll: { firstPollMs: 0 } };
const failing = (code: number, headers: Record<string, string> = {}) =>
  jsonAnswer({ error: { code, message: 'No' } }, code, headers);
const job = (status: string, fields: Record<string, unknown> = {}) => jsonAnswer({ id: 'job-1', status, ...fields });

interface Answers {
  submit?: () => Response | Error;
  poll?: () => Response | Error;
  content?: (index: number, signal?: AbortSignal) => Response | Promise<Response>;
}

/** The API with one job. */
function filming({
  submit = () => job('pending'),
  poll = () => job('completed'),
  content = () => new Response(mp4, { headers: { 'content-type': 'application/octet-stream' } }),
}: Answers = {}) {
  const { openrouter, asked } = answering(({ method, path, signal }: Asked) => {
    if (method === 'POST') return submit();
    return path.includes('/content') ? content(Number(path.at(-1)), signal) : poll();
  });
  const submitted = () => asked.filter(({ method }) => method === 'POST').length;
  return { openrouter, asked, submitted };
}

async function failureOf(answers: Answers, settings = atOnce): Promise<{ error: APICallError; submitted: number }> {
  const { openrouter, submitted } = filming(answers);
  const error = await rejectionOf(
    generateVideo({ model: openrouter.videoModel('a/b', settings), prompt: 'A cat', maxRetries: 3 }),
  );
  if (!APICallError.isInstance(error)) throw error;
  return { error, submitted: submitted() };
}

const throwing = () => {
  throw new Error('the disk is full');
};

describe('a video that is paid for', () => {
  afterEach(() => void vi.useRealTimers());

  it.each([
    ['polls find nothing', { poll: () => failing(404) }, atOnce],
    ['polls are not allowed', { poll: () => failing(401) }, atOnce],
    [
      'a poll answers a page',
      { poll: () => new Response('<html>', { headers: { 'content-type': 'text/html' } }) },
      atOnce,
    ],
    ['its content is gone', { content: () => failing(404) }, atOnce],
    ['its content is empty', { content: () => new Response(null) }, atOnce],
    ['onPoll throws', {}, { ...atOnce, onPoll: throwing }],
    ['onProgress throws', {}, { ...atOnce, onProgress: throwing }],
    ['it failed in the answer to its submission', { submit: () => job('failed', { error: 'No cats' }) }, atOnce],
    ['the waiting takes too long', { poll: () => job('pending') }, { poll: { firstPollMs: 0, timeoutMs: 0 } }],
  ] satisfies [string, Answers, OpenRouterVideoSettings][])('is named when %s', async (_, answers, settings) => {
    const { error, submitted } = await failureOf(answers, settings);
    expect(error.message).toContain('job-1');
    expect(error.message).not.toMatch(/Try again, or/);
    expect(error.isRetryable).toBe(false);
    expect(submitted).toBe(1);
  });

  it('is known with what it cost when its content is gone', async () => {
    const { error } = await failureOf({
      poll: () => job('completed', { generation_id: 'gen-vid-1', usage: { cost: 0.4, is_byok: false } }),
      content: () => failing(404),
    });
    expect(error.message).toContain('job-1 exists: ask for it again with its id');
    expect(error.cause).toMatchObject({ generationId: 'gen-vid-1', usage: { cost: { total: 0.4 } } });
  });

  it('is told of before the first wait, so that an abort does not lose it', async () => {
    const controller = new AbortController();
    const seen: string[] = [];
    const { openrouter } = filming();
    const model = openrouter.videoModel('a/b', {
      onPoll: ({ id, status }) => {
        seen.push(`${id} ${status}`);
        controller.abort(new Error('enough'));
      },
    });
    const call = generateVideo({ model, prompt: 'A cat', abortSignal: controller.signal });
    expect(await rejectionOf(call)).toMatchObject({ message: 'enough' });
    expect(seen).toEqual(['job-1 pending']);
    await startVideo({
      model: openrouter.videoModel('a/b', { onPoll: ({ id }) => void seen.push(id) }),
      prompt: 'A cat',
    });
    expect(seen).toEqual(['job-1 pending', 'job-1']);
  });

  it.each([
    ['polls do not find it yet', { poll: () => failing(404) }],
    ['a poll answers a page', { poll: () => new Response('<html>', { headers: { 'content-type': 'text/html' } }) }],
    ['a poll leaves its id out', { poll: () => jsonAnswer({ status: 'in_progress' }) }],
    ['the answer to its submission leaves its status out', { submit: () => jsonAnswer({ id: 'job-1' }, 202) }],
    ['a sentence comes in its place', { content: () => new Response('not found') }],
    [
      'the XML of a store comes in its place',
      { content: () => new Response('<Error/>', { headers: { 'content-type': 'application/xml' } }) },
    ],
    ['it is not there yet', { content: () => new Response(null, { status: 202 }) }],
  ] satisfies [string, Answers][])('is not lost when at first %s', async (_, { submit, poll, content }: Answers) => {
    let polls = 0;
    let loads = 0;
    const { openrouter, submitted } = filming({
      ...(submit && { submit }),
      poll: () => ((polls += 1) === 1 ? poll?.() : undefined) ?? job('completed'),
      content: (index) => ((loads += 1) === 1 ? content?.(index) : undefined) ?? new Response(mp4),
    });
    const { video } = await generateVideo({ model: openrouter.videoModel('a/b', atOnce), prompt: 'A cat' });
    expect([video.uint8Array, submitted()]).toEqual([mp4, 1]);
  });

  it.each([
    ['poll.timeoutMs', { poll: { firstPollMs: 100, timeoutMs: 60_000 } }],
    ['maxPollTimeMs', { pollIntervalMs: 100, maxPollTimeMs: 60_000 }],
  ])('is named with its cost when its content has not come within %s', async (_, settings) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    let start = 0;
    let loads = 0;
    const { openrouter } = filming({
      submit: () => {
        start = Date.now();
        return job('pending');
      },
      poll: () => job('completed', { usage: { cost: 0.4 } }),
      content: (__, signal) => {
        loads += 1;
        return new Promise((___, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error)));
      },
    });
    const model = openrouter.videoModel('a/b', settings);
    const outcome = rejectionOf(generateVideo({ model, prompt: 'A cat', maxRetries: 0 })).then((error) => ({
      error,
      took: Date.now() - start,
    }));
    await vi.waitUntil(() => loads > 0);
    await vi.advanceTimersByTimeAsync(60_000);
    const { error, took } = await outcome;
    if (!APICallError.isInstance(error)) throw error;
    expect(error.message).toContain('job-1 exists: ask for it again with its id');
    expect(error.cause).toMatchObject({ kind: 'timeout', usage: { cost: { total: 0.4 } } });
    // The wait for the job is a part of the time.
    expect(took).toBe(60_000);
  });

  it('is not lost when another one of its job cannot be loaded', async () => {
    const { openrouter } = filming({
      poll: () => job('completed', { unsigned_urls: ['u', 'v'], usage: { cost: 1 } }),
      content: (index) => (index === 1 ? failing(404) : new Response(mp4)),
    });
    const result = await generateVideo({ model: openrouter.videoModel('a/b', atOnce), prompt: 'A cat' });
    expect(result.videos.map(({ uint8Array }) => uint8Array)).toEqual([mp4]);
    expect(result.warnings).toMatchObject([{ message: expect.stringMatching(/Video 1 of job job-1.*No/) as string }]);
    expect(result.providerMetadata['openrouter']).toMatchObject({ cost: 1 });
  });

  it('has a media type of video, whatever the storage calls it', async () => {
    const { openrouter } = filming();
    const { video } = await generateVideo({ model: openrouter.videoModel('a/b', atOnce), prompt: 'A cat' });
    expect(video.mediaType).toBe('video/mp4');
  });

  it('is waited for when a poll answers an error with the id of a generation', async () => {
    let polls = 0;
    const { openrouter, submitted } = filming({
      poll: () =>
        (polls += 1) === 1 ? jsonAnswer({ id: 'gen-1', error: { code: 502, message: 'Down' } }) : job('completed'),
    });
    const { video } = await generateVideo({ model: openrouter.videoModel('a/b', atOnce), prompt: 'A cat' });
    expect([video.uint8Array, submitted()]).toEqual([mp4, 1]);
  });
});

describe('a submission', () => {
  it.each([
    ['402 with a time to wait', () => failing(402, { 'retry-after': '0' }), true],
    ['402', () => failing(402), false],
    ['400', () => failing(400), false],
  ])('that was refused with %s made no job', async (_, submit, isRetryable) => {
    const { openrouter } = filming({ submit });
    const error = await rejectionOf(
      generateVideo({ model: openrouter.videoModel('a/b', atOnce), prompt: 'A cat', maxRetries: 0 }),
    );
    if (!APICallError.isInstance(error)) throw error;
    expect(error.message).not.toContain('may have been made');
    expect(error.isRetryable).toBe(isRetryable);
  });

  it.each([{ backoff: 0 }, { firstPollMs: 2 ** 40 }])(
    'is not made with polling that makes no sense: %j',
    async (poll) => {
      const { openrouter, asked } = filming();
      const error = await rejectionOf(
        generateVideo({ model: openrouter.videoModel('a/b', { poll }), prompt: 'A cat' }),
      );
      expect(InvalidArgumentError.isInstance(error)).toBe(true);
      expect(asked).toEqual([]);
    },
  );
});
