import type * as Other from '@openrouter/ai-sdk-provider';
import { describe, expectTypeOf, it } from 'vitest';

import type * as Ours from '../index.ts';

/** Every field is there, at every depth. */
type Present<Fields> = Fields extends object ? { [Name in keyof Fields]-?: Present<Fields[Name]> } : Fields;

describe('a program written for @openrouter/ai-sdk-provider', () => {
  it('has settings and options that are settings and options here', () => {
    expectTypeOf<Other.OpenRouterChatSettings>().toExtend<Ours.OpenRouterChatSettings>();
    expectTypeOf<Other.OpenRouterSharedSettings>().toExtend<Ours.OpenRouterSharedSettings>();
    expectTypeOf<Other.OpenRouterProviderOptions>().toExtend<Ours.OpenRouterProviderOptions>();
    expectTypeOf<Other.OpenRouterProviderSettings>().toExtend<Ours.OpenRouterProviderSettings>();
    // A surplus name would extend, too.
    expectTypeOf<keyof Other.OpenRouterProviderSettings>().toExtend<keyof Ours.OpenRouterProviderSettings>();
    expectTypeOf<keyof Other.OpenRouterChatSettings>().toExtend<keyof Ours.OpenRouterChatSettings>();
  });

  it('reads usage under the same names', () => {
    expectTypeOf<keyof Other.OpenRouterUsageAccounting>().toExtend<keyof Ours.OpenRouterUsageAccounting>();
    expectTypeOf<Other.OpenRouterUsageAccounting>().toExtend<Ours.OpenRouterUsageAccounting>();
  });

  it('finds in each field of usage that is there what it expects', () => {
    expectTypeOf<Present<Ours.OpenRouterUsageAccounting>>().toExtend<Other.OpenRouterUsageAccounting>();
    // The difference that the README tells: what OpenRouter did not report is absent instead of 0.
    expectTypeOf<Ours.OpenRouterUsageAccounting>().not.toExtend<Other.OpenRouterUsageAccounting>();
  });

  it('finds the models and tools of language models under the same names', () => {
    expectTypeOf<'chat' | 'languageModel' | 'tools'>().toExtend<keyof Ours.OpenRouterProvider>();
    expectTypeOf<keyof Other.OpenRouterProvider['tools']>().toExtend<keyof Ours.OpenRouterTools>();
    expectTypeOf<Parameters<Other.OpenRouterProvider['tools']['webSearch']>[0]['maxResults']>().toEqualTypeOf<
      Ours.WebSearchArguments['maxResults']
    >();
  });
});
