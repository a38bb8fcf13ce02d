import type { GenerateEachImageOptions, ImageOptions } from '@openrouter-adapters/core';

import { callback, count, integer, listOf, number, object, oneOf, oneToTen, text } from '../options/checks.ts';
import { defineOptions } from '../options/option-table.ts';
import { imageProvider, mediaTracking } from '../options/shared-checks.ts';
import type { SharedSettings, Spelled } from '../options/spelled.ts';
import type { OpenRouterChatSettings } from '../settings/chat-settings.ts';

/** How `generateImage` is cut into requests. */
export type ImageBatching = {
  /**
   * Images in one request, 1 to 10. Default 10, which is what OpenRouter takes; an upstream that makes one at a time is asked once for
   * each image.
   */
  maxImagesPerCall?: number | undefined;
};

/** Who is told of images that a call does not give, for settings of a model. */
export type ImageCallbacks = Pick<GenerateEachImageOptions, 'onPartial'>;

/**
 * What `providerOptions.openrouter` of a call takes.
 *
 * @see https://openrouter.ai/docs/features/multimodal/image-generation
 */
export type OpenRouterImageOptions = Spelled<ImageOptions> & SharedSettings;

/** Settings of a model that draws through `POST /images`. How it is cut into requests comes too late with a call: there it is a warning. */
export type OpenRouterImageSettings = OpenRouterImageOptions &
  ImageBatching &
  ImageCallbacks & { via?: 'images' | undefined };

/** Settings of a model that draws in its answers to chat: those of a chat model. */
export type OpenRouterChatImageSettings = OpenRouterChatSettings & { via: 'chat' };

/** The options of an image model. */
export const imageOptions = /* @__PURE__ */ defineOptions<
  ImageOptions,
  ImageBatching & ImageCallbacks & { via?: 'images' | undefined }
>({
  wire: () => ({
    n: count,
    resolution: text,
    aspect_ratio: text,
    size: text,
    quality: text,
    background: oneOf('auto', 'transparent', 'opaque'),
    output_format: oneOf('png', 'jpeg', 'webp', 'svg'),
    output_compression: number,
    input_references: listOf(object({ image_url: object({ url: text }) })),
    seed: integer,
    provider: imageProvider(),
    ...mediaTracking(),
  }),
  own: () => ({ maxImagesPerCall: oneToTen, onPartial: callback, via: oneOf('images') }),
  refused: ['prompt'],
  ofModelOnly: ['maxImagesPerCall', 'via'],
});
