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
  architecture?: { input_modalities?: string[]; output_modalities?: string[]; [key: string]: unknown };
  /** Unix time in seconds. */
  created?: number;
  /** Path of its endpoints. */
  endpoints?: string;
  [key: string]: unknown;
}

/** An upstream's offer of an image model. */
export interface ImageEndpoint {
  provider_name?: string;
  provider_slug?: string;
  provider_tag?: string | null;
  supported_parameters?: ImageModelInfo['supported_parameters'];
  supports_streaming?: boolean;
  /** What is sold, by what unit, and for how many US dollars. */
  pricing?: { billable?: string; unit?: string; cost_usd?: number; [key: string]: unknown }[];
  /** What `provider.options` of this upstream takes. */
  allowed_passthrough_parameters?: string[];
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
  /** Unix time in seconds. */
  created?: number;
  hugging_face_id?: string | null;
  /** Does it take a `seed`? */
  seed?: boolean | null;
  /** What `provider.options` of its upstreams takes. */
  allowed_passthrough_parameters?: string[];
  /** Models that enlarge videos: levels, and by how much. */
  creativity?: number[] | null;
  upscale_factor?: { min?: number; max?: number; [key: string]: unknown } | null;
  [key: string]: unknown;
}

/** Answers of the media endpoints, as they travel. */
export interface MediaAnswers {
  images: {
    /** Seconds since 1970. */
    created?: number;
    data: { b64_json?: string; media_type?: string; [key: string]: unknown }[];
    usage?: WireUsage;
    [key: string]: unknown;
  };
  imageEvent: { type?: string; b64_json?: string; [key: string]: unknown };
  imageModels: { data: ImageModelInfo[]; [key: string]: unknown };
  imageEndpoints: { id?: string; endpoints: ImageEndpoint[]; [key: string]: unknown };
  video: {
    id: string;
    status: string;
    polling_url?: string;
    generation_id?: string;
    unsigned_urls?: string[];
    usage?: WireUsage;
    /** Why the job failed: a text by the API's document; an object would not surprise. */
    error?: string | { message?: string; [key: string]: unknown };
    [key: string]: unknown;
  };
  videoModels: { data: VideoModelInfo[]; [key: string]: unknown };
}
