import { describe, expect, it } from 'vitest';
import { answeringJSON, failureOf } from '../../test/json-answers.ts';
import { generateImages } from '../index.ts';
import type { ImageRequest } from '../index.ts';

const png = btoa('\x89PNG\r\n\x1a\n0000');
const request: ImageRequest = { model: 'maker/painter', prompt: 'A cat' };

describe('images', () => {
  it('whose data URL has no end are given as they came, at once', async () => {
    const data = `data:${'x'.repeat(200_000)}`;
    const { transport } = answeringJSON({ data: [{ b64_json: data }, { b64_json: 'aGk=' }] });
    const { images } = await generateImages(transport, request);
    expect(images.map((image) => image.data)).toEqual([data, 'aGk=']);
  });

  it('that come as a data URL are told by their base64 and its type', async () => {
    const { transport } = answeringJSON({ data: [{ b64_json: `data:image/webp;base64,${png}` }] });
    expect((await generateImages(transport, request)).images).toEqual([{ data: png, mediaType: 'image/webp' }]);
  });

  it('tell no time that is none: 0, or one so late that no date can say it', async () => {
    for (const created of [0, 1_790_000_000_000_000_000]) {
      const { transport } = answeringJSON({ created, data: [{ b64_json: png }] });
      expect((await generateImages(transport, request)).created).toBeUndefined();
    }
  });

  it('of which none can be read are an error that keeps what they cost', async () => {
    const body = { data: [{ b64_json: '***' }, { b64_json: 'data:image/png;base64,*' }], usage: { cost: 0.04 } };
    const error = await failureOf(generateImages(answeringJSON(body).transport, request));
    expect(error).toMatchObject({ kind: 'invalid-response', isRetryable: false, usage: { cost: { charged: 0.04 } } });
    expect(error.message).toContain('base64 is broken');
  });

  it('come with their media type, and with what they cost', async () => {
    const jpeg = btoa('\xff\xd8\xff\xe0');
    const body = {
      created: 0,
      data: [{ b64_json: png }, { b64_json: jpeg }, { b64_json: png, media_type: 'image/webp' }, { b64_json: '' }],
      usage: { prompt_tokens: 3, completion_tokens: 100, total_tokens: 103, cost: 0.04 },
    };
    const { transport, sent } = answeringJSON(body, {
      headers: { 'x-generation-id': 'gen-img-1', 'x-provider-name': 'Maker' },
    });
    const answer = await generateImages(transport, { ...request, options: { seed: 1, n: 3, aspect_ratio: '1:1' } });
    expect(answer).toMatchObject({
      images: [
        { data: png, mediaType: 'image/png' },
        { data: jpeg, mediaType: 'image/jpeg' },
        { data: png, mediaType: 'image/webp' },
      ],
      usage: { outputTokens: 100, cost: { total: 0.04 } },
      created: undefined,
      generationId: 'gen-img-1',
      provider: 'Maker',
    });
    expect(JSON.stringify(sent[0]?.body)).toBe(
      '{"model":"maker/painter","prompt":"A cat","n":3,"aspect_ratio":"1:1","seed":1}',
    );
  });

  it.each([
    ['an empty prompt', { prompt: ' ' }, 'prompt is empty'],
    ['an n of 11', { options: { n: 11 } }, 'from 1 to 10'],
    [
      '17 references',
      { options: { input_references: Array.from({ length: 17 }, () => reference('https://a.example')) } },
      'at most 16',
    ],
    ['a reference that is no URL', { options: { input_references: [reference('cat.png')] } }, 'index 0'],
  ])('refuses %s before the request', async (_, wrong, said) => {
    const { transport, sent } = answeringJSON({});
    const error = await failureOf(generateImages(transport, { ...request, ...wrong }));
    expect(error.kind).toBe('configuration');
    expect(error.message).toContain(said);
    expect(sent).toEqual([]);
  });

  it('calls an answer without images unreadable, and keeps its cost', async () => {
    const error = await failureOf(generateImages(answeringJSON({ data: [], usage: { cost: 0.5 } }).transport, request));
    expect(error).toMatchObject({ kind: 'invalid-response', usage: { cost: { charged: 0.5 } } });
  });
});

function reference(url: string): { type: 'image_url'; image_url: { url: string } } {
  return { type: 'image_url', image_url: { url } };
}
