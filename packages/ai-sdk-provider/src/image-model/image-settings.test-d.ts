import { describe, expectTypeOf, it } from 'vitest';

import { openrouter, type OpenRouterImageOptions } from '../index.ts';

describe('settings of image models', () => {
  it('take both spellings, and those of chat models with via: chat', () => {
    openrouter.imageModel('a/b', { aspectRatio: '16:9', outputFormat: 'webp', maxImagesPerCall: 1 });
    openrouter.imageModel('a/b', {
      output_compression: 80,
      provider: { allowFallbacks: false, options: { x: { y: 1 } } },
    });
    openrouter.imageModel('a/b', { via: 'chat', imageConfig: { image_size: '2K' }, reasoning: { effort: 'low' } });
  });

  it('refuse wrong values and names of the other kind', () => {
    // @ts-expect-error there is no such format
    openrouter.imageModel('a/b', { outputFormat: 'gif' });
    // @ts-expect-error a setting of chat models
    openrouter.imageModel('a/b', { reasoning: { effort: 'low' } });
    // @ts-expect-error there is no such way
    openrouter.imageModel('a/b', { via: 'pigeon' });
  });

  it('of batches are none of a call', () => {
    expectTypeOf<OpenRouterImageOptions>().toHaveProperty('outputFormat');
    expectTypeOf<OpenRouterImageOptions>().not.toHaveProperty('maxImagesPerCall');
    expectTypeOf<OpenRouterImageOptions>().not.toHaveProperty('via');
    expectTypeOf<OpenRouterImageOptions>().not.toHaveProperty('onPartial');
  });
});
