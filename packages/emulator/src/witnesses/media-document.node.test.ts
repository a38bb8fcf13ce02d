import { describe, expect, test } from 'vitest';

import { createEmulator, type EmulatorOptions } from '../index.ts';
import { KEY } from '../testing/ask.ts';
import { AUDIO_SAMPLES } from '../testing/audio-samples.ts';
import { call } from '../testing/call.ts';
import { loadValidator, NO_VALIDATOR } from '../testing/openapi-validator.ts';

const validator = await loadValidator();

interface Exchange {
  path: string;
  body: Record<string, unknown>;
  options?: EmulatorOptions;
}

const EMBEDDINGS: Exchange[] = [
  { path: '/embeddings', body: { model: 'openai/text-embedding-3-small', input: 'Hi', dimensions: 3 } },
  { path: '/embeddings', body: { model: 'baai/bge-m3', input: ['Hi', 'you'], encoding_format: 'base64' } },
  {
    path: '/embeddings',
    body: {
      model: 'google/gemini-embedding-2-preview',
      input: [
        {
          content: [
            { type: 'text', text: 'a' },
            { type: 'image_url', image_url: { url: 'https://x.example/a' } },
          ],
        },
      ],
      dimensions: 4,
    },
  },
];
const RERANK: Exchange[] = [
  { path: '/rerank', body: { model: 'cohere/rerank-v3.5', query: 'a', documents: ['a', { text: 'b' }], top_n: 1 } },
];
const sound = { data: AUDIO_SAMPLES.mp3, format: 'mp3' };
const TRANSCRIPTION: Exchange[] = [
  { path: '/audio/transcriptions', body: { model: 'openai/gpt-4o-transcribe', input_audio: sound, language: 'en' } },
  {
    path: '/audio/transcriptions',
    body: {
      model: 'openai/whisper-1',
      input_audio: sound,
      response_format: 'verbose_json',
      timestamp_granularities: ['word', 'segment'],
    },
  },
];
const IMAGES: Exchange[] = [
  { path: '/images', body: { model: 'bytedance-seed/seedream-4.5', prompt: 'A cat', n: 2, aspect_ratio: '16:9' } },
  { path: '/images', body: { model: 'openai/gpt-image-1', prompt: 'A cat', quality: 'low', output_format: 'webp' } },
];
const VIDEO = { model: 'google/veo-3.1-fast', prompt: 'A cat', duration: 4, generate_audio: false };
const GOOD: Exchange[] = [...EMBEDDINGS, ...RERANK, ...TRANSCRIPTION, ...IMAGES, { path: '/videos', body: VIDEO }];

// `decisions` is newer than the document.
const MODALITIES = 'text,image,embeddings,rerank,speech,transcription,video';
const LISTS = [
  `/models?output_modalities=${MODALITIES}`,
  '/embeddings/models',
  '/embeddings/models?limit=2',
  '/images/models',
  '/images/models/openai/gpt-image-1/endpoints',
  '/videos/models',
];

const BAD: Exchange[] = [
  { path: '/embeddings', body: { model: 'openai/text-embedding-3-small', input: [] } },
  { path: '/embeddings', body: { model: 'openai/text-embedding-3-small', input: 'a', dimensions: 99_999 } },
  { path: '/rerank', body: { model: 'cohere/rerank-v3.5', query: 'a', documents: [] } },
  { path: '/images', body: { model: 'openai/gpt-image-1', prompt: '' } },
  { path: '/videos', body: { ...VIDEO, duration: 5 } },
  { path: '/audio/speech', body: { model: 'hexgrad/kokoro-82m', input: 'a', voice: 'nobody' } },
  { path: '/audio/transcriptions', body: { model: 'openai/whisper-1', input_audio: { data: 'AAAA', format: 'wav' } } },
];

