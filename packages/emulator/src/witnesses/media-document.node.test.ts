import { describe, expect, test } from 'vitest';

import { createEmulator, type EmulatorOptions } from '../index.ts';
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
const GOOD: Exchange[] = [...EMBEDDINGS, ...RERANK];

// `decisions` is newer than the document.
const MODALITIES = 'text,image,embeddings,rerank,speech,transcription,video';
const LISTS = [`/models?output_modalities=${MODALITIES}`, '/embeddings/models', '/embeddings/models?limit=2'];

const BAD: Exchange[] = [
  { path: '/embeddings', body: { model: 'openai/text-embedding-3-small', input: [] } },
  { path: '/embeddings', body: { model: 'openai/text-embedding-3-small', input: 'a', dimensions: 99_999 } },
  { path: '/rerank', body: { model: 'cohere/rerank-v3.5', query: 'a', documents: [] } },
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

  test.each(LISTS)('GET %s', async (path) => {
    const response = await call(createEmulator(), path);
    const answer: unknown = await response.json();
    expect(check.validateResponse('GET', path, 200, answer)).toMatchObject({ ok: true, errors: [] });
  });

  test.each([
    [GOOD[0], '/embeddings'],
    [RERANK[0], '/rerank'],
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
