import { APICallError, InvalidArgumentError } from '@ai-sdk/provider';
import { generateImage } from 'ai';
import { describe, expect, it } from 'vitest';

import { answering, jsonAnswer, rejectionOf, type Asked } from '../../test/answering.ts';
import { connectEmulator } from '../../test/connect-emulator.ts';

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

function drawn({ body }: Asked, fields: Record<string, unknown> = {}): Response {
  const data = Array.from({ length: Number(body['n'] ?? 1) }, () => ({ b64_json: png, media_type: 'image/png' }));
  const usage = { prompt_tokens: 10, completion_tokens: 100, total_tokens: 110, cost: 0.04 };
  return jsonAnswer({ created: 1_790_000_000, data, usage, ...fields }, 200, { 'x-generation-id': 'gen-img-1' });
}

describe('generateImage', () => {
  it('asks once for several images, and each tells its share of the cost', async () => {
    const { openrouter, asked } = answering((request) => drawn(request));
    const result = await generateImage({
      model: openrouter.imageModel('maker/painter', { quality: 'high', provider: { only: ['maker'] } }),
      prompt: 'A cat',
      n: 2,
      size: '1024x1024',
      seed: 7,
      providerOptions: { openrouter: { outputFormat: 'png', background: 'opaque' } },
    });
    expect(result.images.map(({ base64, mediaType }) => [base64, mediaType])).toEqual([
      [png, 'image/png'],
      [png, 'image/png'],
    ]);
    const share = { mediaType: 'image/png', generationId: 'gen-img-1', cost: 0.02 };
    expect(result.providerMetadata['openrouter']?.images).toEqual([share, share]);
    expect(result.calls[0]?.providerMetadata?.['openrouter']).toMatchObject({
      usage: { cost: 0.04, totalTokens: 110 },
    });
    expect(result.usage).toEqual({ inputTokens: 10, outputTokens: 100, totalTokens: 110 });
    expect(result.responses).toMatchObject([{ timestamp: new Date(1_790_000_000_000), modelId: 'maker/painter' }]);
    expect(asked).toMatchObject([{ path: '/images' }]);
    expect(asked[0]?.body).toEqual({
      model: 'maker/painter',
      prompt: 'A cat',
      n: 2,
      size: '1024x1024',
      quality: 'high',
      background: 'opaque',
      output_format: 'png',
      seed: 7,
      provider: { only: ['maker'] },
    });
  });

  it('asks one by one where the upstream makes one image at a time, each with a seed of its own', async () => {
    const { openrouter, asked } = answering((request) =>
      request.body['n'] === undefined
        ? drawn(request, { usage: { cost: 0.1 } })
        : jsonAnswer({ error: { code: 400, message: 'n: this model makes one image per request' } }, 400),
    );
    const model = openrouter.imageModel('maker/single');
    const { images, warnings, calls } = await generateImage({ model, prompt: 'A cat', n: 3, seed: 7 });
    expect(images).toHaveLength(3);
    expect(warnings).toMatchObject([{ type: 'compatibility', feature: 'n' }]);
    expect(asked.map(({ body }) => [body['n'], body['seed']])).toEqual([
      [3, 7],
      [undefined, 7],
      [undefined, 8],
      [undefined, 9],
    ]);
    expect(calls[0]?.providerMetadata?.['openrouter']).toMatchObject({ usage: { cost: 0.3, totalCost: 0.3 } });
  });

  it('keeps and counts what was paid for when one of several single images fails', async () => {
    let singles = 0;
    const { openrouter, asked } = answering((request) => {
      if (request.body['n'] !== undefined) return jsonAnswer({ error: { code: 400, message: 'One at a time' } }, 400);
      singles += 1;
      return singles === 3 ? jsonAnswer({ error: { code: 502, message: 'Bad gateway' } }, 502) : drawn(request);
    });
    const model = openrouter.imageModel('maker/single');
    const { images, warnings, calls } = await generateImage({ model, prompt: 'A cat', n: 4 });
    expect([images.length, asked.length]).toEqual([3, 5]);
    expect(warnings).toMatchObject([
      { feature: 'n' },
      { message: expect.stringMatching(/3 of 4 images.*Bad gateway/) as string },
    ]);
    expect(calls[0]?.providerMetadata?.['openrouter']).toMatchObject({ usage: { cost: 0.12 } });
  });

  it('counts a single image that was paid for and cannot be read', async () => {
    let singles = 0;
    const { openrouter } = answering((request) => {
      if (request.body['n'] !== undefined) return jsonAnswer({ error: { code: 400, message: 'One at a time' } }, 400);
      singles += 1;
      return singles === 2 ? jsonAnswer({ data: [], usage: { cost: 0.05 } }) : drawn(request, { usage: { cost: 0.1 } });
    });
    const { images, calls } = await generateImage({ model: openrouter.imageModel('a/b'), prompt: 'A cat', n: 2 });
    expect(images).toHaveLength(1);
    expect(calls[0]?.providerMetadata?.['openrouter']).toMatchObject({
      usage: { cost: 0.15, totalCost: 0.15 },
      answers: [{ usage: { cost: 0.1 } }],
    });
  });

  it('ends with the reason of an abort, also between single images', async () => {
    const controller = new AbortController();
    const { openrouter } = answering((request, count) => {
      if (request.body['n'] !== undefined) return jsonAnswer({ error: { code: 400, message: 'One at a time' } }, 400);
      if (count > 2) controller.abort(new Error('enough'));
      return drawn(request);
    });
    const model = openrouter.imageModel('maker/single');
    const call = generateImage({ model, prompt: 'A cat', n: 3, abortSignal: controller.signal });
    expect(await rejectionOf(call)).toMatchObject({ message: 'enough' });
  });

  it('tells of the single images that were paid for when it is aborted before the last one', async () => {
    const controller = new AbortController();
    const { openrouter } = answering((request, count) => {
      if (request.body['n'] !== undefined) return jsonAnswer({ error: { code: 400, message: 'One at a time' } }, 400);
      if (count < 3) return drawn(request);
      controller.abort(new Error('enough'));
      return new Promise(() => {});
    });
    const told: unknown[] = [];
    const model = openrouter.imageModel('maker/single', { onPartial: (done) => void told.push(done) });
    const call = generateImage({ model, prompt: 'A cat', n: 2, abortSignal: controller.signal });
    expect(await rejectionOf(call)).toMatchObject({ message: 'enough' });
    const image = { data: png, mediaType: 'image/png' };
    expect(told).toMatchObject([{ partial: [{ images: [image], generationId: 'gen-img-1' }, undefined], cost: 0.04 }]);
  });

  it('asks once for an answer that breaks off, which had been made and is billed', async () => {
    const { openrouter, asked } = answering(
      () => new Response('{"data":[{"b64_json":"iVBOR', { headers: { 'x-generation-id': 'gen-img-1' } }),
    );
    const error = await rejectionOf(generateImage({ model: openrouter.imageModel('a/b'), prompt: 'A cat' }));
    expect(APICallError.isInstance(error) && [error.isRetryable, error.message]).toEqual([
      false,
      expect.stringContaining('gen-img-1'),
    ]);
    expect(asked).toHaveLength(1);
  });

  it('tells why, when single images are refused as well', async () => {
    const { openrouter, asked } = answering(() => jsonAnswer({ error: { code: 400, message: 'No such size' } }, 400));
    const error = await rejectionOf(generateImage({ model: openrouter.imageModel('a/b'), prompt: 'A cat', n: 3 }));
    expect(APICallError.isInstance(error) && error.message).toContain('No such size');
    expect(asked).toHaveLength(2);
  });

  it('warns of settings of batches that come with a call, too late for it', async () => {
    const { openrouter, asked } = answering((request) => drawn(request));
    const { warnings } = await generateImage({
      model: openrouter.imageModel('maker/painter'),
      prompt: 'A cat',
      n: 2,
      providerOptions: { openrouter: { maxImagesPerCall: 1, via: 'images' } },
    });
    expect(warnings).toMatchObject([
      { type: 'unsupported', feature: 'providerOptions.openrouter.maxImagesPerCall' },
      { type: 'unsupported', feature: 'providerOptions.openrouter.via' },
    ]);
    expect(asked.map(({ body }) => body['n'])).toEqual([2]);
  });

  it('keeps the images that can be read when the base64 of one is broken, and reads data URLs', async () => {
    const data = [{ b64_json: '***' }, { b64_json: `data:image/png;base64,${png}` }];
    const { openrouter } = answering((request) => drawn(request, { data }));
    const { images, warnings } = await generateImage({ model: openrouter.image('a/b'), prompt: 'A cat', n: 2 });
    expect(images.map(({ base64, mediaType }) => [base64, mediaType])).toEqual([[png, 'image/png']]);
    expect(warnings).toMatchObject([{ message: expect.stringContaining('1 of 2 images cannot be read') as string }]);
  });

  it('asks once for images of which none can be read, and says why', async () => {
    const { openrouter, asked } = answering((request) => drawn(request, { data: [{ b64_json: '***' }] }));
    const error = await rejectionOf(generateImage({ model: openrouter.image('a/b'), prompt: 'A cat' }));
    expect(APICallError.isInstance(error) && error.message).toContain('base64 is broken');
    expect(asked).toHaveLength(1);
  });

  it('cuts many images into requests, as many as the setting says', async () => {
    const { openrouter, asked } = answering((request) => drawn(request));
    const few = openrouter.image('maker/painter', { maxImagesPerCall: 2 });
    expect((await generateImage({ model: few, prompt: 'A cat', n: 3 })).images).toHaveLength(3);
    const many = openrouter.image('maker/painter');
    expect((await generateImage({ model: many, prompt: 'A cat', n: 12 })).images).toHaveLength(12);
    expect(asked.map(({ body }) => body['n'])).toEqual([2, undefined, 10, 2]);
  });

  it('starts from images, and warns of a mask and of images that are missing', async () => {
    const { openrouter, asked } = answering((request) => drawn({ ...request, body: {} }));
    const { warnings } = await generateImage({
      model: openrouter.imageModel('maker/painter'),
      prompt: { text: 'Add a hat', images: [png, 'https://example.com/cat.png'], mask: png },
      n: 2,
      aspectRatio: '16:9',
    });
    expect(warnings).toMatchObject([{ feature: 'mask' }, { message: expect.stringContaining('1 of 2') as string }]);
    expect(asked[0]?.body).toMatchObject({
      aspect_ratio: '16:9',
      input_references: [
        { type: 'image_url', image_url: { url: `data:image/png;base64,${png}` } },
        { type: 'image_url', image_url: { url: 'https://example.com/cat.png' } },
      ],
    });
  });

  it.each([
    ['an empty prompt', { prompt: '' }, 'prompt'],
    ['an image URL that is none', { prompt: { text: 'a', images: ['https://'] } }, 'files'],
    ['an unknown format', { prompt: 'a', providerOptions: { openrouter: { outputFormat: 'gif' } } }, 'outputFormat'],
  ])('refuses %s before the request', async (_, call, said) => {
    const { openrouter, asked } = answering((request) => drawn(request));
    const error = await rejectionOf(generateImage({ model: openrouter.imageModel('a/b'), ...call }));
    if (!InvalidArgumentError.isInstance(error)) throw error;
    expect(`${error.argument} ${error.message}`).toContain(said);
    expect(asked).toEqual([]);
  });

  it('asks once for an answer without images, and says what it had cost', async () => {
    const { openrouter, asked } = answering((request) => drawn(request, { data: [] }));
    const error = await rejectionOf(generateImage({ model: openrouter.imageModel('a/b'), prompt: 'A cat' }));
    expect(APICallError.isInstance(error) && error.cause).toMatchObject({ usage: { cost: { charged: 0.04 } } });
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['openai/gpt-image-1', []],
    ['black-forest-labs/flux.2-pro', [{ feature: 'n' }]],
  ])('draws with %s of the emulator', async (id, warned) => {
    const { openrouter } = connectEmulator();
    const { images, warnings, calls } = await generateImage({
      model: openrouter.imageModel(id),
      prompt: 'A red house',
      n: 2,
    });
    expect(images.map(({ mediaType }) => mediaType)).toEqual(['image/png', 'image/png']);
    expect(warnings).toMatchObject(warned);
    expect(calls[0]?.providerMetadata?.['openrouter']).toMatchObject({ usage: { cost: expect.any(Number) as number } });
  });
});
