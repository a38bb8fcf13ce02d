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
  byok_usage_daily?: number;
  byok_usage_weekly?: number;
  byok_usage_monthly?: number;
  creator_user_id?: string | null;
  organization_id?: string | null;
  /** The workspace that the key spends in. */
  workspace_id?: string | null;
  /** Where the key may be used: `global`, `europe`, `us`. */
  allowed_data_regions?: string[];
  /** Requests for `:free` models of the whole account in this day of UTC. */
  free_model_daily_requests?: { limit: number; remaining: number; used: number } | null;
  /** Former name of `is_management_key`. */
  is_provisioning_key?: boolean;
  /** Always −1 and without meaning. */
  rate_limit?: { interval?: string; note?: string; requests?: number };
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
  /** Groups the attempts of one request. */
  request_id?: string | null;
  app_id?: number | null;
  origin?: string;
  http_referer?: string | null;
  user_agent?: string | null;
  external_user?: string | null;
  workspace_id?: string | null;
  preset_id?: string | null;
  /** The router that chose the model, for example `openrouter/auto`. */
  router?: string | null;
  service_tier?: string | null;
  /** `global`, `europe` or `us`. */
  data_region?: string | null;
  moderation_latency?: number | null;
  native_tokens_completion_images?: number | null;
  num_media_prompt?: number | null;
  num_media_completion?: number | null;
  num_input_audio_prompt?: number | null;
  num_search_results?: number | null;
  num_fetches?: number | null;
  web_search_engine?: string | null;
  /** Every upstream that was asked, the ones that failed too. */
  provider_responses?:
    | { provider_name?: string; status?: number | null; latency?: number; [key: string]: unknown }[]
    | null;
  /** The answer that the response cache gave again. */
  response_cache_source_id?: string | null;
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
