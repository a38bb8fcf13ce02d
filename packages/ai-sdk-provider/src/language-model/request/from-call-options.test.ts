import { InvalidArgumentError, type LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { generateText, Output } from 'ai';
import { describe, expect, it } from 'vitest';

import { message, scripted } from '../../../test/scripted-openrouter.ts';
import { createOpenRouter } from '../../index.ts';
import type { OpenRouterChatSettings } from '../../settings/chat-settings.ts';
import { fromCallOptions } from './from-call-options.ts';

const prompt: LanguageModelV4CallOptions['prompt'] = [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }];

interface Given {
  provider?: Record<string, unknown>;
  settings?: OpenRouterChatSettings | Record<string, unknown>;
  openrouter?: OpenRouterChatSettings | Record<string, unknown>;
  call?: Partial<LanguageModelV4CallOptions>;
}

async function translateAll({ provider, settings, openrouter, call }: Given) {
  // Options that are made for humans are looser than JSON; the AI SDK passes them on as they are.
  const providerOptions = openrouter && { openrouter: openrouter as never };
  return fromCallOptions(
    { modelId: 'a/b', ofProvider: provider, ofModel: settings },
    { prompt, ...(providerOptions && { providerOptions }), ...call },
  );
}

async function translate(given: Given) {
  const { request, warnings } = await translateAll(given);
  return { ...request, warnings };
}

describe('the options of the AI SDK', () => {
  it('all have a place in the request', async () => {
    const { options, warnings } = await translate({
      call: {
        maxOutputTokens: 10,
        temperature: 0,
        topP: 0.5,
        topK: 3,
        frequencyPenalty: 0.1,
        presencePenalty: -0.1,
        seed: 7,
        stopSequences: ['END'],
        reasoning: 'high',
      },
    });
    expect(options).toEqual({
      max_tokens: 10,
      temperature: 0,
      top_p: 0.5,
      top_k: 3,
      frequency_penalty: 0.1,
      presence_penalty: -0.1,
      seed: 7,
      stop: ['END'],
      reasoning: { effort: 'high' },
    });
    expect(warnings).toEqual([]);
  });

  it.each(['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'] as const)(
    'reasoning %s is the effort',
    async (level) => {
      expect((await translate({ call: { reasoning: level } })).options).toEqual({ reasoning: { effort: level } });
    },
  );

  it('reasoning gives way to an effort of the call, by either of its names', async () => {
    for (const openrouter of [{ reasoningEffort: 'low' }, { reasoning: { effort: 'low' } }]) {
      const { options } = await translate({ openrouter, call: { reasoning: 'high' } });
      expect(options).toEqual((await translate({ openrouter })).options);
    }
  });

  it('reasoning leaves the rest of the settings in force, but no budget beside the effort', async () => {
    const settings = { reasoning: { max_tokens: 100, exclude: true } };
    expect((await translate({ settings, call: { reasoning: 'low' } })).options).toEqual({
      reasoning: { exclude: true, effort: 'low' },
    });
    expect((await translate({ settings, call: { reasoning: 'provider-default' } })).options).toEqual(settings);
    const openrouter = { reasoning: { exclude: false } };
    expect((await translate({ openrouter, call: { reasoning: 'low' } })).options).toEqual({
      reasoning: { exclude: false, effort: 'low' },
    });
    const budget = { reasoning: { maxTokens: 5 } };
    expect((await translate({ openrouter: budget, call: { reasoning: 'low' } })).options).toEqual({
      reasoning: { max_tokens: 5 },
    });
  });

  it.each<[OpenRouterChatSettings, OpenRouterChatSettings, 'high' | 'none', unknown]>([
    [{ reasoning: { enabled: false } }, {}, 'high', { effort: 'high' }],
    [{ reasoning: { enabled: true, exclude: true } }, {}, 'none', { effort: 'none', exclude: true }],
    [{ includeReasoning: false }, {}, 'high', { effort: 'high', exclude: true }],
    [{ reasoning: { exclude: true } }, { includeReasoning: true }, 'high', { effort: 'high', exclude: false }],
    [{}, { reasoning: { enabled: false } }, 'high', { enabled: false }],
    [{}, { reasoning: { enabled: true } }, 'high', { enabled: true, effort: 'high' }],
  ])('reasoning beside settings %j and options %j never contradicts itself: %s', async (...given) => {
    const [settings, openrouter, reasoning, expected] = given;
    expect((await translate({ settings, openrouter, call: { reasoning } })).options).toEqual({ reasoning: expected });
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])(
    'of which one is %s are an error before the request',
    async (value) => {
      await expect(translate({ call: { maxOutputTokens: value } })).rejects.toThrow(/maxOutputTokens/);
    },
  );

  it('responseFormat is json_schema with a schema, json_object without one, and nothing for text', async () => {
    const schema = { type: 'object' } as const;
    const formatOf = async (given: Given) => (await translate(given)).options?.response_format;
    const call = { responseFormat: { type: 'json', schema, name: 'my answer', description: 'One' } } as const;
    expect(await formatOf({ call })).toEqual({
      type: 'json_schema',
      json_schema: { name: 'my_answer', description: 'One', schema, strict: true },
    });
    expect(await formatOf({ call, settings: { structuredOutputs: { strict: false } } })).toMatchObject({
      json_schema: { strict: false },
    });
    expect(
      await formatOf({
        call,
        settings: { structuredOutputs: { strict: false } },
        openrouter: { structuredOutputs: { strict: true } },
      }),
    ).toMatchObject({
      json_schema: { strict: true },
    });
    expect(await formatOf({ call: { responseFormat: { type: 'json', schema } } })).toMatchObject({
      json_schema: { name: 'response' },
    });
    expect(await formatOf({ call: { responseFormat: { type: 'json' } } })).toEqual({ type: 'json_object' });
    expect(await formatOf({ call: { responseFormat: { type: 'text' } } })).toBeUndefined();
  });

  it('responseFormat without a schema has no place for a name and a description, and says so', async () => {
    const { fetch, requests } = scripted(message({ content: '{}' }));
    const { warnings } = await generateText({
      model: createOpenRouter({ apiKey: 'sk-or-test', fetch })('a/b'),
      output: Output.json({ name: 'Report', description: 'What happened' }),
      prompt: 'Hi',
    });
    expect(requests[0]?.body['response_format']).toEqual({ type: 'json_object' });
    expect(warnings).toMatchObject([{ type: 'unsupported', feature: 'responseFormat' }]);
  });
});

