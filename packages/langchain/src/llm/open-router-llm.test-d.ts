import type { BaseLLM } from '@langchain/core/language_models/llms';
import type { ProviderPreferences } from '@openrouter-adapters/core';
import { describe, expectTypeOf, it } from 'vitest';

import type { CompletionOptionFields, OpenRouterLLM, OpenRouterLLMCallOptions, OpenRouterLLMInput } from '../llm.ts';

describe('OpenRouterLLM', () => {
  it('is an LLM of LangChain’s', () => {
    expectTypeOf<OpenRouterLLM>().toExtend<BaseLLM>();
    expectTypeOf<OpenRouterLLM['invoke']>().returns.resolves.toEqualTypeOf<string>();
  });

  it('has the options of the API in camelCase', () => {
    expectTypeOf<CompletionOptionFields['bestOf']>().toEqualTypeOf<number | undefined>();
    expectTypeOf<CompletionOptionFields['logprobs']>().toEqualTypeOf<number | null | undefined>();
    expectTypeOf<CompletionOptionFields['provider']>().toEqualTypeOf<ProviderPreferences | null | undefined>();
    expectTypeOf<CompletionOptionFields>().not.toHaveProperty('best_of');
    expectTypeOf<OpenRouterLLMInput>().toHaveProperty('requestMetadata');
  });

  it('leaves LangChain its own metadata and stop', () => {
    expectTypeOf<OpenRouterLLMCallOptions['stop']>().toEqualTypeOf<string[] | undefined>();
    expectTypeOf<OpenRouterLLMCallOptions['metadata']>().toEqualTypeOf<Record<string, unknown> | undefined>();
  });
});
