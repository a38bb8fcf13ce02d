import { InMemoryCache } from '@langchain/core/caches';
import { HumanMessage, SystemMessage } from '@langchain/core/messages';
import type { AIMessageChunk } from '@langchain/core/messages';
import { load } from '@langchain/core/load';
import { tool } from '@langchain/core/tools';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';

import { mergeChunks } from '../../test/merge-chunks.ts';
import { failure, modelOn, play, streamed, whole } from '../../test/upstream.ts';
import { ChatOpenRouter, OpenRouterPartialError } from '../index.ts';
import type { ChatOpenRouterInput } from '../index.ts';
import { optionFields } from './option-names.ts';

const importMap = { chat_models__openrouter: { ChatOpenRouter } };

async function reload(model: ChatOpenRouter, secretsMap: Record<string, string> = {}): Promise<ChatOpenRouter> {
  return load<ChatOpenRouter>(JSON.stringify(model), { importMap, secretsMap });
}

describe('a serialised model', () => {
  const fields: ChatOpenRouterInput = {
    model: 'maker/model',
    baseURL: 'https://eu.openrouter.ai/api/v1',
    appURL: 'https://app.example',
    appTitle: 'App',
    headers: { 'x-openrouter-metadata': 'enabled', 'x-api-key': 'hidden' },
    temperature: 0.3,
    maxTokens: 9,
    topP: 0.5,
    xSearchFilter: { from_date: '2026-01-01' },
    provider: { order: ['a'], allow_fallbacks: false },
    requestMetadata: { team: 'x' },
    modelKwargs: { someField: { innerField: 1 } },
    streamUsage: false,
    timeout: 5000,
    maxRetries: 2,
    n: 2,
    profile: { maxInputTokens: 5 },
    outputVersion: 'v1',
  };

  it('comes back from load() as the same model', async () => {
    const model = new ChatOpenRouter(fields);
    const loaded = await reload(model);
    expect(loaded).toBeInstanceOf(ChatOpenRouter);
    expect(loaded._identifyingParams()).toEqual(model._identifyingParams());
    expect(loaded).toMatchObject({ timeout: 5000, streamUsage: false, n: 2, profile: { maxInputTokens: 5 } });
    expect(loaded.caller).toMatchObject({ maxRetries: 2 });
    expect(JSON.parse(JSON.stringify(loaded))).toEqual(JSON.parse(JSON.stringify(model)));
  });

  it('sends the same request after load()', async () => {
    const upstream = play(whole({ content: 'Hi' }));
    vi.stubGlobal('fetch', upstream.fetch);
    vi.stubEnv('OPENROUTER_API_KEY', 'sk-or-v1-environment');
    try {
      await new ChatOpenRouter({ ...fields, n: 1 }).invoke('Hi');
      await (await reload(new ChatOpenRouter({ ...fields, n: 1 }))).invoke('Hi');
    } finally {
      vi.unstubAllGlobals();
      vi.unstubAllEnvs();
    }
    const [first, second] = upstream.requests;
    expect(second?.url).toBe(first?.url);
    expect(second?.body).toEqual(first?.body);
    const { 'x-api-key': own, ...headers } = first?.headers ?? {};
    expect(own).toBe('hidden');
    expect(second?.headers).toEqual(headers);
  });

  it('names its key as a secret and takes it from the secrets of load()', async () => {
    const model = new ChatOpenRouter({ model: 'maker/model', apiKey: 'sk-or-v1-hidden' });
    expect(JSON.stringify(model)).not.toContain('hidden');
    await expect(reload(model)).rejects.toThrow('OPENROUTER_API_KEY');
    const upstream = play(whole({ content: 'Hi' }));
    vi.stubGlobal('fetch', upstream.fetch);
    try {
      await (await reload(model, { OPENROUTER_API_KEY: 'sk-or-v1-loaded' })).invoke('Hi');
    } finally {
      vi.unstubAllGlobals();
    }
    expect(upstream.requests[0]?.headers['authorization']).toBe('Bearer sk-or-v1-loaded');
  });

  it('keeps tools and tool choice, as they are sent', async () => {
    const weather = tool(() => '', {
      name: 'weather',
      description: 'Tells it',
      schema: z.object({ city: z.string() }),
    });
    const model = new ChatOpenRouter({ model: 'maker/model', tools: [weather], toolChoice: 'any' });
    const loaded = await reload(model);
    expect(loaded._identifyingParams()).toEqual(model._identifyingParams());
    expect(loaded.invocationParams()).toMatchObject({
      tools: [{ type: 'function', function: { name: 'weather' } }],
      tool_choice: 'required',
    });
  });

  it('never shows a header that looks like a secret', () => {
    const headers = { 'x-upstream': 'Bearer hidden', 'x-other': 'sk-or-v1-hidden-hidden', 'x-a': '1' };
    const model = new ChatOpenRouter({ model: 'maker/model', headers });
    const shown = JSON.stringify([model, model.lc_kwargs, Object.entries(model), model._identifyingParams()]);
    expect(shown).not.toContain('hidden');
    expect(shown).toContain('x-a');
  });

  it('has no place for functions', () => {
    const json = JSON.parse(
      JSON.stringify(modelOn(play(whole({})), { apiKey: () => 'x', cache: new InMemoryCache() })),
    );
    expect(json.kwargs).toEqual({
      model: 'maker/model',
      max_retries: 0,
      api_key: { lc: 1, type: 'secret', id: ['OPENROUTER_API_KEY'] },
    });
  });
});

