import type { JSONObject, JSONValue } from '@ai-sdk/provider';
import type { ChatOptions, Tool, ToolChoice } from '@openrouter-adapters/core';

import type { AsJSON } from './as-json.ts';
import type { CamelCase, EitherCase } from './letter-case.ts';

/**
 * Every option of a chat request, in camelCase; the wire's snake_case names are accepted too. The options whose form here
 * differs from the one on the wire follow in {@link OpenRouterChatSettings}.
 */
export type SpelledOptions = {
  [
    Name in Exclude<
      keyof ChatOptions,
      'logprobs' | 'structured_outputs' | 'web_search_options' | 'trace'
    > as CamelCase<Name>
  ]?: EitherCase<ChatOptions[Name]> | undefined;
} & {
  [Name in Exclude<keyof ChatOptions, 'logprobs' | 'structured_outputs' | 'web_search_options' | 'trace'>]?:
    | EitherCase<ChatOptions[Name]>
    | undefined;
};

/** Options of a web search as other providers of the AI SDK for OpenRouter take them. */
export type WebSearchOptions = {
  /** How much native search reads; the only field that the API knows. */
  searchContextSize?: 'low' | 'medium' | 'high';
  search_context_size?: 'low' | 'medium' | 'high';
  /** Sent as the plugin `web`, with a warning: the API has no such field here. */
  maxResults?: number;
  max_results?: number;
  /** Sent as the plugin `web`, with a warning. */
  searchPrompt?: string;
  search_prompt?: string;
  /** Sent as the plugin `web`, with a warning. */
  engine?: 'native' | 'exa' | 'firecrawl' | 'parallel' | 'perplexity' | (string & {});
};

/** Ids of a trace; other keys go to the broadcast targets as they are. */
export type TraceOptions = {
  traceId?: string;
  traceName?: string;
  spanName?: string;
  generationName?: string;
  parentSpanId?: string;
  [key: string]: JSONValue | undefined;
};

/**
 * Options of a language model: as settings of a model (`openrouter('author/model', settings)`) and, for one call, as
 * `providerOptions.openrouter`. The call wins over the model, the model over the provider.
 *
 * Every option of OpenRouter's chat request is here in camelCase; snake_case works too. An unknown key is sent as it is, in the case
 * in which it was written (OpenRouter may have added it), with a warning. `model`, `messages` and `stream` cannot be set.
 *
 * @see https://openrouter.ai/docs/api-reference/parameters
 * @example
 * openrouter('anthropic/claude-sonnet-4.5', { provider: { only: ['anthropic'] }, reasoning: { effort: 'high' } });
 */
export type OpenRouterChatSettings = HostOptions & {
  /** Fields for the body of the request, under their wire names, without any check. */
  extraBody?: Record<string, unknown> | undefined;
  extra_body?: Record<string, unknown> | undefined;
};

/** What `providerOptions.openrouter` of a call takes: {@link OpenRouterChatSettings}, in JSON throughout, as the AI SDK wants it. */
export type OpenRouterProviderOptions = HostOptions & {
  /** Fields for the body of the request, under their wire names, without any check. */
  extraBody?: JSONObject | undefined;
  extra_body?: JSONObject | undefined;
};

/** Another name of {@link OpenRouterChatSettings}, by which `@openrouter/ai-sdk-provider` knows the options that its models share. */
export type OpenRouterSharedSettings = OpenRouterChatSettings;

/** What {@link OpenRouterChatSettings} and {@link OpenRouterProviderOptions} have in common. */
export type HostOptions = SpelledOptions & {
  /** Log probabilities of the tokens of the answer; a number asks for that many alternatives as well (0 to 20). */
  logprobs?: boolean | number | null | undefined;
  /** `strict: false` lets an answer with a schema deviate from it. Default true. */
  structuredOutputs?: boolean | { strict?: boolean } | undefined;
  structured_outputs?: boolean | { strict?: boolean } | undefined;
  webSearchOptions?: WebSearchOptions | undefined;
  web_search_options?: WebSearchOptions | undefined;
  trace?: TraceOptions | undefined;
  /**
   * Which tool has to be called, in the form of the API: `{ type: 'openrouter:web_search' }`. This is how to force a tool that OpenRouter
   * runs: the AI SDK refuses answers without a call of the tool that its own `toolChoice` names, and OpenRouter does not report every
   * call of its tools.
   */
  toolChoice?: ToolChoice | undefined;
  tool_choice?: ToolChoice | undefined;
  /** More tools in the form of the API, behind those of the call. */
  tools?: readonly AsJSON<Tool>[] | undefined;
  /** Ask how the request was routed: `providerMetadata.openrouter.openrouterMetadata`. Sent as the header `X-OpenRouter-Metadata`. */
  openrouterMetadata?: boolean | undefined;
  openrouter_metadata?: boolean | undefined;
  /**
   * Deltas of one block (text, reasoning, the arguments of a tool) that come in one network read are handed on as one part. Nothing that
   * arrives later is waited for: a model that sends its tokens one by one gives one part for each. `false` hands every delta on by itself.
   * Not sent. Default: that of the provider, which is true.
   */
  coalesce?: boolean | undefined;
};
