import { getRetryable } from '@langchain/core/errors';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { emulating, failureOf, listening, refusing } from '../../test/answering.ts';
import type { Played } from '../../test/answering.ts';
import { completed, content, file, filming, mp4, poll, running, submit, submitted } from '../../test/filming.ts';
import { OpenRouterVideos } from '../videos.ts';

describe('OpenRouterVideos', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
  afterEach(() => void vi.useRealTimers());

  it('submits a job once, polls until it is done, and downloads from the API itself', async () => {
    const progress: number[] = [];
    const { invoke, requests, calls } = filming([submitted, running, completed, file], {
      resolution: '720p',
      onProgress: ({ done, cost }: { done: number; cost: number }) => void progress.push(done + cost),
    });
    const heard = listening();
    expect(await invoke({ prompt: 'A cat', durationInSeconds: 4 }, { callbacks: heard.callbacks })).toEqual({
      videos: [{ bytes: mp4, mediaType: 'video/mp4' }],
      jobId: 'vid_1',
      cost: 0.3,
      generationId: 'gen-vid-1',
      response_metadata: {
        id: 'gen-vid-1',
        model_name: 'maker/model',
        cost: 0.3,
        total_cost: 0.3,
        is_byok: false,
        usage: completed.usage,
      },
    });
    expect(calls()).toEqual([submit, poll, poll, content]);
    expect(requests[0]?.body).toEqual({ model: 'maker/model', prompt: 'A cat', duration: 4, resolution: '720p' });
    expect(new URL(requests[3]?.url ?? '').origin).toBe('https://openrouter.ai');
    expect(progress).toEqual([0, 1.3]);
    expect(heard.events).toMatchObject([
      { name: 'openrouter_video_job', data: { id: 'vid_1', status: 'pending' } },
      { name: 'openrouter_video_job', data: { id: 'vid_1', status: 'in_progress' } },
      { name: 'openrouter_video_job', data: { id: 'vid_1', status: 'completed' } },
      { name: 'openrouter_cost', data: { cost: 0.3, generationId: 'gen-vid-1' } },
    ]);
    expect(heard.ended).toMatchObject([{ videos: [{ bytes: { byteLength: 8 } }] }]);
  });

  it('sends every option under the name of the API', async () => {
    const { invoke, requests } = filming([submitted, completed, file]);
    const picture = { bytes: new Uint8Array([1, 2]), mediaType: 'image/png' };
    await invoke({
      aspectRatio: '16:9',
      size: '1280x720',
      seed: 1,
      generateAudio: false,
      image: picture,
      lastImage: 'https://a.example/b.png',
      images: ['https://a.example/c.png'],
    });
    expect(requests[0]?.body).toEqual({
      model: 'maker/model',
      aspect_ratio: '16:9',
      size: '1280x720',
      seed: 1,
      generate_audio: false,
      frame_images: [
        { type: 'image_url', image_url: { url: 'data:image/png;base64,AQI=' }, frame_type: 'first_frame' },
        { type: 'image_url', image_url: { url: 'https://a.example/b.png' }, frame_type: 'last_frame' },
      ],
      input_references: [{ type: 'image_url', image_url: { url: 'https://a.example/c.png' } }],
    });
  });

  it('downloads every video of a job', async () => {
    const two = { ...completed, unsigned_urls: ['a', 'b'] };
    const { invoke, requests } = filming([submitted, two, file]);
    expect((await invoke('A cat')).videos).toHaveLength(2);
    expect(requests.slice(2).map(({ url }) => new URL(url).search)).toEqual(['?index=0', '?index=1']);
  });

  it('waits for a job that was submitted before, and submits nothing', async () => {
    const { invoke, calls } = filming([completed, file]);
    expect(await invoke({ jobId: 'vid_1' })).toMatchObject({ jobId: 'vid_1', cost: 0.3 });
    expect(calls()).toEqual([poll, content]);
  });

  it('bears polls that answer 502 three times', async () => {
    const { invoke, calls } = filming([submitted, refusing(502), refusing(502), refusing(502), completed, file]);
    expect((await invoke('A cat')).videos).toHaveLength(1);
    expect(calls().filter((call) => call === submit)).toHaveLength(1);
  });

  it.each(['failed', 'cancelled', 'expired'])('rejects when the job %s, with what it cost', async (status) => {
    const ended = { id: 'vid_1', status, error: 'Too spicy', usage: { cost: 0.1 } };
    const { invoke, calls } = filming([submitted, ended], { maxRetries: 3 });
    const heard = listening();
    const error = await failureOf(invoke('A cat', { callbacks: heard.callbacks }));
    expect(error).toMatchObject({ message: expect.stringContaining('vid_1'), isRetryable: false });
    expect(getRetryable(error)).toBe(false);
    expect(calls()).toEqual([submit, poll]);
    expect(heard.events.at(-1)).toMatchObject({ name: 'openrouter_cost', data: { cost: 0.1, failed: true } });
  });

  it.each([
    ['polls keep failing', [submitted, refusing(503)], 'do not submit it again'],
    ['the download keeps failing', [submitted, completed, refusing(502)], 'vid_1 exists'],
    ['the answer to the submission is lost', [refusing(504)], 'may have been made'],
    ['the connection breaks at the submission', [() => Promise.reject(new TypeError('reset'))], 'may have been made'],
  ])('never submits twice: %s', async (_, answers: Played[], said) => {
    const { invoke, calls } = filming(answers, { maxRetries: 2 });
    const error = await failureOf(invoke('A cat'));
    expect(error).toMatchObject({ message: expect.stringContaining(said), isRetryable: false });
    expect(getRetryable(error)).toBe(false);
    expect(calls().filter((call) => call === submit)).toHaveLength(1);
  });

  it('is not submitted again by retries around the model', async () => {
    const { model, calls } = filming([submitted, refusing(503)]);
    const outcome = failureOf(model.withRetry({ stopAfterAttempt: 3 }).invoke('A cat'));
    await vi.runAllTimersAsync();
    expect(await outcome).toMatchObject({ isRetryable: false });
    expect(calls().filter((call) => call === submit)).toHaveLength(1);
  });

  it('gives up after the time that it was given, and names the job', async () => {
    const { invoke } = filming([submitted, running], { polling: { firstPollMs: 10, timeoutMs: 25 } });
    expect(await failureOf(invoke('A cat'))).toMatchObject({
      kind: 'timeout',
      message: expect.stringContaining('vid_1'),
      isRetryable: false,
    });
  });

  it('ends at once when it is aborted, after callbacks heard the id of the job', async () => {
    const { model, calls } = filming([submitted, running]);
    const controller = new AbortController();
    const heard = listening();
    const outcome = failureOf(model.invoke('A cat', { signal: controller.signal, callbacks: heard.callbacks }));
    await vi.advanceTimersByTimeAsync(2_500);
    controller.abort(new Error('the user left'));
    expect(await outcome).toBeInstanceOf(Error);
    expect(calls()).toEqual([submit, poll]);
    expect(heard.events[0]?.data).toEqual({ id: 'vid_1', status: 'pending' });
  });

  it.each([
    ['nothing to make a video of', {}, 'nothing to make a video of'],
    ['half a second', { prompt: 'A cat', durationInSeconds: 0.5 }, 'whole number of seconds'],
    ['a picture that is no URL', { prompt: 'A cat', image: 'cat.png' }, 'index 0'],
    ['a picture that is a number', { prompt: 'A cat', image: 5 as never }, 'image holds what is no image'],
    ['a job and a prompt', { prompt: 'A cat', jobId: 'vid_1' }, 'without a prompt'],
    ['an empty job id', { jobId: ' ' }, 'jobId is empty'],
    ['an unknown option', { prompt: 'A cat', fps: 24 }, 'fps'],
  ])('refuses %s before the request', async (_, input, said) => {
    const { invoke, requests } = filming([submitted]);
    const error = await failureOf(invoke(input));
    expect(error).toMatchObject({ kind: 'configuration', message: expect.stringContaining(said) });
    expect(requests).toEqual([]);
  });

  it('is a tool that tells the model in words what was made', async () => {
    const { model } = filming([submitted, completed, file]);
    const args = { prompt: 'A cat', durationInSeconds: 4 };
    const message = model.asTool().invoke({ type: 'tool_call', id: 'call-1', name: 'make_video', args });
    await vi.runAllTimersAsync();
    expect(await message).toMatchObject({
      content: 'A video was made: 8 bytes of video/mp4. The user has it.',
      artifact: { jobId: 'vid_1', videos: [{ bytes: mp4 }] },
    });
  });
});