describe('identifying parameters', () => {
  it('differ by model, base URL and every default', () => {
    const base = new ChatOpenRouter({ model: 'maker/model' })._identifyingParams();
    expect(new ChatOpenRouter({ model: 'maker/other' })._identifyingParams()).not.toEqual(base);
    expect(new ChatOpenRouter({ model: 'maker/model', baseURL: 'https://x.example' })._identifyingParams()).not.toEqual(
      base,
    );
    expect(new ChatOpenRouter({ model: 'maker/model', n: 2 })._identifyingParams()).not.toEqual(base);
    expect(new ChatOpenRouter({ model: 'maker/model', modelKwargs: { a: 1 } })._identifyingParams()).not.toEqual(base);
    for (const field of optionFields) {
      const set = new ChatOpenRouter({ model: 'maker/model', [field]: 'something' });
      expect(set._identifyingParams(), field).not.toEqual(base);
    }
  });
});

describe('a cache', () => {
  const ask = async (model: ChatOpenRouter, options = {}) => (await model.invoke('Hi', options)).content;

  it('answers the same call again without a request, and other calls not', async () => {
    const upstream = play(whole({ content: 'one' }), whole({ content: 'two' }), whole({ content: 'three' }));
    const cache = new InMemoryCache();
    const model = modelOn(upstream, { cache });
    expect(await ask(model)).toBe('one');
    expect(await ask(model, { signal: new AbortController().signal })).toBe('one');
    expect(await ask(modelOn(upstream, { cache, temperature: 1 }))).toBe('two');
    expect(await ask(model, { temperature: 0.1 })).toBe('three');
    expect(upstream.requests).toHaveLength(3);
  });

  it('tells models and calls apart by their headers and by n, but not by how a call is made', async () => {
    const upstream = play(...['one', 'two', 'three', 'four'].map((content) => whole({ content })));
    const cache = new InMemoryCache();
    const model = modelOn(upstream, { cache });
    expect(await ask(model)).toBe('one');
    expect(await ask(modelOn(upstream, { cache, headers: { 'x-anthropic-beta': 'a' } }))).toBe('two');
    expect(await ask(model, { headers: { 'x-anthropic-beta': 'b' } })).toBe('three');
    const many = await modelOn(upstream, { cache, n: 2 }).generate([[new HumanMessage('Hi')]]);
    expect(many.generations[0]).toHaveLength(2);
    expect(await ask(model, { timeout: 5000, maxRetries: 3, headers: { 'x-secret': '1' } })).toBe('one');
    expect(upstream.requests).toHaveLength(5);
  });

  it('tells calls apart by their tools', async () => {
    const upstream = play(whole({ content: 'one' }), whole({ content: 'two' }));
    const model = modelOn(upstream, { cache: new InMemoryCache() });
    const make = (name: string) => tool(() => '', { name, description: '', schema: z.object({ [name]: z.string() }) });
    expect(await ask(model, { tools: [make('a')] })).toBe('one');
    expect(await ask(model, { tools: [make('b')] })).toBe('two');
    expect(await ask(model, { tools: [make('a')] })).toBe('one');
  });
});

