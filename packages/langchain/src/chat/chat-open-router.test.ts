import { AIMessage, HumanMessage } from '@langchain/core/messages';
import type { AIMessageChunk } from '@langchain/core/messages';
import { describe, expect, it, vi } from 'vitest';

import { mergeChunks } from '../../test/merge-chunks.ts';
import { event, modelOn, play, streamed, whole } from '../../test/upstream.ts';
import type { Upstream } from '../../test/upstream.ts';
import { ChatOpenRouter } from '../index.ts';
import type { ChatOptionFields } from '../index.ts';
import { readUsageMetadata } from './to-usage-metadata.ts';

const thoughtful = [
  { content: '', reasoning: 'Let me ', reasoning_details: [{ type: 'reasoning.text', text: 'Let me ', index: 0 }] },
  { content: '', reasoning: 'see.', reasoning_details: [{ type: 'reasoning.text', text: 'see.', index: 0 }] },
  {
    content: '',
    reasoning_details: [{ type: 'reasoning.text', signature: 'c2ln', index: 0, format: 'anthropic-claude-v1' }],
  },
  { content: 'Blue ' },
  { content: 'sky.' },
];
const detail = {
  type: 'reasoning.text',
  text: 'Let me see.',
  signature: 'c2ln',
  index: 0,
  format: 'anthropic-claude-v1',
};

