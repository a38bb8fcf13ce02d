import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { chatOptionNames } from '@openrouter-adapters/core';
import { generateText, tool, type ModelMessage } from 'ai';
import { describe, expect, it } from 'vitest';
import { z } from 'zod/v4';

import { readAll } from '../../test/read-all.ts';
import { delta, ending, message, scripted, stream } from '../../test/scripted-openrouter.ts';
import { createOpenRouter, type OpenRouterChatSettings } from '../index.ts';

const prompt: LanguageModelV4CallOptions['prompt'] = [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }];

/** Every option of a chat request, as its users write it, and what of it is sent where that differs. */
const everything = {
  models: ['c/d'],
  route: 'fallback',
  preset: 'mine',
  provider: { order: ['anthropic'], allowFallbacks: false, maxPrice: { prompt: '1' } },
  plugins: [{ id: 'web', maxResults: 2 }],
  maxTokens: 16,
  maxCompletionTokens: 17,
  temperature: 0.1,
  topP: 0.2,
  topK: 3,
  minP: 0.4,
  topA: 0.5,
  frequencyPenalty: 0.6,
  presencePenalty: 0.7,
  repetitionPenalty: 1.1,
  seed: 8,
  stop: ['END'],
  logitBias: { '50256': -100 },
  logprobs: true,
  topLogprobs: 2,
  prediction: { type: 'content', content: 'So' },
  reasoning: { effort: 'low', summary: 'auto', enabled: true, exclude: false },
  reasoningEffort: 'low',
  includeReasoning: true,
  verbosity: 'low',
  responseFormat: { type: 'json_object' },
  structuredOutputs: true,
  parallelToolCalls: false,
  maxToolCalls: 4,
  stopServerToolsWhen: [{ type: 'max_cost', maxCostInDollars: 0.5 }],
  webSearchOptions: { searchContextSize: 'low' },
  xSearchFilter: { allowedXHandles: ['openrouter'] },
  modalities: ['text'],
  imageConfig: { aspectRatio: '1:1' },
  audio: { voice: 'alloy', format: 'wav' },
  cacheControl: { type: 'ephemeral', ttl: '1h' },
  promptCacheKey: 'key',
  promptCacheOptions: { mode: 'explicit' },
  sessionId: 'session-1',
  user: 'user-1',
  metadata: { ownKey: 'x' },
  trace: { traceId: 't', ownKey: 1 },
  serviceTier: 'flex',
  usage: { include: true },
  transforms: ['middle-out'],
  debug: { echoUpstreamBody: true },
} satisfies OpenRouterChatSettings;

async function bodyOf(settings: OpenRouterChatSettings, openrouter?: OpenRouterChatSettings) {
  const { fetch, requests } = scripted(message({ content: 'Hello!' }));
  const result = await createOpenRouter({ apiKey: 'sk-or-test', fetch })('a/b', settings).doGenerate({
    prompt,
    // Options that are made for humans are looser than JSON; the AI SDK passes them on as they are.
    ...(openrouter && { providerOptions: { openrouter: openrouter as never } }),
  });
  return { body: requests[0]?.body ?? {}, warnings: result.warnings };
}

describe('the body of a request', () => {
  it('has a place for every option that OpenRouter knows, from the model and from the call', async () => {
    const ofModel = await bodyOf(everything);
    const ofCall = await bodyOf({}, everything);
    expect(ofModel.warnings).toEqual([]);
    expect(ofCall).toEqual(ofModel);
    expect(Object.keys(ofModel.body)).toEqual(['model', 'messages', ...chatOptionNames]);
    expect(ofModel.body).toMatchObject({
      provider: { order: ['anthropic'], allow_fallbacks: false, max_price: { prompt: '1' } },
      plugins: [{ id: 'web', max_results: 2 }],
      stop_server_tools_when: [{ type: 'max_cost', max_cost_in_dollars: 0.5 }],
      web_search_options: { search_context_size: 'low' },
      x_search_filter: { allowed_x_handles: ['openrouter'] },
      image_config: { aspect_ratio: '1:1' },
      metadata: { ownKey: 'x' },
      trace: { trace_id: 't', ownKey: 1 },
      debug: { echo_upstream_body: true },
    });
  });

  it('asks for usage where the provider is strict, unless the caller says otherwise', async () => {
    const { fetch, requests } = scripted(stream(ending('stop')), stream(ending('stop')));
    const openrouter = createOpenRouter({ apiKey: 'sk-or-test', compatibility: 'strict', fetch });
    const own = { include_usage: false };
    for (const settings of [{}, { extraBody: { stream_options: own } }]) {
      const { stream: parts } = await openrouter('a/b', settings).doStream({ prompt });
      await readAll(parts);
    }
    expect(requests.map(({ body }) => body['stream_options'])).toEqual([{ include_usage: true }, own]);
  });

  it('has its properties in one order, whatever the order of the settings', async () => {
    const backwards: OpenRouterChatSettings = Object.fromEntries(Object.entries(everything).toReversed());
    expect(JSON.stringify((await bodyOf(backwards)).body)).toBe(JSON.stringify((await bodyOf(everything)).body));
  });

  it.each(['doGenerate', 'doStream'] as const)('is what %s reports', async (method) => {
    const { fetch, requests } = scripted(
      method === 'doGenerate'
        ? message({ content: 'Hello!' })
        : stream([delta({ content: 'Hello!' }), ...ending('stop')]),
    );
    const model = createOpenRouter({ apiKey: 'sk-or-test', fetch })('a/b', { user: 'u' });
    const result = await model[method]({ prompt, stopSequences: ['a', 'b', 'c', 'd', 'e'] });
    if ('stream' in result) await readAll(result.stream);
    expect(result.request?.body).toEqual(requests[0]?.body);
    expect(result.request).toMatchObject({ url: 'https://openrouter.ai/api/v1/chat/completions' });
  });
});

describe('prompt caching', () => {
  const cached = { providerOptions: { anthropic: { cacheControl: { type: 'ephemeral' } } } };
  const user = (text: string): ModelMessage => ({ role: 'user', content: [{ type: 'text', text, ...cached }] });

  it('sends four breakpoints at most: tools and system, then the last ones, and warns of the rest', async () => {
    const { fetch, requests } = scripted(message({ content: 'Hello!' }));
    const { warnings } = await generateText({
      model: createOpenRouter({ apiKey: 'sk-or-test', fetch })('anthropic/claude-sonnet-4.5'),
      tools: { now: tool({ inputSchema: z.object({}), ...cached }) },
      messages: [{ role: 'system', content: 'Be brief.', ...cached }, user('a'), user('b'), user('c')],
      allowSystemInMessages: true,
    });
    expect(warnings).toEqual([
      { type: 'unsupported', feature: 'cacheControl', details: expect.stringContaining('1 of 5') },
    ]);
    const sent = JSON.stringify(requests[0]?.body);
    expect([...sent.matchAll(/"text":"([^"]+)","cache_control"/g)].map((found) => found[1])).toEqual([
      'Be brief.',
      'b',
      'c',
    ]);
    expect(requests[0]?.body['tools']).toMatchObject([{ cache_control: { type: 'ephemeral' } }]);
  });
});
