import { APICallError, InvalidArgumentError, InvalidResponseDataError } from '@ai-sdk/provider';
import { experimental_decide as decide, experimental_evaluate as evaluate } from 'ai';
import { describe, expect, it } from 'vitest';

import { answering, jsonAnswer, rejectionOf } from '../../test/answering.ts';
import { connectEmulator } from '../../test/connect-emulator.ts';

const questions = {
  mood: {
    type: 'choice' as const,
    instructions: 'How does it sound?',
    criteria: { glad: 'Happy words', sad: null },
  },
  urgency: { type: 'score' as const, criteria: ['can wait', null, 'at once'] },
  spam: { type: 'boolean' as const, instructions: 'Is it spam?', criteria: { true: 'It sells something' } },
};
const answers = {
  mood: { type: 'choice', choice: 'glad', probabilities: { glad: 0.67, sad: 0.33 }, confidence: 0.9 },
  urgency: { type: 'score', score: 0.8, probabilities: { 0: 0.4, 1: 0.4, 2: 0.2 } },
  spam: { type: 'noul', noul: 0.02 },
};
const usage = { input_tokens: 12, output_tokens: 3, cost: 0.0001 };

function decided(fields: Record<string, unknown> = {}): Response {
  return jsonAnswer({ id: 'gen-dec-1', model: 'jev', provider: 'Typesafe', answers, usage, ...fields });
}

