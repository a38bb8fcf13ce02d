import type { ImageOptions } from '@openrouter-adapters/core';
import * as z from 'zod/v4';

import { defineOptions } from '../options/option-table.ts';
import { imageProviderSchema, mediaTrackingSchemas } from '../options/option-schemas.ts';
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

/**
 * Settings of a model that draws through `POST /images`, and what `providerOptions.openrouter` of a call takes.
 *
 * @see https://openrouter.ai/docs/features/multimodal/image-generation
 */
export type OpenRouterImageSettings = Spelled<ImageOptions> &
  SharedSettings &
  ImageBatching & { via?: 'images' | undefined };

/** Settings of a model that draws in its answers to chat: those of a chat model. */
export type OpenRouterChatImageSettings = OpenRouterChatSettings & { via: 'chat' };

/** The options of an image model. */
export const imageOptions = defineOptions<ImageOptions, ImageBatching & { via?: 'images' | undefined }>({
  wire: () => ({
    n: z.number().int().min(1),
    resolution: z.string(),
    aspect_ratio: z.string(),
    size: z.string(),
    quality: z.string(),
    background: z.enum(['auto', 'transparent', 'opaque']),
    output_format: z.enum(['png', 'jpeg', 'webp', 'svg']),
    output_compression: z.number(),
    input_references: z.array(z.looseObject({ image_url: z.looseObject({ url: z.string() }) })),
    seed: z.number().int(),
    provider: imageProviderSchema(),
    ...mediaTrackingSchemas(),
  }),
  own: () => ({ maxImagesPerCall: z.number().int().min(1).max(10), via: z.literal('images') }),
  refused: ['model', 'prompt', 'stream'],
});
