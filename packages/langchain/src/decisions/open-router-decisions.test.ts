import { inspect } from 'node:util';

import type { ClassifierRequest, Question } from '@langchain/core/decisions';
import { ModelRefusalError } from '@langchain/core/errors';
import { HumanMessage } from '@langchain/core/messages';
import { RunnableLambda } from '@langchain/core/runnables';
import { describe, expect, it, vi } from 'vitest';

import { answering, emulating, failureOf, listening, refusing } from '../../test/answering.ts';
import { OpenRouterDecisions } from '../decisions.ts';
import { OpenRouterCostCallbackHandler, OpenRouterError } from '../index.ts';

const questions = {
  mood: { type: 'choice', instructions: 'How does it sound?', criteria: { glad: 'Happy words', sad: null } },
  urgency: { type: 'score', instructions: 'How urgent?', criteria: ['can wait', { by: 'today' }] },
  spam: { type: 'noul', instructions: 'Is it spam?' },
} satisfies Record<string, Question>;
const asked = { state: 'I won!', questions };

const answers = {
  mood: { type: 'choice', choice: 'glad', probabilities: { glad: 0.67, sad: 0.33 }, confidence: 0.9 },
  urgency: { type: 'score', score: 0.2, probabilities: { 0: 0.8, 1: 0.2 }, confidence: 0.7 },
  spam: { type: 'noul', noul: 0.02 },
};
const usage = { input_tokens: 12, output_tokens: 3, cost: 0.5 };
const decided = (fields: Record<string, unknown> = {}) => ({
  id: 'gen-dec-1',
  model: 'maker/model-1',
  provider: 'Maker',
  answers,
  usage,
  ...fields,
});

