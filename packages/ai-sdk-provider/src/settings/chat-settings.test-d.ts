import type { ProviderV4 } from '@ai-sdk/provider';
import { describe, expectTypeOf, it } from 'vitest';

import {
  createOpenRouter,
  openrouter,
  type OpenRouterChatSettings,
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
