import { createOpenRouter as createOther } from '@openrouter/ai-sdk-provider';
import { generateText, isStepCount, streamText, tool, type LanguageModel, type ToolSet } from 'ai';
import { describe, expect, it } from 'vitest';
import { z } from 'zod/v4';

import { delta, ending, message, scripted, stream } from '../../test/scripted-openrouter.ts';
import { createOpenRouter } from '../index.ts';

/** The same program with each of the two packages: only the import differs. */
const packages = { ours: createOpenRouter, theirs: createOther } as const;
type Package = keyof typeof packages;

type Settings = Parameters<ReturnType<typeof createOther>['chat']>[1];
type ProviderSettings = Parameters<typeof createOther>[0];
type Answers = Parameters<typeof scripted>;

function connect(which: Package, answers: Answers, settings: Settings, ofProvider: ProviderSettings) {
  const { fetch, requests } = scripted(...answers);
  // A `fetch` of the script takes what the transports give; the Web's type of it is wider.
  const own = { apiKey: 'sk-or-test', fetch: fetch as typeof globalThis.fetch, ...ofProvider };
  const model: LanguageModel =
    which === 'ours' ? createOpenRouter(own)('a/b', settings) : createOther(own).chat('a/b', settings);
  return { model, requests };
}

/** The body that a setting leads to. */
async function bodyOf(
  which: Package,
  settings: Settings,
  ofProvider: ProviderSettings = {},
  call: Record<string, unknown> = {},
) {
  const tool_calls = [{ id: 'call_1', type: 'function', function: { name: 'weather', arguments: '{"city":"Rome"}' } }];
  const { model, requests } = connect(which, [message({ content: 'Hello!', tool_calls })], settings, ofProvider);
  await generateText({ model, prompt: 'Hi', ...call });
  return requests[0]?.body ?? {};
}

