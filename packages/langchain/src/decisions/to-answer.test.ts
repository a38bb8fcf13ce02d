import type { Answer, Question } from '@langchain/core/decisions';
import { describe, expect, it } from 'vitest';

import { answering, failureOf } from '../../test/answering.ts';
import { OpenRouterDecisions } from '../decisions.ts';

const choice: Question = { type: 'choice', instructions: 'Which?', criteria: { a: null, b: 'B', c: null } };
const score: Question = { type: 'score', instructions: 'How?', criteria: ['low', 'middle', 'high'] };
const noul: Question = { type: 'noul', instructions: 'Is it?' };

/** LangChain's answer to a question that the API answers so. */
async function answer(question: Question, given: unknown): Promise<Answer | undefined> {
  const body = { id: 'gen-1', model: 'm', provider: 'Maker', answers: { asked: given }, usage: { cost: 0.5 } };
  const { fields } = answering(Response.json(body, { headers: { 'x-seen': 'yes' } }));
  const { answers } = await new OpenRouterDecisions(fields).invoke({ state: 'x', questions: { asked: question } });
  return answers['asked'];
}

describe('an answer', () => {
  it.each<[string, Question, object, object]>([
    [
      'has the probability of the choice for its confidence where that is not told',
      choice,
      { type: 'choice', choice: 'b', probabilities: { a: 0.1, b: 0.7, c: 0.2 } },
      { confidence: 0.7 },
    ],
    [
      'has the probability of the likeliest level for its confidence where that is not told',
      score,
      { type: 'score', score: 1.3, probabilities: { 0: 0.1, 1: 0.5, 2: 0.4 } },
      { confidence: 0.5, legend: { 0: 'low', 1: 'middle', 2: 'high' } },
    ],
    [
      'gives the only label without a probability what the others leave',
      choice,
      { type: 'choice', choice: 'a', probabilities: { a: 0.9, c: 0.02 } },
      { probabilities: { a: 0.9, b: 0.08, c: 0.02 }, confidence: 0.9 },
    ],
    [
      'gives labels without a probability nothing where nothing is left',
      choice,
      { type: 'choice', choice: 'a', probabilities: { a: 0.998 }, confidence: 0.8 },
      { probabilities: { a: 0.998, b: 0, c: 0 }, confidence: 0.8 },
    ],
    [
      'keeps probabilities that are rounded',
      choice,
      { type: 'choice', choice: 'a', probabilities: { a: 0.34, b: 0.33, c: 0.34 } },
      { probabilities: { a: 0.34, b: 0.33, c: 0.34 } },
    ],
    [
      'is certain of the only label there is',
      { type: 'choice', instructions: 'Which?', criteria: { a: null } },
      { type: 'choice', choice: 'a' },
      { probabilities: { a: 1 }, confidence: 1 },
    ],
    ['is not more than certain because of rounding', noul, { type: 'noul', noul: 1.0000000000000002 }, { noul: 1 }],
    ['is not less than impossible because of rounding', noul, { type: 'noul', noul: -1e-17 }, { noul: 0 }],
  ])('%s', async (_, question, given, expected) => {
    expect(await answer(question, given)).toMatchObject({ type: question.type, ...expected });
  });

  it.each<[string, Question, unknown, string]>([
    ['without a distribution', choice, { type: 'choice', choice: 'a', confidence: 0.9 }, 'no probability of a, b, c'],
    [
      'with half a distribution',
      choice,
      { type: 'choice', choice: 'a', probabilities: { a: 0.9 } },
      'no probability of b, c',
    ],
    ['of a score alone', score, { type: 'score', score: 1 }, 'no probability of 0, 1, 2'],
    ['that is none of the labels', choice, { type: 'choice', choice: 'z', probabilities: { z: 1 } }, '"z"'],
    ['that is inherited by every object', choice, { type: 'choice', choice: 'toString' }, '"toString"'],
    ['of another kind', noul, { type: 'score', score: 1 }, 'type noul'],
    ['of an unknown kind', score, { type: 'guess', guess: 1 }, 'type score'],
    ['without its value', choice, { type: 'choice' }, 'type choice'],
    ['that is more than certain', noul, { type: 'noul', noul: 1.2 }, 'noul'],
    ['that is a little more than certain', noul, { type: 'noul', noul: 1.000_002 }, 'noul'],
    ['that is less than impossible', noul, { type: 'noul', noul: -0.2 }, 'noul'],
    ['that is a little less than impossible', noul, { type: 'noul', noul: -0.000_002 }, 'noul'],
    [
      'with a confidence in percent',
      score,
      { type: 'score', score: 0, probabilities: { 0: 1, 1: 0, 2: 0 }, confidence: 87 },
      'confidence',
    ],
    ['that is missing', noul, undefined, 'asked'],
  ])('%s cannot be used, and the error has what was paid for', async (_, question, given, said) => {
    expect(await failureOf(answer(question, given))).toMatchObject({
      kind: 'invalid-response',
      message: expect.stringContaining(said),
      generationId: 'gen-1',
      body: { model: 'm' },
      headers: { 'x-seen': 'yes' },
      usage: { cost: { total: 0.5 } },
      isRetryable: false,
    });
  });

  it('that cannot be used tells which upstream gave it', async () => {
    const error = await failureOf(answer(choice, { type: 'choice', choice: 'z', probabilities: { z: 1 } }));
    expect(error).toMatchObject({
      providerName: 'Maker',
      message: 'The answer to the question "asked" cannot be used: its choice "z" is none of the labels',
    });
  });
});
