import type { BaseLLMCallOptions, BaseLLMParams } from '@langchain/core/language_models/llms';
import type { CompletionOptions } from '@openrouter-adapters/core';

import type { CamelCase } from '../chat/chat-fields.ts';
import type { ClientFields, ExtraFields } from '../client/client-fields.ts';
import type { HeadersInput } from '../headers/headers-input.ts';

/**
 * Every option of a legacy completion, as a field of the constructor and as a call option; a call option wins. The names are those of
 * the API in camelCase; `requestMetadata` is the API's `metadata`.
 */
export type CompletionOptionFields = {
  [Name in keyof CompletionOptions as Name extends 'metadata' ? 'requestMetadata' : CamelCase<Name>]?:
    | CompletionOptions[Name]
    | undefined;
};

/** Fields of the constructor of `OpenRouterLLM`. */
export interface OpenRouterLLMInput extends BaseLLMParams, Omit<ClientFields, 'callbacks'>, CompletionOptionFields {
  /** `author/slug`. */
  model: string;
  /** Fetch every answer as a stream, also for `invoke`, so that callbacks see each token. Default false. */
  streaming?: boolean | undefined;
  modelKwargs?: ExtraFields | undefined;
}

/** What a single call may set. It wins over the constructor's fields. */
export interface OpenRouterLLMCallOptions extends BaseLLMCallOptions, Omit<CompletionOptionFields, 'stop'> {
  model?: string | undefined;
  /** Headers of this call; they win over the model's. */
  headers?: HeadersInput | undefined;
  modelKwargs?: ExtraFields | undefined;
}
