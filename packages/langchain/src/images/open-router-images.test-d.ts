import { describe, expectTypeOf, it } from 'vitest';

import type { ImageReference, ImagesInput, MediaFile, OpenRouterImages, OpenRouterImagesInput } from '../images.ts';

describe('OpenRouterImages', () => {
  it('takes a prompt or an input, no bytes', () => {
    expectTypeOf<Parameters<OpenRouterImages['invoke']>[0]>().toEqualTypeOf<string | ImagesInput>();
  });

  it('gives files that it takes again', () => {
    type Output = Awaited<ReturnType<OpenRouterImages['invoke']>>;
    expectTypeOf<Output['images']>().toEqualTypeOf<MediaFile[]>();
    expectTypeOf<Output['images'][number]>().toExtend<ImageReference>();
  });

  it('routes as the image endpoint does', () => {
    expectTypeOf<{ model: string; provider: { only: string[] } }>().toExtend<OpenRouterImagesInput>();
    expectTypeOf<{ model: string; prompt: string }>().toExtend<OpenRouterImagesInput>();
    expectTypeOf<{ model: string; n: string }>().not.toExtend<OpenRouterImagesInput>();
  });
});
