import { describe, expectTypeOf, it } from 'vitest';

import {
  openrouter,
  type OpenRouterChatModelId,
  type OpenRouterEmbeddingModelId,
  type OpenRouterImageModelId,
  type OpenRouterRerankingModelId,
  type OpenRouterSpeechModelId,
  type OpenRouterTranscriptionModelId,
  type OpenRouterVideoModelId,
} from '../index.ts';

/** Is a literal a member of a union, so that editors offer it? That any string is assignable says nothing. */
type Offers<Ids extends string, Id extends string> = Extract<Ids, Id> extends never ? false : true;

describe('model ids', () => {
  it('complete, with suffixes and presets', () => {
    expectTypeOf<Offers<OpenRouterChatModelId, 'anthropic/claude-sonnet-4.5'>>().toEqualTypeOf<true>();
    expectTypeOf<Offers<OpenRouterChatModelId, 'openrouter/auto'>>().toEqualTypeOf<true>();
    expectTypeOf<Offers<OpenRouterChatModelId, '~openai/gpt-latest'>>().toEqualTypeOf<true>();
    expectTypeOf<Offers<OpenRouterChatModelId, '@preset/'>>().toEqualTypeOf<true>();
    expectTypeOf<Offers<OpenRouterChatModelId, 'openai/gpt-5:nitro'>>().toEqualTypeOf<true>();
    expectTypeOf<Offers<OpenRouterChatModelId, 'openai/gpt-5:floor'>>().toEqualTypeOf<true>();
    expectTypeOf<Offers<OpenRouterChatModelId, 'openai/gpt-5:free'>>().toEqualTypeOf<true>();
    expectTypeOf<Offers<OpenRouterChatModelId, 'openai/gpt-5:online'>>().toEqualTypeOf<true>();
    expectTypeOf<Offers<OpenRouterChatModelId, 'openai/gpt-5:exacto'>>().toEqualTypeOf<true>();
    expectTypeOf<Offers<OpenRouterChatModelId, 'openai/gpt-5:nonsense'>>().toEqualTypeOf<false>();
    expectTypeOf<Offers<OpenRouterChatModelId, 'openai/gpt-oss-20b:free:nitro'>>().toEqualTypeOf<false>();
    expectTypeOf<Offers<OpenRouterChatModelId, 'openrouter/auto:free'>>().toEqualTypeOf<false>();
  });

  it('are kept apart by what a model gives', () => {
    expectTypeOf<Offers<OpenRouterEmbeddingModelId, 'openai/text-embedding-3-small'>>().toEqualTypeOf<true>();
    expectTypeOf<Offers<OpenRouterEmbeddingModelId, 'openai/gpt-5'>>().toEqualTypeOf<false>();
    expectTypeOf<Offers<OpenRouterImageModelId, 'openai/gpt-5-image'>>().toEqualTypeOf<true>();
    expectTypeOf<Offers<OpenRouterChatModelId, 'openai/gpt-5-image'>>().toEqualTypeOf<true>();
    expectTypeOf<Offers<OpenRouterSpeechModelId, 'mistralai/voxtral-mini-tts-2603'>>().toEqualTypeOf<true>();
    expectTypeOf<Offers<OpenRouterTranscriptionModelId, 'openai/whisper-large-v3'>>().toEqualTypeOf<true>();
    expectTypeOf<Offers<OpenRouterRerankingModelId, 'cohere/rerank-v3.5'>>().toEqualTypeOf<true>();
    expectTypeOf<Offers<OpenRouterVideoModelId, 'google/veo-3.1'>>().toEqualTypeOf<true>();
  });

  it('may be any string', () => {
    expectTypeOf<'maker/model-of-tomorrow'>().toExtend<OpenRouterChatModelId>();
    openrouter('@preset/mine');
    openrouter('openai/gpt-5@preset/mine');
    // @ts-expect-error an id is a string
    openrouter(5);
  });
});
