/** Token counts of the prompt. Each field may be absent or null. */
export interface WirePromptTokensDetails {
  cached_tokens?: number | null;
  cache_write_tokens?: number | null;
  audio_tokens?: number | null;
  video_tokens?: number | null;
  [key: string]: unknown;
}

/** Token counts of the answer. Each field may be absent or null. */
export interface WireCompletionTokensDetails {
  reasoning_tokens?: number | null;
  audio_tokens?: number | null;
  image_tokens?: number | null;
  accepted_prediction_tokens?: number | null;
  rejected_prediction_tokens?: number | null;
  [key: string]: unknown;
}

/** What the upstream charged, in US dollars. Names with `input`/`output` come from the Responses API. */
export interface WireCostDetails {
  upstream_inference_cost?: number | null;
  upstream_inference_prompt_cost?: number | null;
  upstream_inference_completions_cost?: number | null;
  upstream_inference_input_cost?: number | null;
  upstream_inference_output_cost?: number | null;
  server_tool_cost?: number | null;
  [key: string]: unknown;
}

/** Counts of tools that OpenRouter ran. They overlap: do not add them up. */
export interface WireServerToolUse {
  web_search_requests?: number | null;
  web_fetch_requests?: number | null;
  tool_calls_requested?: number | null;
  tool_calls_executed?: number | null;
  [key: string]: unknown;
}

/**
 * `usage` of a chat answer as it travels. Open: unknown fields survive.
 * @see https://openrouter.ai/docs/use-cases/usage-accounting
 */
export interface WireUsage {
  prompt_tokens?: number | null;
  completion_tokens?: number | null;
  total_tokens?: number | null;
  prompt_tokens_details?: WirePromptTokensDetails | null;
  completion_tokens_details?: WireCompletionTokensDetails | null;
  /** US dollars that OpenRouter charged to the account. */
  cost?: number | null;
  is_byok?: boolean | null;
  cost_details?: WireCostDetails | null;
  server_tool_use?: WireServerToolUse | null;
  server_tool_use_details?: WireServerToolUse | null;
  [key: string]: unknown;
}
