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
  /** What the model has to take beside text, in the words of `input_modalities`. */
  readonly inputs: readonly string[];
  /** Output tokens that the request asks for. */
  readonly outputTokens: number;
  /** What the auto router may choose. */
  readonly autoRouter: AutoRouterWish;
  /** What the coding router may choose. */
  readonly pareto: ParetoWish;
}

/** What the plugin `auto-router` says. */
export interface AutoRouterWish {
  readonly allowed?: readonly string[];
  readonly excluded?: readonly string[];
  readonly costTier?: string;
  /** 0 for quality to 10 for cheapness; a tier counts more. */
  readonly tradeoff?: number;
  /** The model that answered last, if it is to go on. */
  readonly pinned?: string;
}

/** What the plugin `pareto-router` says. */
export interface ParetoWish {
  /** 0 to 1; not looked at beside a price. */
  readonly minScore?: number;
  /** Dollars per million tokens of prompt. */
  readonly maxPrice?: number;
}
