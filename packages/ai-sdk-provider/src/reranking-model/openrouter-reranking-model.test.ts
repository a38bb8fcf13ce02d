import { APICallError, InvalidArgumentError } from '@ai-sdk/provider';
import { rerank } from 'ai';
import { describe, expect, it } from 'vitest';

import { answering, jsonAnswer, rejectionOf } from '../../test/answering.ts';
import { connectEmulator } from '../../test/connect-emulator.ts';

const answer = {
  id: 'gen-rerank-1',
  model: 'ranker',
  provider: 'Maker',
  results: [
    { index: 2, relevance_score: 0.1, document: { text: 'Rome' } },
    { index: 1, relevance_score: 0.9, document: { text: 'Paris' } },
  ],
  usage: { cost: 0.001, search_units: 1 },
};
const documents = ['Lima', 'Paris', 'Rome'];

describe('rerank', () => {
  it('gives the documents by relevance, with scores and cost', async () => {
    const { openrouter, asked } = answering(() => jsonAnswer(answer));
    const result = await rerank({
      model: openrouter.rerankingModel('maker/ranker', { provider: { only: ['maker'] } }),
      query: 'capital of France',
      documents,
      topN: 2,
    });
    expect(result.rerankedDocuments).toEqual(['Paris', 'Rome']);
    expect(result.ranking.map(({ score }) => score)).toEqual([0.9, 0.1]);
    expect(result.response).toMatchObject({ id: 'gen-rerank-1', modelId: 'ranker' });
    expect(result.providerMetadata).toEqual({
      openrouter: {
        provider: 'Maker',
        generationId: 'gen-rerank-1',
        usage: { cost: 0.001, totalCost: 0.001 },
        searchUnits: 1,
      },
    });
    expect(asked).toMatchObject([
      {
        path: '/rerank',
        body: { model: 'maker/ranker', query: 'capital of France', documents, top_n: 2, provider: { only: ['maker'] } },
      },
    ]);
  });

  it('takes documents with images as they are, and any other object as JSON with a warning', async () => {
    const { openrouter, asked } = answering(() => jsonAnswer({ ...answer, results: [] }));
    const model = openrouter.rerankingModel('maker/ranker');
    const images = [
      { text: 'a cat', image: 'https://example.com/cat.png' },
      { image: 'data:image/png;base64,iVBORw0KGgo=' },
    ];
    const objects = [{ city: 'Lima', text: 'by the sea' }, { text: 'Paris' }];
    const plain = await model.doRerank({ query: 'q', documents: { type: 'object', values: images } });
    const other = await model.doRerank({ query: 'q', documents: { type: 'object', values: objects } });
    expect(asked.map(({ body }) => body['documents'])).toEqual([
      images,
      ['{"city":"Lima","text":"by the sea"}', { text: 'Paris' }],
    ]);
    expect(plain.warnings).toEqual([]);
    expect(other.warnings).toMatchObject([{ type: 'compatibility', feature: 'object documents' }]);
  });

  it('gives a document that the answer names twice once, at its best place', async () => {
    const results = [
      { index: 1, relevance_score: 0.2 },
      { index: 1, relevance_score: 0.9 },
    ];
    const { openrouter } = answering(() => jsonAnswer({ results }));
    const { rerankedDocuments } = await rerank({
      model: openrouter.rerankingModel('maker/ranker'),
      query: 'q',
      documents: ['a', 'b'],
    });
    expect(rerankedDocuments).toEqual(['b']);
  });

  it('costs nothing without documents', async () => {
    const { openrouter, asked } = answering(() => jsonAnswer(answer));
    const { ranking } = await rerank({ model: openrouter.rerankingModel('maker/ranker'), query: 'q', documents: [] });
    expect(ranking).toEqual([]);
    expect(asked).toEqual([]);
  });

  it.each([
    ['an empty query', { query: '' }, 'query'],
    ['an empty document', { documents: ['a', ''] }, 'documents'],
    ['a topN that is no number', { topN: Number.NaN }, 'topN'],
  ])('refuses %s before the request', async (_, wrong, argument) => {
    const { openrouter, asked } = answering(() => jsonAnswer(answer));
    const call = { model: openrouter.rerankingModel('maker/ranker'), query: 'q', documents, ...wrong };
    const error = await rejectionOf(rerank(call));
    if (!InvalidArgumentError.isInstance(error)) throw error;
    expect(error.argument).toBe(argument);
    // Names of the API are none that the caller wrote.
    expect(error.message).not.toContain('_');
    expect(asked).toEqual([]);
  });

  it('tells an error of the API as the AI SDK does', async () => {
    const { openrouter } = answering(() => jsonAnswer({ error: { code: 404, message: 'No such model' } }, 404));
    const error = await rejectionOf(rerank({ model: openrouter.rerankingModel('maker/none'), query: 'q', documents }));
    expect(APICallError.isInstance(error) && [error.statusCode, error.isRetryable, error.url]).toEqual([
      404,
      false,
      'https://openrouter.ai/api/v1/rerank',
    ]);
  });

  it('ranks with the emulator', async () => {
    const { openrouter } = connectEmulator();
    const { rerankedDocuments, providerMetadata } = await rerank({
      model: openrouter.rerankingModel('cohere/rerank-v3.5'),
      query: 'cats that sleep',
      documents: ['dogs bark at night', 'cats sleep all day', 'the price of tea'],
      topN: 1,
    });
    expect(rerankedDocuments).toEqual(['cats sleep all day']);
    expect(providerMetadata?.['openrouter']?.['usage']).toMatchObject({ cost: expect.any(Number) as number });
  });
});
