import type { JSONObject } from '../json.ts';
import type { MediaTracking } from './media.ts';

/** Which upstreams may make an image, and options for them by slug. */
export interface ImageProvider {
  only?: string[];
  order?: string[];
  ignore?: string[];
  sort?: string;
  allow_fallbacks?: boolean;
  options?: Record<string, JSONObject>;
}

/**
 * Options of an image request, under their wire names. Which values a model takes is in its list of supported parameters.
 * @see https://openrouter.ai/docs/features/multimodal/image-generation
 */
export interface ImageOptions extends MediaTracking {
  /** 1 to 10; an upper bound: fewer may come, and upstreams that make one at a time refuse more. */
  n?: number;
  /** `512`, `1K`, `2K` or `4K`. */
  resolution?: string;
  /** For example `16:9`; `auto` lets the model choose. */
  aspect_ratio?: string;
  /** A tier (`2K`) or pixels (`1024x1024`); pixels that contradict resolution or aspect ratio are refused. */
  size?: string;
  quality?: string;
  /** `transparent` needs png or webp. */
  background?: 'auto' | 'transparent' | 'opaque';
  output_format?: 'png' | 'jpeg' | 'webp' | 'svg';
  /** 0 to 100. */
  output_compression?: number;
  /** At most 16 images to start from: URLs or data URLs. */
  input_references?: { type: 'image_url'; image_url: { url: string } }[];
  seed?: number;
  provider?: ImageProvider;
}

/** The body of `POST /images`. */
export interface ImageBody extends ImageOptions {
  model: string;
  prompt: string;
  stream?: boolean;
  [extra: string]: unknown;
}