describe('a setting of @openrouter/ai-sdk-provider', () => {
  it.each([
    [{ logitBias: { 50256: -100 } }],
    [{ parallelToolCalls: false }],
    [{ user: 'user-1' }],
    [{ plugins: [{ id: 'web', max_results: 3, search_prompt: 'Look', engine: 'exa' }] }],
    [{ plugins: [{ id: 'file-parser', max_files: 2, pdf: { engine: 'mistral-ocr' } }, { id: 'moderation' }] }],
    [{ plugins: [{ id: 'response-healing' }, { id: 'auto-router', allowed_models: ['anthropic/*'] }] }],
    [{ cache_control: { type: 'ephemeral', ttl: '1h' } }],
    [{ debug: { echo_upstream_body: true } }],
    [
      {
        provider: {
          order: ['anthropic'],
          allow_fallbacks: false,
          require_parameters: true,
          data_collection: 'deny',
          only: ['anthropic'],
          ignore: ['openai'],
          quantizations: ['fp8'],
          sort: 'price',
          max_price: { prompt: '1', completion: 2, image: 0.1, audio: '3', request: 1 },
          zdr: true,
        },
      },
    ],
    [{ models: ['c/d', 'e/f'] }],
    [{ reasoning: { enabled: true, exclude: true, effort: 'high' } }],
    [{ reasoning: { max_tokens: 1000 } }],
    [{ includeReasoning: true }],
    [{ usage: { include: true } }],
    [{ temperature: 0.1, topP: 0.2, topK: 3, frequencyPenalty: 0.4, presencePenalty: 0.5, maxTokens: 60 }],
    [{ extraBody: { safe_prompt: true, deep: { camelCase: 1 } } }],
  ] satisfies [Settings][])('leads to the same body: %j', async (settings) => {
    const theirs = await bodyOf('theirs', settings);
    expect(Object.keys(theirs).length).toBeGreaterThan(2);
    expect(await bodyOf('ours', settings)).toEqual(theirs);
  });

  it('leads to the same body with the options of the AI SDK over it', async () => {
    const settings: Settings = { temperature: 0.1, topP: 0.2, maxTokens: 60, user: 'a', extraBody: { seed: 1 } };
    const call = {
      temperature: 0.9,
      maxOutputTokens: 10,
      stopSequences: ['END'],
      providerOptions: { openrouter: { user: 'b', reasoning: { effort: 'low' }, cacheControl: { type: 'ephemeral' } } },
    };
    const ofProvider = { extraBody: { top_a: 0.5 } };
    expect(await bodyOf('ours', settings, ofProvider, call)).toEqual(
      await bodyOf('theirs', settings, ofProvider, call),
    );
  });

  it('leads to the same tools and choice', async () => {
    const weather = tool({ description: 'Weather', inputSchema: z.object({ city: z.string() }) });
    const eager = { ...weather, providerOptions: { openrouter: { eager_input_streaming: true } } };
    const call = { tools: { weather, eager }, toolChoice: { type: 'tool', toolName: 'weather' } };
    expect(await bodyOf('ours', {}, {}, call)).toEqual(await bodyOf('theirs', {}, {}, call));
  });

  it.each([true, false])('structuredOutputs.strict %s leads to the same response format', async (strict) => {
    const formatOf = async (which: Package) => {
      const { model, requests } = connect(which, [message({ content: '{}' })], { structuredOutputs: { strict } }, {});
      if (typeof model === 'string') throw new TypeError('It is a model.');
      const schema = { type: 'object' as const, properties: {} };
      const prompt = [{ role: 'user' as const, content: [{ type: 'text' as const, text: 'Hi' }] }];
      await model.doGenerate({ prompt, responseFormat: { type: 'json', name: 'city', description: 'One', schema } });
      return requests[0]?.body['response_format'];
    };
    expect(await formatOf('theirs')).toMatchObject({ json_schema: { strict } });
    expect(await formatOf('ours')).toEqual(await formatOf('theirs'));
  });

  it.each([
    ['logprobs: true asks for no alternatives, instead of for 0', { logprobs: true }, { logprobs: true }],
    ['logprobs: 5 asks for five', { logprobs: 5 }, { logprobs: true, top_logprobs: 5 }],
    [
      'web_search_options that the API does not know are sent as the plugin that knows them',
      { web_search_options: { max_results: 3, search_prompt: 'Look', engine: 'exa' } },
      { plugins: [{ id: 'web', max_results: 3, search_prompt: 'Look', engine: 'exa' }] },
    ],
  ] satisfies [string, Settings, object][])('differs: %s', async (_, settings, expected) => {
    expect(await bodyOf('ours', settings)).toEqual({
      model: 'a/b',
      messages: [{ role: 'user', content: 'Hi' }],
      ...expected,
    });
  });

  it('of the provider leads to the same headers and address, apart from the user agent', async () => {
    const sent = async (which: Package, ofProvider: ProviderSettings) => {
      const { model, requests } = connect(which, [message({ content: 'Hello!' })], {}, ofProvider);
      await generateText({ model, prompt: 'Hi', headers: { 'x-call': '2' } });
      const { 'user-agent': _userAgent, accept: _accept, ...headers } = requests[0]?.headers ?? {};
      return { url: requests[0]?.url, headers };
    };
    for (const ofProvider of [
      { baseURL: 'https://proxy.example/v1/', headers: { 'x-own': '1' } },
      { baseUrl: 'https://proxy.example/v1' },
      { appName: 'App', appUrl: 'https://app.example', api_keys: { anthropic: 'sk-ant' } },
    ] satisfies ProviderSettings[]) {
      expect(await sent('ours', ofProvider)).toEqual(await sent('theirs', ofProvider));
    }
  });

  it('compatibility: strict asks for usage in streams', async () => {
    const sent = async (which: Package) => {
      const answers: Answers = [stream([delta({ content: 'Hi' }), ...ending('stop')])];
      const { model, requests } = connect(which, answers, {}, { compatibility: 'strict' });
      await streamText({ model, prompt: 'Hi' }).consumeStream();
      return requests[0]?.body;
    };
    expect(await sent('ours')).toEqual(await sent('theirs'));
  });
});

const usage = {
  prompt_tokens: 100,
  completion_tokens: 50,
  total_tokens: 150,
  prompt_tokens_details: { cached_tokens: 60 },
  completion_tokens_details: { reasoning_tokens: 20 },
  cost: 0.0012,
  cost_details: { upstream_inference_cost: 0.02 },
};
const fields = {
  content: 'Hi there',
  reasoning_details: [
    { type: 'reasoning.text', text: 'Hm', signature: 'sig', format: 'anthropic-claude-v1', index: 0 },
  ],
  annotations: [
    {
      type: 'url_citation',
      url_citation: { url: 'https://a.example/', title: 'A', content: 'said', start_index: 0, end_index: 2 },
    },
    { type: 'file', file: { hash: 'h1', name: 'a.pdf', content: [{ type: 'text', text: 'page' }] } },
  ],
};