describe('OpenRouterDecisions', () => {
  it('answers choices, scores and nouls, with tokens and cost', async () => {
    const { requests, fields } = answering(decided());
    const output = await new OpenRouterDecisions({
      ...fields,
      provider: { only: ['maker'] },
      user: 'u',
      sessionId: 's',
      trace: { trace_id: 't' },
      modelKwargs: { tomorrow: true },
    }).invoke(asked);
    expect(output.answers).toEqual({
      ...answers,
      urgency: { ...answers.urgency, legend: { 0: 'can wait', 1: { by: 'today' } } },
    });
    expect(output.choices.mood.choice).toBe('glad');
    expect(output.scores.urgency.probabilities[1]).toBe(0.2);
    expect(output.nouls.spam.noul).toBe(0.02);
    expect(output).toMatchObject({
      model: 'maker/model-1',
      requestId: 'gen-dec-1',
      usage_metadata: { input_tokens: 12, output_tokens: 3, total_tokens: 15 },
      cost: 0.5,
      generationId: 'gen-dec-1',
      response_metadata: { id: 'gen-dec-1', provider: 'Maker', cost: 0.5, total_cost: 0.5 },
    });
    expect(requests).toMatchObject([{ url: 'https://openrouter.ai/api/alpha/decisions', method: 'POST' }]);
    expect(requests[0]?.body).toEqual({
      model: 'maker/model',
      state: 'I won!',
      questions,
      provider: { only: ['maker'] },
      user: 'u',
      session_id: 's',
      trace: { trace_id: 't' },
      tomorrow: true,
    });
  });

  it('answers without what the API does not tell of itself', async () => {
    const { fields } = answering(decided({ id: undefined, model: undefined, usage: undefined }));
    const output = await new OpenRouterDecisions(fields).invoke(asked);
    expect(output.model).toBe('maker/model');
    expect(Object.keys(output)).not.toContain('usage_metadata');
    expect(Object.keys(output)).not.toContain('requestId');
    expect(output.cost).toBeUndefined();
  });

  it('asks behind another base URL only where it was told of the alpha API, on the same origin', async () => {
    const { requests, fields } = answering(decided());
    const ask = (alphaBaseURL?: string) =>
      new OpenRouterDecisions({ ...fields, baseURL: 'https://proxy.example/openrouter', alphaBaseURL }).invoke(asked);
    expect(await failureOf(ask())).toMatchObject({
      kind: 'configuration',
      setting: 'alphaBaseURL',
      message: expect.stringContaining('give the address of the alpha API as alphaBaseURL'),
    });
    expect(await failureOf(ask('https://evil.example/alpha'))).toMatchObject({ kind: 'configuration' });
    expect(requests).toEqual([]);
    await ask('https://proxy.example/alpha');
    expect(requests).toMatchObject([{ url: 'https://proxy.example/alpha/decisions' }]);
  });

  it.each<[string, unknown, string, string]>([
    ['no input', undefined, 'input', 'no input'],
    ['no questions', { state: 'x', questions: {} }, 'questions', 'at least one question'],
    ['a question that is none', { state: 'x', questions: { a: { type: 'riddle' } } }, 'questions', '"a"'],
    ['a box', { state: 'x', questions: { a: { type: 'box', instructions: 'Where?' } } }, 'questions', '"a"'],
    ['no state', { questions }, 'state', 'type undefined'],
    ['a number for a state', { state: 7, questions }, 'state', 'The state is 7'],
  ])('refuses %s before the request', async (_, input, setting, said) => {
    const { requests, fields } = answering(decided());
    // Callers without types give anything.
    const error = await failureOf(new OpenRouterDecisions(fields).invoke(input as ClassifierRequest));
    expect(error).toMatchObject({ kind: 'configuration', setting, message: expect.stringContaining(said) });
    expect(requests).toEqual([]);
  });

  it('rejects with the error of the API', async () => {
    const { fields } = answering(refusing(404, 'No such model'));
    const error = await failureOf(new OpenRouterDecisions(fields).invoke(asked));
    expect(error).toBeInstanceOf(OpenRouterError);
    expect(error).toMatchObject({ kind: 'not-found', status: 404, lc_error_code: 'MODEL_NOT_FOUND' });
  });

  it('tries again what may pass', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { requests, fields } = answering(refusing(503, 'Busy'), decided());
      const pending = new OpenRouterDecisions({ ...fields, maxRetries: 1 }).invoke(asked);
      await vi.advanceTimersByTimeAsync(60_000);
      expect((await pending).answers.spam.noul).toBe(0.02);
      expect(requests).toHaveLength(2);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is a refusal of LangChain’s when the model refuses, and says which question', async () => {
    const refused = decided({ answers: { ...answers, spam: { type: 'refusal' } } });
    const { requests, fields } = answering(refused);
    const error = await failureOf(new OpenRouterDecisions({ ...fields, maxRetries: 3 }).invoke(asked));
    expect(ModelRefusalError.isInstance(error)).toBe(true);
    expect(error).toBeInstanceOf(ModelRefusalError);
    expect(error).toBeInstanceOf(OpenRouterError);
    expect(error).toMatchObject({
      name: 'ModelRefusalError',
      kind: 'content-policy',
      message: expect.stringContaining('spam'),
      generationId: 'gen-dec-1',
      providerName: 'Maker',
      body: refused,
      usage: { cost: { total: 0.5 } },
    });
    expect(requests).toHaveLength(1);
  });

  it('hides keys in the words of a refusal', async () => {
    const key = 'sk-or-v1-0123456789abcdef';
    const { fields } = answering(decided({ answers: { [key]: { type: 'refusal' } } }));
    const questions = { [key]: { type: 'noul', instructions: 'Is it so?' } } as const;
    const error = await failureOf(new OpenRouterDecisions(fields).invoke({ state: 'A text', questions }));
    expect(ModelRefusalError.isInstance(error)).toBe(true);
    expect(String(error)).toContain('[key]');
    expect(String(error)).not.toContain(key);
  });
});

