import type { MediaProvider, MediaTracking } from './media.ts';

/** A reference by URL or data URL. */
export type VideoReference =
  | { type: 'image_url'; image_url: { url: string } }
  | { type: 'audio_url'; audio_url: { url: string } }
  | { type: 'video_url'; video_url: { url: string } };

/**
 * Options of a video request, under their wire names. Which values a model takes is in `GET /videos/models`.
 * @see https://openrouter.ai/docs/features/multimodal/video-generation
 */
export interface VideoOptions extends MediaTracking {
  /** Needed unless the model works from an image alone. */
  prompt?: string;
  /** Whole seconds, at least 1. */
  duration?: number;
  /** `480p`, `720p`, `768p`, `1080p`, `1K`, `2K` or `4K`. */
  resolution?: string;
  /** For example `16:9`. */
  aspect_ratio?: string;
  /** `WIDTHxHEIGHT`, in place of resolution and aspect ratio. */
  size?: string;
  /** The first and the last picture; they win over `input_references`. */
  frame_images?: { type: 'image_url'; image_url: { url: string }; frame_type: 'first_frame' | 'last_frame' }[];
  input_references?: VideoReference[];
  /** Default: what the upstream can. */
  generate_audio?: boolean;
  seed?: number;
  /** An https URL that is told of the end of the job; verify its calls with `verifyVideoWebhook`. */
  callback_url?: string;
  /** Upscalers only. */
  creativity?: number;
  /** Upscalers only; above 0. */
  upscale_factor?: number;
  provider?: MediaProvider;
}

/** The body of `POST /videos`. */
export interface VideoBody extends VideoOptions {
  model: string;
  /** A completed job to go on with, on the same model. */
  previous_job_id?: string;
  [extra: string]: unknown;
}
