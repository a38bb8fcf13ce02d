import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { describe, expectTypeOf, it } from 'vitest';

import type { OpenRouterEmbeddings, OpenRouterEmbeddingsInput } from '../embeddings.ts';

describe('OpenRouterEmbeddings', () => {
  it('are embeddings of LangChain’s', () => {
    expectTypeOf<OpenRouterEmbeddings>().toExtend<EmbeddingsInterface>();
    expectTypeOf<OpenRouterEmbeddings['embedQuery']>().returns.resolves.toEqualTypeOf<number[]>();
  });

  it('need a model', () => {
    expectTypeOf<{ dimensions: number }>().not.toExtend<OpenRouterEmbeddingsInput>();
    expectTypeOf<{ model: string; inputType: { query: string } }>().toExtend<OpenRouterEmbeddingsInput>();
  });
});
