import type { ImageOptions, PartialWork } from '@openrouter-adapters/core';

import type { ImageReference } from '../media/image-reference.ts';
import type { MediaFields } from '../media/media-fields.ts';
import type { MediaAnswer, MediaFile } from '../media/media-output.ts';

/** What images are made of, and how. Which values a model takes is in its list of supported parameters. */
export interface ImagesInput {
  prompt: string;
  /** 1 to 10. Fewer may come, with a warning; an upstream that makes one at a time is asked once for each. Default 1. */
  n?: number | undefined;
  /** A tier (`2K`) or pixels (`1024x1024`). */
  size?: string | undefined;
  /** For example `16:9`. */
  aspectRatio?: string | undefined;
  /** `512`, `1K`, `2K` or `4K`. */
  resolution?: string | undefined;
  seed?: number | undefined;
  /** For example `low` or `high`. */
  quality?: string | undefined;
  /** `transparent` needs png or webp. */
  background?: ImageOptions['background'] | undefined;
  outputFormat?: ImageOptions['output_format'] | undefined;
  /** 0 to 100. */
  outputCompression?: number | undefined;
  /** At most 16 images to start from. */
  images?: readonly ImageReference[] | undefined;
}

/** Fields of the constructor of `OpenRouterImages`; options are those of an input, and an input wins. */
export interface OpenRouterImagesInput extends Omit<MediaFields, 'provider'>, Omit<ImagesInput, 'prompt'> {
  /** Which upstreams may answer, and options for them by slug. */
  provider?: ImageOptions['provider'] | undefined;
  /**
   * Is told of the images that were made, and paid for, when a call is aborted (also by `timeout`) between requests for one image each: a
   * list for each image that was asked for, `undefined` where none came.
   */
  onPartial?: ((done: PartialWork<MediaFile[]>) => void) | undefined;
}

/** Images, and what they cost together. */
export interface ImagesOutput extends MediaAnswer {
  images: MediaFile[];
}