describe('runs', () => {
  it('tell callbacks of tokens and cost, also those of the constructor and of the chain around', async () => {
    const [own, around] = [listening(), listening()];
    const { fields } = answering(decided());
    const model = new OpenRouterDecisions({ ...fields, callbacks: own.callbacks });
    const chain = RunnableLambda.from((state: string) => ({ ...asked, state })).pipe(model);
    await chain.invoke('Hi', { callbacks: around.callbacks });
    for (const { events, ended } of [own, around]) {
      expect(events).toMatchObject([
        {
          name: 'openrouter_cost',
          data: { model: 'maker/model-1', generationId: 'gen-dec-1', cost: 0.5, failed: false },
        },
      ]);
      expect(ended).toContainEqual(
        expect.objectContaining({ usage_metadata: expect.objectContaining({ total_tokens: 15 }) }),
      );
    }
  });

  it('are counted once, whole and failed, by the cost handler, wherever it was given', async () => {
    const handler = new OpenRouterCostCallbackHandler();
    const callbacks = [handler];
    const open = decided({ answers: { spam: answers.spam } });
    const { fields } = answering(decided(), open);
    const model = new OpenRouterDecisions({ ...fields, callbacks });
    const chain = RunnableLambda.from(async (_: string, config) => (await model.invoke(asked, config)).model);
    await chain.invoke('', { callbacks });
    expect(handler.runs).toMatchObject([{ totalCost: 0.5, inputTokens: 12, failed: false }]);
    expect(handler.runs[0]?.parentRunId).toEqual(expect.any(String));
    const error = await failureOf(chain.invoke('', { callbacks }));
    expect(error).toMatchObject({ kind: 'invalid-response', message: expect.stringContaining('mood, urgency') });
    expect(handler.runs).toMatchObject([{ failed: false }, { totalCost: 0.5, failed: true }]);
  });

  it('are language model runs with LangChain’s metadata, under the name of the class', async () => {
    const { fields } = answering(decided());
    const seen: unknown[] = [];
    const handler = {
      handleChainStart: (...[, , , , , metadata, type, name]: unknown[]) => void seen.push([name, type, metadata]),
    };
    await new OpenRouterDecisions(fields).invoke(asked, { callbacks: [handler] });
    expect(seen).toEqual([
      [
        'OpenRouterDecisions',
        'llm',
        expect.objectContaining({ ls_provider: 'openrouter', ls_model_name: 'maker/model' }),
      ],
    ]);
  });

  it('take headers of a call, which win', async () => {
    const { requests, fields } = answering(decided());
    const model = new OpenRouterDecisions({ ...fields, headers: { 'x-a': '1', 'x-b': '1' } });
    await model.invoke(asked, { headers: async () => new Headers({ 'x-b': '2' }) });
    expect(requests[0]?.headers).toMatchObject({ 'x-a': '1', 'x-b': '2' });
  });

  it('make a batch, whose failures may be given back, and a stream of one', async () => {
    const { requests, fields } = answering(decided(), refusing(400, 'Bad'), decided());
    const model = new OpenRouterDecisions({ ...fields, maxConcurrency: 1 });
    const batch = await model.batch([asked, asked], {}, { returnExceptions: true });
    expect(batch).toMatchObject([{ requestId: 'gen-dec-1' }, { kind: 'invalid-request' }]);
    for await (const output of await model.stream(asked)) expect(output.requestId).toBe('gen-dec-1');
    expect(requests).toHaveLength(3);
  });

  it('end by a signal with its reason, and by the timeout of the constructor or of the call', async () => {
    const never = answering(() => new Promise<Response>(() => undefined));
    const abort = new AbortController();
    const reason = new Error('changed my mind');
    const fetch = vi.fn<typeof never.fetch>(never.fetch);
    const pending = failureOf(
      new OpenRouterDecisions({ ...never.fields, fetch }).invoke(asked, { signal: abort.signal }),
    );
    await vi.waitFor(() => expect(fetch).toHaveBeenCalledOnce());
    abort.abort(reason);
    expect(await pending).toBe(reason);
    expect(fetch.mock.calls[0]?.[1].signal?.reason).toBe(reason);
    const timed = { name: expect.stringMatching(/Timeout|Abort/) };
    expect(await failureOf(new OpenRouterDecisions({ ...never.fields, timeout: 5 }).invoke(asked))).toMatchObject(
      timed,
    );
    const patient = new OpenRouterDecisions({ ...never.fields, timeout: 600_000 });
    expect(await failureOf(patient.invoke(asked, { timeout: 5 }))).toMatchObject(timed);
  });

  it('show the key nowhere', async () => {
    const heard: unknown[] = [];
    const { fields } = answering(decided());
    const apiKey = 'sk-or-v1-secret';
    const model = new OpenRouterDecisions({ ...fields, apiKey, headers: { 'x-api-key': apiKey } });
    await model.invoke(asked, { callbacks: [{ handleChainStart: (...told: unknown[]) => void heard.push(told) }] });
    expect(heard).toHaveLength(1);
    expect(JSON.stringify([model, heard])).not.toContain(apiKey);
    expect(inspect(model, { depth: 9, showHidden: true })).not.toContain(apiKey);
  });
});

