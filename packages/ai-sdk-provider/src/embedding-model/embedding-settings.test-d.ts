import { describe, expectTypeOf, it } from 'vitest';

import { openrouter, type OpenRouterEmbeddingOptions, type OpenRouterEmbeddingSettings } from '../index.ts';

describe('settings of embedding models', () => {
  it('take both spellings', () => {
    openrouter.embeddingModel('a/b', { inputType: 'search_query', provider: { allowFallbacks: false } });
    openrouter.embeddingModel('a/b', { input_type: 'search_query', provider: { allow_fallbacks: false } });
    openrouter.textEmbeddingModel('a/b', { maxEmbeddingsPerCall: 10, maxParallelCalls: 2, extraBody: { novelty: 1 } });
    expectTypeOf({
      content: [[{ type: 'image_url' as const, imageUrl: { url: 'https://example.com' } }], null],
    }).toExtend<OpenRouterEmbeddingOptions>();
  });

  it('refuse wrong values and unknown names', () => {
    expectTypeOf<{ dimensions: string }>().not.toExtend<OpenRouterEmbeddingSettings>();
    // @ts-expect-error there is no such encoding
    openrouter.embeddingModel('a/b', { encodingFormat: 'hex' });
    // @ts-expect-error a typo
    openrouter.embeddingModel('a/b', { dimension: 2 });
    // @ts-expect-error what belongs to values belongs to the call
    openrouter.embeddingModel('a/b', { content: [] });
  });
});
