import { Document } from '@langchain/core/documents';
import { RunnableLambda } from '@langchain/core/runnables';
import type { RunnableConfig } from '@langchain/core/runnables';
import { describe, expect, it, vi } from 'vitest';

import { answering, emulating } from '../../test/answering.ts';
import { OpenRouterEmbeddings } from '../embeddings.ts';
import { OpenRouterImages } from '../images.ts';
import { OpenRouterCostCallbackHandler } from '../index.ts';
import { OpenRouterLLM } from '../llm.ts';
import { OpenRouterRerank } from '../rerank.ts';
import { OpenRouterSpeech } from '../speech.ts';
import { OpenRouterTranscriptionLoader } from '../transcription-loader.ts';
import { OpenRouterTranscription } from '../transcription.ts';
import { OpenRouterVideos } from '../videos.ts';

const { emulator, fields } = emulating({ video: { polls: 1 } });
const speech = new OpenRouterSpeech({ ...fields, model: 'openai/gpt-4o-mini-tts-2025-12-15' });
const { bytes: audio } = await speech.invoke('Hello world, this is a test.');
const text = new Document({ pageContent: 'Hello' });
const polling = { firstPollMs: 0, backoff: 1, longestPollMs: 0 };

type Fields = typeof fields & { callbacks: OpenRouterCostCallbackHandler[] };

/** Each kind of model: a call of it, and the number of requests that have a price. */
const kinds: [string, number, (fields: Fields, config: RunnableConfig) => Promise<unknown>][] = [
  [
    'embeddings of three documents in two requests',
    2,
    (given, config) =>
      new OpenRouterEmbeddings({ ...given, model: 'openai/text-embedding-3-small', batchSize: 2 }).embedDocuments(
        ['a', 'b', 'c'],
        config,
      ),
  ],
  [
    'rerank',
    1,
    (given, config) =>
      new OpenRouterRerank({ ...given, model: 'cohere/rerank-v3.5' }).compressDocuments([text, text], 'Hi', config),
  ],
  [
    'transcription',
    1,
    (given, config) => new OpenRouterTranscription({ ...given, model: 'openai/whisper-1' }).invoke(audio, config),
  ],
  [
    'a loader of two recordings',
    2,
    (given, config) =>
      new OpenRouterTranscriptionLoader([{ audio }, { audio }], { ...given, model: 'openai/whisper-1' }).load(config),
  ],
  [
    'images',
    1,
    (given, config) => new OpenRouterImages({ ...given, model: 'openai/gpt-image-1' }).invoke('A cat', config),
  ],
  [
    'videos',
    1,
    (given, config) =>
      new OpenRouterVideos({ ...given, model: 'google/veo-3.1-fast', polling }).invoke('A cat', config),
  ],
  [
    'legacy completions, whole',
    1,
    (given, config) => new OpenRouterLLM({ ...given, model: 'meta-llama/llama-3.3-70b-instruct' }).invoke('Hi', config),
  ],
  [
    'legacy completions, streamed',
    1,
    async (given, config) => {
      const llm = new OpenRouterLLM({ ...given, model: 'meta-llama/llama-3.3-70b-instruct' });
      const pieces: string[] = [];
      for await (const piece of await llm.stream('Hi', config)) pieces.push(piece);
    },
  ],
];