describe('decide', () => {
  it('asks behind a base URL that does not tell where the alpha API is only where the settings do, on the same origin', async () => {
    const { openrouter, asked } = answering(() => decided(), { baseURL: 'https://proxy.example/openrouter' });
    const call = { state: 'I won!', questions };
    const ask = (baseURL?: string) => decide({ model: openrouter.decisionModel('a/b', { baseURL }), ...call });
    for (const unknown of [undefined, 'https://evil.example/alpha']) {
      const error = await rejectionOf(ask(unknown));
      expect(InvalidArgumentError.isInstance(error) && error.argument).toBe('baseURL');
    }
    expect(asked).toEqual([]);
    await ask('https://proxy.example/api/alpha');
    expect(asked).toMatchObject([{ path: 'https://proxy.example/api/alpha/decisions' }]);
  });

  it('asks where the provider says, unless the model says otherwise', async () => {
    const { openrouter, asked } = answering(() => decided(), {
      baseURL: 'https://proxy.example/openrouter',
      decisionsBaseURL: 'https://proxy.example/of-provider',
    });
    const call = { state: 'I won!', questions };
    await decide({ model: openrouter.decisionModel('a/b'), ...call });
    await decide({ model: openrouter.decisionModel('a/b', { baseURL: 'https://proxy.example/of-model' }), ...call });
    expect(asked.map(({ path }) => path)).toEqual([
      'https://proxy.example/of-provider/decisions',
      'https://proxy.example/of-model/decisions',
    ]);
  });

  it('answers choices, scores and booleans, with usage and cost', async () => {
    const { openrouter, asked } = answering(() => decided());
    const result = await decide({
      model: openrouter.decisionModel('typesafe-ai/jev', { provider: { only: ['typesafe-ai'] }, sessionId: 's' }),
      state: 'I won!',
      questions,
    });
    expect(result.answers).toEqual({
      mood: { type: 'choice', choice: 'glad', probabilities: { glad: 0.67, sad: 0.33 } },
      urgency: { type: 'score', score: 0.8, probabilities: { 0: 0.4, 1: 0.4, 2: 0.2 } },
      spam: { type: 'boolean', probability: 0.02 },
    });
    expect(result.usage).toEqual({ inputTokens: 12, outputTokens: 3, totalTokens: 15 });
    expect(result.providerMetadata?.['openrouter']).toEqual({
      provider: 'Typesafe',
      generationId: 'gen-dec-1',
      usage: { promptTokens: 12, completionTokens: 3, cost: 0.0001, totalCost: 0.0001 },
      confidence: { mood: 0.9 },
    });
    expect(result.response).toMatchObject({ id: 'gen-dec-1', modelId: 'jev' });
    expect(asked).toMatchObject([{ path: 'https://openrouter.ai/api/alpha/decisions' }]);
    expect(asked[0]?.body).toEqual({
      model: 'typesafe-ai/jev',
      state: 'I won!',
      questions: {
        mood: questions.mood,
        urgency: {
          type: 'score',
          instructions: 'Which level fits best?',
          criteria: ['can wait', 'Level 1', 'at once'],
        },
        spam: {
          type: 'noul',
          instructions: 'Is it spam?',
          criteria: { true: 'It sells something', false: 'It is not so.' },
        },
      },
      provider: { only: ['typesafe-ai'] },
      session_id: 's',
    });
  });

  it('unwraps a state of one part, lists several, and maps files', async () => {
    const { openrouter, asked } = answering(() => decided());
    const model = openrouter.decisionModel('typesafe-ai/jev');
    const file = { type: 'file' as const, data: Uint8Array.of(0x89, 0x50, 0x4e, 0x47), mediaType: 'image/png' };
    for (const state of [
      { subject: 'prize' },
      [{ type: 'json' as const, value: 7 }],
      [{ type: 'text' as const, text: 'I won!' }, { type: 'json' as const, value: { prize: 1 } }, file],
    ]) {
      await decide({ model, state, questions });
    }
    expect(asked.map(({ body }) => body['state'])).toEqual([
      { subject: 'prize' },
      [7],
      ['I won!', { prize: 1 }, { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw==' } }],
    ]);
  });

  it('keeps a choice whose probabilities are rounded or about some options only', async () => {
    const thirds = { choice: 'a', probabilities: { a: 0.334, b: 0.333, c: 0.333 } };
    for (const mood of [thirds, { choice: 'a', probabilities: { a: 0.9 } }]) {
      const { openrouter } = answering(() => decided({ answers: { mood: { type: 'choice', ...mood } } }));
      const result = await decide({
        model: openrouter.decisionModel('typesafe-ai/jev'),
        state: 'x',
        questions: { mood: { type: 'choice', criteria: { a: null, b: null, c: null } } },
      });
      expect(result.answers.mood.choice).toBe('a');
    }
  });

  it('warns of options that the API has not', async () => {
    const { openrouter } = answering(() => decided());
    const model = openrouter.decisionModel('typesafe-ai/jev');
    const { warnings } = await decide({ model, state: 'x', questions, maxOutputTokens: 5, reasoning: 'high' });
    expect(warnings).toMatchObject([{ feature: 'maxOutputTokens' }, { feature: 'reasoning' }]);
  });

  it('is asked by the older name too', async () => {
    const { openrouter } = answering(() => decided());
    const model = openrouter.evaluationModel('typesafe-ai/jev');
    expect((await evaluate({ model, state: 'x', questions })).answers.spam.probability).toBe(0.02);
    const { answers: older } = await model.doEvaluate({ state: [{ type: 'text', text: 'x' }], questions });
    expect(older['spam']).toEqual({ type: 'boolean', probability: 0.02 });
  });

  it.each([
    ['a question without an answer', { ...answers, spam: undefined }, APICallError],
    ['an answer of an unknown kind', { ...answers, spam: { type: 'guess' } }, InvalidResponseDataError],
  ])('asks once for %s', async (_, given, kind) => {
    const { openrouter, asked } = answering(() => decided({ answers: given }));
    const error = await rejectionOf(decide({ model: openrouter.decisionModel('a/b'), state: 'x', questions }));
    expect(kind.isInstance(error)).toBe(true);
    expect(asked).toHaveLength(1);
  });

  it('refuses boxes before the request', async () => {
    const { openrouter, asked } = answering(() => decided());
    const boxes = { where: { type: 'box' as const, instructions: 'Where is the cat?' } };
    const error = await rejectionOf(decide({ model: openrouter.decisionModel('a/b'), state: 'x', questions: boxes }));
    expect(error).toMatchObject({ message: expect.stringContaining('box') as string });
    expect(asked).toEqual([]);
  });

  it('decides with the emulator', async () => {
    const { openrouter } = connectEmulator();
    const { answers: decisions, providerMetadata } = await decide({
      model: openrouter.decisionModel('typesafe-ai/jev'),
      state: 'My invoice is wrong, I was billed twice',
      questions: {
        topic: {
          type: 'choice',
          instructions: 'What is it about?',
          criteria: { billing: 'invoice billed twice', weather: 'rain and sun' },
        },
        urgency: { type: 'score', criteria: ['it can wait', 'billed twice', 'the house burns'] },
        spam: { type: 'boolean', instructions: 'Is it spam?' },
      },
    });
    expect(decisions.topic.choice).toBe('billing');
    expect(decisions.urgency.score).toBeGreaterThan(0);
    expect(decisions.spam.probability).toBeLessThanOrEqual(1);
    expect(providerMetadata?.['openrouter']?.['usage']).toMatchObject({ cost: expect.any(Number) as number });
  });
});
