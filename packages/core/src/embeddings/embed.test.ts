import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answeringJSON, failureOf } from '../../test/json-answers.ts';
import { embed } from '../index.ts';
import type { EmbeddingsRequest } from '../index.ts';

const request: EmbeddingsRequest = { model: 'maker/embedder', values: ['one', 'two'] };

/** Vectors as the API encodes them. */
function toBase64(floats: readonly number[]): string {
  const bytes = new Uint8Array(new Float32Array(floats).buffer);
  return btoa(String.fromCharCode(...bytes));
}

const vectors = (...entries: object[]) => ({ object: 'list', data: entries, model: 'embedder' });

describe('embed', () => {
  it('asks for base64 and decodes it straight into numbers', async () => {
    const answer = vectors({ index: 0, embedding: toBase64([0.5, -1]) }, { index: 1, embedding: toBase64([2, 0.25]) });
    const { transport, sent } = answeringJSON(answer, { headers: { 'x-generation-id': 'gen-emb-1' } });
    expect(await embed(transport, request)).toMatchObject({
      embeddings: [
        [0.5, -1],
        [2, 0.25],
      ],
      model: 'embedder',
      generationId: 'gen-emb-1',
      body: answer,
    });
    expect(sent).toEqual([
      {
        url: 'https://openrouter.ai/api/v1/embeddings',
        method: 'POST',
        body: { model: 'maker/embedder', input: ['one', 'two'], encoding_format: 'base64' },
      },
    ]);
  });

  it('decodes every 32-bit float exactly', async () => {
    const floats = fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 50 });
    await fc.assert(
      fc.asyncProperty(floats, async (vector) => {
        const { transport } = answeringJSON(vectors({ embedding: toBase64(vector) }));
        expect((await embed(transport, { ...request, values: ['x'] })).embeddings).toEqual([vector]);
      }),
      { numRuns: 50 },
    );
  });

  it('takes numbers from an upstream that answers floats', async () => {
    const { transport } = answeringJSON(vectors({ embedding: [1, 2] }, { embedding: [3, 4] }));
    expect((await embed(transport, request)).embeddings).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('orders by index when every entry has its own, else keeps the order of the answer', async () => {
    const orderOf = async (...indexes: (number | undefined)[]) => {
      const entries = indexes.map((index, at) => ({ embedding: [at], ...(index !== undefined && { index }) }));
      return (await embed(answeringJSON(vectors(...entries)).transport, request)).embeddings.flat();
    };
    expect(await orderOf(1, 0)).toEqual([1, 0]);
    expect(await orderOf(1, undefined)).toEqual([0, 1]);
    expect(await orderOf(1, 1)).toEqual([0, 1]);
    expect(await orderOf(2, 1)).toEqual([1, 0]);
    expect(await orderOf(1, NaN)).toEqual([0, 1]);
  });

  it('reads tokens and cost', async () => {
    const usage = { prompt_tokens: 8, total_tokens: 8, cost: 1.6e-7 };
    const { transport } = answeringJSON({ ...vectors({ embedding: [1] }, { embedding: [2] }), usage });
    expect((await embed(transport, request)).usage).toMatchObject({ inputTokens: 8, cost: { total: 1.6e-7 } });
  });

  it('survives a cost that is null', async () => {
    const usage = { prompt_tokens: 8, total_tokens: 8, cost: null };
    const { transport } = answeringJSON({ ...vectors({ embedding: [1] }, { embedding: [2] }), usage });
    expect((await embed(transport, request)).usage?.cost.total).toBeUndefined();
  });

  it('sends every option under its wire name, and what it does not know as it is', async () => {
    const { transport, sent } = answeringJSON(vectors({ embedding: [1] }, { embedding: [2] }));
    await embed(transport, {
      ...request,
      options: {
        dimensions: 2,
        input_type: 'search_query',
        user: 'u',
        provider: { only: ['openai'] },
        session_id: 's',
      },
      extra: { truncate: true, dimensions: 3 },
    });
    expect(sent[0]?.body).toEqual({
      model: 'maker/embedder',
      input: ['one', 'two'],
      encoding_format: 'base64',
      dimensions: 2,
      input_type: 'search_query',
      provider: { only: ['openai'] },
      user: 'u',
      session_id: 's',
      truncate: true,
    });
  });

  it.each<[string, object]>([
    ['maxTokens', { options: { maxTokens: 5 } }],
    ['model', { extra: { model: 'other/model' } }],
    ['stream', { extra: { stream: true } }],
  ])('refuses, before the request, what would not be sent: %s', async (setting, more) => {
    const { transport, sent } = answeringJSON(vectors({ embedding: [1] }));
    await expect(embed(transport, { ...request, ...more })).rejects.toMatchObject({ kind: 'configuration', setting });
    expect(sent).toEqual([]);
  });

  it.each([
    ['an empty list', { values: [] }, 'no values'],
    ['a text in place of a list', { values: 'abc' as unknown as string[] }, 'no list'],
    ['an empty text', { values: ['a', ''] }, 'index 1 is empty'],
    ['no parts', { values: [{ content: [] }] }, 'index 0 is empty'],
    ['no text at all', { values: ['a', undefined as unknown as string] }, 'index 1 is neither a text'],
    ['null', { values: [null as unknown as string] }, 'index 0 is neither a text'],
    ['dimensions that are NaN', { options: { dimensions: Number.NaN } }, 'whole number of at least 1'],
    ['dimensions of zero', { options: { dimensions: 0 } }, 'whole number of at least 1'],
    ['no model', { model: ' ' }, 'model id is empty'],
  ])('refuses %s before the request', async (_, wrong, said) => {
    const { transport, sent } = answeringJSON({});
    const error = await failureOf(embed(transport, { ...request, ...wrong }));
    expect(error.kind).toBe('configuration');
    expect(error.message).toContain(said);
    expect(sent).toEqual([]);
  });

  it.each([
    ['too few vectors', vectors({ embedding: [1] })],
    ['no list', { object: 'list' }],
    ['base64 that is cut inside a float', vectors({ embedding: 'AAAA' }, { embedding: 'AAAA' })],
    ['text that is no base64', vectors({ embedding: '***' }, { embedding: [1] })],
    ['an empty vector', vectors({ embedding: [] }, { embedding: [1] })],
    ['null among the numbers', vectors({ embedding: [1, null] }, { embedding: [1, 2] })],
  ])('calls an answer with %s unreadable, and keeps it with its cost', async (_, answer) => {
    const body = { ...answer, usage: { prompt_tokens: 1, total_tokens: 1, cost: 0.5 } };
    const error = await failureOf(embed(answeringJSON(body).transport, request));
    expect(error).toMatchObject({ kind: 'invalid-response', body, usage: { cost: { charged: 0.5 } } });
  });

  it('takes no other usage of a failure for a bill', async () => {
    for (const usage of [{}, { limit: 10, used: 12 }, { prompt_tokens: 0, cost: 0 }]) {
      const { transport } = answeringJSON({ error: { code: 429, message: 'Slow down' }, usage }, { status: 429 });
      expect(await failureOf(embed(transport, request))).toMatchObject({ kind: 'rate-limit', usage: undefined });
    }
  });

  it('reads an error under a status of success', async () => {
    const usage = { prompt_tokens: 1, total_tokens: 1, cost: 0.5 };
    const { transport } = answeringJSON({ error: { code: 429, message: 'Slow down' }, usage });
    expect(await failureOf(embed(transport, request))).toMatchObject({
      kind: 'rate-limit',
      status: 429,
      usage: { cost: { charged: 0.5 } },
    });
  });
});
