import { Document } from '@langchain/core/documents';
import { describe, expect, it } from 'vitest';

import { answering, emulating, failureOf, listening, refusing } from '../../test/answering.ts';
import { OpenRouterRerank } from '../rerank.ts';

const ranked = {
  id: 'gen-rerank-1',
  model: 'maker/ranker-1',
  provider: 'Maker',
  results: [
    { index: 2, relevance_score: 0.2 },
    { index: 0, relevance_score: 0.9, document: { text: 'something else' } },
  ],
  usage: { search_units: 1, cost: 0.002 },
};

const documents = [
  new Document({ pageContent: 'Paris', metadata: { source: 'a' }, id: 'first' }),
  new Document({ pageContent: 'Lima' }),
  new Document({ pageContent: 'Rome', metadata: { source: 'c' } }),
];

describe('OpenRouterRerank', () => {
  it('gives copies of the documents, the best first, with their scores', async () => {
    const { requests, fields } = answering(ranked);
    const before = structuredClone(documents);
    const best = await new OpenRouterRerank({ ...fields, topN: 2 }).compressDocuments(documents, 'Capital of France?');
    expect(best).toEqual([
      { pageContent: 'Paris', metadata: { source: 'a', relevanceScore: 0.9 }, id: 'first' },
      { pageContent: 'Rome', metadata: { source: 'c', relevanceScore: 0.2 } },
    ]);
    expect(structuredClone(documents)).toEqual(before);
    expect(best[0]?.metadata).not.toBe(documents[0]?.metadata);
    expect(requests).toMatchObject([
      {
        url: 'https://openrouter.ai/api/v1/rerank',
        body: { model: 'maker/model', query: 'Capital of France?', documents: ['Paris', 'Lima', 'Rome'], top_n: 2 },
      },
    ]);
  });

  it('ranks texts, texts with images, and documents, told by their index', async () => {
    const { requests, fields } = answering(ranked);
    const image = { text: 'A tower', image: 'https://a.example/tower.png' };
    const given = ['Paris', image, new Document({ pageContent: 'Rome' })];
    expect(await new OpenRouterRerank(fields).rerank(given, 'Where?', { topN: 3 })).toEqual([
      { index: 0, relevanceScore: 0.9 },
      { index: 2, relevanceScore: 0.2 },
    ]);
    expect(requests[0]?.body).toMatchObject({ documents: ['Paris', image, 'Rome'], top_n: 3 });
  });

  it('leaves out what scores too low', async () => {
    const { fields } = answering(ranked);
    const model = new OpenRouterRerank({ ...fields, scoreThreshold: 0.5 });
    expect(await model.rerank(['a', 'b', 'c'], 'Where?')).toEqual([{ index: 0, relevanceScore: 0.9 }]);
  });

  it('gives a document that the answer names twice once, at its best place', async () => {
    const results = [
      { index: 1, relevance_score: 0.2 },
      { index: 1, relevance_score: 0.9 },
    ];
    const { fields } = answering({ results });
    const best = await new OpenRouterRerank(fields).compressDocuments(documents, 'Where?');
    expect(best.map(({ metadata }) => metadata.relevanceScore)).toEqual([0.9]);
  });

  it('sends nothing for no documents', async () => {
    const { requests, fields } = answering(ranked);
    expect(await new OpenRouterRerank(fields).compressDocuments([], 'Where?')).toEqual([]);
    expect(requests).toEqual([]);
  });

  it('tells callbacks what it cost, given as retrievers give them or as options', async () => {
    for (const give of [(heard: ReturnType<typeof listening>) => heard.callbacks, null]) {
      const { fields } = answering(ranked);
      const heard = listening();
      const options = give === null ? { callbacks: heard.callbacks } : give(heard);
      await new OpenRouterRerank(fields).compressDocuments(documents, 'Where?', options);
      expect(heard.events).toMatchObject([
        {
          name: 'openrouter_cost',
          data: { model: 'maker/ranker-1', provider: 'Maker', generationId: 'gen-rerank-1', cost: 0.002 },
        },
      ]);
      expect(heard.ended).toMatchObject([{ response_metadata: { id: 'gen-rerank-1', cost: 0.002 } }]);
    }
  });

  it('takes null for no options, which callers without types give', async () => {
    const { fields } = answering(ranked);
    const none = null as unknown as undefined;
    expect(await new OpenRouterRerank(fields).compressDocuments(documents, 'Where?', none)).not.toEqual([]);
  });

  it('hears handlers that come as a list', async () => {
    const { fields } = answering(ranked);
    const seen: unknown[] = [];
    const handler = { handleCustomEvent: (name: string) => void seen.push(name) };
    await new OpenRouterRerank(fields).compressDocuments(documents, 'Where?', [handler]);
    expect(seen).toEqual(['openrouter_cost']);
  });

  it.each([
    ['an empty question', ['a'], '', {}, 'query'],
    ['an empty document', ['a', ''], 'Where?', {}, 'index 1'],
    ['a topN of NaN', ['a'], 'Where?', { topN: Number.NaN }, 'number of documents to keep'],
    ['null for documents', null as unknown as string[], 'Where?', {}, 'no list'],
    ['a text in place of documents', 'abc' as unknown as string[], 'Where?', {}, 'no list'],
    ['null among the documents', ['a', null as unknown as string], 'Where?', {}, 'index 1'],
    ['no question at all', ['a'], undefined as unknown as string, {}, 'query'],
  ])('refuses %s before the request', async (_, given, query, wrong, said) => {
    const { requests, fields } = answering(ranked);
    const error = await failureOf(new OpenRouterRerank({ ...fields, ...wrong }).rerank(given, query));
    expect(error).toMatchObject({ kind: 'configuration', message: expect.stringContaining(said) });
    expect(requests).toEqual([]);
  });

  it('rejects with the error of the API', async () => {
    const { fields } = answering(refusing(404, 'No such model'));
    expect(await failureOf(new OpenRouterRerank(fields).rerank(['a'], 'Where?'))).toMatchObject({
      kind: 'not-found',
      lc_error_code: 'MODEL_NOT_FOUND',
    });
  });
});

it('works with the emulator', async () => {
  const { fields } = emulating();
  const heard = listening();
  const rerank = new OpenRouterRerank({ ...fields, model: 'cohere/rerank-v3.5', topN: 1 });
  const texts = ['Bread is baked in an oven', 'Paris is the capital of France', 'Cats sleep all day'];
  const best = await rerank.compressDocuments(
    texts.map((pageContent) => new Document({ pageContent })),
    'What is the capital of France?',
    heard.callbacks,
  );
  expect(best.map(({ pageContent }) => pageContent)).toEqual([texts[1]]);
  expect(heard.events[0]?.data['cost']).toBeGreaterThan(0);
});
