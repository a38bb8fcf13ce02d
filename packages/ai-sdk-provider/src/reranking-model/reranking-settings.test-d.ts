import { describe, it } from 'vitest';

import { openrouter } from '../index.ts';

describe('settings of reranking models', () => {
  it('take both spellings and refuse wrong values', () => {
    openrouter.rerankingModel('a/b', { topN: 3, sessionId: 's', provider: { dataCollection: 'deny' } });
    openrouter.rerankingModel('a/b', { top_n: 3, session_id: 's', provider: { data_collection: 'deny' } });
    // @ts-expect-error topN is a number
    openrouter.rerankingModel('a/b', { topN: 'three' });
    // @ts-expect-error a typo
    openrouter.rerankingModel('a/b', { topK: 3 });
  });
});
