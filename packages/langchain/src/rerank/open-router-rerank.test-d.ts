import type { BaseDocumentCompressor } from '@langchain/core/retrievers/document_compressors';
import { describe, expectTypeOf, it } from 'vitest';

import type { OpenRouterRerank } from '../rerank.ts';

describe('OpenRouterRerank', () => {
  it('is a compressor of LangChain’s', () => {
    expectTypeOf<OpenRouterRerank>().toExtend<BaseDocumentCompressor>();
  });

  it('knows the score of what it gives', () => {
    type Ranked = Awaited<ReturnType<OpenRouterRerank['compressDocuments']>>[number];
    expectTypeOf<Ranked['metadata']['relevanceScore']>().toEqualTypeOf<number>();
  });

  it('takes documents that cannot be changed', () => {
    expectTypeOf<readonly string[]>().toExtend<Parameters<OpenRouterRerank['rerank']>[0]>();
  });
});
