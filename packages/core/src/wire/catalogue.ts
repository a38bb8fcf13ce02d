/** Prices as decimal texts: US dollars per token unless said otherwise. A negative one (routers) is not known beforehand. */
export interface ModelPricing {
  prompt: string;
  completion: string;
  /** Per request. */
  request?: string;
  /** Per image of the prompt. */
  image?: string;
  image_token?: string;
  image_output?: string;
  audio?: string;
  audio_output?: string;
  input_audio_cache?: string;
  input_cache_read?: string;
  input_cache_write?: string;
  input_cache_write_1h?: string;
  internal_reasoning?: string;
  /** Per search. */
  web_search?: string;
  /** Share that is taken off. */
  discount?: number;
  /** Other prices for long prompts (more tokens than `min_prompt_tokens`) or hours of the day (UTC, HHMM: 1630 is half past four). */
  overrides?: ({ min_prompt_tokens?: number; utc_start?: number; utc_end?: number } & Partial<
    Record<string, unknown>
  >)[];
  [key: string]: unknown;
}

/** What a model takes and gives. */
export interface ModelArchitecture {
  modality?: string | null;
  /** `text`, `image`, `file`, `audio`, `video`. */
  input_modalities?: string[];
  /** `text`, `image`, `embeddings`, `audio`, `video`, `rerank`, `speech`, `transcription`. */
  output_modalities?: string[];
  tokenizer?: string | null;
  instruct_type?: string | null;
  [key: string]: unknown;
}

/** A model of the catalogue. Unknown fields survive. */
export interface Model {
  /** What a request names. */
  id: string;
  /** The id with its date: it never changes its meaning. */
  canonical_slug?: string;
  name?: string;
  /** Unix time in seconds. */
  created?: number;
  description?: string;
  /** Tokens of prompt and answer together. */
  context_length?: number | null;
  architecture?: ModelArchitecture;
  pricing?: ModelPricing;
  top_provider?: { context_length?: number | null; max_completion_tokens?: number | null; is_moderated?: boolean };
  per_request_limits?: { prompt_tokens?: number; completion_tokens?: number } | null;
  /** Names of request parameters, for example `tools`, `response_format`, `reasoning`. */
  supported_parameters?: string[];
  default_parameters?: Record<string, number | null> | null;
  supported_voices?: string[] | null;
  /** Absent for models that do not reason, and for routers. */
  reasoning?: {
    mandatory: boolean;
    default_effort?: string | null;
    default_enabled?: boolean;
    /** Null means all. */
    supported_efforts?: (string | null)[] | null;
    supports_max_tokens?: boolean;
  };
  knowledge_cutoff?: string | null;
  expiration_date?: string | null;
  hugging_face_id?: string | null;
  /** The model that a `~…-latest` alias means now. */
  alias_target?: { slug?: string; name?: string; [key: string]: unknown };
  /** Rankings of third parties, where there are some. */
  benchmarks?: {
    artificial_analysis?: {
      intelligence_index?: number | null;
      coding_index?: number | null;
      agentic_index?: number | null;
      [key: string]: unknown;
    };
    design_arena?: { arena?: string; category?: string; elo?: number; [key: string]: unknown }[];
    [key: string]: unknown;
  };
  /** Paths of what belongs to the model. */
  links?: { details?: string; [key: string]: unknown };
  [key: string]: unknown;
}