describe('the cost handler, given to the model, to its call and to the chain around it', () => {
  it.each(kinds)('counts each request once: %s', async (_, requests, call) => {
    const handler = new OpenRouterCostCallbackHandler();
    const callbacks = [handler];
    const chain = RunnableLambda.from(async (_input: string, config) => {
      await call({ ...fields, callbacks }, { ...config, callbacks: config.callbacks ?? callbacks });
      return '';
    });
    await chain.invoke('', { callbacks });
    expect(handler.runs).toHaveLength(requests);
    expect(handler.totalCost).toBeGreaterThan(0);
    for (const { runId, parentRunId, failed } of handler.runs) {
      expect([runId, parentRunId, failed]).toEqual([expect.any(String), expect.any(String), false]);
    }
    expect(emulator.requests.length).toBeGreaterThan(0);
  });

  it('counts the prices that the answers tell', async () => {
    const usage = { prompt_tokens: 4, completion_tokens: 2, total_tokens: 6, cost: 0.001 };
    const completion = { id: 'gen-1', model: 'm', choices: [{ index: 0, text: 'Hi', finish_reason: 'stop' }], usage };
    const handler = new OpenRouterCostCallbackHandler();
    const callbacks = [handler];
    await new OpenRouterLLM({ ...answering(completion).fields, callbacks }).generate(['a', 'b'], {}, callbacks);
    expect(handler.totalCost).toBeCloseTo(0.002, 12);
    expect(handler.totalTokens).toBe(12);
    const ranked = { id: 'gen-2', results: [], usage: { search_units: 1, cost: 0.25 } };
    await new OpenRouterRerank({ ...answering(ranked).fields, callbacks }).rerank(['a'], 'b', { callbacks });
    expect(handler.totalCost).toBeCloseTo(0.252, 12);
  });
});

it('ignores custom events of others', () => {
  const handler = new OpenRouterCostCallbackHandler();
  handler.handleCustomEvent('openrouter_video_job', { failed: false, totalCost: 1 }, 'run');
  handler.handleCustomEvent('openrouter_cost', { dollars: 1 }, 'run');
  handler.handleCustomEvent('openrouter_cost', undefined, 'run');
  expect(handler.runs).toEqual([]);
});

describe('legacy completions that broke off', () => {
  const usage = { prompt_tokens: 3, completion_tokens: 1, total_tokens: 4, cost: 0.5 };
  const error = { code: 502, message: 'Boom' };
  const body = (choice: object, more: object = {}) => ({ id: 'gen-9', choices: [{ index: 0, ...choice }], ...more });

  it('are counted when they tell what they had used behind the failure', async () => {
    const chunks = [
      body({ text: 'Hi', finish_reason: null }),
      body({ text: '', finish_reason: 'stop' }, { error }),
      body({ text: '', finish_reason: null }, { usage }),
    ];
    const text = chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join('');
    const stream = new Response(text, { headers: { 'content-type': 'text/event-stream' } });
    const handler = new OpenRouterCostCallbackHandler();
    const llm = new OpenRouterLLM({ ...answering(stream).fields, streaming: true });
    await expect(llm.invoke('Hi', { callbacks: [handler] })).rejects.toThrow('Boom');
    expect(handler.runs).toMatchObject([{ totalCost: 0.5, failed: true }]);
  });

  it('are counted when they are tried again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const failed = body({ text: 'par', finish_reason: 'error', error }, { usage });
      const good = body({ text: 'Hi', finish_reason: 'stop' }, { usage });
      const handler = new OpenRouterCostCallbackHandler();
      const llm = new OpenRouterLLM({ ...answering(failed, good).fields, maxRetries: 1 });
      const asked = llm.invoke('Hi', { callbacks: [handler] });
      await vi.advanceTimersByTimeAsync(60_000);
      expect(await asked).toBe('Hi');
      expect(handler.runs.map(({ totalCost, failed }) => [totalCost, failed])).toEqual([
        [0.5, true],
        [0.5, false],
      ]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('are counted once when their entry is another copy of this package, as in CommonJS', async () => {
    vi.resetModules();
    const other = await import('../llm.ts');
    expect(other.OpenRouterLLM).not.toBe(OpenRouterLLM);
    const failed = body({ text: 'par', finish_reason: 'error', error }, { usage });
    const handler = new OpenRouterCostCallbackHandler();
    const llm = new other.OpenRouterLLM({ ...answering(failed).fields, maxRetries: 0 });
    await expect(llm.invoke('Hi', { callbacks: [handler] })).rejects.toThrow('Boom');
    expect(handler.totalCost).toBe(0.5);
  });
});
