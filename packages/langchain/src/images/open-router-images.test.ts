import { describe, expect, it } from 'vitest';

import { answering, emulating, failureOf, listening, refusing } from '../../test/answering.ts';
import { OpenRouterImages } from '../images.ts';

const png = btoa('\u0089PNG\r\n\u001a\n rest');
const bytes = Uint8Array.from(atob(png), (char) => char.charCodeAt(0));
const painted = {
  created: 1_760_000_000,
  data: [{ b64_json: png, media_type: 'image/webp' }, { b64_json: png }],
  usage: { prompt_tokens: 4, completion_tokens: 100, total_tokens: 104, cost: 0.04 },
};

describe('OpenRouterImages', () => {
  it('makes images, with the media type of the answer or of the bytes', async () => {
    const { requests, fields } = answering(painted);
    expect(await new OpenRouterImages({ ...fields, n: 2 }).invoke('A cat')).toEqual({
      images: [
        { bytes, mediaType: 'image/webp' },
        { bytes, mediaType: 'image/png' },
      ],
      cost: 0.04,
      generationId: undefined,
      response_metadata: { model_name: 'maker/model', cost: 0.04, total_cost: 0.04, usage: painted.usage },
    });
    expect(requests).toMatchObject([
      { url: 'https://openrouter.ai/api/v1/images', body: { model: 'maker/model', prompt: 'A cat', n: 2 } },
    ]);
  });

  it('sends every option under the name of the API', async () => {
    const { requests, fields } = answering(painted);
    await new OpenRouterImages({ ...fields, provider: { only: ['openai'] }, user: 'u', sessionId: 's' }).invoke({
      prompt: 'A cat',
      size: '1024x1024',
      aspectRatio: '1:1',
      resolution: '1K',
      seed: 7,
      quality: 'low',
      background: 'opaque',
      outputFormat: 'jpeg',
      outputCompression: 80,
      images: ['https://a.example/cat.png', { bytes: new Uint8Array([1, 2]), mediaType: 'image/png' }],
    });
    expect(requests[0]?.body).toEqual({
      model: 'maker/model',
      prompt: 'A cat',
      size: '1024x1024',
      aspect_ratio: '1:1',
      resolution: '1K',
      seed: 7,
      quality: 'low',
      background: 'opaque',
      output_format: 'jpeg',
      output_compression: 80,
      input_references: [
        { type: 'image_url', image_url: { url: 'https://a.example/cat.png' } },
        { type: 'image_url', image_url: { url: 'data:image/png;base64,AQI=' } },
      ],
      provider: { only: ['openai'] },
      user: 'u',
      session_id: 's',
    });
  });

  it('warns when fewer images came than were asked for', async () => {
    const { fields } = answering(painted);
    const { images, response_metadata } = await new OpenRouterImages({ ...fields, n: 3 }).invoke('A cat');
    expect(images).toHaveLength(2);
    expect(response_metadata.warnings).toEqual(['n: 2 of 3 images came.']);
  });

  it('asks one by one where the upstream makes one image at a time, and keeps what came', async () => {
    let singles = 0;
    const { requests, fields } = answering(({ body }) => {
      if (body?.['n'] !== undefined) return refusing(400, 'One at a time');
      singles += 1;
      return singles === 2 ? refusing(403, 'Refused') : { ...painted, data: painted.data.slice(0, 1) };
    });
    const heard = listening();
    const model = new OpenRouterImages({ ...fields, maxRetries: 3 });
    const answer = await model.invoke({ prompt: 'A cat', n: 3, seed: 7 }, { callbacks: heard.callbacks });
    expect(answer).toMatchObject({ images: [{ bytes }, { bytes }], cost: 0.08 });
    expect(answer.response_metadata).toMatchObject({
      cost: 0.08,
      total_cost: 0.08,
      warnings: [expect.stringContaining('one image at a time'), expect.stringMatching(/2 of 3 images.*Refused/)],
    });
    expect(requests.map(({ body }) => [body?.['n'], body?.['seed']])).toEqual([
      [3, 7],
      [undefined, 7],
      [undefined, 8],
      [undefined, 9],
    ]);
    expect(heard.events.map(({ data }) => data['cost'])).toEqual([0.04, 0.04]);
  });

  it('counts a single image that was paid for and cannot be read, as the callbacks hear of it', async () => {
    let singles = 0;
    const { fields } = answering(({ body }) => {
      if (body?.['n'] !== undefined) return refusing(400, 'One at a time');
      singles += 1;
      return singles === 2 ? { data: [], usage: { cost: 0.05 } } : { ...painted, data: painted.data.slice(0, 1) };
    });
    const heard = listening();
    const model = new OpenRouterImages({ ...fields, maxRetries: 0 });
    const answer = await model.invoke({ prompt: 'A cat', n: 2 }, { callbacks: heard.callbacks });
    expect(answer).toMatchObject({ cost: 0.09, response_metadata: { cost: 0.09, total_cost: 0.09 } });
    expect(heard.events.map(({ data }) => data['cost'])).toEqual(expect.arrayContaining([0.04, 0.05]));
  });

  it('tells what single images cost, and gives them, when the call is aborted before the last one', async () => {
    let singles = 0;
    const { fields } = answering(({ body }) => {
      if (body?.['n'] !== undefined) return refusing(400, 'One at a time');
      singles += 1;
      if (singles === 2) return { ...painted, data: [{ b64_json: '%%%' }, ...painted.data.slice(0, 1)] };
      return singles === 3 ? new Promise<never>(() => {}) : { ...painted, data: painted.data.slice(0, 1) };
    });
    const told: unknown[] = [];
    const costs: unknown[] = [];
    const controller = new AbortController();
    const handleCustomEvent = (_: string, data: { cost: number }): void => {
      costs.push(data.cost);
      if (costs.length === 2) controller.abort(new RangeError('enough'));
    };
    const model = new OpenRouterImages({ ...fields, onPartial: (done) => void told.push(done) });
    const options = { signal: controller.signal, callbacks: [{ handleCustomEvent, awaitHandlers: true }] };
    expect(await failureOf(model.invoke({ prompt: 'A cat', n: 3 }, options))).toEqual(new RangeError('enough'));
    expect(costs).toEqual([0.04, 0.04]);
    const image = { bytes, mediaType: 'image/webp' };
    expect(told).toEqual([{ partial: [[image], [image], undefined], cost: 0.08 }]);
  });

  it('rejects with what a callback throws when it hears a cost, and pays for no image twice', async () => {
    const { fields, requests } = answering(async ({ body }) => {
      // An answer takes a turn of the event loop, after which nobody must have left the callback's failure unheard.
      await new Promise((resolve) => setTimeout(resolve));
      return body?.['n'] === undefined ? painted : refusing(400, 'One at a time');
    });
    const handleCustomEvent = (): never => {
      throw new RangeError('too much');
    };
    const model = new OpenRouterImages({ ...fields, maxRetries: 2 });
    const callbacks = [{ handleCustomEvent, awaitHandlers: true, raiseError: true }];
    expect(await failureOf(model.invoke({ prompt: 'A cat', n: 3 }, { callbacks }))).toEqual(new RangeError('too much'));
    expect(requests).toHaveLength(4);
  });

  it('tries a single image again when its failure may pass, and pays for no other twice', async () => {
    let singles = 0;
    const { requests, fields } = answering(({ body }) => {
      if (body?.['n'] !== undefined) return refusing(400, 'One at a time');
      singles += 1;
      return singles === 2 ? refusing(503, 'Busy', { 'retry-after': '0' }) : { data: [{ b64_json: png }] };
    });
    const { images } = await new OpenRouterImages({ ...fields, maxRetries: 1 }).invoke({ prompt: 'A cat', n: 3 });
    expect([images.length, requests.length]).toEqual([3, 5]);
  });

  it('keeps the images that can be read', async () => {
    const { fields } = answering({ ...painted, data: [{ b64_json: '%%%' }, { b64_json: png }] });
    const { images, response_metadata } = await new OpenRouterImages({ ...fields, n: 2 }).invoke('A cat');
    expect(images).toMatchObject([{ bytes }]);
    expect(response_metadata.warnings).toMatchObject([
      expect.stringContaining('images: 0'),
      expect.stringContaining('1 of 2'),
    ]);
  });

  it.each([
    ['an image that is a number', { prompt: 'A cat', images: [5] as never }, 'images holds what is no image'],
    ['images that are no list', { prompt: 'A cat', images: 'https://a.example/b.png' as never }, 'must be a list'],
    ['an empty prompt', { prompt: '' }, 'prompt is empty'],
    ['eleven images', { prompt: 'A cat', n: 11 }, 'from 1 to 10'],
    ['an image that is no URL', { prompt: 'A cat', images: ['cat.png'] }, 'index 0'],
    ['an unknown option', { prompt: 'A cat', style: 'vivid' }, 'style'],
  ])('refuses %s before the request', async (_, input, said) => {
    const { requests, fields } = answering(painted);
    const error = await failureOf(new OpenRouterImages(fields).invoke(input));
    expect(error).toMatchObject({ kind: 'configuration', message: expect.stringContaining(said) });
    expect(requests).toEqual([]);
  });

  it('rejects an image that cannot be read, after telling what it cost', async () => {
    const { fields } = answering({ ...painted, data: [{ b64_json: '%%%' }] });
    const heard = listening();
    const error = await failureOf(new OpenRouterImages(fields).invoke('A cat', { callbacks: heard.callbacks }));
    expect(error).toMatchObject({ kind: 'invalid-response', usage: { cost: { charged: 0.04 } } });
    expect(heard.events).toMatchObject([{ name: 'openrouter_cost', data: { cost: 0.04 } }]);
  });

  it('rejects with the error of the API', async () => {
    const { fields } = answering(refusing(403, 'The prompt was refused'));
    expect(await failureOf(new OpenRouterImages(fields).invoke('A cat'))).toMatchObject({ status: 403 });
  });

  it('is a tool that never gives a model the bytes', async () => {
    const { fields } = answering(painted);
    const heard = listening();
    const tool = new OpenRouterImages(fields).asTool({ options: ['aspectRatio'] });
    const call = {
      type: 'tool_call',
      id: 'call-1',
      name: 'make_images',
      args: { prompt: 'A cat', aspectRatio: '16:9' },
    };
    const message = await tool.invoke({ ...call, type: 'tool_call' }, { callbacks: heard.callbacks });
    expect(message.content).toBe(
      `2 images were made: ${bytes.length} bytes of image/webp, ${bytes.length} bytes of image/png. The user has it.`,
    );
    expect(message.artifact).toMatchObject({ images: [{ bytes }, { bytes }], cost: 0.04 });
    expect(heard.events.map(({ data }) => data['cost'])).toEqual([0.04]);
    expect(heard.ended).toMatchObject([{ images: [{ bytes: { byteLength: bytes.length } }, {}] }]);
  });
});

it('works with the emulator, also from an image that was made before', async () => {
  const { fields } = emulating();
  const model = new OpenRouterImages({ ...fields, model: 'openai/gpt-image-1' });
  const { images, cost } = await model.invoke({ prompt: 'A cat', n: 2 });
  expect(images.map(({ mediaType }) => mediaType)).toEqual(['image/png', 'image/png']);
  expect([...(images[0]?.bytes.subarray(1, 4) ?? [])]).toEqual([...new TextEncoder().encode('PNG')]);
  expect(cost).toBeGreaterThan(0);
  expect((await model.invoke({ prompt: 'The same, in snow', images })).images).toHaveLength(1);
});
