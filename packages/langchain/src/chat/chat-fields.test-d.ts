import type { ChatOptions, ReasoningOptions } from '@openrouter-adapters/core';
import { describe, expectTypeOf, it } from 'vitest';

import type {
  ChatOpenRouter,
  ChatOpenRouterCallOptions,
  ChatOpenRouterFields,
  ChatOpenRouterInput,
  ChatOptionFields,
} from '../index.ts';

describe('fields and call options', () => {
  it('have the names of the API in camelCase', () => {
    expectTypeOf<ChatOptionFields>().toHaveProperty('maxTokens');
    expectTypeOf<ChatOptionFields>().toHaveProperty('xSearchFilter');
    expectTypeOf<ChatOptionFields>().toHaveProperty('requestMetadata');
    expectTypeOf<ChatOptionFields>().not.toHaveProperty('max_tokens');
    expectTypeOf<ChatOptionFields['reasoning']>().toEqualTypeOf<ReasoningOptions | undefined>();
  });

  it('have the types of the API', () => {
    expectTypeOf<ChatOpenRouterInput['topK']>().toEqualTypeOf<ChatOptions['top_k']>();
    expectTypeOf<ChatOpenRouterInput['stop']>().toEqualTypeOf<ChatOptions['stop']>();
  });

  it('are properties of the model', () => {
    expectTypeOf<ChatOpenRouter['parallelToolCalls']>().toEqualTypeOf<boolean | null | undefined>();
    expectTypeOf<ChatOpenRouter['temperature']>().toEqualTypeOf<number | null | undefined>();
  });

  it('leave LangChain its own metadata and stop', () => {
    expectTypeOf<ChatOpenRouterInput['metadata']>().toEqualTypeOf<Record<string, unknown> | undefined>();
    expectTypeOf<ChatOpenRouterCallOptions['stop']>().toEqualTypeOf<string[] | undefined>();
  });

  it('take what fields of @langchain/openrouter take', () => {
    expectTypeOf<ChatOpenRouterFields>().toEqualTypeOf<ChatOptionFields>();
    expectTypeOf<Record<string, unknown>>().toExtend<NonNullable<ChatOpenRouterInput['modelKwargs']>>();
    expectTypeOf<ChatOpenRouter['baseURL']>().toEqualTypeOf<string>();
  });

  it('have the same headers for a model and a call', () => {
    expectTypeOf<ChatOpenRouterInput['headers']>().toEqualTypeOf<ChatOpenRouterCallOptions['headers']>();
    expectTypeOf<() => Promise<Headers>>().toExtend<NonNullable<ChatOpenRouterInput['headers']>>();
  });

  it('refuse what is not theirs', () => {
    expectTypeOf<{ model: string; maxToken: number }>().not.toExtend<
      Required<Pick<ChatOpenRouterInput, 'maxTokens'>>
    >();
    expectTypeOf<{ effort: 'much' }>().not.toExtend<NonNullable<ChatOpenRouterInput['reasoning']>>();
  });
});
