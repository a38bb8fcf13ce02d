import type { JSONObject } from '../json.ts';
import type { CacheControl } from './chat-message.ts';
import type { Plugin, StopCondition } from './chat-options.ts';
import type { ProviderPreferences } from './provider-preferences.ts';

/** A block of content, told apart by `type`: text, image, document, tool_use, tool_result, thinking, … */
export interface MessagesBlock {
  type: string;
  cache_control?: CacheControl;
  [field: string]: unknown;
}

/**
 * The body of `POST /messages`: Anthropic's form for any model. Almost no field takes null.
 * @see https://openrouter.ai/docs/api-reference/anthropic-messages
 */
export interface MessagesBody {
  model: string;
  messages: { role: 'user' | 'assistant' | 'system'; content: string | MessagesBlock[] }[];
  system?: string | MessagesBlock[];
  /** Optional here; Anthropic itself requires it. */
  max_tokens?: number;
  /** 0 to 1. */
  temperature?: number;
  /** 0 to 1. */
  top_p?: number;
  top_k?: number;
  stop_sequences?: string[];
  thinking?:
    | { type: 'enabled'; budget_tokens: number; display?: 'summarized' | 'omitted' }
    | { type: 'disabled' }
    | { type: 'adaptive'; display?: 'summarized' | 'omitted' };
  tools?: JSONObject[];
  tool_choice?: { type: 'auto' | 'any' | 'none' | 'tool'; name?: string; disable_parallel_tool_use?: boolean };
  output_config?: JSONObject;
  context_management?: JSONObject | null;
  cache_control?: CacheControl;
  metadata?: { user_id?: string };
  service_tier?: string;
  speed?: 'fast' | 'standard' | null;
  models?: string[];
  /** At most three; not together with `models`. */
  fallbacks?: { model: string }[] | null;
  provider?: ProviderPreferences | null;
  plugins?: Plugin[];
  stop_server_tools_when?: StopCondition[];
  /** At most 256 characters. */
  session_id?: string;
  trace?: JSONObject;
  /** At most 256 characters. */
  user?: string;
  stream?: boolean;
  safeguards?: JSONObject[] | null;
  [extra: string]: unknown;
}

/** Tokens and cost of an answer of `POST /messages`. */
export interface MessagesUsage {
  input_tokens?: number | null;
  output_tokens?: number | null;
  cache_creation_input_tokens?: number | null;
  cache_read_input_tokens?: number | null;
  /** US dollars. */
  cost?: number | null;
  is_byok?: boolean | null;
  [field: string]: unknown;
}

/** A whole answer of `POST /messages`. */
export interface MessagesResult {
  id?: string;
  type?: 'message';
  role?: string;
  model?: string;
  content?: MessagesBlock[];
  stop_reason?: string | null;
  stop_sequence?: string | null;
  usage?: MessagesUsage;
  provider?: string;
  [field: string]: unknown;
}

/** An event of a streamed answer: `message_start`, `content_block_delta`, …, `message_stop`; `ping` and `error` at any time. */
export interface MessagesEvent {
  type: string;
  [field: string]: unknown;
}
