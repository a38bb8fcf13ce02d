import type { VideoOptions, WaitForVideoOptions } from '@openrouter-adapters/core';

import {
  amount,
  callback,
  exactly,
  flag,
  integer,
  listOf,
  number,
  object,
  oneOf,
  text,
  type Check,
} from '../options/checks.ts';
import { defineOptions } from '../options/option-table.ts';
import { mediaProvider, mediaTracking } from '../options/shared-checks.ts';
import type { SharedSettings, Spelled } from '../options/spelled.ts';

/** How a job is waited for, in milliseconds. */
export type VideoPolling = Pick<
  WaitForVideoOptions,
  'firstPollMs' | 'backoff' | 'longestPollMs' | 'pollTimeoutMs' | 'timeoutMs' | 'mostFailures'
>;

/** Who is told of a job, for settings of a model. */
export type VideoCallbacks = Pick<WaitForVideoOptions, 'onProgress' | 'onPoll'>;

/** What a model does while its video is made. */
export type VideoWaiting = {
  /**
   * Default: first poll after 2 s, then later and later up to 30 s, five failed polls in a row are borne, and there is no end of the waiting.
   * `timeoutMs` is for the waiting and the download together.
   */
  poll?: VideoPolling | undefined;
  /** Polls at this pace, in milliseconds, as in `@openrouter/ai-sdk-provider`; `poll` wins over it. */
  pollIntervalMs?: number | undefined;
  /** Another name of `poll.timeoutMs`, as in `@openrouter/ai-sdk-provider`. */
  maxPollTimeMs?: number | undefined;
};

/**
 * What `providerOptions.openrouter` of a call takes.
 *
 * @see https://openrouter.ai/docs/features/multimodal/video-generation
 */
export type OpenRouterVideoOptions = Spelled<VideoOptions> & SharedSettings & VideoWaiting;

/** Settings of a video model. */
export type OpenRouterVideoSettings = OpenRouterVideoOptions & VideoCallbacks;

/** A lesser one would end in polls without a pause. */
const factor: Check = (value) =>
  Number.isFinite(value) && Number(value) >= 1 ? undefined : { path: [], message: 'it is a number of at least 1.' };

/** The options of a video model. */
export const videoOptions = /* @__PURE__ */ defineOptions<VideoOptions, VideoWaiting & VideoCallbacks>({
  wire: () => {
    const url = object({ url: text });
    return {
      prompt: text,
      duration: number,
      resolution: text,
      aspect_ratio: text,
      size: text,
      frame_images: listOf(object({ image_url: url, frame_type: oneOf('first_frame', 'last_frame') })),
      input_references: listOf(object({ type: text })),
      generate_audio: flag,
      seed: integer,
      callback_url: text,
      creativity: number,
      upscale_factor: number,
      provider: mediaProvider(),
      ...mediaTracking(),
    };
  },
  own: () => {
    const polling = {
      firstPollMs: amount,
      backoff: factor,
      longestPollMs: amount,
      pollTimeoutMs: amount,
      timeoutMs: amount,
      mostFailures: amount,
    } satisfies Record<keyof VideoPolling, Check>;
    return {
      poll: exactly(polling),
      pollIntervalMs: amount,
      maxPollTimeMs: amount,
      onProgress: callback,
      onPoll: callback,
    };
  },
});

/** The options about waiting in one. */
export function toPolling({ poll, pollIntervalMs, maxPollTimeMs }: VideoWaiting): VideoPolling {
  return {
    ...(pollIntervalMs !== undefined && { firstPollMs: pollIntervalMs, longestPollMs: pollIntervalMs, backoff: 1 }),
    ...(maxPollTimeMs !== undefined && { timeoutMs: maxPollTimeMs }),
    ...poll,
  };
}
