import { describe, expect, it, vi } from 'vitest';

import { failureOf, fieldsOf, playing, refusing } from '../../test/agent-tools.ts';
import { encodeBase64 } from '../index.ts';
import { Spending } from '../agent-tools.ts';

const sound = (contentType: string) => () =>
  new Response(new Uint8Array(4), { headers: { 'content-type': contentType, 'x-generation-id': 'gen-9' } });

describe('speech', () => {
  it.each([
    ['audio/mpeg', 'speech.mp3', 'audio/mpeg', 4],
    ['audio/pcm;rate=24000;channels=1', 'speech.wav', 'audio/wav', 48],
    ['audio/pcm', 'speech.pcm', 'audio/pcm', 4],
  ])('that comes as %s becomes %s', async (contentType, filename, mediaType, size) => {
    const { run } = playing({}, sound(contentType));
    const result = await run('openrouter_create_speech', { model: 'a/b', input: 'Hello', response_format: 'pcm' });
    expect(result.files).toMatchObject([{ filename, mediaType, size }]);
    expect(fieldsOf(result)).toMatchObject({
      characters: 5,
      generation_id: 'gen-9',
      files: [{ filename, media_type: mediaType, bytes: size, note: expect.stringContaining('Handed to the app') }],
    });
  });
});

describe('a transcription', () => {
  const input = { model: 'a/b' };

  it('takes a reference of a file', async () => {
    const { run, sent } = playing(
      { readFile: async (reference) => ({ bytes: new TextEncoder().encode(reference), mediaType: 'audio/mpeg' }) },
      {
        text: 'Hi',
        segments: [{ id: 0, start: 0, end: 1, text: 'Hi', avg_logprob: -1 }],
        usage: { cost: 0.1, seconds: 1 },
      },
    );
    const result = await run('openrouter_create_transcription', { ...input, input_audio: { file: 'store:1' } });
    expect(sent[0]?.body).toEqual({
      ...input,
      input_audio: { data: encodeBase64(new TextEncoder().encode('store:1')), format: 'mp3' },
    });
    expect(fieldsOf(result)).toMatchObject({ text: 'Hi', segments: [{ start: 0, end: 1, text: 'Hi' }] });
    expect(result.cost).toBe(0.1);
  });

  it('takes a data URL, and names its format', async () => {
    const { run, sent } = playing({}, { text: 'Hi' });
    await run('openrouter_create_transcription', { ...input, input_audio: { data: 'data:audio/wav;base64,AA==' } });
    expect(sent[0]?.body).toEqual({ ...input, input_audio: { data: 'AA==', format: 'wav' } });
  });

  it.each([
    [{ file: 'store:1' }, 'no access to files'],
    [{ data: 'AA==' }, 'name the format'],
    [{}, 'give file, or data with format'],
  ])('of %j says what is missing, before the request', async (input_audio, said) => {
    const { run, sent } = playing({}, { text: 'Hi' });
    expect(failureOf(await run('openrouter_create_transcription', { ...input, input_audio }))).toContain(said);
    expect(sent).toEqual([]);
  });
});

describe('pictures', () => {
  it('become files that are saved, and the model sees their references only', async () => {
    const b64_json = encodeBase64(new Uint8Array(100_000));
    const saved: string[] = [];
    const { run } = playing(
      {
        saveFile: async ({ filename, bytes }) => {
          saved.push(`${filename} ${bytes.length}`);
          return `https://files.example/${filename}`;
        },
      },
      { data: [{ b64_json }, { b64_json, media_type: 'image/webp' }], usage: { cost: 0.04 } },
    );
    const result = await run('openrouter_create_image', { model: 'a/b', prompt: 'A cat', n: 2 });
    expect(saved).toEqual(['image-1.png 100000', 'image-2.webp 100000']);
    expect(fieldsOf(result)).toMatchObject({
      images: 2,
      files: [{ reference: 'https://files.example/image-1.png' }, { reference: 'https://files.example/image-2.webp' }],
    });
    expect(JSON.stringify(result).length).toBeLessThan(1_000);
    expect(result.cost).toBe(0.04);
  });

  it('that cannot be saved are still there for the app, and the model is told', async () => {
    const saveFile = () => Promise.reject(new Error('disk full'));
    const { run } = playing({ saveFile }, { data: [{ b64_json: 'AA==' }] });
    const result = await run('openrouter_create_image', { model: 'a/b', prompt: 'A cat' });
    expect(fieldsOf(result)).toMatchObject({ files: [{ note: expect.stringContaining('disk full') }] });
    expect(result.files[0]?.bytes).toEqual(new Uint8Array([0]));
  });

  it('start from URLs, and from files by their references', async () => {
    const readFile = () => ({ bytes: new Uint8Array([0]), mediaType: 'image/png' });
    const { run, sent } = playing({ readFile }, { data: [] });
    const reference = (url: string) => ({ type: 'image_url', image_url: { url } });
    const input_references = [reference('https://a.example/x.png'), reference('image-1')];
    await run('openrouter_create_image', { model: 'a/b', prompt: 'A cat', input_references });
    expect(sent[0]?.body).toMatchObject({
      input_references: [reference('https://a.example/x.png'), reference('data:image/png;base64,AA==')],
    });
  });

  it('that are no base64 are a failure', async () => {
    const { run } = playing({}, { data: [{ b64_json: '§§§' }] });
    expect(failureOf(await run('openrouter_create_image', { model: 'a/b', prompt: 'A cat' }))).toContain('no base64');
  });
});

