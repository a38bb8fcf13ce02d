import { HTTPClient, OpenRouter } from '@openrouter/sdk';
import OpenAI from 'openai';
import { describe, expect, test } from 'vitest';

import { createEmulator, type EmulatorOptions } from '../index.ts';
import { KEY } from '../testing/ask.ts';

function openrouter(options: EmulatorOptions = {}): OpenRouter {
  const httpClient = new HTTPClient({ fetcher: createEmulator(options).fetch });
  return new OpenRouter({ apiKey: KEY, httpClient, retryConfig: { strategy: 'none' } });
}

function openai(options: EmulatorOptions = {}): OpenAI {
  const { fetch } = createEmulator(options);
  return new OpenAI({ apiKey: KEY, baseURL: 'https://openrouter.ai/api/v1', fetch, maxRetries: 0 });
}

describe('the client of OpenRouter', () => {
  test('reads embeddings', async () => {
    const answer = await openrouter().embeddings.generate({
      requestBody: { model: 'openai/text-embedding-3-small', input: ['a', 'b'], dimensions: 4 },
    });
    if (typeof answer === 'string') throw new Error('an object was expected');
    expect(answer.data.map(({ embedding }) => embedding.length)).toEqual([4, 4]);
    expect(answer.usage).toMatchObject({ promptTokens: 2, cost: 0.00000004 });
    const models = await openrouter().embeddings.listModels();
    expect(JSON.stringify(models)).toContain('text-embedding-3-small');
  });

  test('reads a ranking', async () => {
    const answer = await openrouter().rerank.rerank({
      requestBody: { model: 'cohere/rerank-v3.5', query: 'France', documents: ['Rome', 'Paris, France'], topN: 1 },
    });
    if (typeof answer === 'string') throw new Error('an object was expected');
    expect(answer.results).toMatchObject([{ index: 1, document: { text: 'Paris, France' } }]);
    expect(answer.usage).toMatchObject({ searchUnits: 1, cost: 0.001 });
  });
});

describe('the openai client', () => {
  test('asks for base64 vectors by itself and decodes them', async () => {
    const answer = await openai().embeddings.create({ model: 'openai/text-embedding-3-small', input: 'Hi' });
    const vector = answer.data[0]?.embedding ?? [];
    expect(vector).toHaveLength(1536);
    expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
  });
});
