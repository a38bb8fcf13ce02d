import type { JsonObject } from '../json/json-value.ts';

/**
 * Prices of a model as decimal strings in US dollars per token, unless the name says otherwise. Of speech models `prompt`
 * is the price of a character; of rerank models `request` is the price of a search unit. A negative price is unknown, as that
 * of a router: nothing is charged for it, and no `max_price` lets it pass.
 */
export interface ModelPricing {
  prompt: string;
  completion: string;
  /** Per request. */
  request?: string;
  /** Per input image. */
  image?: string;
  /** Per output image token. */
  image_output?: string;
  /** Per token of sound that comes in, and that goes out. */
  audio?: string;
  audio_output?: string;
  input_cache_read?: string;
  input_cache_write?: string;
  input_cache_write_1h?: string;
  internal_reasoning?: string;
  /** Per web search. */
  web_search?: string;
  /** What part of the prices is not to be paid: 0.25 takes off a quarter. Default 0. */
  discount?: number;
  /** Other prices under conditions; of those that fit a request, the later ones count. */
  overrides?: PricingOverride[];
  [key: string]: unknown;
}

/** Prices that take the place of others where all conditions fit a request. */
export interface PricingOverride {
  /** Fits prompts of more tokens than this. */
  min_prompt_tokens?: number;
  /** A time of each day in UTC as hours and minutes: 1030 is 10:30. The end may be before the start, and is not in it. */
  utc_start?: number;
  utc_end?: number;
  /** Prices, by the names of {@link ModelPricing}. */
  [key: string]: unknown;
}

/** How a model reasons. A model without this member does not reason. */
export interface ModelReasoning {
  /** True when reasoning cannot be switched off. */
  mandatory: boolean;
  /** True when the model reasons although nobody asked. */
  default_enabled?: boolean;
  default_effort?: string;
  supported_efforts?: string[] | null;
  supports_max_tokens?: boolean;
}

/** What a parameter of an image model takes, as `GET /images/models` says it. */
export type ImageParameter =
  | { type: 'enum'; values: string[] }
  | { type: 'range'; min: number; max: number }
  | { type: 'boolean' };

/** A line of an image model's price list; `cost` is a decimal string. */
export interface ImagePrice {
  billable: 'output_image' | 'input_image' | 'input_text';
  unit: 'image' | 'megapixel' | 'token';
  cost: string;
}

/** What an image model of `POST /images` can do. */
export interface ImageAbilities {
  /** Whether `stream: true` gives server-sent events; others answer JSON all the same. */
  streams: boolean;
  parameters: Record<string, ImageParameter>;
  prices: ImagePrice[];
}

/** What a video model can do, in the members of `GET /videos/models`. Null: anything, or unknown. */
export interface VideoAbilities {
  supported_resolutions: string[] | null;
  supported_aspect_ratios: string[] | null;
  supported_sizes: string[] | null;
  /** Seconds. */
  supported_durations: number[] | null;
  supported_frame_images: ('first_frame' | 'last_frame')[] | null;
  generate_audio: boolean | null;
  seed: boolean | null;
  allowed_passthrough_parameters: string[];
  /** Dollars per second, as decimal strings; the most specific name that fits a job counts. */
  pricing_skus: Record<string, string> | null;
}

/** One place where a model runs, as the user of the emulator describes it. */
export interface EndpointFacts {
  /** Display name of the provider, as answers tell it in `provider`. */
  provider: string;
  /** The endpoint as requests name it. Default: the slug of the provider, such as `google-vertex`. */
  tag?: string;
  /** Endpoints of a tier are left alone unless a request asks for the tier. Default `default`. */
  tier?: 'default' | 'flex' | 'priority';
  /** Default: what the model costs. */
  pricing?: ModelPricing;
  quantization?: string | null;
  /** Default: what the model has. */
  contextLength?: number;
  maxCompletionTokens?: number;
  supportedParameters?: string[];
  /** Stores no prompts. Default: as the provider does. */
  zdr?: boolean;
  /** May train on prompts. Default: as the provider does. */
  trains?: boolean;
  /** Data regions in which it can keep a request. */
  regions?: ('eu' | 'us')[];
  /** 0 is fine, below it is degraded. Default 0. */
  status?: 0 | -1 | -2 | -3 | -5 | -10;
  /** Median milliseconds to the first token. */
  latency?: number;
  /** Median tokens per second. */
  throughput?: number;
}

/** Facts that `GET /models` does not tell, most of them about models that do more than chat. Every member has a default where a model comes without it. */
export interface ModelEmulation {
  /** Where the model runs, the default place first. Default: places that fit its author. */
  endpoints?: EndpointFacts[];
  /** Only keys that are asked for by name see it: `GET /private/models/…`, and not `GET /models`. Default false. */
  private?: boolean;
  /** Length of an embedding model's vectors. Default 1536. */
  dimensions?: number;
  /** Whether an embedding model takes `dimensions`. Default true. */
  shortens?: boolean;
  /** Whether a speech model takes a voice sample. Default false. */
  clonesVoices?: boolean;
  /** Dollars per second of audio that a transcription model hears, as a decimal string. Default: priced by tokens. */
  pricePerSecond?: string;
  /** Whether a transcription model answers `verbose_json`. Default false. */
  verbose?: boolean;
  image?: ImageAbilities;
  video?: VideoAbilities;
}

/** Scores of a model, as `GET /models` tells them. */
export interface ModelBenchmarks {
  artificial_analysis?: {
    intelligence_index: number | null;
    coding_index: number | null;
    agentic_index: number | null;
  };
  design_arena: { arena: string; category: string; elo: number; win_rate: number; rank: number }[];
}

/** One entry of the catalogue, in the shape in which `GET /models` answers it. */
export interface CatalogueModel {
  id: string;
  canonical_slug: string;
  name: string;
  created: number;
  description: string;
  context_length: number | null;
  architecture: {
    modality: string | null;
    input_modalities: string[];
    output_modalities: string[];
    tokenizer?: string;
    instruct_type?: string | null;
  };
  pricing: ModelPricing;
  top_provider: { context_length?: number | null; max_completion_tokens?: number | null; is_moderated: boolean };
  per_request_limits: JsonObject | null;
  supported_parameters: string[];
  default_parameters: JsonObject | null;
  supported_voices: string[] | null;
  links: { details: string };
  reasoning?: ModelReasoning;
  knowledge_cutoff?: string | null;
  expiration_date?: string | null;
  hugging_face_id?: string | null;
  /** Default: invented scores, for models that answer text. */
  benchmarks?: ModelBenchmarks;
  /** What the emulator has to know of a model and `GET /models` does not tell. */
  emulation?: ModelEmulation;
}