describe.runIf(validator !== undefined)('beside chat, what travels satisfies the OpenAPI document', () => {
  const check = validator ?? NO_VALIDATOR;

  test.each(GOOD)('POST $path $body', async ({ path, body, options = {} }) => {
    expect(check.validateRequest('POST', path, body)).toMatchObject({ ok: true, errors: [] });
    for (const byok of [false, true]) {
      const response = await call(createEmulator({ byok, ...options }), path, body);
      expect(response.status).toBeLessThan(300);
      const answer: unknown = await response.json();
      expect(check.validateResponse('POST', path, response.status, answer)).toMatchObject({ ok: true, errors: [] });
    }
  });

  test.each(BAD)('POST $path $body, refused', async ({ path, body }) => {
    const response = await call(createEmulator(), path, body);
    expect(response.status).toBe(400);
    const answer: unknown = await response.json();
    expect(check.validateResponse('POST', path, 400, answer)).toMatchObject({ ok: true, errors: [] });
  });

  test('the events of an image that is streamed, and of one that fails', async () => {
    const body = { model: 'openai/gpt-image-1', prompt: 'A cat', stream: true };
    for (const fault of [undefined, { kind: 'stream-error' } as const]) {
      const response = await call(createEmulator(fault ? { faults: fault } : {}), '/images', body);
      const lines = (await response.text()).split('\n\n').filter((line) => line.startsWith('data: {'));
      expect(lines.length).toBeGreaterThan(1);
      for (const line of lines) {
        const data: unknown = JSON.parse(line.slice(6));
        expect(check.validateStreamEvent('POST', '/images', data)).toMatchObject({ ok: true, errors: [] });
      }
    }
  });

  test.each(['completed', 'failed', 'cancelled', 'expired'] as const)('the polls of a job that %s', async (outcome) => {
    const emulator = createEmulator({ video: { outcome, badGateways: 1 } });
    const { id } = (await (await call(emulator, '/videos', VIDEO)).json()) as { id: string };
    expect((await call(emulator, `/videos/${id}`)).status).toBe(502); // which the document does not list
    for (let poll = 0; poll < 3; poll++) {
      const answer: unknown = await (await call(emulator, `/videos/${id}`)).json();
      expect(check.validateResponse('GET', `/videos/${id}`, 200, answer)).toMatchObject({ ok: true, errors: [] });
    }
    const unknown: unknown = await (await call(emulator, '/videos/vid_none')).json();
    expect(check.validateResponse('GET', '/videos/vid_none', 404, unknown)).toMatchObject({ ok: true, errors: [] });
  });

  test('files, their list, and the end of one', async () => {
    const emulator = createEmulator();
    const form = new FormData();
    form.set('file', new File(['Hello'], 'notes.txt'));
    const uploaded = (await (await call(emulator, '/files', form)).json()) as { id: string };
    expect(check.validateResponse('POST', '/files', 200, uploaded)).toMatchObject({ ok: true, errors: [] });
    const file = `/files/${uploaded.id}`;
    const headers = { authorization: `Bearer ${KEY}` };
    for (const [method, path, status] of [
      ['GET', '/files?limit=1', 200],
      ['GET', file, 200],
      ['GET', `${file}/content`, 400],
      ['GET', '/files?limit=0', 400],
      ['DELETE', file, 200],
      ['GET', file, 404],
    ] as const) {
      const response = await call(emulator, path, undefined, { method, headers });
      expect({ method, path, status: response.status }).toEqual({ method, path, status });
      const answer: unknown = await response.json();
      expect(check.validateResponse(method, path, status, answer)).toMatchObject({ ok: true, errors: [] });
    }
  });

  test.each(LISTS)('GET %s', async (path) => {
    const response = await call(createEmulator(), path);
    const answer: unknown = await response.json();
    expect(check.validateResponse('GET', path, 200, answer)).toMatchObject({ ok: true, errors: [] });
  });

  test.each([
    [GOOD[0], '/embeddings'],
    [RERANK[0], '/rerank'],
    [TRANSCRIPTION[0], '/audio/transcriptions'],
    [IMAGES[0], '/images'],
  ])('what /generation tells of %j', async (exchange, path) => {
    const emulator = createEmulator();
    const answered = await call(emulator, path, exchange?.body);
    const id = answered.headers.get('x-generation-id');
    const response = await call(emulator, `/generation?id=${id}`);
    const generation: unknown = await response.json();
    expect(check.validateResponse('GET', '/generation', response.status, generation)).toMatchObject({ ok: true });
  });
});

test('the validator ran, or a line said that it did not', () => {
  expect(validator === undefined).toBe(!process.env.OPENROUTER_API_DIR);
});