const hosts: Record<string, [Answers[0], (model: LanguageModel) => Promise<Seen>]> = {
  whole: [
    message(fields, { usage }),
    async (model) => {
      const { finalStep, reasoning, sources } = await generateText({ model, prompt: 'Hi' });
      return { metadata: finalStep.providerMetadata?.['openrouter'], reasoning, sources };
    },
  ],
  streamed: [
    stream([
      delta({ reasoning_details: fields.reasoning_details }),
      delta({ content: fields.content, annotations: fields.annotations }),
      ...ending('stop', usage),
    ]),
    async (model) => {
      const result = streamText({ model, prompt: 'Hi' });
      const { providerMetadata } = await result.finalStep;
      return {
        metadata: providerMetadata?.['openrouter'],
        reasoning: await result.reasoning,
        sources: await result.sources,
      };
    },
  ],
};

interface Seen {
  metadata: Record<string, unknown> | undefined;
  reasoning: readonly { providerMetadata?: unknown }[];
  sources: readonly { sourceType: string; providerMetadata?: unknown }[];
}

describe.each(Object.entries(hosts))(
  'what @openrouter/ai-sdk-provider puts under providerMetadata.openrouter, %s,',
  (_, [answer, host]) => {
    const see = async (which: Package) => host(connect(which, [answer], {}, {}).model);

    it('stands at the same place: provider, usage, reasoning details, parsed files', async () => {
      const { metadata } = await see('theirs');
      expect(metadata).toMatchObject({
        provider: 'Upstream',
        usage: { cost: 0.0012 },
        annotations: [{ type: 'file' }],
      });
      expect((await see('ours')).metadata).toMatchObject(metadata ?? {});
    });

    it('stands on the parts too: details of reasoning, places of citations', async () => {
      const [ours, theirs] = [await see('ours'), await see('theirs')];
      expect(ours.reasoning.map(({ providerMetadata }) => providerMetadata)).toMatchObject(
        theirs.reasoning.map(({ providerMetadata }) => providerMetadata),
      );
      const placesOf = ({ sources }: Seen) =>
        sources.filter(({ sourceType }) => sourceType === 'url').map(({ providerMetadata }) => providerMetadata);
      expect(placesOf(theirs)).toHaveLength(1);
      expect(placesOf(ours)).toEqual(placesOf(theirs));
    });
  },
);

describe('a history', () => {
  it('that @openrouter/ai-sdk-provider wrote goes on here, with its reasoning', async () => {
    const tool_calls = [{ id: 'call_1', type: 'function', function: { name: 'now', arguments: '{}' } }];
    const first = message(
      { reasoning_details: fields.reasoning_details, tool_calls },
      { finish_reason: 'tool_calls', native_finish_reason: 'tool_use' },
    );
    const tools: ToolSet = { now: tool({ inputSchema: z.object({}), execute: () => 'noon' }) };
    const theirs = connect('theirs', [first, message({ content: 'Noon.' })], {}, {});
    const { responseMessages } = await generateText({
      model: theirs.model,
      tools,
      prompt: 'Time?',
      stopWhen: isStepCount(2),
    });
    const ours = connect('ours', [message({ content: 'Bye' })], {}, {});
    const messages = [{ role: 'user' as const, content: 'Time?' }, ...responseMessages];
    const { warnings } = await generateText({
      model: ours.model,
      tools,
      messages: [...messages, { role: 'user', content: 'Thanks' }],
    });
    expect(warnings).toEqual([]);
    expect(ours.requests[0]?.body['messages']).toEqual([
      { role: 'user', content: 'Time?' },
      { role: 'assistant', content: null, reasoning_details: fields.reasoning_details, tool_calls },
      { role: 'tool', tool_call_id: 'call_1', content: 'noon' },
      { role: 'assistant', content: 'Noon.' },
      { role: 'user', content: 'Thanks' },
    ]);
  });
});
