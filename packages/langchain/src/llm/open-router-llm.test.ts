import { inspect } from 'node:util';

import { InMemoryCache } from '@langchain/core/caches';
import type { LLMResult } from '@langchain/core/outputs';
import { PromptTemplate } from '@langchain/core/prompts';
import { describe, expect, it } from 'vitest';

import { answering, emulating, failureOf, refusing } from '../../test/answering.ts';
import type { SentRequest } from '../../test/answering.ts';
import { OpenRouterCostCallbackHandler } from '../index.ts';
import { OpenRouterLLM } from '../llm.ts';

const usage = { prompt_tokens: 4, completion_tokens: 2, total_tokens: 6, cost: 0.001 };
const head = { id: 'gen-1', object: 'text_completion', created: 1, model: 'maker/model-1', provider: 'Maker' };

/** Goes on with `!`. */
function complete({ body }: SentRequest): object | Response {
  const choice = { index: 0, text: `${String(body?.['prompt'])}!`, finish_reason: 'stop', native_finish_reason: 'end' };
  if (body?.['stream'] !== true) return { ...head, choices: [choice], usage };
  const chunks = [
    { ...head, choices: [{ index: 0, text: String(body['prompt']), finish_reason: null }] },
    { ...head, choices: [{ index: 0, text: '!', finish_reason: null }] },
    { ...head, choices: [{ ...choice, text: '' }], usage },
  ];
  return events(...chunks.map((chunk) => JSON.stringify(chunk)), '[DONE]');
}

function events(...data: string[]): Response {
  const text = data.map((piece) => `data: ${piece}\n\n`).join('');
  return new Response(text, { headers: { 'content-type': 'text/event-stream' } });
}

const info = {
  model_provider: 'openrouter-adapters',
  id: 'gen-1',
  model_name: 'maker/model-1',
  provider: 'Maker',
  finish_reason: 'stop',
  native_finish_reason: 'end',
  cost: 0.001,
  total_cost: 0.001,
  usage_metadata: { input_tokens: 4, output_tokens: 2, total_tokens: 6 },
};

async function collect(stream: AsyncIterable<string>): Promise<string[]> {
  const pieces: string[] = [];
  for await (const piece of stream) pieces.push(piece);
  return pieces;
}

