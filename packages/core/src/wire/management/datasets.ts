/** A public data set. Whoever shows it cites “Source: OpenRouter, as of …”; 30 requests a minute, 500 a day. */
export interface Dataset<Row> {
  data: Row[];
  meta?: DatasetMeta;
  [field: string]: unknown;
}

/** When a data set was made, and of which days it tells. */
export interface DatasetMeta {
  /** ISO 8601. */
  as_of?: string;
  version?: string;
  /** YYYY-MM-DD, UTC. */
  start_date?: string;
  end_date?: string;
  [field: string]: unknown;
}

/** Days, YYYY-MM-DD in UTC, both included. Default: the last 30 full days; the data begin at 2025-01-01. */
export interface DateWindow {
  start_date?: string;
  end_date?: string;
}

/** What the ranking of apps can be narrowed by. */
export interface AppRankingsQuery extends DateWindow {
  category?: 'coding' | 'creative' | 'productivity' | 'entertainment';
  /** Belongs to the category where both are given. */
  subcategory?:
    | 'cli-agent'
    | 'ide-extension'
    | 'cloud-agent'
    | 'programming-app'
    | 'native-app-builder'
    | 'creative-writing'
    | 'video-gen'
    | 'image-gen'
    | 'audio-gen'
    | 'roleplay'
    | 'game'
    | 'writing-assistant'
    | 'general-chat'
    | 'personal-agent'
    | 'legal';
  /** By all tokens (`popular`, the default), or by their growth. */
  sort?: 'popular' | 'trending';
  /** 1 to 100. Default 50. */
  limit?: number;
  /** 0 to 100. */
  offset?: number;
}

/** An app, by the tokens that went through it. */
export interface AppRanking {
  /** From 1. */
  rank: number;
  app_id?: number;
  app_name?: string;
  total_requests?: number;
  /** A decimal number that may be larger than a double holds. */
  total_tokens?: string;
  [field: string]: unknown;
}

/** What the daily ranking of models can be narrowed by. At most one of `modality` with `context_bucket`, `category` and `language_type`. */
export interface DailyRankingsQuery extends DateWindow {
  /** Default `day`; with `category` or `language_type` `week`, and `day` is refused. */
  period?: 'day' | 'week' | 'month';
  modality?: 'text' | 'image' | 'image_output' | 'audio' | 'tool_calling';
  context_bucket?: '1K' | '10K' | '100K' | '1M' | '10M';
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
  language_type?: 'natural' | 'programming';
}

/** A model and a day, week or month. */
export interface DailyRanking {
  /** YYYY-MM-DD, UTC. */
  date: string;
  /** A dated slug; `other`: all models below the first 50. */
  model_permaslug: string;
  /** A decimal number that may be larger than a double holds. */
  total_tokens?: string;
  [field: string]: unknown;
}

/** What the costs of sessions can be narrowed by. */
export interface SessionCostQuery {
  app_slug?: string;
  /** A dated slug. */
  model?: string;
  turn_range?: '1-turn' | '2-9-turns' | '10-49-turns' | '50-plus-turns';
  /** 1 to 500. Default 100. */
  limit?: number;
  /** 0 to 5,000. */
  offset?: number;
}

/** What a session of an app with a model costs in the median. */
export interface SessionCost {
  app_slug?: string;
  app_name?: string;
  model_permaslug?: string;
  turn_range?: string;
  /** US dollars. */
  median_session_cost_usd?: number;
  [field: string]: unknown;
}

/** Which benchmarks. */
export interface BenchmarksQuery {
  /** Default: all; it chooses the fields of the rows. */
  source?: 'artificial-analysis' | 'design-arena' | 'openrouter';
  task_type?: 'coding' | 'intelligence' | 'agentic' | 'search';
  /** One of OpenRouter's own. */
  benchmark_type?:
    | 'gpqa_diamond'
    | 'tau_bench_verified_airline'
    | 'search_browsecomp'
    | 'search_hle'
    | 'search_dsqa'
    | 'search_widesearch';
  /** Benchmarks of search only. */
  include_run_config?: boolean;
  search_engine?: string;
  search_surface?: 'server-tool' | 'plugin';
  /** Design Arena only. */
  arena?: 'models' | 'builders' | 'agents';
  category?: string;
  /** Default: all. */
  max_results?: number;
}

/** How a model did; which figures there are depends on the source. */
export interface Benchmark {
  source?: string;
  model_permaslug?: string;
  display_name?: string;
  intelligence_index?: number | null;
  coding_index?: number | null;
  agentic_index?: number | null;
  benchmark_type?: string;
  /** 0 to 1. */
  accuracy?: number | null;
  [field: string]: unknown;
}

/** Of which days. */
export interface ClassificationsQuery {
  /** The last seven days, the only window there is. */
  window?: '7d';
}

/** What models are used for, in shares of 0 to 1. */
export interface TaskClassifications {
  data: {
    /** YYYY-MM-DD, UTC. */
    as_of: string;
    window_days: number;
    classifications: TaskClassification[];
    macro_categories: {
      key: string;
      label?: string;
      usage_share?: number;
      token_share?: number;
      [field: string]: unknown;
    }[];
    [field: string]: unknown;
  };
}

/** One kind of task. */
export interface TaskClassification {
  /** For example `code:general_impl`. */
  tag: string;
  display_name?: string;
  macro_category?: string;
  usage_share?: number;
  token_share?: number;
  models?: { id: string; tag_usage_share?: number; tag_token_share?: number; [field: string]: unknown }[];
  /** Shares within the macro category. */
  category_usage_share?: number;
  category_token_share?: number;
  [field: string]: unknown;
}
