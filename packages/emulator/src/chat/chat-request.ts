import type { JsonObject } from '../json/json-value.ts';
import type { ProviderPreferences } from '../provider-routing/provider-preferences.ts';
import type { ReasoningDetail } from './reasoning/reasoning-detail.ts';
import type { StopCondition } from './server-tools/stop-condition.ts';

/** A marker that the prompt up to here is worth caching. */
export interface CacheControl {
  type: 'ephemeral';
  ttl?: '5m' | '1h';
}

/** A content part; which members are there depends on `type`, and the checks have seen to it. */
export interface ContentPart {
  type: string;
  text?: string;
  image_url?: { url: string };
  input_audio?: { data: string; format: string };
  video_url?: { url: string };
  file?: { filename?: string; file_data?: string; file_id?: string };
  cache_control?: CacheControl | null;
}

/** A tool call as an assistant message carries it. */
export interface ToolCall {
  id: string;
  type: 'function';
  function: { name: string; arguments: string };
}

/** A message of the conversation. */
export interface ChatMessage {
  role: 'system' | 'developer' | 'user' | 'assistant' | 'tool';
  content?: string | ContentPart[] | null;
  tool_calls?: ToolCall[] | null;
  tool_call_id?: string;
  reasoning?: string | null;
  reasoning_details?: ReasoningDetail[] | null;
  annotations?: JsonObject[] | null;
  /** The model that wrote it. */
  model?: string;
}

/** A function that the model may call, or a tool that OpenRouter runs itself. */
export interface ChatTool {
  type: string;
  function?: { name: string; description?: string | null; parameters?: JsonObject | null; strict?: boolean | null };
  parameters?: JsonObject;
  cache_control?: CacheControl | null;
  /** The tool is not loaded until a tool search finds it. */
  defer_loading?: boolean;
}

/** How tools are chosen. */
type ToolChoice = 'none' | 'auto' | 'required' | { type: string; function?: { name: string } };

/** A plugin of OpenRouter, with the members that the emulator reads. */
interface ChatPlugin {
  id: string;
  enabled?: boolean;
  max_results?: number;
  allowed_models?: string[];
  excluded_models?: string[];
  cost_tier?: string;
  cost_quality_tradeoff?: number;
  pin_model?: boolean;
  min_coding_score?: number;
  max_price?: number;
}

/** The body of `POST /chat/completions` after the checks: the members that the emulator reads. */
export interface ChatRequest {
  model?: string;
  models?: string[];
  messages: ChatMessage[];
  stream?: boolean;
  max_tokens?: number | null;
  max_completion_tokens?: number | null;
  stop?: string | string[] | null;
  seed?: number | null;
  logprobs?: boolean | null;
  top_logprobs?: number | null;
  tools?: ChatTool[];
  tool_choice?: ToolChoice;
  parallel_tool_calls?: boolean | null;
  response_format?: { type: string; json_schema?: { name: string; schema?: JsonObject } };
  reasoning?: {
    effort?: string | null;
    max_tokens?: number | null;
    exclude?: boolean | null;
    enabled?: boolean | null;
    summary?: string | null;
  };
  reasoning_effort?: string | null;
  include_reasoning?: boolean | null;
  plugins?: ChatPlugin[];
  modalities?: string[];
  /** How a model that speaks is to speak. */
  audio?: { voice: string; format: string };
  cache_control?: CacheControl;
  provider?: ProviderPreferences | null;
  route?: string | null;
  service_tier?: string | null;
  /** Most uses of server tools. */
  max_tool_calls?: number | null;
  /** Any of these ends the loop of server tools; `max_tool_calls` does not count then. */
  stop_server_tools_when?: StopCondition[];
  prompt_cache_key?: string | null;
  session_id?: string;
  user?: string;
}
