import { describe, expect, test } from 'vitest';

import { createEmulator, type EmulatorOptions } from '../index.ts';
import { call, callError, callJson, generationOf } from '../testing/call.ts';

const VEO = 'google/veo-3.1-fast';

interface Job {
  id: string;
  status: string;
  polling_url: string;
  generation_id?: string;
  unsigned_urls?: string[];
  usage?: { cost: number | null; is_byok: boolean };
  error?: string;
}

function start(options: EmulatorOptions = {}) {
  const emulator = createEmulator(options);
  const submit = (body: Record<string, unknown> = {}) =>
    call(emulator, '/videos', { model: VEO, prompt: 'A cat', ...body });
  const poll = (id: string) => callJson<Job>(emulator, `/videos/${id}`);
  return { emulator, submit, poll };
}

async function submitted(options: EmulatorOptions = {}, body: Record<string, unknown> = {}) {
  const { emulator, submit, poll } = start(options);
  const job = (await (await submit(body)).json()) as Job;
  return { emulator, job, poll: () => poll(job.id) };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve));
}

describe('a video job', () => {
  test('is taken with 202, takes several polls and is paid for once', async () => {
    const { emulator, submit, poll } = start();
    const response = await submit({ duration: 8, resolution: '720p', generate_audio: false });
    expect(response.status).toBe(202);
    const text = await response.text();
    expect(text).toMatch(/^\s+\{/);
    const { id, polling_url: url, status } = JSON.parse(text) as Job;
    expect({ url, status }).toEqual({ url: `https://openrouter.ai/api/v1/videos/${id}`, status: 'pending' });
    const seen: Job[] = [];
    for (let count = 0; count < 5; count++) seen.push(await poll(id));
    expect(seen.map((job) => job.status)).toEqual(['pending', 'in_progress', 'completed', 'completed', 'completed']);
    expect(seen[4]).toMatchObject({
      unsigned_urls: [`https://openrouter.ai/api/v1/videos/${id}/content?index=0`],
      usage: { cost: 0.64, is_byok: false },
    });
    expect(await callJson(emulator, '/key')).toMatchObject({ data: { usage: 0.64 } });
    expect(await generationOf(emulator, seen[4]?.generation_id ?? '')).toMatchObject({
      api_type: 'video',
      total_cost: 0.64,
    });
    expect(emulator.videoJobs).toMatchObject([{ id, model: VEO, status: 'completed', polls: 5, cost: 0.64 }]);
  });

  test('has a file that is MP4, which only the key that made it gets', async () => {
    const { emulator, job, poll } = await submitted({ video: { polls: 1, files: 2 } });
    expect(await callError(emulator, `/videos/${job.id}/content`)).toMatch(/^400 .* is pending/);
    await poll();
    for (const index of ['', '?index=0', '?index=1']) {
      const response = await call(emulator, `/videos/${job.id}/content${index}`);
      expect(response.headers.get('content-type')).toBe('video/mp4');
      const bytes = new Uint8Array(await response.arrayBuffer());
      expect(new TextDecoder().decode(bytes.subarray(4, 8))).toBe('ftyp');
    }
    expect(await callError(emulator, `/videos/${job.id}/content?index=2`)).toMatch(/^404 /);
    expect(await callError(emulator, `/videos/${job.id}/content?index=x`)).toMatch(/^400 /);
    const other = { headers: { authorization: 'Bearer sk-or-v1-other' } };
    expect(await callError(emulator, `/videos/${job.id}`, undefined, other)).toMatch(/^404 /);
    expect(await callError(emulator, `/videos/${job.id}/content`, undefined, { headers: {} })).toMatch(/^401 /);
  });

  test.each(['failed', 'cancelled', 'expired'] as const)('can be %s, and costs nothing then', async (outcome) => {
    const { emulator, poll } = await submitted({ video: { polls: 2, outcome, error: 'Too many cats' } });
    await poll();
    const job = await poll();
    expect(job).toMatchObject({ status: outcome, ...(outcome === 'failed' && { error: 'Too many cats' }) });
    expect('error' in job).toBe(outcome === 'failed');
    expect(job.unsigned_urls).toBeUndefined();
    expect(await callJson(emulator, '/key')).toMatchObject({ data: { usage: 0 } });
  });

  test('answers polls with 502 as often as wished, and goes on', async () => {
    const { emulator, job, poll } = await submitted({ video: { badGateways: 3, polls: 1 } });
    for (let count = 0; count < 3; count++) expect(await callError(emulator, `/videos/${job.id}`)).toMatch(/^502 /);
    expect((await poll()).status).toBe('completed');
    expect(emulator.videoJobs).toHaveLength(1);
  });

  test('is counted even where its answer is lost', async () => {
    const { emulator, submit } = start({ faults: { kind: 'cut', after: { bytes: 5 } } });
    await submit();
    await submit();
    expect(emulator.videoJobs).toHaveLength(2);
  });

  test('can go otherwise for each request, and tell no cost', async () => {
    const { emulator, submit, poll } = start({
      usageCost: 'null',
      video: ({ body }) => (JSON.stringify(body).includes('dog') ? { outcome: 'failed', polls: 1 } : { polls: 1 }),
    });
    const dog = (await (await submit({ prompt: 'A dog' })).json()) as Job;
    const cat = (await (await submit()).json()) as Job;
    expect([(await poll(dog.id)).status, (await poll(cat.id)).status]).toEqual(['failed', 'completed']);
    expect((await poll(cat.id)).usage?.cost).toBeNull();
    expect(emulator.videoJobs.map(({ status }) => status)).toEqual(['failed', 'completed']);
  });

  test.each([
    [{ model: VEO, duration: 4, resolution: '4K' }, 1.2],
    [{ model: VEO, duration: 4, size: '1280x720' }, 0.4],
    [{ model: VEO, duration: 4, size: '2160x3840', generate_audio: false }, 1],
    [{ model: VEO, duration: 8, resolution: '1080p' }, 0.96],
    [{ model: 'openai/sora-2-pro', duration: 12, resolution: '1080p' }, 6],
    [{ model: 'minimax/hailuo-2.3' }, 0.4902],
  ])('is priced by the most specific line of the list: %j', async (body, cost) => {
    const { poll } = await submitted({ video: { polls: 1 } }, body);
    expect((await poll()).usage?.cost).toBe(cost);
  });

  const frame = { type: 'image_url', image_url: { url: 'https://example.com/a.png' } };
  test.each([
    [{ prompt: '' }, 'prompt: Required unless there are images'],
    [{ duration: 0 }, 'duration: Too small'],
    [{ duration: 5 }, "Invalid value for 'duration': 5. google/veo-3.1-fast takes 4, 6, 8."],
    [{ resolution: '480p' }, "Invalid value for 'resolution'"],
    [{ aspect_ratio: '1:1' }, "Invalid value for 'aspect_ratio'"],
    [{ size: '1280x720', resolution: '720p' }, 'cannot be combined'],
    [{ size: 'big' }, 'size: expected WIDTHxHEIGHT'],
    [{ frame_images: [frame] }, 'frame_images.0.frame_type'],
    [{ frame_images: [{ ...frame, image_url: { url: 'cat' }, frame_type: 'first_frame' }] }, 'Invalid image'],
    [{ frame_images: [{ ...frame, frame_type: 'first_frame' }], model: 'openai/sora-2-pro' }, "'frame_images'"],
    [{ generate_audio: true, model: 'minimax/hailuo-2.3' }, "'generate_audio'"],
    [{ input_references: [{ type: 'audio_url', audio_url: { url: 'x' } }] }, 'Invalid audio: expected an http(s) URL'],
    [{ callback_url: 'http://example.com' }, 'callback_url: expected an https URL'],
    [{ upscale_factor: 2 }, "Invalid value for 'upscale_factor': 2. google/veo-3.1-fast takes none"],
    [{ upscale_factor: 0 }, 'upscale_factor: expected a number above 0'],
    [{ model: 'openai/gpt-image-1' }, 'Use /images'],
  ])('%j is a 400 and no job', async (body, message) => {
    const emulator = createEmulator();
    const said = await callError(emulator, '/videos', { model: VEO, prompt: 'A cat', ...body });
    expect(said).toMatch(/^400 /);
    expect(said).toContain(message);
    expect(emulator.videoJobs).toHaveLength(0);
  });

  test('takes images in place of a prompt', async () => {
    const { job } = await submitted({}, { prompt: undefined, frame_images: [{ ...frame, frame_type: 'last_frame' }] });
    expect(job.status).toBe('pending');
  });
});

describe('the webhook of a video job', () => {
  const secret = 'whsec_test';
  const callback_url = 'https://example.com/hook';

  async function verify(signature: string, body: string): Promise<boolean> {
    const [, time = '', hex = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
    const encoder = new TextEncoder();
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['verify']);
    const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
    return crypto.subtle.verify('HMAC', key, bytes, encoder.encode(`${time},${body}`));
  }

  test.each(['completed', 'failed'] as const)(
    'tells the signed end of a job that %s, without polls',
    async (outcome) => {
      const calls: [string, RequestInit][] = [];
      const webhook = {
        secret,
        fetch: (url: string, init: RequestInit) => {
          calls.push([url, init]);
          return Promise.resolve(new Response(null, { status: 204 }));
        },
      };
      const { emulator, job, poll } = await submitted(
        { webhook, video: { outcome }, clock: () => 5000 },
        { callback_url },
      );
      await until(() => emulator.videoJobs[0]?.webhook !== undefined);
      expect(emulator.videoJobs[0]).toMatchObject({ status: outcome, webhook: { status: 204 } });
      const [[url, init] = ['', {}]] = calls;
      const headers = new Headers(init.headers);
      const body = String(init.body);
      expect({ url, key: headers.get('x-openrouter-idempotency-key') }).toEqual({
        url: callback_url,
        key: `${job.id}-${outcome}`,
      });
      expect(await verify(headers.get('x-openrouter-signature') ?? '', body)).toBe(true);
      expect(JSON.parse(body)).toMatchObject({
        type: `video.generation.${outcome}`,
        created_at: 5,
        data: { id: job.id, status: outcome, model: VEO, generation_id: expect.stringMatching(/^gen-vid-/) },
      });
      expect((await poll()).status).toBe(outcome);
    },
  );

  test('that nobody answers stands in the record of the job', async () => {
    const webhook = { secret, fetch: () => Promise.reject(new Error('no route')) };
    const { emulator } = await submitted({ webhook }, { callback_url });
    await until(() => emulator.videoJobs[0]?.webhook !== undefined);
    expect(emulator.videoJobs[0]?.webhook).toEqual({ error: 'no route' });
  });
});

describe('video models', () => {
  test('tell what they make and for how much', async () => {
    const { data } = await callJson<{ data: { id: string }[] }>(createEmulator(), '/videos/models');
    expect(data.find(({ id }) => id === VEO)).toMatchObject({
      supported_durations: [4, 6, 8],
      generate_audio: true,
      pricing_skus: { duration_seconds_with_audio: '0.12' },
    });
  });
});
