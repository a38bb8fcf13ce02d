import { describe, expect, test } from 'vitest';

import { createEmulator } from '../index.ts';
import { call, callError, callJson, generationOf } from '../testing/call.ts';

const PATH = '/api/alpha/decisions';
const MODEL = 'typesafe-ai/jev';

interface Answer {
  id: string;
  answers: Record<string, Record<string, unknown>>;
  usage: Record<string, number>;
}

const CHOICE = {
  type: 'choice',
  instructions: 'What is the message about?',
  criteria: { billing: 'An invoice, a payment or a refund', technical: 'An error or a crash', other: null },
};
const decide = async (state: unknown, questions: Record<string, unknown>) =>
  (await callJson<Answer>(createEmulator(), PATH, { model: MODEL, state, questions })).answers;
const sum = (chances: unknown) =>
  Object.values(chances as Record<string, number>).reduce((total, one) => total + one, 0);

describe('decisions', () => {
  test('choose the option that says most of the state', async () => {
    const { topic } = await decide('I want a refund, the payment was wrong', { topic: CHOICE });
    expect(topic).toMatchObject({ type: 'choice', choice: 'billing' });
    expect(sum(topic?.probabilities)).toBeCloseTo(1, 9);
    expect(topic).toMatchObject({ probabilities: { billing: topic?.confidence } });
    const other = await decide({ message: 'The app shows an error', tags: ['crash'] }, { topic: CHOICE });
    expect(other.topic?.choice).toBe('technical');
  });

  test('tell how likely something is', async () => {
    const criteria = { true: 'The customer is angry', false: 'The customer is happy' };
    const question = { type: 'noul', instructions: 'Is the customer angry?', criteria };
    const answers = await decide('An angry customer shouts', {
      angry: question,
      bare: { type: 'noul', instructions: 'Pigs' },
    });
    expect(answers.angry?.noul).toBeGreaterThan(0.5);
    expect(answers.bare?.noul).toBeLessThan(0.1);
  });

  test('give a score that is the mean of its levels', async () => {
    const criteria = ['no urgency', { text: 'some urgency, this week' }, 'an emergency, right now'];
    const { urgency } = await decide(['Help, an emergency right now!'], {
      urgency: { type: 'score', instructions: 'How urgent?', criteria },
    });
    const chances = urgency?.probabilities as Record<string, number>;
    expect(urgency?.score).toBeCloseTo((chances['1'] ?? 0) + 2 * (chances['2'] ?? 0), 5);
    expect(urgency?.score).toBeGreaterThan(1);
    expect(urgency?.legend).toEqual({ '0': 'no urgency', '1': { text: 'some urgency, this week' }, '2': criteria[2] });
  });

  test('cost what the price table says', async () => {
    const emulator = createEmulator();
    const { id, usage } = await callJson<Answer>(emulator, PATH, {
      model: MODEL,
      state: 'x',
      questions: { a: CHOICE },
    });
    const { input_tokens: input = 0, output_tokens: output = 0 } = usage;
    expect(usage.cost).toBe(Number((input * 0.0000002 + output * 0.0000008).toFixed(12)));
    expect(await generationOf(emulator, id)).toMatchObject({ total_cost: usage.cost, tokens_prompt: input });
  });

  test.each([
    [{ questions: {} }, 'questions: Too small'],
    [{ questions: { a: { type: 'box' } } }, 'questions.a.type: Invalid option'],
    [{ questions: { a: { ...CHOICE, criteria: {} } } }, 'questions.a.criteria: Too small'],
    [{ questions: { a: { ...CHOICE, type: 'score' } } }, 'questions.a.criteria: Invalid input: expected an array'],
    [{ questions: { a: { type: 'noul' } } }, 'questions.a.instructions'],
    [{ questions: { a: { type: 'noul', instructions: 'x', criteria: { true: 'y' } } } }, 'questions.a.criteria.false'],
    [{ state: 7 }, 'state: Invalid input'],
    [{ model: 'openai/gpt-4o' }, 'Use /chat/completions'],
  ])('%j is a 400', async (body, message) => {
    const said = await callError(createEmulator(), PATH, {
      model: MODEL,
      state: 'a',
      questions: { a: CHOICE },
      ...body,
    });
    expect(said).toMatch(/^400 /);
    expect(said).toContain(message);
  });

  test('are not below /api/v1, and chat is not below /api/alpha', async () => {
    expect((await call(createEmulator(), PATH, {})).status).toBe(400);
    expect((await call(createEmulator(), '/decisions', {})).status).toBe(404);
    expect((await call(createEmulator(), `/api/v1${PATH}`, {})).status).toBe(404);
    expect((await call(createEmulator(), '/api/alpha/chat/completions', {})).status).toBe(404);
  });
});