describe('OpenRouterLLM', () => {
  it.each([null, undefined, '', ' '])('refuses the prompt %j before the request', async (prompt) => {
    const { requests, fields } = answering(complete);
    const llm = new OpenRouterLLM(fields);
    for (const asking of [
      llm.invoke(prompt as unknown as string),
      llm.stream(prompt as unknown as string).then(collect),
    ]) {
      expect(await failureOf(asking)).toMatchObject({
        kind: 'configuration',
        message: expect.stringContaining('prompt is empty'),
      });
    }
    expect(requests).toEqual([]);
  });

  it('goes on with a text, whole and streamed', async () => {
    const { requests, fields } = answering(complete);
    const llm = new OpenRouterLLM(fields);
    expect(await llm.invoke('Once')).toBe('Once!');
    expect(await collect(await llm.stream('Once'))).toEqual(['Once!', '']);
    expect(requests.map(({ url }) => url)).toEqual(Array(2).fill('https://openrouter.ai/api/v1/completions'));
    expect(requests.map(({ body }) => body)).toEqual([
      { model: 'maker/model', prompt: 'Once' },
      { model: 'maker/model', prompt: 'Once', stream: true },
    ]);
  });

  it('stands in a chain', async () => {
    const { requests, fields } = answering(complete);
    const chain = PromptTemplate.fromTemplate('Once {what}').pipe(new OpenRouterLLM(fields));
    expect(await chain.invoke({ what: 'upon' })).toBe('Once upon!');
    expect(requests).toHaveLength(1);
  });

  it('takes every option as a field and as a call option, which wins', async () => {
    const { requests, fields } = answering(complete);
    const llm = new OpenRouterLLM({ ...fields, maxTokens: 5, bestOf: 2, echo: true, modelKwargs: { own: 1, seed: 3 } });
    await llm.invoke('Once', {
      maxTokens: 9,
      suffix: 'end',
      logprobs: 2,
      stop: ['.'],
      requestMetadata: { a: 'b' },
      provider: { only: ['maker'] },
      model: 'maker/other',
      headers: { 'x-own': 'yes' },
    });
    expect(requests[0]?.body).toEqual({
      model: 'maker/other',
      prompt: 'Once',
      max_tokens: 9,
      best_of: 2,
      echo: true,
      suffix: 'end',
      logprobs: 2,
      stop: ['.'],
      metadata: { a: 'b' },
      provider: { only: ['maker'] },
      seed: 3,
      own: 1,
    });
    expect(requests[0]?.headers['x-own']).toBe('yes');
  });

  it.each([
    ['whole', {}],
    ['collected from a stream', { streaming: true }],
  ])('tells cost, tokens and more of each prompt of a batch, %s', async (_, more) => {
    const { fields } = answering(complete);
    const ended: LLMResult[] = [];
    const callbacks = [{ handleLLMEnd: (output: LLMResult) => void ended.push(output) }];
    const { generations, llmOutput } = await new OpenRouterLLM({ ...fields, ...more }).generate(
      ['a', 'b'],
      {},
      callbacks,
    );
    expect(generations).toMatchObject([[{ text: 'a!', generationInfo: info }], [{ text: 'b!', generationInfo: info }]]);
    expect(llmOutput).toEqual({ tokenUsage: { promptTokens: 8, completionTokens: 4, totalTokens: 12 } });
    expect(ended.map((output) => output.generations[0]?.[0])).toMatchObject([
      { generationInfo: info },
      { generationInfo: info },
    ]);
  });

  it('tells callbacks each token and the cost of a stream', async () => {
    const { fields } = answering(complete);
    const tokens: string[] = [];
    const ended: LLMResult[] = [];
    const callbacks = [
      {
        handleLLMNewToken: (token: string) => void tokens.push(token),
        handleLLMEnd: (output: LLMResult) => void ended.push(output),
      },
    ];
    await collect(await new OpenRouterLLM(fields).stream('Once', { callbacks }));
    expect(tokens).toEqual(['Once!', '']);
    expect(ended).toMatchObject([{ generations: [[{ text: 'Once!', generationInfo: info }]] }]);
  });

  it('gives log probabilities', async () => {
    const logprobs = { tokens: ['Hi'], token_logprobs: [-0.5], top_logprobs: [{ Hi: -0.5 }], text_offset: [0] };
    const { fields } = answering({ ...head, choices: [{ index: 0, text: 'Hi', logprobs, finish_reason: 'stop' }] });
    const { generations } = await new OpenRouterLLM({ ...fields, logprobs: 1 }).generate(['Hello']);
    expect(generations).toMatchObject([
      [{ generationInfo: { logprobs: { content: [{ token: 'Hi', logprob: -0.5 }] } } }],
    ]);
  });

  it('gives reasoning beside the text', async () => {
    const choice = { index: 0, text: 'Hi', reasoning: 'A greeting', finish_reason: 'stop' };
    const whole = { ...head, choices: [choice], usage };
    const expected = { text: 'Hi', generationInfo: { reasoning_content: 'A greeting' } };
    const streamed = events(JSON.stringify(whole), '[DONE]');
    for (const [answer, streaming] of [
      [whole, false],
      [streamed, true],
    ] as const) {
      const { fields } = answering(answer);
      const { generations } = await new OpenRouterLLM({ ...fields, streaming }).generate(['Hello']);
      expect(generations).toMatchObject([[expected]]);
    }
  });

  it.each([
    ['an error inside the stream', JSON.stringify({ ...head, choices: [], error: { code: 502, message: 'Broke' } })],
    ['an end without a finish reason', JSON.stringify({ ...head, choices: [{ index: 0, text: 'a' }] })],
  ])('rejects %s', async (_, chunk) => {
    const first = JSON.stringify({ ...head, choices: [{ index: 0, text: 'Once', finish_reason: null }] });
    const failed: unknown[] = [];
    const { requests, fields } = answering(() => events(first, chunk));
    const llm = new OpenRouterLLM({ ...fields, maxRetries: 3 });
    const callbacks = [{ handleLLMError: (error: unknown) => void failed.push(error) }];
    const error = await failureOf(llm.stream('Once', { callbacks }).then(collect));
    expect(error).toMatchObject({ kind: expect.stringMatching(/upstream|interrupted/) });
    expect(failed).toEqual([error]);
    expect(requests).toHaveLength(1);
  });

  it('closes the connection when the stream is left', async () => {
    let closed = false;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        const chunk = { ...head, choices: [{ index: 0, text: 'a', finish_reason: null }] };
        controller.enqueue(new TextEncoder().encode(`data: ${JSON.stringify(chunk)}\n\n`));
      },
      cancel: () => void (closed = true),
    });
    const response = new Response(body, { headers: { 'content-type': 'text/event-stream' } });
    const { fields } = answering({});
    const llm = new OpenRouterLLM({ ...fields, fetch: async () => response });
    for await (const piece of await llm.stream('Once')) if (piece === 'a') break;
    expect(closed).toBe(true);
  });

  it('keeps the answers to other prompts of a batch when one fails, in the error', async () => {
    const { fields } = answering(({ body }: SentRequest) =>
      body?.['prompt'] === 'wrong' ? refusing(400, 'No') : { ...head, choices: [{ index: 0, text: 'Hi' }], usage },
    );
    const handler = new OpenRouterCostCallbackHandler();
    const asked = new OpenRouterLLM(fields).generate(['right', 'wrong'], {}, [handler]);
    expect(await failureOf(asked)).toMatchObject({
      name: 'OpenRouterPartialError',
      kind: 'invalid-request',
      index: 1,
      partial: [{ text: 'Hi' }, undefined],
      cost: 0.001,
    });
    expect(handler.totalCost).toBe(0.001);
  });

  it('is ended by an abort, all prompts at once', async () => {
    const abort = new AbortController();
    const { fields } = answering({});
    let running = 0;
    const fetch = (_: string, { signal }: RequestInit): Promise<Response> =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason));
        if (++running === 2) abort.abort(new Error('changed my mind'));
      });
    const asked = new OpenRouterLLM({ ...fields, fetch }).generate(['a', 'b'], { signal: abort.signal });
    expect(await failureOf(asked)).toMatchObject({ message: 'changed my mind' });
  });

  it('shows callbacks no header that looks like a secret, and sends it', async () => {
    const { requests, fields } = answering(complete);
    const seen: unknown[] = [];
    const callbacks = [{ handleLLMStart: (...[, , , , extra]: unknown[]) => void seen.push(extra) }];
    const headers = async () => ({ authorization: 'Bearer hidden-hidden' });
    await new OpenRouterLLM(fields).invoke('Once', { callbacks, headers: { 'x-up': 'Bearer hidden', 'x-a': '1' } });
    await collect(await new OpenRouterLLM(fields).stream('Once', { callbacks, headers }));
    expect(inspect(seen, { depth: 10 })).not.toContain('hidden');
    expect(inspect(seen, { depth: 10 })).toContain('x-a');
    expect(requests[0]?.headers).toMatchObject({ 'x-up': 'Bearer hidden', 'x-a': '1' });
  });

  it('keeps answers of other options apart in a cache', async () => {
    const { requests, fields } = answering(complete);
    const cache = new InMemoryCache();
    const llm = new OpenRouterLLM({ ...fields, cache });
    await llm.invoke('Once');
    await llm.invoke('Once');
    expect(requests).toHaveLength(1);
    await llm.invoke('Once', { temperature: 1 });
    await new OpenRouterLLM({ ...fields, cache, maxTokens: 3 }).invoke('Once');
    expect(requests).toHaveLength(3);
  });

  it('stops when it takes longer than it may', async () => {
    const { fields } = answering(() => new Promise<Response>(() => undefined));
    const error = await failureOf(new OpenRouterLLM({ ...fields, timeout: 5 }).invoke('Once'));
    expect(error).toMatchObject({ name: expect.stringMatching(/Timeout|Abort/) });
  });

  it('tells of what could not be sent, and of what was not read, whole and streamed', async () => {
    const choices = [0, 1].map((index) => ({ index, text: 'Hi', finish_reason: 'stop' }));
    const twice = ({ body }: SentRequest) =>
      body?.['stream'] === true ? events(JSON.stringify({ ...head, choices }), '[DONE]') : { ...head, choices, usage };
    const { fields } = answering(twice);
    for (const streaming of [false, true]) {
      const llm = new OpenRouterLLM({ ...fields, streaming, stop: ['1', '2', '3', '4', '5'] });
      const { generations } = await llm.generate(['Once']);
      expect(generations[0]?.[0]?.generationInfo?.['warnings']).toEqual([
        expect.stringContaining('stop: OpenRouter takes at most 4'),
        'Only the first choice was read.',
      ]);
    }
  });

  it('estimates tokens without a tokenizer, and shows its key nowhere', async () => {
    const llm = new OpenRouterLLM({ model: 'm', apiKey: 'sk-or-v1-secret', headers: { authorization: 'secret' } });
    expect(await llm.getNumTokens('Once upon a time')).toBeGreaterThan(0);
    expect(JSON.stringify(llm)).not.toContain('secret');
    expect(inspect(llm, { depth: 9, showHidden: true })).not.toContain('sk-or-v1-secret');
  });
});

it('works with the emulator, whole and streamed', async () => {
  const { fields } = emulating();
  const llm = new OpenRouterLLM({
    ...fields,
    model: 'meta-llama/llama-3.3-70b-instruct',
    maxTokens: 20,
  });
  const { generations } = await llm.generate(['Once upon a time']);
  expect(generations[0]?.[0]?.text).not.toBe('');
  expect(generations[0]?.[0]?.generationInfo?.['cost']).toBeGreaterThan(0);
  expect((await collect(await llm.stream('Once upon a time'))).join('')).not.toBe('');
});
