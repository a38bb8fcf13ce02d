import { describe, expect, test } from 'vitest';

import { createEmulator } from '../index.ts';
import { call, callError, callJson, generationOf } from '../testing/call.ts';

interface Answer {
  id: string;
  model: string;
  provider: string;
  results: { index: number; relevance_score: number; document: { text?: string; image?: string } }[];
  usage: Record<string, unknown>;
}

const MODEL = 'cohere/rerank-v3.5';
const PLACES = ['Athens is in Greece.', 'Paris is in France.', 'Lima is in Peru.'];
const rerank = (body: Record<string, unknown>, options = {}) =>
  callJson<Answer>(createEmulator(options), '/rerank', { model: MODEL, documents: PLACES, ...body });

describe('rerank', () => {
  test('puts the document that shares most with the query first, and keeps its index and text', async () => {
    const { results, provider, model } = await rerank({ query: 'Which document is about France?' });
    expect(results[0]).toMatchObject({ index: 1, document: { text: 'Paris is in France.' } });
    const scores = results.map(({ relevance_score: score }) => score);
    expect(scores).toEqual(scores.toSorted((left, right) => right - left));
    for (const score of scores) expect(score > 0 && score < 1).toBe(true);
    expect({ provider, model }).toEqual({ provider: 'Cohere', model: 'rerank-v3.5' });
  });

  test('counts rare words more than words that all documents have', async () => {
    const { results } = await rerank({
      query: 'the price of copper',
      documents: ['the the the of the price list', 'copper', 'the price of the house', 'the price of the car'],
    });
    expect(results[0]?.index).toBe(1);
  });

  test('answers top_n, and all without it', async () => {
    expect((await rerank({ query: 'Peru', top_n: 2 })).results).toHaveLength(2);
    expect((await rerank({ query: 'Peru', top_n: 20 })).results).toHaveLength(3);
    expect((await rerank({ query: 'Peru' })).results).toHaveLength(3);
  });

  test('takes text and image documents', async () => {
    const { results } = await rerank({
      query: 'a cat',
      model: 'nvidia/llama-nemotron-rerank-vl-1b-v2:free',
      documents: [
        { text: 'a dog' },
        { image: 'https://example.com/cat.png' },
        { text: 'x', image: 'data:image/png;base64,AA' },
      ],
    });
    expect(results[0]).toMatchObject({ index: 1, document: { image: 'https://example.com/cat.png' } });
    const image = { query: 'a', documents: [{ image: 'https://example.com/a.png' }], model: MODEL };
    expect(await callError(createEmulator(), '/rerank', image)).toContain('takes no image documents');
  });

  test('charges a search unit per hundred documents', async () => {
    const emulator = createEmulator();
    const body = { model: MODEL, query: 'a', documents: Array.from({ length: 201 }, (_, index) => `text ${index}`) };
    const { id, usage } = await callJson<Answer>(emulator, '/rerank', body);
    expect(usage).toMatchObject({ search_units: 3, cost: 0.003 });
    expect(await generationOf(emulator, id)).toMatchObject({ api_type: 'rerank', total_cost: 0.003 });
    expect((await rerank({ query: 'a' }, { usageCost: 'null' })).usage.cost).toBeNull();
  });

  test.each([
    [{ query: '' }, 'query: Too small'],
    [{ documents: [] }, 'documents: Too small'],
    [{ documents: [{}] }, 'documents.0: One of text and image'],
    [{ documents: [7] }, 'documents.0: Invalid input'],
    [{ documents: [{ image: 'cat.png' }] }, 'documents.0.image: Invalid image: expected an http(s) URL'],
    [{ top_n: 0 }, 'top_n: Too small'],
    [{ model: 'openai/text-embedding-3-small' }, 'Use /embeddings'],
  ])('%j is a 400', async (body, message) => {
    const said = await callError(createEmulator(), '/rerank', { model: MODEL, query: 'a', documents: PLACES, ...body });
    expect(said).toMatch(/^400 /);
    expect(said).toContain(message);
  });

  test('tells id and provider in headers', async () => {
    const { headers } = await call(createEmulator(), '/rerank', { model: MODEL, query: 'a', documents: PLACES });
    expect(headers.get('x-generation-id')).toMatch(/^gen-rerank-/);
    expect(headers.get('x-provider-name')).toBe('Cohere');
  });
});
