import { describe, expect, test } from 'vitest';

import { createEmulator, defaultModels } from '../index.ts';
import { call, callError, callJson, generationOf } from '../testing/call.ts';

const GPT = 'openai/gpt-image-1';
const SEEDREAM = 'bytedance-seed/seedream-4.5';
const FLUX = 'black-forest-labs/flux.2-pro';

interface Answer {
  created: number;
  data: { b64_json: string; media_type: string }[];
  usage: Record<string, unknown>;
}

const draw = (body: Record<string, unknown>, options = {}) =>
  callJson<Answer>(createEmulator(options), '/images', { model: SEEDREAM, prompt: 'A red panda', ...body });

function bytesOf({ data }: Answer, index = 0): Uint8Array {
  return Uint8Array.from(atob(data[index]?.b64_json ?? ''), (character) => character.charCodeAt(0));
}

/** Width and height as a PNG tells them. */
function sizeOf(png: Uint8Array): number[] {
  const view = new DataView(png.buffer);
  return [view.getUint32(16), view.getUint32(20)];
}

async function stream(body: Record<string, unknown>, options = {}) {
  const response = await call(createEmulator(options), '/images', {
    model: GPT,
    prompt: 'A cat',
    stream: true,
    ...body,
  });
  const text = await response.text();
  const payloads = text.split('\n\n').flatMap((line) => (line.startsWith('data: ') ? [line.slice(6)] : []));
  const events = payloads
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { type: response.headers.get('content-type'), events, done: payloads.includes('[DONE]') };
}

