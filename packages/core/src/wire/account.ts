/** The calling key. Amounts in US dollars. */
export interface KeyInfo {
  label?: string;
  limit?: number | null;
  limit_remaining?: number | null;
  limit_reset?: 'daily' | 'weekly' | 'monthly' | null;
  include_byok_in_limit?: boolean;
  usage?: number;
  usage_daily?: number;
  usage_weekly?: number;
  usage_monthly?: number;
  byok_usage?: number;
  is_free_tier?: boolean;
  is_management_key?: boolean;
  expires_at?: string | null;
  [key: string]: unknown;
}

/** Credits of the account, in US dollars; the balance is the difference. */
export interface Credits {
  total_credits: number;
  total_usage: number;
  [key: string]: unknown;
}

/** What OpenRouter noted of one answer. Amounts in US dollars, times in milliseconds. Each field may be null. */
export interface Generation {
  id: string;
  api_type?: string | null;
  model?: string;
  provider_name?: string | null;
  upstream_id?: string | null;
  session_id?: string | null;
  created_at?: string;
  total_cost?: number;
  usage?: number;
  upstream_inference_cost?: number | null;
  cache_discount?: number | null;
  is_byok?: boolean;
  tokens_prompt?: number | null;
  tokens_completion?: number | null;
  native_tokens_prompt?: number | null;
  native_tokens_completion?: number | null;
  native_tokens_reasoning?: number | null;
  native_tokens_cached?: number | null;
  latency?: number | null;
  generation_time?: number | null;
  finish_reason?: string | null;
  native_finish_reason?: string | null;
  streamed?: boolean | null;
  cancelled?: boolean | null;
  [key: string]: unknown;
}

/** What was stored of one answer, where it was stored. */
export interface GenerationContent {
  input?: { prompt?: string; messages?: unknown[] };
  output?: { completion?: string | null; reasoning?: string | null };
  error?: { message?: string | null; status?: number | null; [key: string]: unknown } | null;
  [key: string]: unknown;
}

/** Reports a bad answer. */
export interface GenerationFeedback {
  generation_id: string;
  category: 'latency' | 'incoherence' | 'incorrect_response' | 'formatting' | 'billing' | 'api_error' | 'other';
  /** At most 1,000 characters. */
  comment?: string;
}
