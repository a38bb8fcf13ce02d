import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { failureOf, fieldsOf, playing, refusing } from '../../test/agent-tools.ts';
import { encodeBase64 } from '../index.ts';
import { Spending } from '../agent-tools.ts';
import type { AgentToolResult } from '../agent-tools.ts';

const sound = (contentType: string) => () =>
  new Response(new Uint8Array(4), { headers: { 'content-type': contentType, 'x-generation-id': 'gen-9' } });

describe('speech', () => {
  it.each([
    ['audio/mpeg', 'speech.mp3', 'audio/mpeg', 4],
    ['audio/pcm;rate=24000;channels=1', 'speech.wav', 'audio/wav', 48],
    ['audio/pcm', 'speech.wav', 'audio/wav', 48],
    ['application/octet-stream', 'speech.wav', 'audio/wav', 48],
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

describe('speech in PCM', () => {
  const input = { model: 'a/b', input: 'Hello', response_format: 'pcm' };

  it('that has the header of WAV already gets no other', async () => {
    const wav = Uint8Array.from('RIFF\0\0\0\0WAVEfmt ', (char) => char.charCodeAt(0));
    const answer = () => new Response(wav, { headers: { 'content-type': 'audio/pcm;rate=24000' } });
    const { files } = await playing({}, answer).run('openrouter_create_speech', input);
    expect(files).toMatchObject([{ filename: 'speech.wav', mediaType: 'audio/wav' }]);
    expect(files[0]?.bytes).toEqual(wav);
  });

  it('whose rate nobody tells is noted', async () => {
    const told = fieldsOf(await playing({}, sound('audio/pcm')).run('openrouter_create_speech', input));
    expect(told['notes']).toEqual([expect.stringContaining('24000 are assumed')]);
    const known = fieldsOf(await playing({}, sound('audio/pcm;rate=16000')).run('openrouter_create_speech', input));
    expect(known).not.toHaveProperty('notes');
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
    await run('openrouter_create_transcription', { ...input, input_audio: { data: 'data:audio/mpeg;base64,AA==' } });
    expect(sent[0]?.body).toEqual({ ...input, input_audio: { data: 'AA==', format: 'mp3' } });
  });

  it('finds the format out from the bytes, whatever they are called', async () => {
    const wav = Uint8Array.from('RIFF\0\0\0\0WAVEfmt ', (char) => char.charCodeAt(0));
    const data = encodeBase64(wav);
    const readFile = () => ({ bytes: wav, mediaType: 'audio/mpeg' });
    for (const input_audio of [{ data }, { data: `data:audio/mpeg;base64,${data}` }, { file: 'store:1' }]) {
      const { run, sent } = playing({ readFile }, { text: 'Hi' });
      expect(await run('openrouter_create_transcription', { ...input, input_audio })).toMatchObject({ isError: false });
      expect(sent[0]?.body).toEqual({ ...input, input_audio: { data, format: 'wav' } });
    }
  });

  it.each([
    [{ file: 'store:1' }, 'no access to files'],
    [{ data: 'AA==' }, 'Name one as format'],
    [{ data: 'https://a.example/a.mp3', format: 'mp3' }, 'is no base64'],
    [{}, 'give file or data'],
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

  const cat = { model: 'a/b', prompt: 'A cat' };
  const jpeg = encodeBase64(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]));

  it('that can be read are not lost with one that cannot, which is noted', async () => {
    const answer = { data: [{ b64_json: '***' }, { b64_json: 'AA==' }], usage: { cost: 0.08 } };
    const spending = new Spending({ limit: 1 });
    const result = await playing({ spending }, answer).run('openrouter_create_image', { ...cat, n: 2 });
    expect(fieldsOf(result)).toMatchObject({ images: 1, notes: [expect.stringContaining('Image 1 of 2')] });
    expect(result.files).toMatchObject([{ filename: 'image-2.png', size: 1 }]);
    expect([result.cost, spending.spent]).toEqual([0.08, 0.08]);
  });

  it('are named by their bytes where the answer does not tell their type, and may come as data URLs', async () => {
    const { run } = playing({}, { data: [{ b64_json: jpeg }, { b64_json: `data:image/webp;base64,${jpeg}` }] });
    const { files } = await run('openrouter_create_image', cat);
    expect(files).toMatchObject([
      { filename: 'image-1.jpg', mediaType: 'image/jpeg', size: 4 },
      { filename: 'image-2.webp', mediaType: 'image/webp', size: 4 },
    ]);
  });

  it.each([
    [{ data: [{ b64_json: '***' }] }, 'base64 is broken'],
    [{ data: [] }, 'holds no images'],
    [{ data: null }, 'holds no images'],
  ])('of which %j holds none are a failure that is paid for, and not worth a second payment', async (data, said) => {
    const spending = new Spending({ limit: 1 });
    const result = await playing({ spending }, { ...data, usage: { cost: 0.04 } }).run('openrouter_create_image', cat);
    const failure = failureOf(result);
    expect(failure).toContain(said);
    expect(failure).toContain('another call is paid for again');
    expect(failure).not.toContain('Try again');
    expect([result.cost, spending.spent]).toEqual([0.04, 0.04]);
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

  it('tell what they cost once, where their job is seen at its end', async () => {
    const usage = { cost: 0.8, is_byok: false };
    const done = { id: 'job-1', status: 'completed', generation_id: 'gen-vid-1', usage };
    const spending = new Spending();
    const { run } = playing({ spending }, pending, { ...pending, status: 'in_progress' }, done);
    const poll = () => run('openrouter_get_video', { jobId: 'job-1' });
    expect(await run('openrouter_create_video', video)).toMatchObject({ isError: false, cost: undefined, paid: [] });
    expect(await poll()).toMatchObject({ cost: undefined, paid: [] });
    expect(await poll()).toMatchObject({
      cost: 0.8,
      paid: [{ model: 'a/b', jobId: 'job-1', generationId: 'gen-vid-1', charged: 0.8, cost: 0.8, failed: false }],
    });
    expect(await poll()).toMatchObject({ cost: undefined, paid: [] });
    const others = playing({ spending }, done);
    expect(await others.run('openrouter_get_video', { jobId: 'job-1' })).toMatchObject({ cost: undefined, paid: [] });
    expect(spending).toMatchObject({ spent: 0.8, unknownCosts: 0 });
  });

  it('tell what they cost to the next call where one was aborted that had seen it', async () => {
    const stop = new AbortController();
    const done = { id: 'job-1', status: 'completed', usage: { cost: 0.8, is_byok: false } };
    const hanging = () => {
      stop.abort(new Error('enough'));
      return new Promise<Response>(() => undefined);
    };
    const spending = new Spending({ limit: 5 });
    const { run } = playing({ spending }, pending, done, hanging, done, done);
    await run('openrouter_create_video', video);
    await expect(run('openrouter_create_video', video, stop.signal)).rejects.toThrow('enough');
    const poll = () => run('openrouter_get_video', { jobId: 'job-1' });
    expect(await poll()).toMatchObject({ cost: 0.8, paid: [{ model: 'a/b', jobId: 'job-1' }] });
    expect(await poll()).toMatchObject({ cost: undefined, paid: [] });
    expect(spending.spent).toBe(0.8);
  });

  it('tell what they cost to tools that did not make them, as those of another process', async () => {
    const spending = new Spending();
    const { run } = playing({ spending }, { id: 'job-1', status: 'completed', usage: { cost: 0.8 } });
    expect(await run('openrouter_get_video', { jobId: 'job-1' })).toMatchObject({ cost: 0.8 });
    expect(await run('openrouter_get_video', { jobId: 'job-1' })).toMatchObject({ cost: undefined });
    expect(spending.spent).toBe(0);
  });

  it.each<[string, Record<string, unknown>, object]>([
    ['it failed and cost something', { status: 'failed', usage: { cost: 0.1 } }, { cost: 0.1, failed: true }],
    ['nobody says what it cost', { status: 'completed' }, { cost: undefined, failed: false }],
  ])('are paid for when %s', async (_, end, paid) => {
    const { run } = playing({}, { id: 'job-1', ...end });
    const result = await run('openrouter_get_video', { jobId: 'job-1' });
    expect(result.paid).toMatchObject([{ jobId: 'job-1', ...paid }]);
  });

  it('that fail at once tell what they cost in the answer to their submission', async () => {
    const failed = { id: 'job-1', status: 'failed', error: 'Too spicy', usage: { cost: 0.1 } };
    const { run } = playing({}, failed);
    expect(await run('openrouter_create_video', video)).toMatchObject({
      cost: 0.1,
      paid: [{ model: 'a/b', jobId: 'job-1', failed: true }],
    });
    expect(await run('openrouter_get_video', { jobId: 'job-1' })).toMatchObject({ cost: undefined, paid: [] });
  });

  it('under a limit tell what the last one cost also when it leaves nothing for the next', async () => {
    const done = { id: 'job-1', status: 'completed', usage: { cost: 2 } };
    const { run } = playing({ limit: 1 }, pending, done);
    await run('openrouter_create_video', video);
    const result = await run('openrouter_create_video', video);
    expect(failureOf(result)).toContain('$2 are spent');
    expect(result).toMatchObject({ cost: 2, paid: [{ jobId: 'job-1' }] });
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
    const next = await run('openrouter_create_video', video);
    expect(next).toMatchObject({ isError: false, cost: 0.4, paid: [{ jobId: 'job-1' }] });
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

  describe('with a key of one’s own, whose jobs tell the fee alone', () => {
    beforeEach(() => void vi.useFakeTimers());
    afterEach(() => void vi.useRealTimers());

    const done = {
      id: 'job-1',
      status: 'completed',
      generation_id: 'gen-vid-1',
      usage: { cost: 0, is_byok: true },
    };
    const bill = { data: { id: 'gen-vid-1', total_cost: 0, is_byok: true, upstream_inference_cost: 0.4 } };
    const settled = async (result: Promise<AgentToolResult>) => {
      result.catch(() => undefined);
      await vi.runAllTimersAsync();
      return result;
    };

    it('under a limit count what the upstream charged', async () => {
      const spending = new Spending({ limit: 0.3 });
      const { run, sent } = playing({ spending }, pending, done, bill);
      await run('openrouter_create_video', video);
      expect(await run('openrouter_get_video', { jobId: 'job-1' })).toMatchObject({
        cost: 0.4,
        paid: [{ jobId: 'job-1', generationId: 'gen-vid-1', charged: 0, cost: 0.4 }],
      });
      expect(sent.map(({ line }) => line)).toEqual([
        'POST /videos',
        'GET /videos/job-1',
        'GET /generation?id=gen-vid-1',
      ]);
      expect(spending).toMatchObject({ spent: 0.4, pendingJobs: [], pendingGenerations: [] });
      expect(failureOf(await run('openrouter_create_video', video))).toContain('$0.4 are spent');
    });

    it('under a limit count it before the next one, although the model never asked for the last', async () => {
      const spending = new Spending({ limit: 0.3 });
      const { run } = playing({ spending }, pending, done, bill);
      await run('openrouter_create_video', video);
      const refused = await run('openrouter_create_video', video);
      expect(failureOf(refused)).toContain('$0.4 are spent');
      expect(refused.cost).toBe(0.4);
    });

    it('under a limit stop all paid calls as long as the bill is not known, and tell it once it is', async () => {
      const spending = new Spending({ limit: 1 });
      let known = false;
      const { run } = playing({
        spending,
        fetch: async (url, { method }) => {
          if (url.includes('/generation')) return known ? Response.json(bill) : refusing(404)();
          return Response.json(method === 'POST' ? pending : done);
        },
      });
      const poll = () => settled(run('openrouter_get_video', { jobId: 'job-1' }));
      await run('openrouter_create_video', video);
      expect(await poll()).toMatchObject({ cost: undefined, paid: [{ jobId: 'job-1', cost: undefined }] });
      expect(spending).toMatchObject({ spent: 0, pendingJobs: [], pendingGenerations: ['gen-vid-1'] });
      const image = settled(run('openrouter_create_image', { model: 'a/b', prompt: 'A cat' }));
      expect(failureOf(await image)).toContain('is not known yet (generation gen-vid-1)');
      known = true;
      expect(await poll()).toMatchObject({ cost: 0.4 });
      expect(await poll()).toMatchObject({ cost: undefined, paid: [] });
      expect(spending).toMatchObject({ spent: 0.4, unknownCosts: 0, pendingGenerations: [] });
    });

    it('tell their cost once when two calls see their end together', async () => {
      const spending = new Spending({ limit: 1 });
      const { run } = playing({
        spending,
        fetch: async (url, { method }) =>
          Response.json(url.includes('/generation') ? bill : method === 'POST' ? pending : done),
      });
      await run('openrouter_create_video', video);
      const poll = () => run('openrouter_get_video', { jobId: 'job-1' });
      const results = await Promise.all([poll(), poll()]);
      expect(results.flatMap(({ paid }) => paid)).toMatchObject([{ cost: 0.4 }]);
      expect(spending.spent).toBe(0.4);
    });

    it('are still expected when the call is aborted that asks for their bill', async () => {
      const spending = new Spending({ limit: 1 });
      const controller = new AbortController();
      const reason = new Error('stopped');
      const hanging = () => {
        controller.abort(reason);
        return new Promise<Response>(() => undefined);
      };
      const { run } = playing({ spending }, pending, done, hanging, done, bill);
      await run('openrouter_create_video', video);
      const aborted = run('openrouter_get_video', { jobId: 'job-1' }, controller.signal);
      await expect(aborted).rejects.toBe(reason);
      expect(spending).toMatchObject({ spent: 0, unknownCosts: 0, pendingJobs: ['job-1'] });
      expect(await run('openrouter_get_video', { jobId: 'job-1' })).toMatchObject({ cost: 0.4 });
    });

    it('without a limit cost what is not known', async () => {
      const spending = new Spending();
      const { run, sent } = playing({ spending }, pending, done);
      await run('openrouter_create_video', video);
      expect((await run('openrouter_get_video', { jobId: 'job-1' })).paid).toMatchObject([
        { charged: 0, cost: undefined },
      ]);
      expect(sent).toHaveLength(2);
      expect(spending).toMatchObject({ spent: 0, unknownCosts: 1 });
    });
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
