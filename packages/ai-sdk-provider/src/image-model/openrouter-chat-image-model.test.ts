import { APICallError, InvalidArgumentError } from '@ai-sdk/provider';
import { generateImage, NoImageGeneratedError } from 'ai';
import { describe, expect, it } from 'vitest';

import { answering, jsonAnswer, rejectionOf } from '../../test/answering.ts';
import { connectEmulator } from '../../test/connect-emulator.ts';
import { message } from '../../test/scripted-openrouter.ts';

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const usage = { prompt_tokens: 5, completion_tokens: 1290, total_tokens: 1295, cost: 0.039 };
const images = [{ type: 'image_url', image_url: { url: `data:image/png;base64,${png}` } }];

describe('generateImage through chat', () => {
  it('asks for images with the options of a chat model', async () => {
    const { openrouter, asked } = answering(message({ content: 'Here it is', images }, { usage }));
    const result = await generateImage({
      model: openrouter.imageModel('google/gemini-2.5-flash-image', { via: 'chat', provider: { sort: 'price' } }),
      prompt: { text: 'Add a hat', images: ['https://example.com/cat.png'] },
      aspectRatio: '16:9',
      seed: 7,
      providerOptions: { openrouter: { imageConfig: { image_size: '2K' } } },
    });
    expect(result.image.base64).toBe(png);
    expect(result.providerMetadata['openrouter']?.images).toEqual([
      { mediaType: 'image/png', provider: 'Upstream', generationId: 'gen-1', cost: 0.039 },
    ]);
    expect(result.usage).toEqual({ inputTokens: 5, outputTokens: 1290, totalTokens: 1295 });
    expect(result.warnings).toEqual([]);
    expect(asked).toMatchObject([
      {
        path: '/chat/completions',
        body: {
          model: 'google/gemini-2.5-flash-image',
          messages: [
            {
              role: 'user',
              content: [
                { type: 'text', text: 'Add a hat' },
                { type: 'image_url', image_url: { url: 'https://example.com/cat.png' } },
              ],
            },
          ],
          modalities: ['image', 'text'],
          image_config: { aspect_ratio: '16:9', image_size: '2K' },
          seed: 7,
          provider: { sort: 'price' },
        },
      },
    ]);
    expect(asked[0]?.body).not.toHaveProperty('via');
  });

  it('keeps the images that were paid for when another one has an address that is none', async () => {
    const odd = { type: 'image_url', image_url: { url: '/relative.png' } };
    const { openrouter } = answering(message({ images: [odd, ...images] }, { usage }));
    const model = openrouter.imageModel('maker/painter', { via: 'chat' });
    const result = await generateImage({ model, prompt: 'A cat' });
    expect(result.image.base64).toBe(png);
    expect(result.warnings).toMatchObject([{ message: expect.stringContaining('1 of 2 images') as string }]);
  });

  it('keeps the images that were paid for when another one cannot be loaded, and says where it is', async () => {
    const gone = { type: 'image_url', image_url: { url: 'http://127.0.0.1:1/gone.png' } };
    const { openrouter } = answering(message({ images: [gone, ...images] }, { usage }));
    const model = openrouter.imageModel('maker/painter', { via: 'chat' });
    const result = await generateImage({ model, prompt: 'A cat' });
    expect(result.images.map(({ base64 }) => base64)).toEqual([png]);
    expect(result.warnings).toMatchObject([
      { message: expect.stringContaining('The image at http://127.0.0.1:1/gone.png could not be loaded') as string },
    ]);
  });

  it('asks once for each image', async () => {
    const { openrouter, asked } = answering(message({ images }, { usage }));
    const model = openrouter.imageModel('maker/painter', { via: 'chat', modalities: ['image'] });
    const result = await generateImage({ model, prompt: 'A cat', n: 2 });
    expect(result.images).toHaveLength(2);
    expect(asked.map(({ body }) => body['modalities'])).toEqual([['image'], ['image']]);
  });

  it('does not ask again when no image came, and tells what the model said', async () => {
    const { openrouter, asked } = answering(message({ content: 'I draw no cats.' }, { usage }));
    const model = openrouter.imageModel('maker/painter', { via: 'chat' });
    const error = await rejectionOf(generateImage({ model, prompt: 'A cat' }));
    if (!NoImageGeneratedError.isInstance(error)) throw error;
    expect(error.calls?.[0]?.warnings).toMatchObject([
      { message: expect.stringContaining('I draw no cats.') as string },
    ]);
    expect(error.calls?.[0]?.providerMetadata?.['openrouter']).toMatchObject({ usage: { cost: 0.039 } });
    expect(asked).toHaveLength(1);
  });

  it('keeps the images of an answer that failed after them, because they are paid for', async () => {
    const failed = { finish_reason: 'error', native_finish_reason: 'OTHER', usage };
    const { openrouter, asked } = answering(message({ images }, failed));
    const model = openrouter.imageModel('maker/painter', { via: 'chat' });
    const result = await generateImage({ model, prompt: 'A cat' });
    expect(result.images.map(({ base64 }) => base64)).toEqual([png]);
    expect(result.warnings).toMatchObject([
      { message: expect.stringMatching(/OTHER.*images had been made/) as string },
    ]);
    expect(result.providerMetadata['openrouter']?.images).toMatchObject([{ cost: 0.039 }]);
    expect(asked).toHaveLength(1);
  });

  it('asks once for an answer without images whose failure has cost something, and says how much', async () => {
    const { openrouter, asked } = answering(message({ content: '' }, { finish_reason: 'error', usage }));
    const model = openrouter.imageModel('maker/painter', { via: 'chat' });
    const error = await rejectionOf(generateImage({ model, prompt: 'A cat' }));
    expect(APICallError.isInstance(error) && [error.isRetryable, error.message]).toEqual([
      false,
      expect.stringContaining('0.039 US dollars'),
    ]);
    expect(asked).toHaveLength(1);
  });

  it.each([
    [{ cost: 0, is_byok: true, cost_details: { upstream_inference_cost: 0.04 } }, '0.04 US dollars'],
    [{ cost: 0, is_byok: true }, 'at the provider'],
  ])('asks once where an own key has paid, or may have: %j', async (bill, said) => {
    const { openrouter, asked } = answering(message({ content: '' }, { finish_reason: 'error', usage: bill }));
    const model = openrouter.imageModel('maker/painter', { via: 'chat' });
    const error = await rejectionOf(generateImage({ model, prompt: 'A cat' }));
    expect(APICallError.isInstance(error) && error.message).toContain(said);
    expect(asked).toHaveLength(1);
  });

  it('asks again after a failure that has cost nothing', async () => {
    const failed = { error: { code: 502, message: 'Busy' } };
    const { openrouter, asked } = answering((_, count) =>
      count === 1 ? jsonAnswer(failed, 502, { 'retry-after-ms': '1' }) : message({ images }, { usage })(),
    );
    const model = openrouter.imageModel('maker/painter', { via: 'chat' });
    expect((await generateImage({ model, prompt: 'A cat' })).image.base64).toBe(png);
    expect(asked).toHaveLength(2);
  });

  it('asks once for an answer that breaks off, which had been made and is billed', async () => {
    const { openrouter, asked } = answering(() => new Response('{"id":"gen-1","choices":[{"message":{"images":['));
    const model = openrouter.imageModel('maker/painter', { via: 'chat' });
    const error = await rejectionOf(generateImage({ model, prompt: 'A cat' }));
    expect(APICallError.isInstance(error) && [error.isRetryable, error.message]).toEqual([
      false,
      expect.stringContaining('probably billed'),
    ]);
    expect(asked).toHaveLength(1);
  });

  it('warns of what chat cannot take', async () => {
    const { openrouter } = answering(message({ images }));
    const model = openrouter.imageModel('maker/painter', { via: 'chat' });
    const { warnings } = await generateImage({
      model,
      prompt: { text: 'A cat', images: [png], mask: png },
      size: '512x512',
    });
    expect(warnings).toMatchObject([{ feature: 'mask' }, { feature: 'size' }]);
  });

  it('refuses an empty prompt and an image URL that is none, and tells errors of the API', async () => {
    const { openrouter, asked } = answering(message({ images }));
    const model = openrouter.imageModel('maker/painter', { via: 'chat' });
    for (const prompt of ['', { text: 'a', images: ['https://'] }]) {
      expect(InvalidArgumentError.isInstance(await rejectionOf(generateImage({ model, prompt })))).toBe(true);
    }
    expect(asked).toEqual([]);
    const { openrouter: emulated } = connectEmulator({ keys: [] });
    const error = await rejectionOf(
      generateImage({ model: emulated.imageModel('a/b', { via: 'chat' }), prompt: 'A cat' }),
    );
    expect(APICallError.isInstance(error)).toBe(true);
  });

  it('draws with the emulator', async () => {
    const { openrouter } = connectEmulator();
    const model = openrouter.imageModel('google/gemini-2.5-flash-image', { via: 'chat' });
    const { image, usage: tokens } = await generateImage({ model, prompt: 'A red house' });
    expect([image.mediaType, (tokens.outputTokens ?? 0) > 0]).toEqual(['image/png', true]);
  });
});
