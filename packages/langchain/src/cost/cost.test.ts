import { InMemoryCache } from '@langchain/core/caches';
import { HumanMessage } from '@langchain/core/messages';
import { RunnableLambda } from '@langchain/core/runnables';
import { FakeListChatModel } from '@langchain/core/utils/testing';
import { describe, expect, it, vi } from 'vitest';

import { mergeChunks } from '../../test/merge-chunks.ts';
import { event, failure, modelOn, play, streamed, whole } from '../../test/upstream.ts';
import type { PlayedAnswer } from '../../test/upstream.ts';
import { OpenRouterCostCallbackHandler, OpenRouterError } from '../index.ts';

const price = 0.00042;

describe('the cost handler', () => {
  it('counts whole, streamed and collected answers once each, in whatever run they are', async () => {
    const handler = new OpenRouterCostCallbackHandler();
    const model = modelOn(play(whole({ content: 'Hi' })));
    const streaming = modelOn(play({ body: streamed([{ content: 'Hi' }]) }));
    const collected = modelOn(play({ body: streamed([{ content: 'Hi' }]) }), { streaming: true });
    const inner = RunnableLambda.from(async (input: string, config) => (await model.invoke(input, config)).text);
    const chain = RunnableLambda.from(async (input: string, config) => {
      await inner.invoke(input, config);
      await mergeChunks(await streaming.stream(input, config));
      return (await collected.invoke(input, config)).text;
    });
    await chain.invoke('Hi', { callbacks: [handler] });
    expect(handler.runs).toHaveLength(3);
    expect(handler.totalCost).toBeCloseTo(3 * price, 10);
    expect(handler.totalTokens).toBe(90);
    expect(handler.runs[0]).toMatchObject({
      runId: expect.any(String),
      parentRunId: expect.any(String),
      model: 'maker/model-1',
      provider: 'Maker',
      generationId: 'gen-1',
      inputTokens: 20,
      outputTokens: 10,
      cost: price,
      totalCost: price,
      failed: false,
    });
  });

  it('counts once when it was given to the model and to the call', async () => {
    const handler = new OpenRouterCostCallbackHandler();
    await modelOn(play(whole({ content: 'Hi' })), { callbacks: [handler] }).invoke('Hi', { callbacks: [handler] });
    expect(handler.totalCost).toBe(price);
  });

  it('counts each of n answers and each prompt of a batch', async () => {
    const handler = new OpenRouterCostCallbackHandler();
    const model = modelOn(play(whole({ content: 'Hi' })), { callbacks: [handler] });
    await model.generate([[new HumanMessage('Hi')]], { n: 3 });
    await model.batch(['1', '2']);
    expect(handler.runs).toHaveLength(5);
    expect(handler.totalCost).toBe(Number((5 * price).toPrecision(15)));
  });

  it('counts both prices with an own key', async () => {
    const handler = new OpenRouterCostCallbackHandler();
    const usage = {
      prompt_tokens: 1,
      completion_tokens: 1,
      total_tokens: 2,
      cost: 0.01,
      is_byok: true,
      cost_details: { upstream_inference_cost: 0.2 },
    };
    await modelOn(play(whole({ content: 'Hi' }, { usage }))).invoke('Hi', { callbacks: [handler] });
    expect(handler.runs[0]).toMatchObject({ cost: 0.01 });
    expect(handler.totalCost).toBeCloseTo(0.21, 10);
  });

  it('counts what an answer had used that broke off', async () => {
    const handler = new OpenRouterCostCallbackHandler();
    const body = [
      event({ id: 'gen-9', choices: [{ index: 0, delta: { content: 'Hi' }, finish_reason: null }] }),
      event({
        id: 'gen-9',
        choices: [{ index: 0, delta: {}, finish_reason: 'error' }],
        usage: { prompt_tokens: 3, completion_tokens: 1, total_tokens: 4, cost: 0.5 },
        error: { code: 502, message: 'Boom' },
      }),
    ];
    const reading = modelOn(play({ body })).stream('Hi', { callbacks: [handler] });
    await expect(reading.then(mergeChunks)).rejects.toThrow('Boom');
    expect(handler.runs).toMatchObject([{ generationId: 'gen-9', inputTokens: 3, totalCost: 0.5, failed: true }]);
  });

  const failed = [
    event({ id: 'gen-9', choices: [{ index: 0, delta: { content: 'Hi' }, finish_reason: null }] }),
    event({
      id: 'gen-9',
      choices: [{ index: 0, delta: { content: '' }, finish_reason: 'stop' }],
      error: { code: 502, message: 'Boom' },
    }),
  ];
  const lateUsage = event({
    id: 'gen-9',
    choices: [{ index: 0, delta: { content: '' }, finish_reason: null }],
    usage: { prompt_tokens: 3, completion_tokens: 1, total_tokens: 4, cost: 0.5 },
  });

  it('counts what an answer tells that it had used after it broke off', async () => {
    for (const ask of ['stream', 'collect', 'events'] as const) {
      const handler = new OpenRouterCostCallbackHandler();
      const callbacks = [handler];
      const model = modelOn(play({ body: [...failed, lateUsage] }), { streaming: ask === 'collect' });
      const asked =
        ask === 'stream'
          ? model.stream('Hi', { callbacks }).then(mergeChunks)
          : ask === 'collect'
            ? model.invoke('Hi', { callbacks })
            : Promise.resolve(model.streamEvents('Hi'));
      await expect(asked).rejects.toMatchObject({
        message: expect.stringContaining('Boom'),
        usage: { cost: { total: 0.5 } },
      });
      // A direct `streamEvents` calls no callbacks.
      expect(handler.totalCost).toBe(ask === 'events' ? 0 : 0.5);
    }
  });

  it('names an answer that broke off before it told what it had used, and one that could not be read', async () => {
    const whole = JSON.stringify({ id: 'gen-9', choices: [{ message: { role: 'assistant', content: 'Hi' } }] });
    const answers: [PlayedAnswer, boolean][] = [
      [{ body: failed.slice(0, 1) }, true],
      // An upstream that fails inside an answer may have been paid for its part.
      [{ body: failed }, true],
      [{ body: [...failed.slice(0, 1), 'data: {"oops\n\n'] }, true],
      [
        { headers: { 'x-generation-id': 'gen-9', 'content-type': 'application/json' }, body: whole.slice(0, -9) },
        false,
      ],
    ];
    for (const [answer, streaming] of answers) {
      const handler = new OpenRouterCostCallbackHandler();
      const asked = modelOn(play(answer), { streaming }).invoke('Hi', { callbacks: [handler] });
      await expect(asked).rejects.toBeInstanceOf(OpenRouterError);
      expect(handler.runs).toEqual([
        expect.objectContaining({ generationId: 'gen-9', cost: undefined, totalCost: undefined, failed: true }),
      ]);
    }
  });

  it('knows the tokens also where the message does not tell them', async () => {
    const handler = new OpenRouterCostCallbackHandler();
    await modelOn(play(whole({ content: 'Hi' })), { streamUsage: false }).invoke('Hi', { callbacks: [handler] });
    await mergeChunks(
      await modelOn(play({ body: streamed([{ content: 'Hi' }]) }), { streamUsage: false }).stream('Hi', {
        callbacks: [handler],
      }),
    );
    expect(handler.totalTokens).toBe(60);
    expect(handler.runs.map(({ inputTokens, outputTokens }) => [inputTokens, outputTokens])).toEqual([
      [20, 10],
      [20, 10],
    ]);
  });

  it('adds the tokens up where only their parts are told', async () => {
    const handler = new OpenRouterCostCallbackHandler();
    const body = streamed([{ content: 'Hi' }], { usage: { prompt_tokens: 3, completion_tokens: 4 } });
    const model = modelOn(play({ body }), { streamUsage: false });
    await mergeChunks(await model.stream('Hi', { callbacks: [handler] }));
    expect(handler.totalTokens).toBe(7);
  });

  it('does not take the fee alone for all that an answer cost with an own key', async () => {
    const handler = new OpenRouterCostCallbackHandler();
    const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2, cost: 0.01, is_byok: true };
    const message = await modelOn(play(whole({ content: 'Hi' }, { usage }))).invoke('Hi', { callbacks: [handler] });
    expect(handler.runs).toMatchObject([{ cost: 0.01, totalCost: undefined }]);
    expect(message.response_metadata).toMatchObject({ cost: 0.01 });
    expect(message.response_metadata).not.toHaveProperty('total_cost');
  });

  it('does not wait for ever for what a broken answer had used', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const upstream = play({ body: failed, hang: true });
      const asked = modelOn(upstream).stream('Hi').then(mergeChunks);
      const outcome = asked.catch((error: unknown) => String(error));
      await vi.advanceTimersByTimeAsync(1000);
      expect(await outcome).toContain('Boom');
      expect(upstream.closed).toBe(1);
    } finally {
      vi.useRealTimers();
    }
  });

  it('counts an answer once that failed among several, whether it told its cost or not', async () => {
    const good = whole(
      { content: 'Hi' },
      { usage: { prompt_tokens: 3, completion_tokens: 1, total_tokens: 4, cost: 0.5 } },
    );
    const choice = {
      index: 0,
      finish_reason: 'error',
      message: { content: 'par' },
      error: { code: 502, message: 'Boom' },
    };
    const usage = { prompt_tokens: 3, completion_tokens: 1, total_tokens: 4, cost: 0.25 };
    const broken: PlayedAnswer = {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id: 'gen-9', choices: [choice], usage }),
    };
    const told = new OpenRouterCostCallbackHandler();
    const asked = modelOn(play(good, broken), { n: 2, maxConcurrency: 1, maxRetries: 0 });
    await expect(asked.invoke('Hi', { callbacks: [told] })).rejects.toThrow('Boom');
    expect(told.totalCost).toBe(0.75);
    expect(told.runs).toHaveLength(2);
    const untold = new OpenRouterCostCallbackHandler();
    const both = play({ body: streamed([{ content: 'Hi' }]) }, { body: failed });
    const streaming = modelOn(both, { n: 2, maxConcurrency: 1, maxRetries: 0, streaming: true });
    await expect(streaming.invoke('Hi', { callbacks: [untold] })).rejects.toThrow('Boom');
    expect(untold.runs.filter((run) => run.failed)).toMatchObject([{ generationId: 'gen-9', totalCost: undefined }]);
    expect(untold.runs).toHaveLength(2);
  });

  it('can be reset between two runs', async () => {
    const handler = new OpenRouterCostCallbackHandler();
    const model = modelOn(play(whole({ content: 'Hi' })), { callbacks: [handler] });
    for (let run = 0; run < 2; run += 1) {
      await model.batch(['Hi', 'Ho']);
      expect([handler.totalCost, handler.totalTokens, handler.runs.length]).toEqual([2 * price, 60, 2]);
      handler.reset();
      expect([handler.totalCost, handler.totalTokens, handler.runs]).toEqual([0, 0, []]);
    }
  });

  it('counts nothing for a request that failed at once, for answers of a cache and of other models', async () => {
    const handler = new OpenRouterCostCallbackHandler();
    const callbacks = [handler];
    await expect(modelOn(play(failure(400, { message: 'Bad' }))).invoke('Hi', { callbacks })).rejects.toThrow('Bad');
    await new FakeListChatModel({ responses: ['Hi'] }).invoke('Hi', { callbacks });
    expect(handler.runs).toEqual([]);
    const cached = modelOn(play(whole({ content: 'Hi' })), { cache: new InMemoryCache() });
    await cached.invoke('Hi', { callbacks });
    await cached.invoke('Hi', { callbacks });
    expect(handler.totalCost).toBe(price);
  });
});