describe('OpenRouterVideos on the emulator', () => {
  const film = { model: 'google/veo-3.1-fast', polling: { firstPollMs: 1 } };

  it('makes a video that took several polls', async () => {
    const { emulator, fields } = emulating({ video: { polls: 3, badGateways: 3, files: 2 } });
    const progress: number[] = [];
    const model = new OpenRouterVideos({
      ...fields,
      ...film,
      onProgress: ({ done }) => void progress.push(done),
    });
    const { videos, cost } = await model.invoke({ prompt: 'A cat runs', durationInSeconds: 4 });
    expect(videos.map(({ mediaType }) => mediaType)).toEqual(['video/mp4', 'video/mp4']);
    expect(new TextDecoder().decode(videos[0]?.bytes.subarray(4, 8))).toBe('ftyp');
    expect(cost).toBeGreaterThan(0);
    expect(progress).toEqual([0, 0, 1]);
    expect(emulator.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('tells why a job failed', async () => {
    const { fields } = emulating({ video: { outcome: 'failed', error: 'The prompt was refused' } });
    const error = await failureOf(new OpenRouterVideos({ ...fields, ...film }).invoke('A cat runs'));
    expect(error).toMatchObject({ message: expect.stringContaining('The prompt was refused'), isRetryable: false });
  });
});