/** One upstream's offer of a model. */
export interface ModelEndpoint {
  name?: string;
  model_id?: string;
  model_name?: string;
  provider_name?: string;
  /** Slug of the upstream with its region, as `provider.only` takes it. */
  tag?: string;
  context_length?: number | null;
  max_completion_tokens?: number | null;
  max_prompt_tokens?: number | null;
  pricing?: ModelPricing;
  quantization?: string | null;
  /** 0 is fine; −1 to −10 are degraded. */
  status?: number;
  supported_parameters?: string[];
  supports_implicit_caching?: boolean;
  /** Milliseconds; null without a key. */
  latency_last_30m?: Record<'p50' | 'p75' | 'p90' | 'p99', number> | null;
  /** Tokens per second; null without a key. */
  throughput_last_30m?: Record<'p50' | 'p75' | 'p90' | 'p99', number> | null;
  /** Percent. */
  uptime_last_30m?: number | null;
  /** Percent. */
  uptime_last_5m?: number | null;
  uptime_last_1d?: number | null;
  /** By the kind of work, for example `text_generation`; null without a key. */
  perf_last_30m_by_workload?: Record<string, unknown> | null;
  /** Which values of `tool_choice` passed OpenRouter's tests. */
  supports_tool_choice?: {
    auto?: boolean;
    none?: boolean;
    required?: boolean;
    function?: boolean;
    [key: string]: unknown;
  };
  /** Does it speak with the voice of a sound that goes along? */
  supports_voice_cloning?: boolean;
  [key: string]: unknown;
}

/** A list of models. Without `offset` and `limit` it is whole and `links.next` is null. */
export interface ModelList {
  data: Model[];
  total_count?: number;
  links?: { next?: string | null };
  [key: string]: unknown;
}

/** An upstream. */
export interface ProviderInfo {
  name: string;
  /** What `provider.only`, `order` and `ignore` take. */
  slug: string;
  privacy_policy_url?: string | null;
  terms_of_service_url?: string | null;
  status_page_url?: string | null;
  headquarters?: string | null;
  datacenters?: string[] | null;
  [key: string]: unknown;
}

/**
 * What `GET /models` can be asked for: all 31 parameters of the API.
 * @see https://openrouter.ai/docs/api-reference/list-available-models
 */
export interface ModelsQuery {
  /** Default 0. */
  offset?: number;
  /** 1 to 1,000. Default: the whole list, or 500 when `offset` is given. */
  limit?: number;
  category?:
    | 'programming'
    | 'roleplay'
    | 'marketing'
    | 'marketing/seo'
    | 'technology'
    | 'science'
    | 'translation'
    | 'legal'
    | 'finance'
    | 'health'
    | 'trivia'
    | 'academia';
  /** Names that all have to be supported, separated by commas. */
  supported_parameters?: string;
  /** Separated by commas. Default `text`: models of other kinds are listed only when asked for; `all` lists every one. */
  output_modalities?: string;
  input_modalities?: string;
  sort?:
    | 'most-popular'
    | 'newest'
    | 'top-weekly'
    | 'pricing-low-to-high'
    | 'pricing-high-to-low'
    | 'context-high-to-low'
    | 'throughput-high-to-low'
    | 'latency-low-to-high'
    | 'intelligence-high-to-low'
    | 'coding-high-to-low'
    | 'agentic-high-to-low'
    | 'design-arena-elo-high-to-low';
  /** Words in id, name or description. */
  q?: string;
  /** Tokens of context, at least. */
  context?: number;
  /** US dollars per million prompt tokens. */
  min_price?: number;
  max_price?: number;
  /** US dollars per million tokens of the answer. */
  min_output_price?: number;
  max_output_price?: number;
  /** Family of the tokenizer, for example `Claude`. */
  arch?: string;
  /** Separated by commas. */
  model_authors?: string;
  /** Names of upstreams, separated by commas. */
  providers?: string;
  distillable?: boolean;
  /** Only models with an endpoint that keeps no data. */
  zdr?: true;
  region?: 'eu' | 'us';
  min_age_days?: number;
  max_age_days?: number;
  min_intelligence_index?: number;
  max_intelligence_index?: number;
  min_coding_index?: number;
  max_coding_index?: number;
  min_agentic_index?: number;
  max_agentic_index?: number;
  /** 0 to 1. */
  min_tool_success_rate?: number;
  max_tool_success_rate?: number;
  /** Answers RSS in place of JSON: `client.models.rss` sets it. */
  use_rss?: boolean;
  /** Links of the RSS feed lead to the chat room. */
  use_rss_chat_links?: boolean;
}
