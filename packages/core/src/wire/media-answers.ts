import type { WireUsage } from './usage.ts';

/** An image model and what it takes. */
export interface ImageModelInfo {
  id: string;
  name?: string;
  description?: string;
  supports_streaming?: boolean;
  /** By name of the parameter: values of an enumeration, a range, or a boolean. */
  supported_parameters?: Record<
    string,
    { type: 'enum'; values: string[] } | { type: 'range'; min: number; max: number } | { type: 'boolean' }
  >;
  [key: string]: unknown;
}

/** A video model and what it takes. */
export interface VideoModelInfo {
  id: string;
  canonical_slug?: string;
  name?: string;
  description?: string;
  supported_resolutions?: string[] | null;
  supported_aspect_ratios?: string[] | null;
  supported_sizes?: string[] | null;
  /** Seconds. */
  supported_durations?: number[] | null;
  supported_frame_images?: string[] | null;
  generate_audio?: boolean | null;
  /** US dollars as decimal texts, by what is sold. */
  pricing_skus?: Record<string, string> | null;
  [key: string]: unknown;
}

/** Answers of the media endpoints, as they travel. */
export interface MediaAnswers {
  images: { created?: number; data: { b64_json?: string; media_type?: string }[]; usage?: WireUsage };
  imageEvent: { type?: string; b64_json?: string; [key: string]: unknown };
  imageModels: { data: ImageModelInfo[] };
  imageEndpoints: { id?: string; endpoints: Record<string, unknown>[] };
  video: {
    id: string;
    status: string;
    polling_url?: string;
    generation_id?: string;
    unsigned_urls?: string[];
    usage?: WireUsage;
    error?: string;
  };
  videoModels: { data: VideoModelInfo[] };
}
