import type { JSONObject, JSONValue } from '../json.ts';
import type { CacheControl } from './chat-message.ts';
import type { ProviderPreferences } from './provider-preferences.ts';

/** How much a model thinks. Unsupported levels go to the nearest one. */
export type ReasoningEffort = 'max' | 'xhigh' | 'high' | 'medium' | 'low' | 'minimal' | 'none';

/**
 * Reasoning of the answer. Give `effort` or `max_tokens`, not both.
 * @see https://openrouter.ai/docs/use-cases/reasoning-tokens
 */
export interface ReasoningOptions {
  effort?: ReasoningEffort | null;
  /** Budget in tokens; the answer's own limit must exceed it. */
  max_tokens?: number;
  /** Think, but leave the reasoning out of the answer. Default false. */
  exclude?: boolean;
  /** `true` alone means medium effort. */
  enabled?: boolean;
  summary?: 'auto' | 'concise' | 'detailed' | null;
  /** OpenAI GPT-5.6 and newer. */
  context?: 'auto' | 'all_turns' | 'current_turn';
  /** OpenAI GPT-5.6 and newer. */
  mode?: 'standard' | 'pro';
}

/** Form of the answer. Add `provider.require_parameters` to be sure that the upstream honours it. */
export type ResponseFormat =
  | { type: 'text' }
  | { type: 'json_object' }
  | {
      type: 'json_schema';
      json_schema: { name: string; description?: string; schema?: JSONObject; strict?: boolean };
    }
  | { type: 'grammar'; grammar: string }
  | { type: 'python' };

/** Ends a loop of server tools; the first condition that holds wins. */
export type StopCondition =
  | { type: 'step_count_is'; step_count: number }
  | { type: 'has_tool_call'; tool_name: string }
  | { type: 'max_tokens_used'; max_tokens: number }
  | { type: 'max_cost'; max_cost_in_dollars: number }
  | { type: 'finish_reason_is'; reason: string };

/** A plugin of OpenRouter, told apart by `id`: `web`, `file-parser`, `response-healing`, … */
export interface Plugin extends JSONObject {
  id: string;
  /** Default true; false turns an account's default off. */
  enabled?: boolean;
}

/**
 * Every option of a chat request, under its wire name. Absent means: the upstream's default; OpenRouter adds none.
 * @see https://openrouter.ai/docs/api-reference/parameters
 */
export interface ChatOptions {
  /** Models to fall back to, in order; any error moves on. */
  models?: string[];
  /** Deprecated alias of `provider.sort.partition`. */
  route?: 'fallback' | 'sort' | null;
  /** Slug of a stored configuration; fields of the request win. */
  preset?: string;
  provider?: ProviderPreferences | null;
  plugins?: Plugin[];

  /** Deprecated by `max_completion_tokens`; at least 1. */
  max_tokens?: number | null;
  /** Limit of the answer in tokens, reasoning included; at least 1. */
  max_completion_tokens?: number | null;
  /** 0 to 2. */
  temperature?: number | null;
  /** 0 to 1. */
  top_p?: number | null;
  /** At least 0; not for OpenAI models. */
  top_k?: number | null;
  /** 0 to 1. */
  min_p?: number | null;
  /** 0 to 1. */
  top_a?: number | null;
  /** −2 to 2. */
  frequency_penalty?: number | null;
  /** −2 to 2. */
  presence_penalty?: number | null;
  /** 0 to 2; 1 means none. */
  repetition_penalty?: number | null;
  seed?: number | null;
  /** At most four. */
  stop?: string | string[] | null;
  /** Token id → −100 to 100. */
  logit_bias?: Record<string, number> | null;
  logprobs?: boolean | null;
  /** 0 to 20; needs `logprobs`. */
  top_logprobs?: number | null;
  prediction?: { type: 'content'; content: string | { type: 'text'; text: string }[] } | null;

  reasoning?: ReasoningOptions;
  /** Shorthand for `reasoning.effort`; the two must not differ. */
  reasoning_effort?: ReasoningEffort | null;
  /** Legacy: `false` means `reasoning.exclude`. */
  include_reasoning?: boolean;
  verbosity?: 'low' | 'medium' | 'high' | 'xhigh' | 'max';
  response_format?: ResponseFormat;
  structured_outputs?: boolean;

  /** Default true. */
  parallel_tool_calls?: boolean | null;
  /** Steps of server tools, at most and by default 30. */
  max_tool_calls?: number;
  stop_server_tools_when?: StopCondition[];
  web_search_options?: { search_context_size?: 'low' | 'medium' | 'high'; [key: string]: JSONValue | undefined };
  /** xAI only. */
  x_search_filter?: JSONObject;

  /** Output kinds; image models need `['image', 'text']`, audio output works streamed only. */
  modalities?: ('text' | 'image' | 'audio')[];
  image_config?: Record<string, JSONValue>;
  audio?: { voice: string; format: string };

  /** Automatic prompt caching: a breakpoint on the last block that can carry one. */
  cache_control?: CacheControl;
  prompt_cache_key?: string | null;
  /** OpenAI GPT-5.6 and newer. */
  prompt_cache_options?: { mode: 'explicit'; ttl?: string } | null;

  /** Groups requests and keeps them on one upstream; at most 256 characters. */
  session_id?: string;
  /** Stable id of the end user. Without it one abuser can block the whole account. */
  user?: string;
  /** At most 16 pairs, keys of 64 and values of 512 characters. */
  metadata?: Record<string, string>;
  /** For observability; unknown keys go to the broadcast targets. */
  trace?: JSONObject;
  service_tier?: 'auto' | 'default' | 'fast' | 'flex' | 'priority' | 'scale' | null;

  /** Accepted without effect: OpenRouter always reports usage. */
  usage?: { include?: boolean };
  /** Replaced by the plugin `context-compression`. */
  transforms?: string[];
  /** Works streamed only. */
  debug?: { echo_upstream_body?: boolean };
}
