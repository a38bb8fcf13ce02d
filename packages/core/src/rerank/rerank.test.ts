import { describe, expect, it } from 'vitest';
import { answeringJSON, failureOf } from '../../test/json-answers.ts';
import { rerank } from '../index.ts';
import type { RerankRequest } from '../index.ts';

const request: RerankRequest = {
  model: 'maker/ranker',
  query: 'Where is Paris?',
  documents: ['Lima', 'Paris', 'Rome'],
};

describe('rerank', () => {
  it('gives documents by relevance, told by their index', async () => {
    const answer = {
      id: 'gen-rerank-1',
      model: 'ranker',
      provider: 'Maker',
      results: [
        { index: 2, relevance_score: 0.1 },
        { index: 1, relevance_score: 0.9, document: { text: 'Paris' } },
      ],
      usage: { cost: 0.001, search_units: 1 },
    };
    const { transport, sent } = answeringJSON(answer);
    expect(await rerank(transport, { ...request, options: { top_n: 2 } })).toMatchObject({
      ranking: [
        { index: 1, relevanceScore: 0.9 },
        { index: 2, relevanceScore: 0.1 },
      ],
      generationId: 'gen-rerank-1',
      provider: 'Maker',
      searchUnits: 1,
      usage: { cost: { total: 0.001 } },
      body: answer,
    });
    expect(sent[0]).toEqual({
      url: 'https://openrouter.ai/api/v1/rerank',
      method: 'POST',
      body: { model: 'maker/ranker', query: 'Where is Paris?', documents: ['Lima', 'Paris', 'Rome'], top_n: 2 },
    });
  });

  it('gives a document that the answer names twice once, at its best place', async () => {
    const results = [
      { index: 1, relevance_score: 0.2 },
      { index: 0, relevance_score: 0.5 },
      { index: 1, relevance_score: 0.9 },
    ];
    expect((await rerank(answeringJSON({ results }).transport, request)).ranking).toEqual([
      { index: 1, relevanceScore: 0.9 },
      { index: 0, relevanceScore: 0.5 },
    ]);
  });

  it('gives no more documents than were asked for, also where the upstream does not heed it', async () => {
    const results = [0, 1, 2].map((index) => ({ index, relevance_score: index / 10 }));
    const { transport } = answeringJSON({ results });
    expect((await rerank(transport, { ...request, options: { top_n: 1 } })).ranking).toEqual([
      { index: 2, relevanceScore: 0.2 },
    ]);
  });

  it.each([
    ['an empty query', { query: '' }, 'query is empty'],
    ['no documents', { documents: [] }, 'no documents'],
    ['a text in place of documents', { documents: 'abc' as unknown as string[] }, 'no list'],
    ['an empty document', { documents: ['a', {}] }, 'index 1'],
    ['null for a document', { documents: ['a', null as unknown as string] }, 'index 1'],
    ['a top_n of 1.5', { options: { top_n: 1.5 } }, 'whole number'],
  ])('refuses %s before the request', async (_, wrong, said) => {
    const { transport, sent } = answeringJSON({});
    const error = await failureOf(rerank(transport, { ...request, ...wrong }));
    expect(error.kind).toBe('configuration');
    expect(error.message).toContain(said);
    expect(sent).toEqual([]);
  });

  it.each([
    ['no results', {}],
    ['an index of no document', { results: [{ index: 3, relevance_score: 1 }] }],
    ['no score', { results: [{ index: 0 }] }],
  ])('calls an answer with %s unreadable', async (_, answer) => {
    expect(await failureOf(rerank(answeringJSON(answer).transport, request))).toMatchObject({
      kind: 'invalid-response',
    });
  });
});