describe('tools', () => {
  const weather = {
    type: 'function',
    name: 'weather',
    description: 'Weather',
    inputSchema: { type: 'object' },
  } as const;
  const search = { type: 'provider', id: 'openrouter.web_search', name: 'search', args: { maxResults: 3 } } as const;

  it('of the caller are sent with strict and cache marker', async () => {
    const cacheControl = { type: 'ephemeral' };
    const tool = { ...weather, strict: true, providerOptions: { anthropic: { cacheControl } } };
    expect((await translate({ call: { tools: [tool] } })).tools).toEqual([
      {
        type: 'function',
        function: { name: 'weather', description: 'Weather', parameters: { type: 'object' }, strict: true },
        cache_control: cacheControl,
      },
    ]);
  });

  it('of the caller are sent with fields of their own, of which unknown ones are warnings', async () => {
    const openrouter = {
      eagerInputStreaming: true,
      HTTPNovelty: { inThere: 1 },
      type: 'x',
      cache_control: { type: 'ephemeral' },
    };
    const { tools, warnings } = await translate({ call: { tools: [{ ...weather, providerOptions: { openrouter } }] } });
    expect(tools).toEqual([
      {
        type: 'function',
        function: { name: 'weather', description: 'Weather', parameters: { type: 'object' } },
        cache_control: { type: 'ephemeral' },
        eager_input_streaming: true,
        HTTPNovelty: { inThere: 1 },
      },
    ]);
    expect(warnings).toMatchObject([
      { type: 'other', message: expect.stringContaining('HTTPNovelty') },
      { type: 'unsupported', feature: 'providerOptions.openrouter.type' },
    ]);
  });

  it('have the examples of their input in the description', async () => {
    const { tools, warnings } = await translate({
      call: { tools: [{ ...weather, inputExamples: [{ input: { city: 'Rome' } }] }] },
    });
    expect(tools).toMatchObject([{ function: { description: 'Weather\n\nInput examples:\n{"city":"Rome"}' } }]);
    expect(warnings).toMatchObject([{ type: 'compatibility', feature: 'inputExamples' }]);
  });

  it('of OpenRouter are sent with their arguments under parameters', async () => {
    const models = { type: 'provider', id: 'openrouter.search_models', name: 'models', args: {} } as const;
    const { tools, warnings } = await translate({ call: { tools: [search, models] } });
    expect(tools).toEqual([
      { type: 'openrouter:web_search', parameters: { max_results: 3 } },
      { type: 'openrouter:experimental__search_models' },
    ]);
    expect(warnings).toEqual([]);
  });

  it('of other providers, and those that chat refuses, are warnings', async () => {
    const { tools, warnings } = await translate({
      call: {
        tools: [
          { type: 'provider', id: 'openai.web_search', name: 'a', args: {} },
          { type: 'provider', id: 'openrouter.bash', name: 'b', args: {} },
          { ...search, args: { searchPrompt: 'x' } },
        ],
      },
    });
    expect(tools).toEqual([{ type: 'openrouter:web_search' }]);
    expect(warnings).toMatchObject([
      { type: 'unsupported', feature: 'tool openai.web_search' },
      { type: 'unsupported', feature: 'tool openrouter.bash' },
      { type: 'other' },
    ]);
  });

  it.each([
    [{ type: 'auto' }, undefined],
    [{ type: 'none' }, 'none'],
    [{ type: 'required' }, 'required'],
    [
      { type: 'tool', toolName: 'weather' },
      { type: 'function', function: { name: 'weather' } },
    ],
    [{ type: 'tool', toolName: 'search' }, { type: 'openrouter:web_search' }],
  ] as const)('with the choice %j are sent with %j', async (toolChoice, expected) => {
    expect((await translate({ call: { tools: [weather, search], toolChoice } })).tool_choice).toEqual(expected);
  });

  it('that do not exist are not chosen, and a warning says so', async () => {
    const { warnings, ...request } = await translate({ call: { toolChoice: { type: 'required' } } });
    expect(request).not.toHaveProperty('tool_choice');
    expect(warnings).toMatchObject([{ type: 'unsupported', feature: 'toolChoice' }]);
  });

  it('that a preset brings can be chosen', async () => {
    const call = { toolChoice: { type: 'required' } } as const;
    expect(await translate({ settings: { preset: 'mine' }, call })).toMatchObject({
      tool_choice: 'required',
      warnings: [],
    });
  });

  it.each([
    { type: 'provider', id: 'openai.web_search', name: 'left', args: {} },
    { type: 'provider', id: 'openrouter.bash', name: 'left', args: {} },
  ] as const)('that are left out are not chosen: %o', async (tool) => {
    const call: Partial<LanguageModelV4CallOptions> = {
      tools: [weather, tool],
      toolChoice: { type: 'tool', toolName: 'left' },
    };
    const { warnings, ...request } = await translate({ call });
    expect(request).not.toHaveProperty('tool_choice');
    expect(warnings).toMatchObject([
      { type: 'unsupported', feature: `tool ${tool.id}` },
      { type: 'unsupported', feature: 'toolChoice' },
    ]);
  });

  it('are chosen by the options of the call, then by the call, then by the model', async () => {
    const ofModel = { toolChoice: { type: 'openrouter:datetime' } } as const;
    const ofCall = { tool_choice: { type: 'openrouter:web_search' } } as const;
    const choiceOf = async (given: Given) => (await translate({ call: { tools: [search] }, ...given })).tool_choice;
    expect(await choiceOf({ settings: ofModel })).toEqual(ofModel.toolChoice);
    const call: Partial<LanguageModelV4CallOptions> = { tools: [search], toolChoice: { type: 'required' } };
    expect(await choiceOf({ settings: ofModel, call })).toBe('required');
    expect(await choiceOf({ settings: ofModel, openrouter: ofCall, call })).toEqual(ofCall.tool_choice);
  });

  it('in the wire form can be added by settings', async () => {
    const own = { type: 'openrouter:datetime' };
    const { tools } = await translate({
      settings: { extraBody: { tools: [own] } },
      openrouter: { tools: [{ type: 'openrouter:files' }] },
      call: { tools: [weather] },
    });
    expect(tools).toMatchObject([{ type: 'function' }, own, { type: 'openrouter:files' }]);
  });
});

