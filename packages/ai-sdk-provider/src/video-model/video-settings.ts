import type { VideoOptions, WaitForVideoOptions } from '@openrouter-adapters/core';
import * as z from 'zod/v4';

import { defineOptions } from '../options/option-table.ts';
import { mediaProviderSchema, mediaTrackingSchemas } from '../options/option-schemas.ts';
import type { SharedSettings, Spelled } from '../options/spelled.ts';

/** How a job is waited for, in milliseconds. */
export type VideoPolling = Pick<
  WaitForVideoOptions,
  'firstPollMs' | 'backoff' | 'longestPollMs' | 'timeoutMs' | 'mostFailures'
>;

/** What a model does while its video is made. */
export type VideoWaiting = {
  /** First poll after 2 s, then later and later up to 30 s, five failed polls in a row are borne, and there is no end of the waiting. */
  poll?: VideoPolling | undefined;
  /** Polls at this pace, in milliseconds, as in `@openrouter/ai-sdk-provider`; `poll` wins over it. */
  pollIntervalMs?: number | undefined;
  /** Another name of `poll.timeoutMs`, as in `@openrouter/ai-sdk-provider`. */
  maxPollTimeMs?: number | undefined;
};

/** Who is told of a job, for settings of a model. */
export type VideoCallbacks = Pick<WaitForVideoOptions, 'onProgress' | 'onPoll'>;

/**
 * What `providerOptions.openrouter` of a call takes.
 *
 * @see https://openrouter.ai/docs/features/multimodal/video-generation
 */
export type OpenRouterVideoOptions = Spelled<VideoOptions> & SharedSettings & VideoWaiting;

/** Settings of a video model. */
export type OpenRouterVideoSettings = OpenRouterVideoOptions & VideoCallbacks;

/** The options of a video model. */
export const videoOptions = defineOptions<VideoOptions, VideoWaiting & VideoCallbacks>({
  wire: () => {
    const image = z.looseObject({ image_url: z.looseObject({ url: z.string() }) });
    return {
      prompt: z.string(),
      duration: z.number(),
      resolution: z.string(),
      aspect_ratio: z.string(),
      size: z.string(),
      frame_images: z.array(image.extend({ frame_type: z.enum(['first_frame', 'last_frame']) })),
      input_references: z.array(z.looseObject({ type: z.string() })),
      generate_audio: z.boolean(),
      seed: z.number().int(),
      callback_url: z.string(),
      creativity: z.number(),
      upscale_factor: z.number(),
      provider: mediaProviderSchema(),
      ...mediaTrackingSchemas(),
    };
  },
  own: () => {
    const number = z.number().min(0);
    const polling = {
      firstPollMs: number,
      backoff: number,
      longestPollMs: number,
      timeoutMs: number,
      mostFailures: number,
    } satisfies Record<keyof VideoPolling, z.ZodType>;
    const callback = z.custom((value) => typeof value === 'function', 'it is a function.');
    return {
      poll: z.strictObject(polling).partial(),
      pollIntervalMs: number,
      maxPollTimeMs: number,
      onProgress: callback,
      onPoll: callback,
    };
  },
  refused: ['model'],
});

/** The options about waiting in one. */
export function toPolling({ poll, pollIntervalMs, maxPollTimeMs }: VideoWaiting): VideoPolling {
  return {
    ...(pollIntervalMs !== undefined && { firstPollMs: pollIntervalMs, longestPollMs: pollIntervalMs, backoff: 1 }),
    ...(maxPollTimeMs !== undefined && { timeoutMs: maxPollTimeMs }),
    ...poll,
  };
}