describe('images', () => {
  test('have the size that was asked for, by pixels, tier or shape', async () => {
    for (const [body, size] of [
      [{}, [1024, 1024]],
      [{ size: '640x480' }, [640, 480]],
      [{ resolution: '2K' }, [2048, 2048]],
      [{ size: '2K', aspect_ratio: '1:1' }, [2048, 2048]],
      [{ aspect_ratio: '16:9' }, [1368, 768]],
      [{ resolution: '512', aspect_ratio: '9:16', model: FLUX }, [384, 680]],
    ] as const) {
      expect({ body, size: sizeOf(bytesOf(await draw(body))) }).toEqual({ body, size });
    }
  });

  test('are PNG, JPEG, WebP or SVG, and say so', async () => {
    for (const [model, format, type, start] of [
      [GPT, 'png', 'image/png', [0x89, 0x50]],
      [GPT, 'jpeg', 'image/jpeg', [0xff, 0xd8]],
      [GPT, 'webp', 'image/webp', [0x52, 0x49]],
      ['recraft/recraft-v4-vector', 'svg', 'image/svg+xml', [0x3c, 0x73]],
    ] as const) {
      const answer = await draw({ model, output_format: format, size: model === GPT ? '1024x1024' : undefined });
      expect(answer.data[0]?.media_type).toBe(type);
      expect([...bytesOf(answer).subarray(0, 2)]).toEqual(start);
    }
    expect((await draw({ model: 'recraft/recraft-v4-vector' })).data[0]?.media_type).toBe('image/svg+xml');
  });

  test('are the same for the same prompt and seed, and others for others', async () => {
    const pictures = await Promise.all([
      draw({ seed: 1 }),
      draw({ seed: 1 }),
      draw({ seed: 2 }),
      draw({ seed: 1, prompt: 'A blue panda' }),
    ]);
    const [first, again, ...others] = pictures.map(({ data }) => data[0]?.b64_json);
    expect(first).toBe(again);
    expect(others).not.toContain(first);
    const several = await draw({ n: 3 });
    expect(new Set(several.data.map(({ b64_json: image }) => image)).size).toBe(3);
  });

  test('stream where the model does', async () => {
    const { type, events, done } = await stream({});
    expect(type).toBe('text/event-stream');
    expect(events.map((event) => event.type)).toEqual([
      'image_generation.partial_image',
      'image_generation.partial_image',
      'image_generation.completed',
    ]);
    expect(events.at(-1)).toMatchObject({ media_type: 'image/png', usage: { cost: expect.any(Number) } });
    expect(done).toBe(true);
    const several = await stream({ n: 2 });
    expect(several.events.filter((event) => event.usage !== undefined)).toHaveLength(1);
  });

  test('come as JSON all the same where the model does not stream', async () => {
    const response = await call(createEmulator(), '/images', { model: SEEDREAM, prompt: 'A cat', stream: true });
    expect(response.headers.get('content-type')).toBe('application/json');
  });

  test('cost by image, megapixel or token', async () => {
    expect((await draw({ n: 2 })).usage).toMatchObject({ cost: 0.08, completion_tokens: 8320 });
    const reference = { type: 'image_url', image_url: { url: 'https://example.com/a.png' } };
    const flux = await draw({ model: FLUX, size: '1000x1000', input_references: [reference] });
    expect(flux.usage.cost).toBe(0.045);
    const gpt = await draw({ model: GPT, quality: 'low', prompt: 'a cat' });
    expect(gpt.usage).toMatchObject({ prompt_tokens: 2, completion_tokens: 272, cost: 0.01089 });
    const chatModel = await draw({ model: 'google/gemini-2.5-flash-image', prompt: 'a cat' });
    expect(chatModel.usage.cost).toBe(0.1248006);
    const emulator = createEmulator();
    const response = await call(emulator, '/images', { model: SEEDREAM, prompt: 'x' });
    expect(await generationOf(emulator, response.headers.get('x-generation-id'))).toMatchObject({
      api_type: 'image',
      total_cost: 0.04,
      num_media_completion: 1,
    });
  });

  test('cost by megapixel for each picture, with a price list of one’s own', async () => {
    const model = defaultModels.find(({ id }) => id === SEEDREAM);
    if (!model?.emulation?.image) throw new Error('the default catalogue has this model');
    const image = {
      ...model.emulation.image,
      prices: [{ billable: 'output_image', unit: 'megapixel', cost: '0.03' } as const],
    };
    const models = [{ ...model, emulation: { image } }];
    expect((await draw({ n: 3, size: '1000x1000' }, { models })).usage.cost).toBe(0.09);
  });

  test.each([
    [{ prompt: '' }, 'prompt: Too small'],
    [{ n: 0 }, 'n: Too small'],
    [{ n: 5 }, "Invalid value for 'n'"],
    [{ n: 2, model: FLUX }, 'makes one image per request'],
    [{ size: '10' }, 'size: expected WIDTHxHEIGHT'],
    [{ size: '640x480', aspect_ratio: '1:1' }, 'size: 640x480 contradicts "aspect_ratio" 1:1'],
    [{ size: '512x512', resolution: '4K' }, 'contradicts "resolution" 4K'],
    [{ size: '1K', resolution: '4K' }, 'contradicts "resolution" 4K'],
    [{ aspect_ratio: '7:5' }, 'aspect_ratio: Invalid option'],
    [{ aspect_ratio: '1:8' }, "Invalid value for 'aspect_ratio'"],
    [{ output_format: 'gif' }, 'output_format: Invalid option'],
    [{ output_format: 'webp' }, 'takes png, jpeg'],
    [{ background: 'transparent', output_format: 'jpeg', model: GPT }, 'needs "output_format" png or webp'],
    [{ output_compression: 101, model: GPT }, 'output_compression: Too big'],
    [{ input_references: [{ type: 'image_url', image_url: { url: 'cat.png' } }] }, 'Invalid image'],
    [{ input_references: [{ type: 'image_url', image_url: { url: 'data:image/png;base64,§' } }] }, 'Invalid image'],
    [{ input_references: [{ type: 'video_url' }] }, 'input_references.0.type'],
    [{ provider: { sort: 'beauty' } }, 'provider.sort: Invalid option'],
    [{ provider: { sort: { by: 7 } } }, 'provider.sort.by: Invalid option'],
    [{ provider: { order: 'OpenAI' } }, 'provider.order: Invalid input: expected array'],
    [{ provider: { zdr: true } }, 'provider: Unrecognized key: "zdr"'],
    [{ model: 'openai/gpt-4o' }, 'Use /chat/completions'],
  ])('%j is a 400', async (body, message) => {
    const said = await callError(createEmulator(), '/images', { model: SEEDREAM, prompt: 'A cat', ...body });
    expect(said).toMatch(/^400 /);
    expect(said).toContain(message);
  });

  test('take no images where the model does not', async () => {
    const input_references = [{ type: 'image_url', image_url: { url: 'https://example.com/a.png' } }];
    const body = { model: 'recraft/recraft-v4-vector', prompt: 'a', input_references };
    expect(await callError(createEmulator(), '/images', body)).toContain('takes no images');
  });

  test('break off in the stream as faults want, for no money', async () => {
    const failed = await stream({}, { faults: { kind: 'stream-error', error: { message: 'Safety' } } });
    expect(failed.events.at(-1)).toEqual({
      type: 'error',
      error: { message: 'Safety', code: '502', type: 'server_error', param: null },
    });
    expect(failed.done).toBe(false);
    expect(await stream({}, { faults: { kind: 'cut', after: { deltas: 2 } } })).toMatchObject({ done: false });
    const refused = await stream({}, { faults: { kind: 'error-in-ok', error: { message: 'Safety' } } });
    expect(refused.events).toEqual([failed.events.at(-1)]);
    const fault = ({ path }: { path: string }) =>
      path === '/images' ? ({ kind: 'stream-error' } as const) : undefined;
    const emulator = createEmulator({ faults: fault });
    await (await call(emulator, '/images', { model: GPT, prompt: 'A cat', stream: true })).text();
    expect(await callJson(emulator, '/key')).toMatchObject({ data: { usage: 0 } });
  });
});

describe('image models', () => {
  interface Listing {
    data: { id: string; supports_streaming: boolean; endpoints: string }[];
  }

  test('tell what they take, and their prices behind the address in the list', async () => {
    const { data } = await callJson<Listing>(createEmulator(), '/images/models');
    expect(data.find(({ id }) => id === GPT)).toMatchObject({ supports_streaming: true });
    expect(data.find(({ id }) => id === 'google/gemini-2.5-flash-image')).toMatchObject({ supports_streaming: false });
    const { endpoints = '' } = data.find(({ id }) => id === SEEDREAM) ?? {};
    expect(await callJson(createEmulator(), endpoints.replace('/api/v1', ''))).toMatchObject({
      id: SEEDREAM,
      endpoints: [{ provider_name: 'Seed', pricing: [{ billable: 'output_image', unit: 'image', cost_usd: 0.04 }] }],
    });
    expect(await callError(createEmulator(), '/images/models/openai/gpt-4o/endpoints')).toMatch(/^404 /);
  });
});
