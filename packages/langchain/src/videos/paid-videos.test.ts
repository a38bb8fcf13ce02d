import { BaseCallbackHandler } from '@langchain/core/callbacks/base';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { failureOf, refusing } from '../../test/answering.ts';
import type { Played } from '../../test/answering.ts';
import { completed, content, file, filming, mp4, poll, running, submit, submitted } from '../../test/filming.ts';
import { OpenRouterCostCallbackHandler } from '../index.ts';
import type { OpenRouterVideos } from '../videos.ts';

const throwing = () => {
  throw new Error('the disk is full');
};

const words = (type: string, body: string) => new Response(body, { headers: { 'content-type': type } });

describe('a video that is paid for', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
  afterEach(() => void vi.useRealTimers());

  it.each([
    ['a configuration', (model: OpenRouterVideos) => model.withConfig({ tags: ['a'] }).withConfig({ runName: 'b' })],
    ['listeners', (model: OpenRouterVideos) => model.withListeners({ onStart: () => {} })],
    ['both', (model: OpenRouterVideos) => model.withConfig({ tags: ['a'] }).withListeners({ onEnd: () => {} })],
  ])('is not submitted again by retries around the model with %s', async (_, around) => {
    const { model, calls } = filming([submitted, { id: 'vid_1', status: 'failed', error: 'Too spicy' }]);
    const outcome = failureOf(around(model).withRetry({ stopAfterAttempt: 3 }).invoke('A cat'));
    await vi.runAllTimersAsync();
    expect(await outcome).toMatchObject({ isRetryable: false });
    expect(calls()).toEqual([submit, poll]);
  });

  it('submits again only when it was refused at the door', async () => {
    const refused = new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) });
    const busy = refusing(402, 'Other requests hold the budget', { 'retry-after': '1' });
    const answers = [refusing(429), refusing(503), busy, () => Promise.reject(refused), submitted, completed, file];
    const { invoke, calls } = filming(answers, { maxRetries: 4 });
    expect((await invoke('A cat')).videos).toHaveLength(1);
    expect(calls()).toEqual([submit, submit, submit, submit, submit, poll, content]);
  });

  it.each([400, 402])('says nothing of a job that may be there when it was refused with %i', async (status) => {
    const { invoke, calls } = filming([refusing(status)], { maxRetries: 2 });
    const error = await failureOf(invoke('A cat'));
    expect(error).toMatchObject({ status, isRetryable: false });
    expect(error).not.toMatchObject({ message: expect.stringContaining('may have been made') });
    expect(calls()).toEqual([submit]);
  });

  it.each([
    ['it failed in the answer to its submission', [{ id: 'vid_1', status: 'failed', error: 'No cats' }], {}],
    ['polls are not allowed', [submitted, refusing(401)], {}],
    ['its content is gone', [submitted, completed, refusing(404)], {}],
    ['onProgress throws', [submitted, running], { onProgress: throwing }],
  ])('names the job when %s', async (_, answers: Played[], fields) => {
    const { invoke, calls } = filming(answers, fields);
    expect(await failureOf(invoke('A cat'))).toMatchObject({
      message: expect.stringContaining('vid_1'),
      isRetryable: false,
    });
    expect(calls().filter((call) => call === submit)).toHaveLength(1);
  });

  it.each([
    ['a poll does not find it yet', [submitted, refusing(404), completed, file]],
    ['a poll answers a page', [submitted, words('text/html', '<html>'), completed, file]],
    ['a sentence comes in its place', [submitted, completed, words('text/plain', 'not found'), file]],
    ['the XML of a store comes in its place', [submitted, completed, words('application/xml', '<Error/>'), file]],
    ['its polls are too many', [submitted, refusing(429, 'No', { 'retry-after': '300' }), completed, file]],
  ])('is not lost when at first %s', async (_, answers: Played[]) => {
    const { invoke, calls } = filming(answers, { polling: { mostFailures: 1 } });
    expect((await invoke('A cat')).videos).toEqual([{ bytes: mp4, mediaType: 'video/mp4' }]);
    expect(calls()).toHaveLength(4);
  });

  it('is named with its cost when its content has not come in time', async () => {
    const start = Date.now();
    const { invoke, calls } = filming([submitted, running, completed, () => new Promise(() => undefined)], {
      polling: { firstPollMs: 20_000, timeoutMs: 100_000 },
    });
    expect(await failureOf(invoke('A cat'))).toMatchObject({
      kind: 'timeout',
      message: expect.stringContaining('vid_1 exists: ask for it again'),
      isRetryable: false,
      usage: { cost: { total: 0.3 } },
    });
    // The wait for the job is a part of the time.
    expect(Date.now() - start).toBe(100_000);
    expect(calls()).toEqual([submit, poll, poll, content]);
  });

  it.each([
    [{ aspectRatio: '16:9', resolution: '720p' }, { size: '720x1280' }, { size: '720x1280' }, 2],
    [{ size: '1280x720' }, { aspectRatio: '9:16' }, { aspect_ratio: '9:16' }, 1],
    [{ size: '1280x720', aspectRatio: '16:9' }, {}, { size: '1280x720', aspect_ratio: '16:9' }, 0],
  ])('of fields %j and an input with %j has the size of the input', async (fields, input, sent, warned) => {
    const { invoke, requests } = filming([submitted, completed, file], fields);
    const { response_metadata } = await invoke({ prompt: 'A cat', ...input });
    expect(requests[0]?.body).toEqual({ model: 'maker/model', prompt: 'A cat', ...sent });
    expect(response_metadata.warnings ?? []).toHaveLength(warned);
  });

  it('names the job when a callback of LangChain throws', async () => {
    const { invoke } = filming([submitted, completed, file]);
    const handler = BaseCallbackHandler.fromMethods({ handleCustomEvent: throwing });
    handler.raiseError = true;
    handler.awaitHandlers = true;
    expect(await failureOf(invoke('A cat', { callbacks: [handler] }))).toMatchObject({
      message: expect.stringMatching(/the disk is full.*vid_1 exists/),
      isRetryable: false,
    });
  });

  it('keeps the videos that came when another one cannot be loaded', async () => {
    const two = { ...completed, unsigned_urls: ['a', 'b'] };
    const { invoke } = filming([submitted, two, file, refusing(404)]);
    const { videos, response_metadata } = await invoke('A cat');
    expect(videos).toEqual([{ bytes: mp4, mediaType: 'video/mp4' }]);
    expect(response_metadata.warnings).toMatchObject([expect.stringMatching(/1 of vid_1 was not loaded: No/)]);
  });

  it('warns of images that the API leaves out beside a first or a last one', async () => {
    const { invoke } = filming([submitted, completed, file]);
    const url = 'https://a.example/b.png';
    const { response_metadata } = await invoke({ prompt: 'A cat', lastImage: url, images: [url] });
    expect(response_metadata.warnings).toMatchObject([expect.stringContaining('images: ')]);
  });

  it.each([{ backoff: 0 }, { timeoutMs: Number.NaN }])('refuses polling by %j before the request', async (polling) => {
    const { invoke, requests } = filming([submitted], { polling });
    expect(await failureOf(invoke('A cat'))).toMatchObject({ kind: 'configuration' });
    expect(requests).toEqual([]);
  });
});

