import type { JSONObject, JSONValue } from '../json.ts';
import type { CacheControl } from './chat-message.ts';
import type { Plugin, ReasoningEffort, StopCondition } from './chat-options.ts';
import type { ProviderPreferences } from './provider-preferences.ts';
import type { WireUsage } from './usage.ts';

/** One entry of the conversation: a message, a call, its output, reasoning, …; told apart by `type`. */
export interface ResponsesItem {
  type?: string;
  id?: string;
  role?: string;
  content?: string | JSONObject[];
  status?: string;
  [field: string]: unknown;
}

/**
 * The body of `POST /responses`. Stateless: the whole history goes along each time, `store` and `previous_response_id` are refused.
 * @see https://openrouter.ai/docs/api-reference/responses-api/overview
 */
export interface ResponsesBody {
  input?: string | ResponsesItem[];
  model?: string;
  models?: string[];
  instructions?: string | null;
  max_output_tokens?: number | null;
  /** 0 to 20. */
  top_logprobs?: number | null;
  /** Steps of server tools; at most and by default 30. */
  max_tool_calls?: number | null;
  temperature?: number | null;
  top_p?: number | null;
  top_k?: number;
  frequency_penalty?: number | null;
  presence_penalty?: number | null;
  /** Functions are flat here: `{ type: 'function', name, parameters, … }`. */
  tools?: JSONObject[];
  tool_choice?: JSONValue;
  parallel_tool_calls?: boolean | null;
  reasoning?: {
    effort?: ReasoningEffort | null;
    summary?: 'auto' | 'concise' | 'detailed' | null;
    context?: 'auto' | 'all_turns' | 'current_turn';
    mode?: 'standard' | 'pro';
    enabled?: boolean | null;
    max_tokens?: number | null;
  } | null;
  text?: { format?: JSONObject; verbosity?: 'low' | 'medium' | 'high' | 'xhigh' | 'max' };
  /** For example `reasoning.encrypted_content`. */
  include?: string[];
  metadata?: Record<string, string> | null;
  provider?: ProviderPreferences | null;
  plugins?: Plugin[];
  stop_server_tools_when?: StopCondition[];
  cache_control?: CacheControl;
  modalities?: ('text' | 'image')[];
  image_config?: Record<string, JSONValue>;
  service_tier?: string | null;
  /** At most 256 characters. */
  session_id?: string;
  trace?: JSONObject;
  /** At most 256 characters. */
  user?: string;
  stream?: boolean;
  prompt_cache_key?: string | null;
  prompt_cache_options?: JSONObject | null;
  /** A stable name or hash of the end user. */
  safety_identifier?: string | null;
  truncation?: 'auto' | 'disabled' | null;
  prompt?: JSONObject | null;
  /** Streams tell how the request was changed on its way. */
  debug?: JSONObject;
  /** Nothing is stored: only `false`. */
  store?: false;
  [extra: string]: unknown;
}

/** A whole answer of `POST /responses`. */
export interface ResponsesResult {
  id?: string;
  object?: string;
  created_at?: number;
  model?: string;
  status?: 'completed' | 'incomplete' | 'in_progress' | 'failed' | 'cancelled' | 'queued' | (string & {});
  output?: ResponsesItem[];
  output_text?: string;
  incomplete_details?: { reason?: string } | null;
  error?: { code?: string; message?: string } | null;
  usage?: WireUsage | null;
  /** Unix time in seconds. */
  completed_at?: number | null;
  /** OpenRouter's stable name of what failed. */
  error_type?: string;
  /** Display name of the upstream; in no document. */
  provider?: string;
  service_tier?: string | null;
  /** How the request was routed, when asked for with `X-OpenRouter-Metadata`. */
  openrouter_metadata?: unknown;
  [field: string]: unknown;
}

/** An event of a streamed answer. Sequence numbers were seen out of order: take events as they come. */
export interface ResponsesEvent {
  /** For example `response.output_text.delta`. */
  type: string;
  sequence_number?: number;
  [field: string]: unknown;
}