describe('n', () => {
  it('asks that many times, and counts the tokens of every answer', async () => {
    const upstream = play(whole({ content: 'one' }), whole({ content: 'two' }), whole({ content: 'three' }));
    const result = await modelOn(upstream, { n: 3, maxConcurrency: 1 }).generate([[new HumanMessage('Hi')]]);
    expect(result.generations[0]?.map(({ text }) => text)).toEqual(['one', 'two', 'three']);
    expect(result.llmOutput?.['tokenUsage']).toEqual({ promptTokens: 60, completionTokens: 30, totalTokens: 90 });
    expect(upstream.requests.map(({ body }) => body['n'])).toEqual([undefined, undefined, undefined]);
  });

  it('of the call wins, and callbacks hear which answer a token belongs to', async () => {
    const upstream = play({ body: streamed([{ content: 'Hi' }]) });
    const heard: unknown[] = [];
    await modelOn(upstream, { n: 3, streaming: true }).generate([[new HumanMessage('Hi')]], {
      n: 2,
      callbacks: [{ handleLLMNewToken: (token, index) => void (token !== '' && heard.push(index)) }],
    });
    expect(heard).toEqual(
      expect.arrayContaining([
        { prompt: 0, completion: 0 },
        { prompt: 0, completion: 1 },
      ]),
    );
    expect(upstream.requests).toHaveLength(2);
  });

  it('keeps the answers that were paid for when one fails, in the error', async () => {
    const upstream = play(whole({ content: 'one' }), failure(400, { message: 'Bad' }), whole({ content: 'three' }));
    const asked = modelOn(upstream, { n: 3, maxConcurrency: 1 }).generate([[new HumanMessage('Hi')]]);
    const error: unknown = await asked.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(OpenRouterPartialError);
    expect(error).toMatchObject({
      index: 1,
      partial: [{ content: 'one' }, undefined, { content: 'three' }],
      cost: 0.00084,
      status: 400,
    });
  });

  it('is ended by an abort, whatever still runs', async () => {
    const abort = new AbortController();
    const upstream = play({ ...whole({}), body: [' '], hang: true });
    const asked = modelOn(upstream, { n: 2 }).generate([[new HumanMessage('Hi')]], { signal: abort.signal });
    await vi.waitFor(() => expect(upstream.requests).toHaveLength(2));
    abort.abort(new Error('changed my mind'));
    await expect(asked).rejects.toThrow('changed my mind');
    await vi.waitFor(() => expect(upstream.closed).toBe(2));
  });

  it.each([0, -1, 1.5, Number.NaN])('must be a positive whole number (%s)', async (n) => {
    await expect(modelOn(play(whole({})), { n }).invoke('Hi')).rejects.toMatchObject({ kind: 'configuration' });
  });

  it('is one answer with a warning where the answer is streamed, however it is streamed', async () => {
    const upstream = play({ body: streamed([{ content: 'Hi' }]) });
    const model = modelOn(upstream, { n: 2 });
    let output: AIMessageChunk | undefined;
    for await (const { event: name, data } of model.streamEvents('Hi', { version: 'v2' })) {
      if (name === 'on_chat_model_end') output = data.output;
    }
    for (const message of [await mergeChunks(await model.stream('Hi')), await model.streamEvents('Hi'), output]) {
      expect(message?.text).toBe('Hi');
      expect(message?.response_metadata['warnings']).toEqual([expect.stringContaining('n: a stream gives one answer')]);
    }
    expect(upstream.requests).toHaveLength(3);
    await expect(modelOn(upstream, { n: 0 }).stream('Hi')).rejects.toMatchObject({ kind: 'configuration' });
  });
});

describe('cache_control on a message', () => {
  const mark = { type: 'ephemeral', ttl: '1h' };

  it('marks the end of its content', async () => {
    const upstream = play(whole({ content: 'Hi' }));
    await modelOn(upstream).invoke([
      new SystemMessage({ content: 'Rules', additional_kwargs: { cache_control: mark } }),
      new HumanMessage({
        content: [
          { type: 'text', text: 'a' },
          { type: 'text', text: 'b' },
          { type: 'image', url: 'https://x.example/a.png' },
        ],
        additional_kwargs: { cache_control: mark },
      }),
    ]);
    expect(upstream.requests[0]?.body.messages).toEqual([
      { role: 'system', content: [{ type: 'text', text: 'Rules', cache_control: mark }] },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'a' },
          { type: 'text', text: 'b', cache_control: mark },
          { type: 'image_url', image_url: { url: 'https://x.example/a.png' } },
        ],
      },
    ]);
  });

  it('is refused where there is no text to carry it', async () => {
    const message = new HumanMessage({
      content: [{ type: 'image', url: 'https://x.example/a.png' }],
      additional_kwargs: { cache_control: mark },
    });
    await expect(modelOn(play(whole({}))).invoke([message])).rejects.toThrow('cache_control');
  });
});