describe('settings', () => {
  it('may be in camelCase and in snake_case, at every depth', async () => {
    const camel: OpenRouterChatSettings = {
      minP: 0.1,
      parallelToolCalls: false,
      provider: { allowFallbacks: false, maxPrice: { prompt: 1 }, sort: { by: 'price', partition: 'none' } },
      plugins: [{ id: 'web', maxResults: 3 }],
      stopServerToolsWhen: [{ type: 'step_count_is', stepCount: 3 }],
      trace: { traceId: 't', ownKey: 1 },
      metadata: { ownKey: 'x' },
      logitBias: { '50256': -100 },
      imageConfig: { aspectRatio: '16:9' },
    };
    const snake: OpenRouterChatSettings = {
      min_p: 0.1,
      parallel_tool_calls: false,
      provider: { allow_fallbacks: false, max_price: { prompt: 1 }, sort: { by: 'price', partition: 'none' } },
      plugins: [{ id: 'web', max_results: 3 }],
      stop_server_tools_when: [{ type: 'step_count_is', step_count: 3 }],
      trace: { trace_id: 't', ownKey: 1 },
      metadata: { ownKey: 'x' },
      logit_bias: { '50256': -100 },
      image_config: { aspect_ratio: '16:9' },
    };
    const { options, warnings } = await translate({ settings: camel });
    expect(options).toEqual(snake);
    expect((await translate({ settings: snake })).options).toEqual(snake);
    expect(warnings).toEqual([]);
  });

  it('give way to those of a later place: provider, model, call, its providerOptions', async () => {
    const given: Given = { provider: { seed: 1, top_a: 1, user: 'provider' } };
    expect((await translate(given)).options).toEqual({ seed: 1, top_a: 1, user: 'provider' });
    given.settings = { seed: 2, temperature: 0.2, topA: 2 };
    given.call = { seed: 3, temperature: 0.3 };
    given.openrouter = { temperature: 0.4 };
    expect((await translate(given)).options).toEqual({ seed: 3, top_a: 2, user: 'provider', temperature: 0.4 });
  });

  it('never send two spellings of one thing', async () => {
    const settings = { maxCompletionTokens: 5, reasoning: { effort: 'low' as const } };
    expect((await translate({ settings, call: { maxOutputTokens: 9 } })).options).toEqual({
      max_tokens: 9,
      reasoning: { effort: 'low' },
    });
    expect((await translate({ settings, openrouter: { reasoningEffort: 'high' } })).options).toEqual({
      max_completion_tokens: 5,
      reasoning: { effort: 'high' },
    });
  });

  it('of an effort alone leave the rest of earlier `reasoning` in force, but no budget beside it', async () => {
    const settings = { reasoning: { max_tokens: 100, exclude: true } };
    expect((await translate({ settings, openrouter: { reasoningEffort: 'high' } })).options).toEqual({
      reasoning: { exclude: true, effort: 'high' },
    });
    expect((await translate({ settings: { reasoningEffort: 'low' }, openrouter: settings })).options).toEqual(settings);
  });

  it('that are not known are sent as they are with a warning, those of extraBody without one', async () => {
    const { extra, options, warnings } = await translate({
      settings: { noveltyThing: { inThere: 1 }, extraBody: { safe_prompt: true, seed: 1 } },
    });
    expect(extra).toEqual({ noveltyThing: { inThere: 1 }, safe_prompt: true });
    expect(options).toEqual({ seed: 1 });
    expect(warnings).toMatchObject([{ type: 'other', message: expect.stringContaining('settings.noveltyThing') }]);
  });

  it.each(['model', 'messages', 'stream', '__proto__'])('cannot set %s', async (name) => {
    for (const given of [
      { openrouter: { [name]: 'x' } },
      { provider: { [name]: 'x' } },
      { settings: { extraBody: { [name]: 'x' } } },
    ]) {
      const { model, extra, warnings } = await translate(given);
      expect({ model, extra }).toEqual({ model: 'a/b', extra: {} });
      expect(warnings).toMatchObject([{ type: 'unsupported', feature: expect.stringContaining(name) }]);
    }
  });

  it.each([
    [{ temperature: 'hot' }, 'temperature'],
    [{ models: 'a/b' }, 'models.'],
    [{ provider: { allowFallbacks: 'yes' } }, 'provider.allowFallbacks'],
    [{ cacheControl: { type: 'forever' } }, 'cacheControl.type'],
    [{ toolChoice: 5 }, 'toolChoice'],
    [{ tools: [{ name: 'x' }] }, 'tools.0.type'],
    [{ structuredOutputs: { strict: 'no' } }, 'structuredOutputs must be true, false or { strict'],
    [{ logprobs: 'three' }, 'logprobs'],
    [{ extraBody: 'x' }, 'extraBody'],
  ])('of a wrong type are an error that names them: %j', async (openrouter, name) => {
    const error: unknown = await translate({ openrouter }).catch((reason: unknown) => reason);
    expect(InvalidArgumentError.isInstance(error)).toBe(true);
    expect(String(error)).toContain(name.replace(/\.$/, ''));
    expect(String(error)).toContain('providerOptions.openrouter');
  });

  it('ask for routing metadata in a header, from the last place that says so', async () => {
    const headersOf = async (given: Given) => (await translateAll(given)).headers;
    expect(await headersOf({})).toBeUndefined();
    expect(await headersOf({ settings: { openrouterMetadata: true } })).toEqual({ 'x-openrouter-metadata': 'enabled' });
    expect(
      await headersOf({ settings: { openrouterMetadata: true }, openrouter: { openrouterMetadata: false } }),
    ).toEqual({ 'x-openrouter-metadata': 'disabled' });
    expect(await headersOf({ openrouter: { openrouter_metadata: true } })).toEqual({
      'x-openrouter-metadata': 'enabled',
    });
    await expect(translateAll({ openrouter: { openrouterMetadata: 'yes' } })).rejects.toThrow(/openrouterMetadata/);
  });

  it.each<[string, OpenRouterChatSettings, OpenRouterChatSettings, unknown]>([
    [
      'plugins of the model stay beside a search of the call',
      { plugins: [{ id: 'file-parser' }] },
      { webSearchOptions: { maxResults: 3 } },
      { plugins: [{ id: 'file-parser' }, { id: 'web', max_results: 3 }] },
    ],
    [
      'a search of the model stays beside plugins of the call',
      { web_search_options: { max_results: 3 } },
      { plugins: [{ id: 'file-parser' }] },
      { plugins: [{ id: 'file-parser' }, { id: 'web', max_results: 3 }] },
    ],
    [
      'a search of the call wins over the plugin of the model',
      { plugins: [{ id: 'web', max_results: 1, engine: 'exa' }] },
      { webSearchOptions: { maxResults: 3 } },
      { plugins: [{ id: 'web', max_results: 3, engine: 'exa' }] },
    ],
    [
      'the plugin of the call wins over a search of the model',
      { webSearchOptions: { maxResults: 3, engine: 'exa' } },
      { plugins: [{ id: 'web', maxResults: 1 }] },
      { plugins: [{ id: 'web', max_results: 1, engine: 'exa' }] },
    ],
    [
      'a search of the call replaces that of the model',
      { webSearchOptions: { maxResults: 3, searchContextSize: 'low' } },
      { webSearchOptions: { searchContextSize: 'high' } },
      { web_search_options: { search_context_size: 'high' } },
    ],
    [
      'log probabilities that the call does not want are not asked for',
      { logprobs: 3 },
      { logprobs: false },
      { logprobs: false },
    ],
    [
      'more alternatives keep the log probabilities on',
      { logprobs: 3 },
      { topLogprobs: 5 },
      { logprobs: true, top_logprobs: 5 },
    ],
  ])('are laid over each other: %s', async (_, settings, openrouter, expected) => {
    expect((await translate({ settings, openrouter })).options).toEqual(expected);
  });

  it.each([
    ['of the same place', { web_search_options: { max_results: 3 }, plugins: [{ id: 'web', max_results: 9 }] }, 9],
    ['of no place', { web_search_options: { max_results: 3 } }, 3],
  ])('tell whose word counts where a search meets the plugin %s', async (_, settings, max_results) => {
    const { options, warnings } = await translate({ settings });
    expect(options?.plugins).toEqual([{ id: 'web', max_results }]);
    const [{ message = '' } = {}] = warnings as { message?: string }[];
    expect(message.includes('own fields win')).toBe(max_results === 9);
  });

  it('in extraBody that cannot be merged are warnings', async () => {
    const { warnings, ...request } = await translate({ settings: { extraBody: { tools: 'all' } } });
    expect(request).not.toHaveProperty('tools');
    expect(warnings).toMatchObject([{ type: 'unsupported', feature: 'settings.extraBody.tools' }]);
  });

  it('in the forms of @openrouter/ai-sdk-provider go out in the form of the API', async () => {
    const { options, warnings } = await translate({
      settings: {
        logprobs: 5,
        web_search_options: { max_results: 3, engine: 'exa', search_context_size: 'low' },
        includeReasoning: true,
        usage: { include: true },
        maxTokens: 10,
      },
    });
    expect(options).toEqual({
      logprobs: true,
      top_logprobs: 5,
      plugins: [{ id: 'web', max_results: 3, engine: 'exa' }],
      web_search_options: { search_context_size: 'low' },
      include_reasoning: true,
      usage: { include: true },
      max_tokens: 10,
    });
    expect(warnings).toMatchObject([{ type: 'other', message: expect.stringContaining('max_results, engine') }]);
  });
});
