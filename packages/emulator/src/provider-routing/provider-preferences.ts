/** `provider` of a request, after the checks. */
export interface ProviderPreferences {
  order?: string[] | null;
  only?: string[] | null;
  ignore?: string[] | null;
  allow_fallbacks?: boolean | null;
  require_parameters?: boolean | null;
  data_collection?: 'allow' | 'deny' | null;
  zdr?: boolean | null;
  enforce_distillable_text?: boolean | null;
  quantizations?: string[] | null;
  sort?: SortKey | { by?: SortKey | null; partition?: 'model' | 'none' | null } | null;
  preferred_min_throughput?: number | PercentileWish | null;
  preferred_max_latency?: number | PercentileWish | null;
  max_price?: Partial<Record<'prompt' | 'completion' | 'image' | 'audio' | 'request', string | number>>;
}

/** What endpoints are sorted by. */
export type SortKey = 'price' | 'throughput' | 'latency' | 'exacto';

/** A threshold per percentile. */
export type PercentileWish = Partial<Record<'p50' | 'p75' | 'p90' | 'p99', number>>;

/** What routing has to know of a request. */
export interface RoutingWish {
  /** Ids of models in the order in which they are tried. */
  readonly models: readonly string[];
  readonly provider: ProviderPreferences;
  readonly serviceTier: string | undefined;
  /** The parameters that the request uses, in the words of `supported_parameters`. */
  readonly parameters: readonly string[];
  /** Whether tools of the caller's are to be called. */
  readonly callsTools: boolean;
  /** Output tokens that the request asks for. */
  readonly outputTokens: number;
  /** Patterns of the auto router: which models it may choose. */
  readonly autoRouter: AutoRouterWish;
}

/** What the plugin `auto-router` says. */
export interface AutoRouterWish {
  readonly allowed?: readonly string[];
  readonly excluded?: readonly string[];
  readonly costTier?: string;
}
