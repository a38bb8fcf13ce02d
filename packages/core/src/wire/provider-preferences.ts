/** Percentiles of the last half hour. */
export interface Percentiles {
  p50?: number;
  p75?: number;
  p90?: number;
  p99?: number;
}

/** By what upstreams are ordered; others may be added. */
export type ProviderSort = 'price' | 'throughput' | 'latency' | 'exacto' | (string & {});

/**
 * Which upstreams may answer and in which order. The object is closed: an unknown key is refused by the API.
 * @see https://openrouter.ai/docs/features/provider-routing
 */
export interface ProviderPreferences {
  /** Slugs to try in order, for example `['anthropic', 'google-vertex/us-east5']`; turns load balancing off. */
  order?: string[] | null;
  only?: string[] | null;
  ignore?: string[] | null;
  /** Default true. */
  allow_fallbacks?: boolean | null;
  /** Only upstreams that support every parameter of the request. Default false. */
  require_parameters?: boolean | null;
  /** Default `allow`. */
  data_collection?: 'allow' | 'deny' | (string & {}) | null;
  /** Only upstreams with zero data retention. */
  zdr?: boolean | null;
  enforce_distillable_text?: boolean | null;
  /** For example `fp8`, `bf16`, `int4`. */
  quantizations?: string[] | null;
  sort?: ProviderSort | { by?: ProviderSort | null; partition?: 'model' | 'none' | null } | null;
  /** Tokens per second (median, or percentiles); slower upstreams come last. */
  preferred_min_throughput?: number | Percentiles | null;
  /** Seconds (median, or percentiles); slower upstreams come last. */
  preferred_max_latency?: number | Percentiles | null;
  /** US dollars: per million tokens for `prompt` and `completion`, per unit for the others. Strings by the specification; numbers work. */
  max_price?: {
    prompt?: string | number;
    completion?: string | number;
    image?: string | number;
    audio?: string | number;
    request?: string | number;
  };
}
