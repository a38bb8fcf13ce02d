import {
  APICallError,
  InvalidArgumentError,
  InvalidResponseDataError,
  UnsupportedFunctionalityError,
  type Experimental_DecisionModelV4CallOptions as DecisionCall,
} from '@ai-sdk/provider';
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
      decisionsBaseURL: 'https://proxy.example/of-provider/api/alpha',
    });
    const call = { state: 'I won!', questions };
    await decide({ model: openrouter.decisionModel('a/b'), ...call });
    await decide({
      model: openrouter.decisionModel('a/b', { baseURL: 'https://proxy.example/of-model/api/alpha' }),
      ...call,
    });
    expect(asked.map(({ path }) => path)).toEqual([
      'https://proxy.example/of-provider/api/alpha/decisions',
      'https://proxy.example/of-model/api/alpha/decisions',
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

  it.each<[string, unknown[], unknown]>([
    ['a text', [{ type: 'text', text: 'x' }], 'x'],
    ['an empty text', [{ type: 'text', text: '' }], ''],
    ['a list', [{ type: 'json', value: ['x', 1] }], ['x', 1]],
    ['nothing', [{ type: 'json', value: null }], [null]],
    ['yes', [{ type: 'json', value: true }], [true]],
    [
      'a number between texts',
      [
        { type: 'json', value: 7 },
        { type: 'text', text: 'x' },
      ],
      [7, 'x'],
    ],
    [
      'a file',
      [{ type: 'file', data: { type: 'url', url: new URL('https://a.example/cat.png') }, mediaType: 'image/png' }],
      { type: 'image_url', image_url: { url: 'https://a.example/cat.png' } },
    ],
  ])('sends a state that is %s in a form that the API takes', async (_, state, sent) => {
    const { openrouter, asked } = answering(() => decided());
    // Callers without types give anything.
    await openrouter.decisionModel('a/b').doDecide({ state: state as DecisionCall['state'], questions });
    expect(asked[0]?.body['state']).toEqual(sent);
  });

  it('asks in plain words where a question has none, and leaves out criteria that were not given', async () => {
    const given = { ...answers, ham: { type: 'noul', noul: 0 } };
    const { openrouter, asked } = answering(() => decided({ answers: given }));
    await openrouter.decisionModel('a/b').doDecide({
      state: [{ type: 'text', text: 'x' }],
      questions: {
        mood: { type: 'choice', criteria: { glad: { words: ['happy'] }, sad: null } },
        urgency: { type: 'score', criteria: [['can wait'], null] },
        spam: { type: 'boolean' },
        ham: { type: 'boolean', criteria: { false: { sells: 'something' } } },
      },
    });
    expect(asked[0]?.body['questions']).toEqual({
      mood: {
        type: 'choice',
        instructions: 'Which of these fits best?',
        criteria: { glad: { words: ['happy'] }, sad: null },
      },
      urgency: { type: 'score', instructions: 'Which level fits best?', criteria: [['can wait'], 'Level 1'] },
      spam: { type: 'noul', instructions: 'Is it so?' },
      ham: {
        type: 'noul',
        instructions: 'Is it so?',
        criteria: { true: 'It is so.', false: { sells: 'something' } },
      },
    });
  });

  it('takes options of the call, which win over those of the model', async () => {
    const { openrouter, asked } = answering(() => decided(), { baseURL: 'https://proxy.example/openrouter' });
    const model = openrouter.decisionModel('a/b', {
      user: 'model',
      sessionId: 's',
      trace: { traceId: 't' },
      provider: { requireParameters: true },
    });
    const { warnings } = await decide({
      model,
      state: 'x',
      questions,
      reasoning: 'none',
      providerOptions: { openrouter: { user: 'call', baseURL: 'https://proxy.example/api/alpha' } },
    });
    expect(asked).toMatchObject([
      {
        path: 'https://proxy.example/api/alpha/decisions',
        body: {
          user: 'call',
          session_id: 's',
          trace: { trace_id: 't' },
          provider: { require_parameters: true },
        },
      },
    ]);
    expect(asked[0]?.body).not.toHaveProperty('baseURL');
    expect(warnings).toEqual([]);
  });

  it.each(['model', 'state', 'questions'])('does not take %s for an option', async (name) => {
    const { openrouter, asked } = answering(() => decided());
    const state = [{ type: 'text' as const, text: 'x' }];
    const { warnings } = await openrouter
      .decisionModel('a/b')
      .doDecide({ state, questions, providerOptions: { openrouter: { [name]: 'other' } } });
    expect(warnings).toMatchObject([{ type: 'unsupported', feature: `providerOptions.openrouter.${name}` }]);
    expect(asked[0]?.body[name]).not.toBe('other');
  });

  it('sends what it does not know, with a warning, and what the provider sends with every request', async () => {
    const { openrouter, asked } = answering(() => decided(), { extraBody: { everywhere: 1 } });
    const state = [{ type: 'text' as const, text: 'x' }];
    const providerOptions = { openrouter: { tomorrow: 2 } };
    const { warnings } = await openrouter.decisionModel('a/b').doDecide({ state, questions, providerOptions });
    expect(warnings).toMatchObject([{ type: 'other', message: expect.stringContaining('tomorrow') as string }]);
    expect(asked[0]?.body).toMatchObject({ everywhere: 1, tomorrow: 2 });
  });

  const ask = async (fields: Record<string, unknown>) =>
    answering(() => jsonAnswer({ answers, ...fields }, 200, { 'x-seen': 'yes' }))
      .openrouter.decisionModel('a/b')
      .doDecide({ state: [{ type: 'text', text: 'x' }], questions });

  it('tells no more than the answer does', async () => {
    const result = await ask({ answers: { ...answers, mood: { type: 'choice', choice: 'glad' } } });
    expect(result.usage).toStrictEqual({});
    expect(result.providerMetadata?.['openrouter']).toEqual({ usage: {} });
    expect(result.response).toStrictEqual({
      headers: expect.objectContaining({ 'x-seen': 'yes' }) as object,
      body: expect.objectContaining({ answers: expect.anything() as object }) as object,
    });
    expect(result.answers['mood']).toStrictEqual({ type: 'choice', choice: 'glad' });
  });

  it('hands on that the model refused to answer a question', async () => {
    const { answers: given } = await ask({ answers: { ...answers, spam: { type: 'refusal' } } });
    expect(given).toMatchObject({ mood: { type: 'choice' }, spam: { type: 'refusal' } });
  });

  it.each([
    ['all options', { glad: 0.5, sad: 0.5 }, true],
    ['another option', { glad: 0.5, other: 0.5 }, false],
    ['one too many', { glad: 0.5, sad: 0.5, other: 0 }, false],
  ])('has a distribution only over the options that were asked for: %s', async (_, probabilities, isGiven) => {
    const { answers: given } = await ask({ answers: { ...answers, mood: { ...answers.mood, probabilities } } });
    expect(given['mood']).toEqual({ type: 'choice', choice: 'glad', ...(isGiven && { probabilities }) });
  });

  it.each<[string, object, number, object | undefined]>([
    ['decimals', { glad: 0.67, sad: 0.33 }, 0.8, { probabilityDecimals: 2, scoreDecimals: 1 }],
    ['whole numbers', { glad: 1, sad: 0 }, 2, { probabilityDecimals: 1, scoreDecimals: 0 }],
    ['eight decimals', { glad: 0.12345678, sad: 0.87654322 }, 1.12345678, { probabilityDecimals: 8, scoreDecimals: 8 }],
    ['doubles', { glad: 0.123456789, sad: 0.876543211 }, 1.123456789, undefined],
    ['powers', { glad: 1e-7, sad: 1 }, 1e-7, undefined],
  ])('tells how far numbers are rounded: %s', async (_, probabilities, score, rounding) => {
    const { rounding: told } = await ask({
      answers: {
        ...answers,
        mood: { ...answers.mood, probabilities },
        urgency: { type: 'score', score, probabilities: { 0: 0.4, 1: 0.4, 2: 0.2 } },
      },
    });
    expect(told).toEqual(rounding);
  });

  it('tells no rounding of what has no numbers', async () => {
    const { rounding } = await answering(() => jsonAnswer({ answers }))
      .openrouter.decisionModel('a/b')
      .doDecide({ state: [{ type: 'text', text: 'x' }], questions: { spam: questions.spam } });
    expect(rounding).toBeUndefined();
  });

  it('warns of options that the API has not', async () => {
    const { openrouter } = answering(() => decided());
    const model = openrouter.decisionModel('typesafe-ai/jev');
    const { warnings } = await decide({ model, state: 'x', questions, maxOutputTokens: 5, reasoning: 'high' });
    expect(warnings).toMatchObject([
      { type: 'unsupported', feature: 'maxOutputTokens', details: expect.stringContaining('no option') as string },
      { type: 'unsupported', feature: 'reasoning' },
    ]);
    const state = [{ type: 'text' as const, text: 'x' }];
    for (const reasoning of ['none', 'provider-default'] as const)
      expect((await model.doDecide({ state, questions, reasoning })).warnings).toEqual([]);
  });

  it('is asked by the older name too', async () => {
    const { openrouter } = answering(() => decided());
    const model = openrouter.evaluationModel('typesafe-ai/jev');
    expect((await evaluate({ model, state: 'x', questions })).answers.spam.probability).toBe(0.02);
    const { answers: older } = await model.doEvaluate({ state: [{ type: 'text', text: 'x' }], questions });
    expect(older['spam']).toEqual({ type: 'boolean', probability: 0.02 });
  });

  it.each([
    ['a question without an answer', { ...answers, spam: undefined }, APICallError, 'open: spam'],
    [
      'an answer of an unknown kind',
      { ...answers, spam: { type: 'guess' } },
      InvalidResponseDataError,
      '"spam" has an',
    ],
  ])('asks once for %s', async (_, given, kind, said) => {
    const { openrouter, asked } = answering(() => decided({ answers: given }));
    const error = await rejectionOf(decide({ model: openrouter.decisionModel('a/b'), state: 'x', questions }));
    expect(kind.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ message: expect.stringContaining(said) as string });
    if (InvalidResponseDataError.isInstance(error)) expect(error.data).toMatchObject({ id: 'gen-dec-1' });
    expect(asked).toHaveLength(1);
  });

  it('refuses boxes before the request', async () => {
    const { openrouter, asked } = answering(() => decided());
    const boxes = { where: { type: 'box' as const, instructions: 'Where is the cat?' } };
    const error = await rejectionOf(decide({ model: openrouter.decisionModel('a/b'), state: 'x', questions: boxes }));
    expect(error).toMatchObject({ message: expect.stringContaining('box') as string });
    const state = [{ type: 'text' as const, text: 'x' }];
    const direct = await rejectionOf(openrouter.decisionModel('a/b').doDecide({ state, questions: boxes }));
    expect(UnsupportedFunctionalityError.isInstance(direct) && direct.functionality).toBe('questions of type box');
    expect(direct).toMatchObject({ message: 'OpenRouter decides choices, scores and booleans.' });
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
