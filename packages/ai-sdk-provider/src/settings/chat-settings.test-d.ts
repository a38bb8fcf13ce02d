import type { JSONObject, ProviderV4, SharedV4ProviderMetadata } from '@ai-sdk/provider';
import type { ReasoningDetail } from '@openrouter-adapters/core';
import { generateText } from 'ai';
import { describe, expectTypeOf, it } from 'vitest';

import {
  createOpenRouter,
  openrouter,
  type EitherCase,
  type OpenRouterChatSettings,
  type OpenRouterProviderMetadata,
  type OpenRouterProviderOptions,
  type OpenRouterProviderSettings,
} from '../index.ts';

describe('the types of settings', () => {
  it('take both spellings, at every depth', () => {
    expectTypeOf({ topK: 1, maxTokens: 2 }).toExtend<OpenRouterChatSettings>();
    expectTypeOf({ top_k: 1, max_tokens: 2 }).toExtend<OpenRouterChatSettings>();
    openrouter('a/b', { provider: { allowFallbacks: false, sort: { by: 'price', partition: 'none' } } });
    openrouter('a/b', { provider: { allow_fallbacks: false }, plugins: [{ id: 'web', max_results: 3 }] });
    openrouter('a/b', { stopServerToolsWhen: [{ type: 'step_count_is', stepCount: 3 }] });
    openrouter('a/b', { stop_server_tools_when: [{ type: 'step_count_is', step_count: 3 }] });
    openrouter('a/b', {
      structuredOutputs: { strict: false },
      logprobs: 3,
      cacheControl: { type: 'ephemeral', ttl: '1h' },
    });
    openrouter('a/b', { structured_outputs: { strict: false }, openrouter_metadata: true, extra_body: { a: 1 } });
  });

  it('can be read and completed under either name', () => {
    const settings: OpenRouterChatSettings = { provider: { order: ['a'], allow_fallbacks: false } };
    const provider: NonNullable<OpenRouterChatSettings['provider']> = {};
    provider.require_parameters = settings.provider?.allow_fallbacks ?? null;
    provider.dataCollection = settings.provider?.data_collection ?? 'deny';
    const reasoning: NonNullable<OpenRouterChatSettings['reasoning']> = { effort: 'low' };
    reasoning.max_tokens = reasoning.maxTokens ?? 10;
    const more: OpenRouterChatSettings = { reasoning, provider: { ...settings.provider, zdr: true } };
    expectTypeOf(more.provider?.order).not.toBeAny();
    // @ts-expect-error -- a value of another type, under either name
    provider.allowFallbacks = 'yes';
    // @ts-expect-error -- the same
    openrouter('a/b', { provider: { sort: 7 } });
    // @ts-expect-error -- no such name
    openrouter('a/b', { provider: { allowFallback: true } });
  });

  it('that have to be there have to be, under one name or the other', () => {
    type Counted = EitherCase<{ type: 'count'; step_count: number; is_final?: boolean; word?: 'a' | (string & {}) }>;
    expectTypeOf<{ type: 'count'; step_count: number; isFinal: true }>().toExtend<Counted>();
    expectTypeOf<{ type: 'count'; stepCount: number; is_final: true }>().toExtend<Counted>();
    expectTypeOf<{ type: 'count' }>().not.toExtend<Counted>();
    expectTypeOf<Counted['word']>().toEqualTypeOf<'a' | (string & {}) | undefined>();
    expectTypeOf<Counted['is_final']>().toEqualTypeOf<boolean | undefined>();
  });

  it('of a call are what the AI SDK takes as providerOptions', () => {
    const options: OpenRouterProviderOptions = {
      webSearchOptions: { maxResults: 3 },
      trace: { traceId: 't', own: [1] },
      tools: [
        { type: 'openrouter:web_search', parameters: { max_results: 1 } },
        { type: 'novelty', deep: { a: 1 } },
      ],
      extraBody: { safe_prompt: true },
    };
    expectTypeOf<OpenRouterProviderOptions>().toExtend<JSONObject>();
    expectTypeOf<OpenRouterProviderOptions>().toExtend<OpenRouterChatSettings>();
    expectTypeOf(generateText).toBeCallableWith({
      model: openrouter('a/b'),
      prompt: 'Hi',
      providerOptions: { openrouter: options },
    });
  });

  it('have a counterpart in the metadata of an answer, which one assertion reads', () => {
    expectTypeOf<OpenRouterProviderMetadata>().toExtend<JSONObject>();
    const read = (metadata: SharedV4ProviderMetadata | undefined) =>
      metadata?.['openrouter'] as OpenRouterProviderMetadata;
    expectTypeOf(read).returns.toHaveProperty('usage');
    expectTypeOf<OpenRouterProviderMetadata['reasoning_details']>().toExtend<ReasoningDetail[]>();
  });

  it('refuse wrong values and unknown names', () => {
    expectTypeOf<{ temperature: string }>().not.toExtend<OpenRouterChatSettings>();
    // @ts-expect-error a temperature is a number
    openrouter('a/b', { temperature: 'hot' });
    // @ts-expect-error there is no such effort
    openrouter('a/b', { reasoning: { effort: 'extreme' } });
    // @ts-expect-error the model is the first argument
    openrouter('a/b', { model: 'c/d' });
    // @ts-expect-error a typo
    openrouter('a/b', { temprature: 1 });
    // @ts-expect-error a typo inside
    openrouter('a/b', { provider: { allowFallback: true } });
  });

  it('make a provider of the AI SDK', () => {
    expectTypeOf(createOpenRouter).parameter(0).toEqualTypeOf<OpenRouterProviderSettings | undefined>();
    expectTypeOf(openrouter).toExtend<ProviderV4>();
    expectTypeOf({ fetch: globalThis.fetch }).toExtend<OpenRouterProviderSettings>();
  });
});
