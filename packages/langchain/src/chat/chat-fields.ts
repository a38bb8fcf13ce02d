import type {
  BaseChatModelCallOptions,
  BaseChatModelParams,
  BindToolsInput,
  ToolChoice,
} from '@langchain/core/language_models/chat_models';
import type { ModelProfile } from '@langchain/core/language_models/profile';
import type { ChatOptions, TransportOptions } from '@openrouter-adapters/core';

import type { HeadersInput } from '../headers/headers-input.ts';

/** `max_tokens` → `maxTokens`, at the level of types. */
export type CamelCase<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name;

/**
 * Name of a chat option as a field and as a call option: its wire name in camelCase.
 * `metadata` is the exception: LangChain uses that name for its own tracing metadata.
 */
export type FieldName<Name extends keyof ChatOptions> = Name extends 'metadata' ? 'requestMetadata' : CamelCase<Name>;

/**
 * Every option of an OpenRouter chat request, as a field of the constructor and as a call option; a call option wins. The names
 * are those of the API in camelCase (`maxTokens`, `topP`, `parallelToolCalls`, `serviceTier`, `cacheControl`, …), and
 * `requestMetadata` is the API's `metadata`. What lies inside an option keeps the API's own names, for example
 * `provider: { allow_fallbacks: false }`.
 *
 * @see https://openrouter.ai/docs/api-reference/parameters
 */
export type ChatOptionFields = {
  [Name in keyof ChatOptions as FieldName<Name>]?: ChatOptions[Name] | undefined;
};

/** The same under its name in `@langchain/openrouter`. */
export type ChatOpenRouterFields = ChatOptionFields;

/** Fields of the API that this package does not know, in JSON; sent as they are, below every known option. */
export type ModelKwargs = Readonly<Record<string, unknown>>;

/** Which tool the model calls: `auto`, `none`, `any` or `required`, the name of one, or an object of OpenAI's or Anthropic's API. */
export type ToolChoiceInput = ToolChoice;

/** Fields of the constructor of `ChatOpenRouter`. */
export interface ChatOpenRouterInput
  extends
    BaseChatModelParams,
    ChatOptionFields,
    Pick<
      TransportOptions,
      'apiKey' | 'baseURL' | 'fetch' | 'appURL' | 'appTitle' | 'appCategories' | 'userAgentSuffix'
    > {
  /** `author/slug`, `author/slug:variant`, `~author/family-latest`, `@preset/slug` or a router's slug. */
  model?: string | undefined;
  /** Alias of `model`. */
  modelName?: string | undefined;
  /** Headers of every request; with a function, for example for a token that is renewed, asked for before each. */
  headers?: HeadersInput | undefined;
  /** Alias of `appURL`. */
  siteUrl?: string | undefined;
  /** Alias of `appTitle`. */
  siteName?: string | undefined;
  /**
   * Fetch every answer as a stream, also for `invoke`, so that callbacks see each token. Default false, which forbids no stream:
   * `disableStreaming` does.
   */
  streaming?: boolean | undefined;
  /** Report usage in the last chunk of a stream. Default true. */
  streamUsage?: boolean | undefined;
  /**
   * Deltas of one block (text, reasoning, the arguments of a tool) that come in one network read are one chunk: LangChain spends more on
   * a chunk than all else costs. Nothing that arrives later is waited for: a model that sends its tokens one by one gives one chunk for
   * each. `false` makes a chunk of every delta. Default true.
   */
  coalesce?: boolean | undefined;
  /** Milliseconds after which a call that gives no `timeout` of its own is aborted, retries included. Default: none. */
  timeout?: number | undefined;
  /**
   * Answers for each prompt of `generate`, one request each (the API has no `n`). Default 1. A stream gives one answer, with a warning
   * in its `response_metadata.warnings`.
   */
  n?: number | undefined;
  /** What the model can do, for agents and `withStructuredOutput`. Default: nothing is known until `loadProfile()`. */
  profile?: ModelProfile | undefined;
  /** Tools of every call that brings none of its own. */
  tools?: readonly BindToolsInput[] | undefined;
  toolChoice?: ToolChoiceInput | undefined;
  /**
   * Ask only upstreams that know every parameter of the request, where `provider` (of the call, of the model or in `modelKwargs`) has
   * no `require_parameters` of its own. Default: `withStructuredOutput` does, other calls do not.
   */
  requireParameters?: boolean | undefined;
  modelKwargs?: ModelKwargs | undefined;
}

/** What a single call may set, through `invoke(input, options)`, `withConfig` or `bindTools`. It wins over the constructor's fields. */
export interface ChatOpenRouterCallOptions extends BaseChatModelCallOptions, Omit<ChatOptionFields, 'stop'> {
  model?: string | undefined;
  /** Answers for each prompt of `generate`, one request each. */
  n?: number | undefined;
  tools?: readonly BindToolsInput[] | undefined;
  /** The same as LangChain's own `tool_choice`, and wins over it. */
  toolChoice?: ToolChoiceInput | undefined;
  /** Ask upstreams to keep exactly to the schemas of the tools. Default: what each tool says. */
  strict?: boolean | undefined;
  /** The API's own name for `responseFormat`, which agents and LangChain's other chat models use. */
  response_format?: ChatOptions['response_format'] | undefined;
  /**
   * Ask only upstreams that know every parameter of the request, where `provider` (of the call, of the model or in `modelKwargs`) has
   * no `require_parameters` of its own. Wins over the model's; `withStructuredOutput` sets it.
   */
  requireParameters?: boolean | undefined;
  /** Join the deltas of one network read; wins over the model's. */
  coalesce?: boolean | undefined;
  /** Headers of this call; they win over the model's. */
  headers?: HeadersInput | undefined;
  modelKwargs?: ModelKwargs | undefined;
}
