import { describe, expect, it } from 'vitest';
import { answeringJSON, failureOf } from '../../test/json-answers.ts';
import { createTransport, decide } from '../index.ts';
import type { DecisionQuestion, DecisionRequest } from '../index.ts';

const request: DecisionRequest = {
  model: 'maker/decider',
  state: { mail: 'Buy now!' },
  questions: {
    folder: { type: 'choice', instructions: 'Where does it go?', criteria: { inbox: null, spam: 'Advertising' } },
    tone: { type: 'score', instructions: 'How friendly?', criteria: ['rude', 'plain', 'kind'] },
    urgent: { type: 'noul', instructions: 'Is it urgent?' },
    riddle: { type: 'noul', instructions: 'What is it?' },
  },
};

describe('decisions', () => {
  it('are asked of the alpha API and read by their kind', async () => {
    const body = {
      id: 'gen-dec-1',
      model: 'decider',
      answers: {
        folder: { type: 'choice', choice: 'spam', probabilities: { inbox: 0.1, spam: 0.9 }, confidence: 0.8 },
        tone: { type: 'score', score: 1.5 },
        urgent: { type: 'noul', noul: 0.25 },
        riddle: { type: 'sphinx', word: 'man' },
      },
      usage: { input_tokens: 10, output_tokens: 2, cost: 0.001 },
    };
    const { transport, sent } = answeringJSON(body);
    expect(await decide(transport, request)).toMatchObject({
      decisions: {
        folder: { type: 'choice', choice: 'spam', probabilities: { inbox: 0.1, spam: 0.9 }, confidence: 0.8 },
        tone: { type: 'score', score: 1.5, probabilities: undefined },
        urgent: { type: 'boolean', probability: 0.25 },
        riddle: { type: 'unknown', answer: { word: 'man' } },
      },
      generationId: 'gen-dec-1',
      usage: { inputTokens: 10, outputTokens: 2, cost: { total: 0.001 } },
    });
    expect(sent[0]).toMatchObject({ url: 'https://openrouter.ai/api/alpha/decisions', method: 'POST', body: request });
  });

  it('of a base URL that does not tell where the alpha API is are refused, unless the request tells', async () => {
    const sent: string[] = [];
    const fetch = async (url: string) => {
      sent.push(url);
      return Response.json({ answers: { urgent: { type: 'noul', noul: 1 } } });
    };
    const transport = createTransport({ apiKey: 'k', baseURL: 'https://proxy.example/openrouter', fetch });
    const { urgent } = request.questions;
    const short: DecisionRequest = { ...request, questions: { urgent: urgent as DecisionQuestion } };
    expect(await failureOf(decide(transport, short))).toMatchObject({ kind: 'configuration', setting: 'baseURL' });
    await decide(transport, { ...short, baseURL: 'https://proxy.example/alpha' });
    const elsewhere = decide(transport, { ...short, baseURL: 'https://evil.example/alpha' });
    expect(await failureOf(elsewhere)).toMatchObject({ kind: 'configuration', setting: 'baseURL' });
    expect(sent).toEqual(['https://proxy.example/alpha/decisions']);
  });

  it('without questions are refused before the request, and open questions are an error', async () => {
    const { transport, sent } = answeringJSON({});
    expect((await failureOf(decide(transport, { ...request, questions: {} }))).kind).toBe('configuration');
    expect(sent).toEqual([]);
    const open = await failureOf(decide(answeringJSON({ answers: { folder: {} } }).transport, request));
    expect(open.kind).toBe('invalid-response');
    expect(open.message).toContain('tone, urgent, riddle');
  });
});
