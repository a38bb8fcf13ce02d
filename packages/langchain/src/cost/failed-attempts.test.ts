import { BaseCallbackHandler } from '@langchain/core/callbacks/base';
import { HumanMessage } from '@langchain/core/messages';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { mergeChunks } from '../../test/merge-chunks.ts';
import { event, failure, modelOn, play, streamed, whole } from '../../test/upstream.ts';
import type { PlayedAnswer } from '../../test/upstream.ts';
import { OpenRouterCostCallbackHandler } from '../index.ts';
import type { ChatOpenRouter } from '../index.ts';

const usage = { prompt_tokens: 3, completion_tokens: 1, total_tokens: 4, cost: 0.5 };
const broken = { index: 0, finish_reason: 'error', error: { code: 502, message: 'Boom' } };
/** Fails with a cost, once as the first thing of a stream and once as a whole answer. */
const failedStream: PlayedAnswer = {
  body: [
    event({
      id: 'gen-9',
      provider: 'Maker',
      choices: [{ ...broken, delta: { content: '' } }],
      error: broken.error,
      usage,
    }),
  ],
};
const failedWhole: PlayedAnswer = {
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    id: 'gen-9',
    choices: [{ ...broken, message: { role: 'assistant', content: 'par' } }],
    usage,
  }),
};
const goodStream: PlayedAnswer = { body: streamed([{ content: 'Hi' }], { usage }) };
const goodWhole = whole({ content: 'Hi' }, { usage });

/** LangChain asks for stream events when a handler wants them, as graphs of version 3 have one. */
class EventsHandler extends BaseCallbackHandler {
  name = 'events';
  lc_prefer_chat_model_stream_events = true;
  override handleChatModelStreamEvent(): void {}
}

const ways: [string, PlayedAnswer[], (model: ChatOpenRouter, handler: BaseCallbackHandler) => Promise<unknown>][] = [
  ['invoke', [failedWhole, failedWhole, goodWhole], (model, handler) => model.invoke('Hi', { callbacks: [handler] })],
  [
    'stream',
    [failedStream, failedStream, goodStream],
    async (model, handler) => mergeChunks(await model.stream('Hi', { callbacks: [handler] })),
  ],
  [
    'streamEvents v2',
    [failedStream, failedStream, goodStream],
    async (model, handler) => {
      const names: string[] = [];
      const events = model.streamEvents('Hi', { version: 'v2', callbacks: [handler] });
      for await (const { event: name } of events) names.push(name);
    },
  ],
  [
    'a callback that wants stream events',
    [failedStream, failedStream, goodStream],
    (model, handler) => model.invoke('Hi', { callbacks: [handler, new EventsHandler()] }),
  ],
];

