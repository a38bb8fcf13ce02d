import type { JSONValue, ServerTool } from '@openrouter-adapters/core';

/** Options of web search. Domains are allowed or excluded, not both (but with Exa). */
export interface WebSearchParameters {
  /** Default `auto`: the model's own search, else Exa. */
  engine?: 'auto' | 'native' | 'exa' | 'parallel' | 'firecrawl' | 'perplexity';
  mode?: string;
  /** Per search; default 5. */
  max_results?: number;
  /** Searches per request. */
  max_uses?: number;
  max_total_results?: number;
  /** Per result, 1 to 100,000; wins over `search_context_size`. */
  max_characters?: number;
  search_context_size?: 'low' | 'medium' | 'high';
  allowed_domains?: string[];
  excluded_domains?: string[];
  user_location?: { type: 'approximate'; city?: string; country?: string; region?: string; timezone?: string };
}

/** Options of reading web pages. */
export interface WebFetchParameters {
  engine?: 'auto' | 'native' | 'openrouter' | 'exa' | 'parallel' | 'firecrawl';
  max_uses?: number;
  max_content_tokens?: number;
  allowed_domains?: string[];
  blocked_domains?: string[];
}

/** Options of a panel of models that answer together. */
export interface FusionParameters {
  /** One to eight. */
  analysis_models?: string[];
  model?: string;
  /** 1 to 16; default 4. */
  max_tool_calls?: number;
  max_completion_tokens?: number;
  reasoning?: { effort?: string; max_tokens?: number };
  temperature?: number;
  /** Server tools of the panel, at most eight. Default search and fetch; an empty list means none. */
  tools?: ServerTool[];
}

/** Options of a second model that the first may ask. */
export interface AdvisorParameters {
  /** At most 64 characters, unique; one advisor may be without. */
  name?: string;
  model?: string;
  instructions?: string;
  forward_transcript?: boolean;
  max_completion_tokens?: number;
  reasoning?: { effort?: string; max_tokens?: number };
  temperature?: number;
}

/** Options of a model that works on a part of the task. */
export interface SubagentParameters {
  name?: string;
  model?: string;
  instructions?: string;
  /** Server tools only. */
  tools?: ServerTool[];
  /** 1 to 25. */
  max_tool_calls?: number;
  max_completion_tokens?: number;
  reasoning?: { effort?: string; max_tokens?: number };
  temperature?: number;
}

/**
 * Tools that OpenRouter runs inside an answer, for `bindTools`; options have the API's names. What they did stands in
 * `contentBlocks` as `server_tool_call` and `server_tool_call_result`, and goes back with the next turn.
 *
 * @example
 * const model = new ChatOpenRouter('openai/gpt-5.2').bindTools([serverTools.webSearch({ max_results: 3 }), myTool]);
 *
 * @see https://openrouter.ai/docs/features/server-tools
 */
export const serverTools: {
  webSearch(parameters?: WebSearchParameters): ServerTool;
  webFetch(parameters?: WebFetchParameters): ServerTool;
  /** The current time; default zone UTC. */
  datetime(parameters?: { timezone?: string }): ServerTool;
  /** Makes images; `model` and any key of `image_config`. */
  imageGeneration(parameters?: Record<string, JSONValue>): ServerTool;
  /** Searches OpenRouter's catalogue. */
  searchModels(parameters?: { max_results?: number }): ServerTool;
  /** Reads and writes text files of the workspace. */
  files(): ServerTool;
  fusion(parameters?: FusionParameters): ServerTool;
  advisor(parameters?: AdvisorParameters): ServerTool;
  subagent(parameters?: SubagentParameters): ServerTool;
} = {
  webSearch: (parameters) => build('openrouter:web_search', parameters),
  webFetch: (parameters) => build('openrouter:web_fetch', parameters),
  datetime: (parameters) => build('openrouter:datetime', parameters),
  imageGeneration: (parameters) => build('openrouter:image_generation', parameters),
  searchModels: (parameters) => build('openrouter:experimental__search_models', parameters),
  files: () => build('openrouter:files', undefined),
  fusion: (parameters) => build('openrouter:fusion', parameters),
  advisor: (parameters) => build('openrouter:advisor', parameters),
  subagent: (parameters) => build('openrouter:subagent', parameters),
};

function build(type: ServerTool['type'], parameters: object | undefined): ServerTool {
  return parameters === undefined ? { type } : { type, parameters: { ...parameters } };
}
