import type { OnProgress, WaitForVideoOptions } from '@openrouter-adapters/core';

import type { ImageReference } from '../media/image-reference.ts';
import type { MediaFields } from '../media/media-fields.ts';
import type { MediaAnswer, MediaFile } from '../media/media-output.ts';

/** What a video is made of, and how. Which values a model takes is in `GET /videos/models`. */
export interface VideosInput {
  /** Needed unless the model works from an image alone. */
  prompt?: string | undefined;
  /** Whole seconds, at least 1. */
  durationInSeconds?: number | undefined;
  /** For example `16:9`. */
  aspectRatio?: string | undefined;
  /** `480p`, `720p`, `1080p`, … */
  resolution?: string | undefined;
  /** `WIDTHxHEIGHT`, in place of resolution and aspect ratio. */
  size?: string | undefined;
  seed?: number | undefined;
  /** Default: what the upstream can. */
  generateAudio?: boolean | undefined;
  /** The first picture. */
  image?: ImageReference | undefined;
  /** The last picture. */
  lastImage?: ImageReference | undefined;
  /** Pictures of what is to be seen. The API leaves them out beside `image` or `lastImage`: a warning. */
  images?: readonly ImageReference[] | undefined;
  /** A job that was submitted before: it is waited for, and nothing is submitted. It has its options already, and goes without a prompt. */
  jobId?: string | undefined;
}

/** How often a job is asked for. */
export type VideoPolling = Pick<
  WaitForVideoOptions,
  'firstPollMs' | 'backoff' | 'longestPollMs' | 'pollTimeoutMs' | 'timeoutMs' | 'mostFailures'
>;

/** Fields of the constructor of `OpenRouterVideos`; options are those of an input, and an input wins. */
export interface OpenRouterVideosInput extends MediaFields, Omit<VideosInput, 'prompt' | 'jobId'> {
  /** Default: after 2 s, then less and less often, at last every 30 s, for as long as it takes. `timeoutMs` is for the download too. */
  polling?: VideoPolling | undefined;
  /** Is told after every poll. */
  onProgress?: OnProgress | undefined;
}

/** The videos of a job. */
export interface VideosOutput extends MediaAnswer {
  videos: MediaFile[];
  /** The job, which can be asked for again. */
  jobId: string;
}