describe('videos', () => {
  const video = { model: 'a/b', prompt: 'A cat runs' };
  const pending = { id: 'job-1', status: 'pending' };

  it('are submitted, polled and downloaded, and their cost is counted once', async () => {
    const done = { id: 'job-1', status: 'completed', unsigned_urls: ['u'], usage: { cost: 0.8 } };
    const content = () => new Response(new Uint8Array(9), { headers: { 'content-type': 'video/mp4' } });
    const spending = new Spending();
    const { run } = playing({ spending }, pending, { ...pending, status: 'in_progress' }, done, done, content);
    expect(fieldsOf(await run('openrouter_create_video', video))).toMatchObject({ id: 'job-1', status: 'pending' });
    expect(spending.pendingJobs).toEqual(['job-1']);
    expect(fieldsOf(await run('openrouter_get_video', { jobId: 'job-1' }))['next']).toContain('ask again');
    for (let poll = 0; poll < 2; poll += 1) {
      expect(fieldsOf(await run('openrouter_get_video', { jobId: 'job-1' }))).toMatchObject({
        status: 'completed',
        videos: 1,
      });
    }
    expect(spending).toMatchObject({ spent: 0.8, pendingJobs: [], unknownCosts: 0 });
    const result = await run('openrouter_get_video_content', { jobId: 'job-1' });
    expect(result.files).toMatchObject([{ filename: 'video-1.mp4', mediaType: 'video/mp4', size: 9 }]);
  });

  it('under a limit are made one after another: nobody knows yet what the last one costs', async () => {
    const failed = { id: 'job-1', status: 'failed', error: 'Too spicy' };
    const { run, sent } = playing({ limit: 1 }, pending, pending, failed, pending);
    await run('openrouter_create_video', video);
    expect(failureOf(await run('openrouter_create_video', video))).toContain('Ask openrouter_get_video');
    expect(sent.map(({ line }) => line)).toEqual(['POST /videos', 'GET /videos/job-1']);
    expect(fieldsOf(await run('openrouter_get_video', { jobId: 'job-1' }))['next']).toContain('Too spicy');
    expect(await run('openrouter_create_video', video)).toMatchObject({ isError: false });
  });

  it.each(['Too spicy', { message: 'Too spicy' }])(
    'whose job failed with the error %j make room for the next under a limit, and the model is told why',
    async (error) => {
      const failed = { id: 'job-1', status: 'failed', error };
      const spending = new Spending({ limit: 1 });
      const { run } = playing({ spending }, pending, failed, failed);
      await run('openrouter_create_video', video);
      expect(fieldsOf(await run('openrouter_get_video', { jobId: 'job-1' }))).toEqual({
        id: 'job-1',
        status: 'failed',
        videos: 0,
        error: 'Too spicy',
        next: 'There is no video: Too spicy',
      });
      expect(spending).toMatchObject({ pendingJobs: [], unknownCosts: 0 });
      const atOnce = fieldsOf(await run('openrouter_create_video', video));
      expect(atOnce).toEqual({ id: 'job-1', status: 'failed', next: 'There is no video: Too spicy' });
      expect(spending).toMatchObject({ pendingJobs: [], spent: 0, unknownCosts: 0 });
    },
  );

  it('under a limit go on when the last job is at its end, although the model never asked for it', async () => {
    const spending = new Spending({ limit: 1 });
    const done = { id: 'job-1', status: 'completed', usage: { cost: 0.4 } };
    const { run } = playing({ spending }, pending, done, { ...pending, id: 'job-2' });
    await run('openrouter_create_video', video);
    expect(await run('openrouter_create_video', video)).toMatchObject({ isError: false });
    expect(spending).toMatchObject({ spent: 0.4, pendingJobs: ['job-2'] });
  });

  it.each([
    ['is never at its end', () => Response.json(pending), undefined, 0],
    ['is not known any more', refusing(404), 0.3, 0.3],
  ])('under a limit go on after an hour when a job %s', async (_, answered, unknownCost, spent) => {
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const spending = new Spending({ limit: 1, unknownCost });
      const accepted = { ...pending, id: 'job-2' };
      const { run } = playing({ spending }, pending, answered, answered, accepted);
      await run('openrouter_create_video', video);
      expect(failureOf(await run('openrouter_create_video', video))).toContain('job job-1');
      vi.setSystemTime(Date.now() + 61 * 60 * 1000);
      expect(await run('openrouter_create_video', video)).toMatchObject({ isError: false });
      expect(spending).toMatchObject({ spent, unknownCosts: 1, pendingJobs: ['job-2'] });
    } finally {
      vi.useRealTimers();
    }
  });

  it('of models are listed without what no caller needs', async () => {
    const model = { id: 'a/b', name: 'B', supported_durations: [4, 8], seed: null, pricing_skus: { s: '0.1' } };
    const { run } = playing({}, { data: [{ ...model, description: 'x'.repeat(500), hugging_face_id: 'h' }] });
    const [entry] = fieldsOf(await run('openrouter_list_video_models'))['entries'] as Record<string, unknown>[];
    const { seed: _, ...rest } = model;
    expect(entry).toEqual({ ...rest, description: `${'x'.repeat(200)}… [300 more characters]` });
  });

  it('that are refused are no jobs', async () => {
    const spending = new Spending();
    const { run } = playing({ spending }, refusing(402, 'Insufficient credits'));
    expect(failureOf(await run('openrouter_create_video', video))).toContain('payment-required');
    expect(spending.pendingJobs).toEqual([]);
  });
});
