/** What one model, endpoint and day were used for. Amounts in US dollars. */
export interface ActivityRow {
  /** YYYY-MM-DD, UTC. */
  date?: string;
  model?: string;
  model_permaslug?: string;
  endpoint_id?: string;
  provider_name?: string;
  usage?: number;
  byok_usage_inference?: number;
  requests?: number;
  prompt_tokens?: number;
  completion_tokens?: number;
  reasoning_tokens?: number;
  workspace_id?: string | null;
  [field: string]: unknown;
}

/** What of the activity is asked for; the last 30 full days of UTC. */
export interface ActivityQuery {
  /** YYYY-MM-DD. Default: all 30. */
  date?: string;
  api_key_hash?: string;
  user_id?: string;
  group_by?: 'workspace';
  workspace_id?: string;
}

/** The body of `POST /analytics/query`. Names are those of `GET /analytics/meta`. */
export interface AnalyticsQuery {
  /** At least one. */
  metrics: string[];
  /** At most two. */
  dimensions?: string[];
  /** At most twenty. */
  filters?: { field: string; operator: string; value: unknown; include_unset?: boolean }[];
  granularity?: 'minute' | 'hour' | 'day' | 'week' | 'month';
  /** ISO 8601. */
  time_range?: { start: string; end: string };
  order_by?: { field: string; direction: 'asc' | 'desc' };
  /** Default 1,000. */
  limit?: number;
  group_limit?: number;
  classifier_dimensions?: Record<string, unknown>;
  classifier_filters?: Record<string, unknown>;
}

/** Rows, and how they were made. */
export interface AnalyticsResult {
  data: {
    data: Record<string, unknown>[];
    metadata?: { query_time_ms?: number; row_count?: number; truncated?: boolean };
    [field: string]: unknown;
  };
}

/** What can be asked of the analytics. */
export interface AnalyticsMeta {
  data: {
    metrics?: { name: string; display_label?: string; [field: string]: unknown }[];
    dimensions?: { name: string; [field: string]: unknown }[];
    operators?: { name: string; [field: string]: unknown }[];
    granularities?: { name: string; display_label?: string; [field: string]: unknown }[];
    [field: string]: unknown;
  };
}
