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

  it('are asked with every option under its name, and the answer tells what was sent, and what came', async () => {
    const options = { provider: { only: ['maker'] }, session_id: 's', trace: { trace_id: 't' }, user: 'u' };
    const body = { answers: { urgent: { type: 'noul', noul: 0 } }, model: 'decider', provider: 'Maker' };
    const { transport, sent } = answeringJSON(body, { headers: { 'x-seen': 'yes' } });
    const questions = { urgent: { type: 'noul', instructions: 'Is it urgent?' } } as const;
    const asked = { model: ' maker/decider ', state: 'x', questions, options, extra: { tomorrow: 1 } };
    const answer = await decide(transport, asked);
    const expected = { model: 'maker/decider', state: 'x', questions, ...options, tomorrow: 1 };
    expect(sent.map((request) => request.body)).toEqual([expected]);
    expect(answer).toMatchObject({
      model: 'decider',
      provider: 'Maker',
      request: { url: 'https://openrouter.ai/api/alpha/decisions', body: expected },
      response: { status: 200, headers: { 'x-seen': 'yes' } },
      body,
    });
  });

  it('go to the alpha API beside the last part of the base URL, whatever its other parts are', async () => {
    const sent: string[] = [];
    const fetch = async (url: string) => {
      sent.push(url);
      return Response.json({ answers: { urgent: { type: 'noul', noul: 1 } } });
    };
    const transport = createTransport({ apiKey: 'k', baseURL: 'https://proxy.example/v1/openrouter/v1', fetch });
    await decide(transport, { ...request, questions: { urgent: { type: 'noul', instructions: 'Is it urgent?' } } });
    expect(sent).toEqual(['https://proxy.example/v1/openrouter/alpha/decisions']);
  });

  it.each<[string, Record<string, unknown>, object?]>([
    ['a choice without one', { type: 'choice', confidence: 1 }],
    ['an empty choice', { type: 'choice', choice: '' }],
    ['a score without one', { type: 'score', confidence: 1 }],
    ['a score that is no number', { type: 'score', score: '1' }],
    ['a noul without one', { type: 'noul' }],
    ['an unknown kind with values of known ones', { type: 'sphinx', choice: 'a', score: 1, noul: 1 }],
    [
      'a score with its confidence',
      { type: 'score', choice: 'a', score: 0, confidence: 0.5 },
      { type: 'score', score: 0, confidence: 0.5 },
    ],
    ['a noul with another value beside it', { type: 'noul', score: 2, noul: 0 }, { type: 'boolean', probability: 0 }],
    [
      'probabilities of which some are none',
      { type: 'choice', choice: 'a', probabilities: { a: 0.5, b: 'much', c: 0 } },
      { type: 'choice', choice: 'a', probabilities: { a: 0.5, c: 0 }, confidence: undefined },
    ],
    [
      'one probability',
      { type: 'choice', choice: 'a', probabilities: { a: 1 } },
      { type: 'choice', choice: 'a', probabilities: { a: 1 }, confidence: undefined },
    ],
    [
      'probabilities of which all are none',
      { type: 'choice', choice: 'a', probabilities: { a: null } },
      { type: 'choice', choice: 'a', probabilities: undefined, confidence: undefined },
    ],
  ])('are what their kind says and nothing else: %s', async (_, answer, expected) => {
    const { transport } = answeringJSON({ answers: { urgent: answer } });
    const questions = { urgent: { type: 'noul', instructions: 'Is it urgent?' } } as const;
    const { decisions } = await decide(transport, { ...request, questions });
    expect(decisions['urgent']).toEqual(expected ?? { type: 'unknown', answer });
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
    expect(await failureOf(decide(transport, short))).toMatchObject({
      kind: 'configuration',
      setting: 'baseURL',
      message: expect.stringContaining('alpha API') as string,
    });
    await decide(transport, { ...short, baseURL: 'https://proxy.example/alpha' });
    const elsewhere = decide(transport, { ...short, baseURL: 'https://evil.example/alpha' });
    expect(await failureOf(elsewhere)).toMatchObject({ kind: 'configuration', setting: 'baseURL' });
    expect(sent).toEqual(['https://proxy.example/alpha/decisions']);
  });

  it('without questions or a model are refused before the request, and open questions are an error', async () => {
    const { transport, sent } = answeringJSON({});
    expect(await failureOf(decide(transport, { ...request, questions: {} }))).toMatchObject({
      kind: 'configuration',
      setting: 'questions',
      message: expect.stringContaining('no questions') as string,
    });
    expect(await failureOf(decide(transport, { ...request, model: ' ' }))).toMatchObject({
      kind: 'configuration',
      setting: 'model',
    });
    expect(sent).toEqual([]);
    const { urgent: _, ...others } = request.questions;
    const answers = Object.fromEntries(Object.keys(others).map((name) => [name, {}]));
    expect((await failureOf(decide(answeringJSON({ answers }).transport, request))).message).toContain('open: urgent');
    const open = await failureOf(decide(answeringJSON({ answers: { folder: {} } }).transport, request));
    expect(open.kind).toBe('invalid-response');
    expect(open.message).toContain('tone, urgent, riddle');
  });
});