it('is not asked again by retries around it, where the answer was paid for', async () => {
  const { requests, fields } = answering(decided({ answers: {} }));
  const outcome = new OpenRouterDecisions(fields).withRetry({ stopAfterAttempt: 3 }).invoke(asked);
  expect(await failureOf(outcome)).toMatchObject({ kind: 'invalid-response', isRetryable: false });
  expect(requests).toHaveLength(1);
});

it('is tried again by retries around it as often as they say, and hears of each failure', async () => {
  const { requests, fields } = answering(refusing(503, 'Busy'));
  const once = new OpenRouterDecisions(fields).withRetry({ stopAfterAttempt: 1 });
  expect(await failureOf(once.invoke(asked))).toMatchObject({ kind: 'overloaded' });
  expect(requests).toHaveLength(1);
  const stop = new Error('That is enough');
  const guarded = new OpenRouterDecisions(fields).withRetry({
    onFailedAttempt: () => {
      throw stop;
    },
  });
  expect(await failureOf(guarded.invoke(asked))).toBe(stop);
  expect(requests).toHaveLength(2);
});

it('is known by its name, also in minified code', () => {
  const { lc_id: id, _provider: provider } = new OpenRouterDecisions(answering({}).fields);
  expect([id, provider, OpenRouterDecisions.lc_name()]).toEqual([
    ['openrouter', 'OpenRouterDecisions'],
    'openrouter',
    'OpenRouterDecisions',
  ]);
});

it('works with the emulator', async () => {
  const { fields } = emulating();
  const handler = new OpenRouterCostCallbackHandler();
  const model = new OpenRouterDecisions({ ...fields, model: 'typesafe-ai/jev' });
  const output = await model.invoke(
    {
      state: { messages: [new HumanMessage('My invoice is wrong, I was billed twice')], plan: 'pro' },
      questions: {
        topic: {
          type: 'choice',
          instructions: 'What is it about?',
          criteria: { billing: 'invoice billed twice', weather: 'rain and sun', other: null },
        },
        urgency: { type: 'score', instructions: 'How urgent?', criteria: [null, 'billed twice', { when: 'at once' }] },
        spam: { type: 'noul', instructions: ['Is it spam?'], criteria: { true: 'It sells something' } },
      },
    },
    { callbacks: [handler] },
  );
  expect(output.choices.topic.choice).toBe('billing');
  expect(Object.keys(output.choices.topic.probabilities)).toEqual(['billing', 'weather', 'other']);
  expect(output.scores.urgency.legend).toEqual({ 0: null, 1: 'billed twice', 2: { when: 'at once' } });
  expect(output.nouls.spam.noul).toBeLessThanOrEqual(1);
  expect(output.usage_metadata?.total_tokens).toBeGreaterThan(0);
  expect(handler.totalCost).toBe(output.cost);
  expect(output.cost).toBeGreaterThan(0);
});
