import { describe, expect, test } from 'vitest';

import { createEmulator, type CatalogueModel } from '../index.ts';
import { call, callError, callJson, generationOf } from '../testing/call.ts';

interface Answer {
  id: string;
  model: string;
  data: { index: number; embedding: number[] | string }[];
  usage: Record<string, unknown>;
}

const SMALL = 'openai/text-embedding-3-small';
const MULTIMODAL = 'google/gemini-embedding-2-preview';
const embed = (input: unknown, rest: Record<string, unknown> = {}, options = {}) =>
  callJson<Answer>(createEmulator(options), '/embeddings', { model: SMALL, input, ...rest });
const vectors = ({ data }: Answer) => data.map(({ embedding }) => embedding as number[]); // floats were asked

function cosine(left: number[] = [], right: number[] = []): number {
  return left.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0);
}

function decode(base64: string): number[] {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return Array.from({ length: bytes.length / 4 }, (_, index) => view.getFloat32(index * 4, true));
}

describe('embeddings', () => {
  test('are unit vectors of the length that the model has or the request wants', async () => {
    for (const [rest, length] of [
      [{}, 1536],
      [{ dimensions: 256 }, 256],
      [{ dimensions: 1 }, 1],
    ] as const) {
      const [vector = []] = vectors(await embed('The quick brown fox', rest));
      expect(vector).toHaveLength(length);
      expect(cosine(vector, vector)).toBeCloseTo(1, 6);
    }
  });

  test('of similar texts are nearer than those of others, with few dimensions too', async () => {
    const texts = ['How do I reset my password?', 'Resetting a password', 'The cat sleeps on the warm roof'];
    for (const dimensions of [256, 1536]) {
      const [question, near, far] = vectors(await embed(texts, { dimensions }));
      expect(cosine(question, near)).toBeGreaterThan(cosine(question, far) + 0.15);
    }
  });

  test('do not change from call to call, and differ where texts differ', async () => {
    const [first, second] = [await embed(['a b', 'b a', ' ', '!?']), await embed(['a b', 'b a', ' ', '!?'])];
    expect(first.data).toEqual(second.data);
    expect(new Set(first.data.map(({ embedding }) => JSON.stringify(embedding))).size).toBe(4);
  });

  test('say the same in base64 as in numbers', async () => {
    const floats = vectors(await embed('hello'))[0] ?? [];
    const { data } = await embed('hello', { encoding_format: 'base64' });
    const embedding = data[0]?.embedding;
    if (typeof embedding !== 'string') throw new Error('base64 was expected');
    expect(decode(embedding)).toEqual(floats.map(Math.fround));
  });

  test('take one list of tokens or several', async () => {
    expect((await embed([1, 2, 3])).data).toHaveLength(1);
    const several = vectors(
      await embed([
        [1, 2, 3],
        [1, 2, 4],
        [7, 8, 9],
      ]),
    );
    expect(cosine(several[0], several[1])).toBeGreaterThan(cosine(several[0], several[2]));
  });

  test('make one vector of all parts of an input', async () => {
    const image = { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } };
    const answer = await embed([{ content: [{ type: 'text', text: 'a cat' }, image] }], { model: MULTIMODAL });
    expect(answer.data).toHaveLength(1);
    expect(answer.usage).toMatchObject({
      prompt_tokens: 260,
      prompt_tokens_details: { text_tokens: 2, image_tokens: 258, audio_tokens: 0 },
    });
    const text = [{ content: [{ type: 'text', text: 'x' }, image] }];
    expect(await callError(createEmulator(), '/embeddings', { model: SMALL, input: text })).toBe(
      `400 input.0: ${SMALL} takes no image input`,
    );
  });

  test('cost what the price table says, and are found again', async () => {
    const emulator = createEmulator();
    const { id, usage, model } = await callJson<Answer>(emulator, '/embeddings', {
      model: SMALL,
      input: ['one two three', 'four'],
      user: 'ada',
    });
    expect(model).toBe('text-embedding-3-small');
    expect(id).toMatch(/^gen-emb-\d+-\w{20}$/);
    expect(usage).toMatchObject({ prompt_tokens: 4, total_tokens: 4, cost: 0.00000008, is_byok: false });
    expect(await generationOf(emulator, id)).toMatchObject({
      api_type: 'embeddings',
      total_cost: 0.00000008,
      tokens_prompt: 4,
      external_user: 'ada',
    });
    expect(await callJson(emulator, '/key')).toMatchObject({ data: { usage: 0.00000008 } });
  });

  test('can come in reverse, as floats, without a cost', async () => {
    const reversed = await embed(['a', 'b', 'c'], {}, { embeddingOrder: 'reversed' });
    expect(reversed.data.map(({ index }) => index)).toEqual([2, 1, 0]);
    expect(reversed.data[2]?.embedding).toEqual((await embed('a')).data[0]?.embedding);
    const floats = await embed('a', { encoding_format: 'base64' }, { embeddingEncoding: 'float' });
    expect(Array.isArray(floats.data[0]?.embedding)).toBe(true);
    expect((await embed('a', {}, { usageCost: 'null' })).usage.cost).toBeNull();
    expect((await embed('a', {}, { byok: true })).usage).toMatchObject({ cost: 0, is_byok: true });
  });

  test.each([
    [{ input: '' }, 'input: Too small'],
    [{ input: [] }, 'input: Too small'],
    [{ input: ['a', ''] }, 'input.1: Too small'],
    [{ input: ['a', [1]] }, 'cannot be mixed'],
    [{ input: [[1, -1]] }, 'input.0.1: Invalid input: expected a token number'],
    [{ input: [{ content: [] }] }, 'input.0.content'],
    [{ input: [{ content: [{ type: 'smell' }] }] }, 'unknown content part "smell"'],
    [{ input: null }, 'input: Invalid input'],
    [{ input: 'a', dimensions: 0 }, 'dimensions: Too small'],
    [{ input: 'a', dimensions: 1.5 }, 'dimensions: Invalid input: expected integer'],
    [{ input: 'a', dimensions: 4096 }, "Invalid value for 'dimensions' = 4096"],
    [{ input: 'a', dimensions: 2, model: 'baai/bge-m3' }, 'does not support specifying dimensions'],
    [{ input: 'a', encoding_format: 'hex' }, 'encoding_format: Invalid option'],
    [
      { input: [{ content: [{ type: 'input_audio', input_audio: { data: 'A' } }] }] },
      'input.0.content.0.input_audio.format',
    ],
    [{ input: 'a', provider: { preferred_max_latency: { p50: 'fast' } } }, 'provider.preferred_max_latency.p50'],
    [{ input: 'a', provider: { ordr: [] } }, 'Unrecognized key'],
    [{ input: 'a', model: 'acme/none' }, 'acme/none is not a valid model ID'],
    [{ input: 'a', model: 'openai/gpt-4o' }, 'Use /chat/completions'],
    [{ input: 'word '.repeat(9000) }, 'maximum context length is 8192'],
    [{ input: Array.from({ length: 3000 }, () => 'a') }, 'at most 2048 inputs per request, 3000 came'],
  ])('%j is a 400', async (body, message) => {
    const said = await callError(createEmulator(), '/embeddings', { model: SMALL, ...body });
    expect(said).toContain(message);
    expect(said).toMatch(/^400 /);
  });

  test('take 3,000 values where the upstream does', async () => {
    const { data } = await embed(
      Array.from({ length: 3000 }, (_, index) => `value ${index}`),
      { dimensions: 8 },
      {
        embeddingInputs: 100_000,
      },
    );
    expect(data).toHaveLength(3000);
  });

  test('need a key', async () => {
    const init = { headers: { authorization: 'Bearer sk-or-broke-1' } };
    expect(await callError(createEmulator(), '/embeddings', { model: SMALL, input: 'a' }, init)).toMatch(/^402 /);
  });

  test('meet the faults of every endpoint, and a failed answer costs nothing', async () => {
    const body = { model: SMALL, input: 'a' };
    const broken = createEmulator({ faults: { kind: 'error-in-ok' } });
    expect(await callJson(broken, '/embeddings', body)).toMatchObject({ error: { code: 502 } });
    expect(
      await callJson(createEmulator({ faults: { kind: 'http-error', status: 503 } }), '/embeddings', body),
    ).toEqual({
      error: { code: 503, message: expect.any(String) },
    });
    const cut = await call(createEmulator({ faults: { kind: 'cut', after: { bytes: 20 } } }), '/embeddings', body);
    expect((await cut.text()).length).toBe(20);
    const books = createEmulator({ faults: ({ path }) => (path === '/key' ? undefined : { kind: 'error-in-ok' }) });
    await call(books, '/embeddings', body);
    expect(await callJson(books, '/key')).toMatchObject({ data: { usage: 0 } });
  });
});

describe('embedding models', () => {
  interface Listing {
    data: CatalogueModel[];
    total_count: number;
  }

  test('have a list of their own, and are no text models', async () => {
    const list = await callJson<Listing>(createEmulator(), '/embeddings/models', undefined, { headers: {} });
    expect(list.data.map(({ id }) => id)).toContain(SMALL);
    expect(list.data.every(({ architecture }) => architecture.output_modalities.join() === 'embeddings')).toBe(true);
    expect(list.data[0]).not.toHaveProperty('emulation');
    const text = await callJson<Listing>(createEmulator(), '/models');
    expect(text.data.map(({ id }) => id)).not.toContain(SMALL);
    const page = await callJson<Listing>(createEmulator(), '/embeddings/models?limit=1');
    expect(page).toMatchObject({ data: [expect.anything()], total_count: list.total_count });
  });

  test('do not chat', async () => {
    const body = { model: SMALL, messages: [{ role: 'user', content: 'Hi' }] };
    expect(await callError(createEmulator(), '/chat/completions', body)).toContain('Use /embeddings');
  });
});