describe('what a video cost is counted once by the same handler', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
  afterEach(() => void vi.useRealTimers());

  const failed = { id: 'vid_1', status: 'failed', error: 'Too spicy', usage: { cost: 0.1 } };

  it('when its job is asked for again', async () => {
    const handler = new OpenRouterCostCallbackHandler();
    const callbacks = [handler];
    const { invoke } = filming([submitted, completed, file, completed, file]);
    await invoke('A cat', { callbacks });
    expect((await invoke({ jobId: 'vid_1' }, { callbacks })).videos).toHaveLength(1);
    expect(handler.runs).toMatchObject([{ jobId: 'vid_1', totalCost: 0.3, failed: false }]);
  });

  it('when it could not be loaded at first', async () => {
    const handler = new OpenRouterCostCallbackHandler();
    const callbacks = [handler];
    const events: unknown[] = [];
    const listener = BaseCallbackHandler.fromMethods({
      handleCustomEvent: (name, cost) => void (name === 'openrouter_cost' && events.push(cost)),
    });
    const { invoke } = filming([submitted, completed, refusing(404), completed, file]);
    expect(await failureOf(invoke('A cat', { callbacks: [handler, listener] }))).toMatchObject({
      message: expect.stringContaining('vid_1 exists'),
      usage: { cost: { total: 0.3 } },
    });
    expect(events).toMatchObject([{ jobId: 'vid_1', totalCost: 0.3, failed: false }]);
    await invoke({ jobId: 'vid_1' }, { callbacks });
    expect(handler.runs).toMatchObject([{ jobId: 'vid_1', totalCost: 0.3, failed: false }]);
  });

  it.each([
    ['later', [submitted, failed, failed]],
    ['in the answer to its submission', [failed, failed]],
  ])('when its job failed %s and is asked for again', async (_, answers) => {
    const handler = new OpenRouterCostCallbackHandler();
    const callbacks = [handler];
    const { invoke } = filming(answers);
    await failureOf(invoke('A cat', { callbacks }));
    await failureOf(invoke({ jobId: 'vid_1' }, { callbacks }));
    expect(handler.runs).toMatchObject([{ jobId: 'vid_1', totalCost: 0.1, failed: true }]);
  });

  it('when it is known only when its job is asked for again', async () => {
    const handler = new OpenRouterCostCallbackHandler();
    const callbacks = [handler];
    const { invoke } = filming([submitted, { ...completed, usage: {} }, file, completed, file]);
    await invoke('A cat', { callbacks });
    expect(handler.runs).toMatchObject([{ jobId: 'vid_1', totalCost: undefined }]);
    const { runId } = handler.runs[0] ?? {};
    await invoke({ jobId: 'vid_1' }, { callbacks });
    expect(handler.runs).toMatchObject([{ runId, jobId: 'vid_1', totalCost: 0.3 }]);
  });

  it('and what is known stays when its job tells less later', async () => {
    const handler = new OpenRouterCostCallbackHandler();
    const callbacks = [handler];
    const byok = { ...completed, generation_id: 'gen-9', usage: { cost: 0.05, is_byok: true } };
    const { usage: _usage, generation_id: _generation, ...silent } = completed;
    const { invoke } = filming([submitted, byok, file, silent, file]);
    await invoke('A cat', { callbacks });
    await invoke({ jobId: 'vid_1' }, { callbacks });
    expect(handler.runs).toMatchObject([{ generationId: 'gen-9', cost: 0.05, totalCost: undefined }]);
  });
});