describe('tools and toolChoice', () => {
  const weather = { type: 'function', function: { name: 'weather', parameters: { type: 'object' } } };

  it('of the model are those of every call that has none of its own', async () => {
    const upstream = play(whole({ content: 'Hi' }));
    const model = modelOn(upstream, { tools: [weather], toolChoice: 'weather' });
    await model.invoke('Hi');
    await model.invoke('Hi', { toolChoice: 'any' });
    await model.invoke('Hi', { tool_choice: 'none' });
    await model.bindTools([{ type: 'openrouter:datetime' }], { toolChoice: 'auto' }).invoke('Hi');
    expect(upstream.requests.map(({ body: { tools, tool_choice } }) => [tools, tool_choice])).toEqual([
      [[weather], { type: 'function', function: { name: 'weather' } }],
      [[weather], 'required'],
      [[weather], 'none'],
      [[{ type: 'openrouter:datetime' }], 'auto'],
    ]);
  });
});

describe('requireParameters', () => {
  it('of the model is that of every call that says nothing else, and is part of what the model is', async () => {
    const upstream = play(whole({ content: '{}' }));
    const model = modelOn(upstream, { requireParameters: true, provider: { sort: 'price' } });
    await model.invoke('Hi');
    await model.invoke('Hi', { requireParameters: false });
    await model.invoke('Hi', { provider: { require_parameters: false } });
    await modelOn(upstream, { requireParameters: false })
      .withStructuredOutput({ type: 'object' }, { method: 'jsonMode' })
      .invoke('Hi');
    expect(upstream.requests.map(({ body }) => body.provider)).toEqual([
      { sort: 'price', require_parameters: true },
      { sort: 'price', require_parameters: false },
      { require_parameters: false },
      { require_parameters: true },
    ]);
    expect(model._identifyingParams()).not.toEqual(
      modelOn(upstream, { provider: { sort: 'price' } })._identifyingParams(),
    );
    expect(JSON.parse(JSON.stringify(model)).kwargs).toMatchObject({ require_parameters: true });
  });
});

describe('traces', () => {
  it('show the headers of a call that are no secrets', async () => {
    const seen: unknown[] = [];
    const callbacks = [
      {
        handleChatModelStart: (...[, , , , extra]: unknown[]) => void seen.push(extra),
      },
    ];
    const headers = { Authorization: 'Bearer hidden', 'x-tenant': 'hidden-sk-hiddenhidden', 'x-a': '1' };
    const options = { callbacks, headers };
    const model = modelOn(play(whole({ content: 'Hi' })));
    const streaming = modelOn(play({ body: streamed([{ content: 'Hi' }]) }));
    await model.invoke('Hi', options);
    await model.invoke('Hi', { callbacks });
    await mergeChunks(await streaming.stream('Hi', options));
    const shown = JSON.stringify(seen);
    expect(shown).not.toContain('hidden');
    expect(shown).toContain('"x-a":"1"');
  });
});

describe('headers', () => {
  it('of a model and of a call may be objects, Headers, and functions of either kind', async () => {
    const kinds = (value: string) => [
      { 'x-a': value },
      new Headers({ 'x-a': value }),
      () => ({ 'x-a': value }),
      async () => new Headers({ 'x-a': value }),
    ];
    for (const [index, own] of kinds('model').entries()) {
      const upstream = play(whole({ content: 'Hi' }));
      const model = modelOn(upstream, { headers: own });
      await model.invoke('Hi');
      await model.invoke('Hi', { headers: kinds('call')[index] });
      expect(upstream.requests.map(({ headers }) => headers['x-a'])).toEqual(['model', 'call']);
    }
  });
});

describe('properties of the model', () => {
  it('tell where requests go and for which app, as those of @langchain/openrouter', () => {
    const model = new ChatOpenRouter({
      model: 'maker/model',
      siteUrl: 'https://a.example',
      appTitle: 'App',
      appCategories: ['game'],
    });
    expect(model).toMatchObject({
      baseURL: 'https://openrouter.ai/api/v1',
      siteUrl: 'https://a.example',
      siteName: 'App',
      appCategories: ['game'],
    });
  });

  it('may all be missing: the first call reports what it needs', async () => {
    // @ts-expect-error -- JavaScript may forget the fields
    const model = new ChatOpenRouter();
    await expect(model.invoke('Hi')).rejects.toMatchObject({ kind: 'configuration' });
  });
});

describe('batch', () => {
  it('sums the tokens of its prompts', async () => {
    const result = await modelOn(play(whole({ content: 'Hi' }))).generate([
      [new HumanMessage('1')],
      [new HumanMessage('2')],
    ]);
    expect(result.llmOutput?.['tokenUsage']).toEqual({ promptTokens: 40, completionTokens: 20, totalTokens: 60 });
  });
});