describe('invoke', () => {
  it('knows no tokens where OpenRouter told none', async () => {
    const bare = { choices: [{ message: { content: 'Hi' }, finish_reason: 'stop' }] };
    const upstream = play({ body: JSON.stringify(bare), headers: { 'content-type': 'application/json' } });
    const { llmOutput } = await modelOn(upstream).generate([['Hi']]);
    expect(llmOutput).toStrictEqual({ tokenUsage: { promptTokens: 0, completionTokens: 0, totalTokens: 0 } });
    const { llmOutput: ofOne } = await modelOn(upstream)._generate([new HumanMessage('Hi')], {});
    expect(ofOne).toBeUndefined();
  });

  it('tells no more of an answer than the answer told', async () => {
    const bare = { choices: [{ message: { content: 'Hi' } }], usage: { prompt_tokens: 1, completion_tokens: 2 } };
    const upstream = play({ body: JSON.stringify(bare), headers: { 'content-type': 'application/json' } });
    const { response_metadata: metadata } = await modelOn(upstream).invoke('Hi');
    expect(Object.keys(metadata).toSorted()).toEqual(['model_provider', 'tokenUsage', 'usage']);
  });

  it.each<[string, Record<string, unknown>, object | undefined]>([
    ['no counts', { cost: 0.5 }, undefined],
    ['those of the prompt', { prompt_tokens: 3 }, { input_tokens: 3, output_tokens: 0, total_tokens: 3 }],
    ['those of the answer', { completion_tokens: 4 }, { input_tokens: 0, output_tokens: 4, total_tokens: 4 }],
    ['both', { prompt_tokens: 3, completion_tokens: 4 }, { input_tokens: 3, output_tokens: 4, total_tokens: 7 }],
    ['the sum', { total_tokens: 9 }, { input_tokens: 0, output_tokens: 0, total_tokens: 9 }],
    [
      'a part of the prompt',
      { prompt_tokens: 3, prompt_tokens_details: { video_tokens: 2 } },
      { input_tokens: 3, output_tokens: 0, total_tokens: 3, input_token_details: { video: 2 } },
    ],
    [
      'a part of the answer',
      { completion_tokens: 4, completion_tokens_details: { image_tokens: 4 } },
      { input_tokens: 0, output_tokens: 4, total_tokens: 4, output_token_details: { image: 4 } },
    ],
    [
      'parts that are 0',
      { prompt_tokens: 3, prompt_tokens_details: { cached_tokens: 0 } },
      { input_tokens: 3, output_tokens: 0, total_tokens: 3, input_token_details: { cache_read: 0 } },
    ],
  ])('counts tokens as far as OpenRouter told them: %s', async (_, usage, expected) => {
    const message = await modelOn(play(whole({ content: 'Hi' }, { usage }))).invoke('Hi');
    // LangChain's messages add the details that are missing, its chunks do not.
    const details = { input_token_details: {}, output_token_details: {} };
    expect(readUsageMetadata(message)).toStrictEqual(expected && { ...details, ...expected });
    expect(message.response_metadata['usage']).toEqual(usage);
    const told: unknown[] = [];
    const upstream = play({ body: streamed([{ content: 'Hi' }], { usage }) });
    for await (const chunk of await modelOn(upstream).stream('Hi')) told.push(readUsageMetadata(chunk) ?? []);
    expect(told.flat()).toStrictEqual(expected === undefined ? [] : [expected]);
  });

  it('tells everything that an answer told of itself', async () => {
    const logprobs = { content: [{ token: 'Hi', logprob: -0.5, bytes: null, top_logprobs: [] }] };
    const body = {
      id: 'gen-1',
      created: 1_760_000_000,
      model: 'maker/model-1',
      provider: 'Maker',
      service_tier: 'flex',
      system_fingerprint: 'fp_1',
      openrouter_metadata: { strategy: 'direct' },
      debug: { echo: 1 },
      tomorrow: 'new',
      choices: [
        { index: 0, message: { content: 'Hi' }, finish_reason: 'stop', native_finish_reason: 'end_turn', logprobs },
      ],
      usage: {
        prompt_tokens: 1,
        completion_tokens: 2,
        cost: 0.5,
        is_byok: true,
        cost_details: { upstream_inference_cost: 2 },
      },
    };
    const upstream = play({ body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
    const { response_metadata: metadata } = await modelOn(upstream).invoke('Hi');
    expect(metadata).toEqual({
      model_provider: expect.any(String),
      tokenUsage: { promptTokens: 1, completionTokens: 2, totalTokens: 3 },
      model_name: 'maker/model-1',
      id: 'gen-1',
      provider: 'Maker',
      created: 1_760_000_000,
      finish_reason: 'stop',
      native_finish_reason: 'end_turn',
      service_tier: 'flex',
      system_fingerprint: 'fp_1',
      cost: 0.5,
      total_cost: 2.5,
      is_byok: true,
      cost_details: { upstream_inference_cost: 2 },
      usage: body.usage,
      logprobs,
      openrouter_metadata: { strategy: 'direct' },
      debug: [{ echo: 1 }],
      extra: { tomorrow: 'new' },
    });
  });

  it.each([
    ['stop', 'stop'],
    ['length', 'length'],
    ['tool_calls', 'tool_calls'],
    ['stop', 'tool_calls'], // Some upstreams say so.
    ['content_filter', 'content_filter'],
    ['tired', 'tired'],
  ])('tells the finish reason %j in the words of the API: %j', async (finish, expected) => {
    const calls = [{ id: 'c1', type: 'function' as const, function: { name: 'look', arguments: '{}' } }];
    const message = expected === 'tool_calls' ? { tool_calls: calls } : { content: 'Hi' };
    const { generations } = await modelOn(play(whole(message, { finish }))).generate([['Hi']]);
    expect(generations[0]?.[0]?.generationInfo).toEqual({ finish_reason: expected });
  });

  it('tells no finish reason, and no text but its own, of an answer of parts', async () => {
    const image = { type: 'image_url' as const, image_url: { url: 'data:image/png;base64,iVBORw==' } };
    const model = modelOn(play(whole({ content: 'A cat', images: [image] }, { finish: null })));
    const { generations } = await model._generate([new HumanMessage('Hi')], {});
    expect(generations[0]).toMatchObject({ text: 'A cat', generationInfo: {} });
    expect(generations[0]?.generationInfo).toEqual({});
  });

  it.each([
    ['without a comma', `data:${'a'.repeat(300_000)}`],
    ['with a comma at its end', `data:${'a'.repeat(300_000)},`],
    ['with many parameters', `data:image/png${';base64x'.repeat(50_000)},aGk=`],
  ])('hands on at once an image whose long URL is no base64 of a picture, %s', async (_, url) => {
    const image = { type: 'image_url' as const, image_url: { url } };
    const message = await modelOn(play(whole({ content: 'A cat', images: [image] }))).invoke('Draw');
    expect(message.content).toMatchObject([{ type: 'text' }, { type: 'image', url }]);
  });

  it('tells in the answer what of the request was not sent, whole, collected and streamed', async () => {
    const stop = ['a', 'b', 'c', 'd', 'e'];
    const body = streamed([{ content: 'Hi' }]);
    for (const message of [
      await modelOn(play(whole({ content: 'Hi' })), { stop }).invoke('Hi'),
      await modelOn(play({ body }), { stop, streaming: true }).invoke('Hi'),
      await mergeChunks(await modelOn(play({ body }), { stop }).stream('Hi')),
    ]) {
      expect(message.response_metadata['warnings']).toEqual([expect.stringMatching(/^stop: .*at most 4/)]);
    }
  });

  it('gives a message with text, reasoning, tokens and cost', async () => {
    const answer = whole({ content: 'Blue sky.', reasoning: 'Let me see.', reasoning_details: [detail] });
    const message = await modelOn(play(answer)).invoke('Why?');
    expect(AIMessage.isInstance(message)).toBe(true);
    expect(message.content).toBe('Blue sky.');
    expect(message.id).toBe('gen-1');
    expect(message.additional_kwargs).toEqual({ reasoning_content: 'Let me see.', reasoning_details: [detail] });
    expect(readUsageMetadata(message)).toEqual({
      input_tokens: 20,
      output_tokens: 10,
      total_tokens: 30,
      input_token_details: { cache_read: 4, cache_creation: 3, audio: 2 },
      output_token_details: { reasoning: 6, audio: 1, image: 0 },
    });
    expect(message.response_metadata).toMatchObject({
      model_provider: 'openrouter-adapters',
      model_name: 'maker/model-1',
      id: 'gen-1',
      provider: 'Maker',
      finish_reason: 'stop',
      native_finish_reason: 'stop',
      cost: 0.00042,
      total_cost: 0.00042,
      is_byok: false,
      cost_details: { upstream_inference_prompt_cost: 0.0002 },
      tokenUsage: { promptTokens: 20, completionTokens: 10, totalTokens: 30 },
    });
  });

  it('sends the options of the model and of the call, and the call wins', async () => {
    const upstream = play(whole({ content: 'Hi' }));
    const model = modelOn(upstream, {
      temperature: 0.2,
      maxTokens: 5,
      requestMetadata: { team: 'a' },
      provider: { allow_fallbacks: false },
      modelKwargs: { raw_mode: true, top_p: 0.1, seed: 1 },
      seed: 2,
    });
    await model.invoke('Hi', {
      temperature: 0.7,
      maxTokens: undefined,
      parallelToolCalls: false,
      stop: ['END'],
      response_format: { type: 'json_object' },
      modelKwargs: { safe_prompt: true },
    });
    expect(upstream.requests[0]?.body).toEqual({
      model: 'maker/model',
      messages: [{ role: 'user', content: 'Hi' }],
      provider: { allow_fallbacks: false },
      max_tokens: 5,
      temperature: 0.7,
      top_p: 0.1,
      seed: 2,
      stop: ['END'],
      response_format: { type: 'json_object' },
      parallel_tool_calls: false,
      metadata: { team: 'a' },
      raw_mode: true,
      safe_prompt: true,
    });
  });

  it('takes key, base URL, headers and attribution from the fields, and headers from the call', async () => {
    const upstream = play(whole({ content: 'Hi' }));
    const model = modelOn(upstream, {
      apiKey: async () => 'sk-or-v1-late',
      baseURL: 'https://eu.openrouter.ai/api/v1/',
      headers: { 'x-a': '1', 'x-b': '1' },
      siteUrl: 'https://app.example',
      appTitle: 'App',
    });
    await model.invoke('Hi', { headers: { 'x-b': '2' } });
    expect(upstream.requests[0]?.url).toBe('https://eu.openrouter.ai/api/v1/chat/completions');
    expect(upstream.requests[0]?.headers).toMatchObject({
      authorization: 'Bearer sk-or-v1-late',
      'x-a': '1',
      'x-b': '2',
      'http-referer': 'https://app.example',
      'x-openrouter-title': 'App',
    });
  });

  it('asks for sound by a stream, which is the only way to get some, and gives a whole answer', async () => {
    const deltas = [
      { audio: { id: 'audio_1', transcript: 'Hel' } },
      { audio: { data: btoa('abcd'), transcript: 'lo' } },
      { audio: { data: btoa('ef'), expires_at: 4_000_000_000 } },
    ];
    const upstream = play({ body: streamed(deltas) });
    const fields: Pick<ChatOptionFields, 'modalities' | 'audio'> = {
      modalities: ['text', 'audio'],
      audio: { voice: 'alloy', format: 'pcm16' },
    };
    const heard: string[] = [];
    const callbacks = [{ handleLLMNewToken: (token: string) => void heard.push(token) }];
    const model = modelOn(upstream, { ...fields, callbacks });
    const silent = modelOn(upstream, { ...fields, disableStreaming: true, callbacks });
    const answers = [
      await model.invoke('Hi'),
      ...(await model.batch(['Hi'])),
      await mergeChunks(await silent.stream('Hi')),
      await silent.streamEvents('Hi'),
      await modelOn(upstream).invoke('Hi', fields),
      await modelOn(upstream, { modelKwargs: { ...fields } }).invoke('Hi'),
    ];
    expect(heard).toEqual([]);
    for (const { contentBlocks } of answers) {
      expect(contentBlocks).toMatchObject([
        { type: 'audio', id: 'audio_1', mimeType: 'audio/pcm', data: btoa('abcdef'), transcript: 'Hello' },
      ]);
    }
    expect(upstream.requests.map(({ body }) => body.stream)).toEqual(answers.map(() => true));
  });

  it('asks for sound n times, and rejects when one of its streams breaks off', async () => {
    const sound = { audio: { id: 'audio_1', data: btoa('abc'), transcript: 'Hello' } };
    const upstream = play({ body: streamed([sound]) }, { body: [event({ id: 'gen-1', choices: [{ delta: sound }] })] });
    const model = modelOn(upstream, { modalities: ['text', 'audio'], audio: { voice: 'alloy', format: 'mp3' } });
    await expect(model.generate([[new HumanMessage('Hi')]], { n: 2 })).rejects.toMatchObject({
      kind: 'interrupted',
      partial: [{ text: '' }, undefined],
      cost: 0.00042,
    });
  });

  it('asks for the model that the call names', async () => {
    const upstream = play(whole({ content: 'Hi' }));
    await new ChatOpenRouter('maker/one', { apiKey: 'sk-or-v1-x', fetch: upstream.fetch }).invoke('Hi', {
      model: 'maker/two',
    });
    expect(upstream.requests[0]?.body.model).toBe('maker/two');
  });

  it('never shows the key in a printed or serialised model', () => {
    const model = modelOn(play(whole({})), { apiKey: 'sk-or-v1-hidden' });
    expect(JSON.stringify([model, model.lc_kwargs, Object.entries(model)])).not.toContain('hidden');
  });

  it('streams behind the scenes when asked to, and callbacks hear each token', async () => {
    const upstream = play({ body: streamed(thoughtful) });
    const tokens: string[] = [];
    const model = modelOn(upstream, { streaming: true });
    const message = await model.invoke('Why?', {
      callbacks: [{ handleLLMNewToken: (token) => void tokens.push(token) }],
    });
    expect(upstream.requests[0]?.body.stream).toBe(true);
    expect(tokens.filter((token) => token !== '')).toEqual(['Blue ', 'sky.']);
    expect(message.content).toBe('Blue sky.');
    expect(message.additional_kwargs).toEqual({ reasoning_content: 'Let me see.', reasoning_details: [detail] });
    expect(readUsageMetadata(message)?.total_tokens).toBe(30);
  });
});

describe('stream', () => {
  it('merges to what invoke gives, with nothing doubled', async () => {
    const streamedMessage = await mergeChunks(await modelOn(play({ body: streamed(thoughtful) })).stream('Why?'));
    const answer = whole({ content: 'Blue sky.', reasoning: 'Let me see.', reasoning_details: [detail] });
    const invoked = await modelOn(play(answer)).invoke('Why?');
    const { tokenUsage: _tokenUsage, ...metadata } = invoked.response_metadata;
    expect(streamedMessage.content).toBe(invoked.content);
    expect(streamedMessage.id).toBe(invoked.id);
    expect(streamedMessage.additional_kwargs).toEqual(invoked.additional_kwargs);
    expect(streamedMessage.response_metadata).toEqual(metadata);
    expect(readUsageMetadata(streamedMessage)).toEqual(readUsageMetadata(invoked));
  });

  it.each([
    ['with no choices', { choices: [] }],
    ['beside a repeated finish reason', { choices: [{ index: 0, delta: { content: '' }, finish_reason: 'stop' }] }],
    ['beside a choice without finish reason', { choices: [{ index: 0, delta: { content: '' }, finish_reason: null }] }],
  ])('reports usage and cost once when they come %s', async (_, last) => {
    const head = { id: 'gen-1', model: 'maker/model-1' };
    const body = [
      event({ ...head, choices: [{ index: 0, delta: { content: 'Hi' }, finish_reason: null }] }),
      event({ ...head, choices: [{ index: 0, delta: { content: '' }, finish_reason: 'stop' }] }),
      event({ ...head, ...last, usage: { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3, cost: 0.5 } }),
      'data: [DONE]\n\n',
    ];
    const chunks: AIMessageChunk[] = [];
    for await (const chunk of await modelOn(play({ body })).stream('Hi')) chunks.push(chunk);
    expect(chunks.filter((chunk) => readUsageMetadata(chunk) !== undefined)).toHaveLength(1);
    expect(chunks.filter((chunk) => 'cost' in chunk.response_metadata)).toHaveLength(1);
    expect(readUsageMetadata(chunks.at(-1) ?? {})).toMatchObject({
      input_tokens: 1,
      output_tokens: 2,
      total_tokens: 3,
    });
    expect(chunks.at(-1)?.response_metadata['cost']).toBe(0.5);
  });

  it('leaves the usage out when streamUsage is false', async () => {
    const merged = await mergeChunks(
      await modelOn(play({ body: streamed([{ content: 'Hi' }]) }), { streamUsage: false }).stream('Hi'),
    );
    expect(readUsageMetadata(merged)).toBeUndefined();
  });

  it('gives every chunk to the callbacks, the last one with the usage too', async () => {
    const seen: unknown[] = [];
    const stream = await modelOn(play({ body: streamed([{ content: 'Hi' }]) })).stream('Hi', {
      callbacks: [
        {
          handleLLMNewToken: (_token, _idx, _run, _parent, _tags, fields) => {
            const chunk = fields?.chunk;
            if (chunk !== undefined && 'message' in chunk) seen.push(readUsageMetadata(chunk.message)?.total_tokens);
          },
        },
      ],
    });
    await mergeChunks(stream);
    expect(seen).toEqual([undefined, 30]);
  });

  it('is one call to invoke when streaming is disabled', async () => {
    const upstream = play(whole({ content: 'Hi' }));
    const merged = await mergeChunks(await modelOn(upstream, { disableStreaming: true }).stream('Hi'));
    expect(merged.content).toBe('Hi');
    expect(upstream.requests[0]?.body.stream).toBeUndefined();
  });

  it('brings images as content blocks, between texts that stay whole', async () => {
    const image = { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBO' } };
    const deltas = [{ content: 'Here: ' }, { images: [image] }, { content: 'a ' }, { content: 'cat' }];
    const merged = await mergeChunks(await modelOn(play({ body: streamed(deltas) })).stream('Draw'));
    expect(merged.content).toEqual([
      { type: 'text', text: 'Here: ' },
      { type: 'image', mimeType: 'image/png', data: 'iVBO', index: 1 },
      { type: 'text', text: 'a cat', index: 2 },
    ]);
  });
});

describe('streamEvents v2', () => {
  it('streams chunks and ends with the merged message', async () => {
    const texts: unknown[] = [];
    let output: unknown;
    for await (const { event: name, data } of modelOn(play({ body: streamed(thoughtful) })).streamEvents('Why?', {
      version: 'v2',
    })) {
      if (name === 'on_chat_model_stream') texts.push(data.chunk.content);
      if (name === 'on_chat_model_end') output = data.output;
    }
    expect(texts.join('')).toBe('Blue sky.');
    expect(output).toMatchObject({ content: 'Blue sky.', additional_kwargs: { reasoning_details: [detail] } });
    expect(readUsageMetadata(Object(output))?.total_tokens).toBe(30);
  });
});

describe('batch', () => {
  it('answers each input in its place', async () => {
    const upstream = play(whole({ content: 'one' }), whole({ content: 'two' }));
    const answers = await modelOn(upstream, { maxConcurrency: 1 }).batch(['1', '2']);
    expect(answers.map(({ content }) => content)).toEqual(['one', 'two']);
    expect(upstream.requests.map(({ body }) => body.messages[0]?.content)).toEqual(['1', '2']);
  });

  it('asks as many at a time as maxConcurrency says', async () => {
    const upstream = play(whole({ content: 'Hi' }));
    let [running, most] = [0, 0];
    const fetch: Upstream['fetch'] = async (...request) => {
      most = Math.max(most, ++running);
      // Gives the others time to begin.
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
      running -= 1;
      return upstream.fetch(...request);
    };
    await modelOn({ ...upstream, fetch }, { maxConcurrency: 2 }).batch(['1', '2', '3', '4', '5']);
    expect(upstream.requests).toHaveLength(5);
    expect(most).toBe(2);
  });
});

describe('ending a call early', () => {
  const hanging = { body: [event({ id: 'gen-1', choices: [{ index: 0, delta: { content: 'Hi' } }] })], hang: true };

  it('closes the connection at once when the loop is left, even while a chunk is awaited', async () => {
    const upstream = play(hanging);
    for await (const chunk of await modelOn(upstream).stream('Hi')) {
      expect(chunk.content).toBe('Hi');
      break;
    }
    await vi.waitFor(() => expect(upstream.closed).toBe(1));
  });

  it('closes the connection and rejects with the reason of the abort', async () => {
    const upstream = play(hanging);
    const abort = new AbortController();
    const reason = new Error('changed my mind');
    const reading = (async () => {
      for await (const chunk of await modelOn(upstream).stream('Hi', { signal: abort.signal })) {
        expect(chunk.content).toBe('Hi');
        abort.abort(reason);
      }
    })();
    await expect(reading).rejects.toBe(reason);
    expect(upstream.closed).toBe(1);
  });

  it.each([
    ['the time-out of the call', {}, { timeout: 20 }],
    ['the time-out of the model', { timeout: 20 }, {}],
    ['the time-out of the call before that of the model', { timeout: 100_000 }, { timeout: 20 }],
  ])('ends with %s', async (_, fields, options) => {
    const upstream = play(hanging);
    const reading = (async () => mergeChunks(await modelOn(upstream, fields).stream('Hi', options)))();
    await expect(reading).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(upstream.closed).toBe(1);
  });

  it('ends every call with the time-out of the model, also where calls share the metadata that LangChain writes into', async () => {
    const upstream = play({ ...hanging, headers: { 'content-type': 'application/json' } });
    const model = modelOn(upstream, { timeout: 20 });
    const shared = { metadata: { user: 'u' } };
    const named = { name: 'TimeoutError' };
    await expect(model.invoke('Hi', shared)).rejects.toMatchObject(named);
    await expect(model.invoke('Hi', shared)).rejects.toMatchObject(named);
    expect(await model.batch(['a', 'b'], shared, { returnExceptions: true })).toMatchObject([named, named]);
    expect(shared).toEqual({ metadata: { user: 'u' } });
  });

  it('ends invoke with the time-out of the model', async () => {
    const upstream = play({ ...hanging, headers: { 'content-type': 'application/json' } });
    await expect(modelOn(upstream, { timeout: 20 }).invoke([new HumanMessage('Hi')])).rejects.toMatchObject({
      name: 'TimeoutError',
    });
    expect(upstream.closed).toBe(1);
  });
});