describe('attempts that broke off and were tried again', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  /** Lets the retries come. */
  async function settle<Value>(promise: Promise<Value>): Promise<Value> {
    const settled = promise.then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    );
    let isOver = false;
    void settled.then(() => (isOver = true));
    // Code that is loaded at the first failure takes turns of the event loop, behind which the retry sets its timer.
    while (!isOver) {
      await vi.advanceTimersByTimeAsync(60_000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const outcome = await settled;
    if ('error' in outcome) throw outcome.error;
    return outcome.value;
  }

  it.each(ways)('are counted once each: %s', async (_, answers, ask) => {
    const handler = new OpenRouterCostCallbackHandler();
    const model = modelOn(play(...answers), { maxRetries: 2, callbacks: [handler] });
    await settle(ask(model, handler));
    expect(handler.runs.map(({ totalCost, failed }) => [totalCost, failed])).toEqual(
      expect.arrayContaining([
        [0.5, true],
        [0.5, true],
        [0.5, false],
      ]),
    );
    expect(handler.runs).toHaveLength(3);
    expect(handler.totalCost).toBe(1.5);
    expect(new Set(handler.runs.map(({ runId }) => runId)).size).toBe(1);
  });

  it.each(ways)('are counted once each when the last one fails too: %s', async (_, [first = goodWhole], ask) => {
    const handler = new OpenRouterCostCallbackHandler();
    const model = modelOn(play(first), { maxRetries: 2 });
    await expect(settle(ask(model, handler))).rejects.toThrow('Boom');
    expect(handler.runs.map(({ totalCost, failed }) => [totalCost, failed])).toEqual([0, 1, 2].map(() => [0.5, true]));
  });

  it('are counted when the time is over before the next one', async () => {
    const handler = new OpenRouterCostCallbackHandler();
    const abort = new AbortController();
    const asked = modelOn(play(failedWhole), { maxRetries: 5 }).invoke('Hi', {
      callbacks: [handler],
      signal: abort.signal,
    });
    const outcome = asked.catch((error: unknown) => String(error));
    await vi.waitFor(() => expect(handler.totalCost).toBe(0.5));
    abort.abort(new Error('changed my mind'));
    expect(await outcome).toContain('changed my mind');
    expect(handler.totalCost).toBe(0.5);
  });

  it('stand in the message, also of a direct streamEvents, which calls no callbacks', async () => {
    const expected = { failed_attempts: [{ generationId: 'gen-9', totalCost: 0.5, failed: true }] };
    const events = modelOn(play(failedStream, goodStream), { maxRetries: 1 }).streamEvents('Hi');
    expect((await settle(Promise.resolve(events))).response_metadata).toMatchObject(expected);
    const message = await settle(modelOn(play(failedWhole, goodWhole), { maxRetries: 1 }).invoke('Hi'));
    expect(message.response_metadata).toMatchObject(expected);
  });

  it('stand in the error where nothing else tells of them', async () => {
    const model = modelOn(play(failedStream), { maxRetries: 1 });
    await expect(settle(Promise.resolve(model.streamEvents('Hi')))).rejects.toMatchObject({
      usage: { cost: { total: 0.5 } },
      failedAttempts: [{ totalCost: 0.5 }],
    });
  });

  it('are heard of as a custom event, as the cost of other kinds of models is', async () => {
    const heard: unknown[] = [];
    const callbacks = [{ handleCustomEvent: (name: string, data: unknown) => void heard.push([name, data]) }];
    await settle(modelOn(play(failedWhole, goodWhole), { maxRetries: 1 }).invoke('Hi', { callbacks }));
    expect(heard).toEqual([['openrouter_cost', expect.objectContaining({ totalCost: 0.5, failed: true })]]);
  });
});

it('answers beside one that failed are counted, each once', async () => {
  const handler = new OpenRouterCostCallbackHandler();
  const upstream = play(goodWhole, failure(400, { message: 'Bad' }), goodWhole);
  const model = modelOn(upstream, { n: 3, maxConcurrency: 1, callbacks: [handler] });
  await expect(model.generate([[new HumanMessage('Hi')]], { callbacks: [handler] })).rejects.toThrow('Bad');
  expect(handler.totalCost).toBe(1);
  expect(handler.runs).toHaveLength(2);
});

it('each of several answers that broke off is counted', async () => {
  const price = 0.5;
  const cutOff: PlayedAnswer = {
    body: [
      event({ id: 'gen-9', choices: [{ index: 0, delta: { content: 'Hi' }, finish_reason: null }], usage }),
      event({ id: 'gen-9', choices: [{ ...broken, delta: {} }], error: broken.error }),
    ],
  };
  const handler = new OpenRouterCostCallbackHandler();
  const model = modelOn(play(goodStream, cutOff, cutOff), { n: 3, maxConcurrency: 1, streaming: true });
  await expect(model.generate([[new HumanMessage('Hi')]], { callbacks: [handler] })).rejects.toThrow('Boom');
  expect(handler.runs.filter(({ failed }) => failed)).toHaveLength(2);
  expect(handler.runs).toHaveLength(3);
  expect(handler.totalCost).toBe(3 * price);
});
