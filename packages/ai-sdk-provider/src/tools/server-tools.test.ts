import { InvalidArgumentError } from '@ai-sdk/provider';
import { generateText, isStepCount, streamText, type LanguageModel, type ToolSet } from 'ai';
import { describe, expect, it } from 'vitest';

import { delta, ending, message, scripted, stream } from '../../test/scripted-openrouter.ts';
import { createOpenRouter, openrouter } from '../index.ts';

const { tools: of } = openrouter;

async function sent(tools: ToolSet) {
  const { fetch, requests } = scripted(message({ content: 'Hello!' }));
  const model = createOpenRouter({ apiKey: 'sk-or-test', fetch })('a/b');
  const { warnings } = await generateText({ model, tools, prompt: 'Hi' });
  return { tools: requests[0]?.body['tools'], warnings };
}

describe('a tool of openrouter.tools', () => {
  it.each([
    [of.webSearch(), { type: 'openrouter:web_search' }],
    [
      of.webSearch({
        engine: 'exa',
        mode: 'deep',
        maxResults: 3,
        maxUses: 2,
        maxTotalResults: 6,
        maxCharacters: 500,
        searchContextSize: 'low',
        allowedDomains: ['a.example'],
        excludedDomains: ['b.example'],
        userLocation: { type: 'approximate', city: 'Rome' },
      }),
      {
        type: 'openrouter:web_search',
        parameters: {
          engine: 'exa',
          mode: 'deep',
          max_results: 3,
          max_uses: 2,
          max_total_results: 6,
          max_characters: 500,
          search_context_size: 'low',
          allowed_domains: ['a.example'],
          excluded_domains: ['b.example'],
          user_location: { type: 'approximate', city: 'Rome' },
        },
      },
    ],
    [
      of.webFetch({ engine: 'native', maxUses: 1, maxContentTokens: 100, blockedDomains: ['b.example'] }),
      {
        type: 'openrouter:web_fetch',
        parameters: { engine: 'native', max_uses: 1, max_content_tokens: 100, blocked_domains: ['b.example'] },
      },
    ],
    [
      of.datetime({ timezone: 'Europe/Rome' }),
      { type: 'openrouter:datetime', parameters: { timezone: 'Europe/Rome' } },
    ],
    [
      of.imageGeneration({ model: 'openai/gpt-5-image', aspectRatio: '16:9' }),
      { type: 'openrouter:image_generation', parameters: { model: 'openai/gpt-5-image', aspect_ratio: '16:9' } },
    ],
    [
      of.searchModels({ maxResults: 9 }),
      { type: 'openrouter:experimental__search_models', parameters: { max_results: 9 } },
    ],
    [of.files(), { type: 'openrouter:files' }],
    [
      of.fusion({
        analysisModels: ['a/b', 'c/d'],
        model: 'e/f',
        maxToolCalls: 2,
        maxCompletionTokens: 100,
        reasoning: { effort: 'low', maxTokens: 10 },
        temperature: 0,
        tools: [of.webSearch({ maxResults: 1 }), { type: 'openrouter:datetime', parameters: { timezone: 'UTC' } }],
        cacheControl: { type: 'ephemeral' },
      }),
      {
        type: 'openrouter:fusion',
        parameters: {
          analysis_models: ['a/b', 'c/d'],
          model: 'e/f',
          max_tool_calls: 2,
          max_completion_tokens: 100,
          reasoning: { effort: 'low', max_tokens: 10 },
          temperature: 0,
          tools: [
            { type: 'openrouter:web_search', parameters: { max_results: 1 } },
            { type: 'openrouter:datetime', parameters: { timezone: 'UTC' } },
          ],
          cache_control: { type: 'ephemeral' },
        },
      },
    ],
    [
      of.advisor({ name: 'critic', model: 'a/b', instructions: 'Be strict.', forwardTranscript: true }),
      {
        type: 'openrouter:advisor',
        parameters: { name: 'critic', model: 'a/b', instructions: 'Be strict.', forward_transcript: true },
      },
    ],
    [
      of.subagent({ name: 'reader', tools: [of.webFetch()], maxToolCalls: 3 }),
      {
        type: 'openrouter:subagent',
        parameters: { name: 'reader', tools: [{ type: 'openrouter:web_fetch' }], max_tool_calls: 3 },
      },
    ],
  ])('is sent in the form of the API, its arguments under parameters: %#', async (tool, expected) => {
    expect(await sent({ mine: tool })).toEqual({ tools: [expected], warnings: [] });
  });

  it('that chat refuses is left out with a warning that says where it works', async () => {
    expect(await sent({ shell: of.bash({ sleepAfterSeconds: 60 }) })).toEqual({
      tools: undefined,
      warnings: [
        {
          type: 'unsupported',
          feature: 'tool openrouter.bash',
          details: expect.stringMatching(/^Chat completions refuse openrouter:bash with status 400/),
        },
      ],
    });
  });

  it('has no searchPrompt on the API, which is a warning', async () => {
    const { tools, warnings } = await sent({ search: of.webSearch({ searchPrompt: 'x', maxResults: 2 }) });
    expect(tools).toEqual([{ type: 'openrouter:web_search', parameters: { max_results: 2 } }]);
    expect(warnings).toMatchObject([{ type: 'other', message: expect.stringContaining('search_prompt') }]);
  });

  it('takes no inner tool that OpenRouter cannot run', () => {
    const foreign = { type: 'provider' as const, id: 'openai.web_search' as const, args: {} };
    expect(() => of.subagent({ tools: [foreign] })).toThrow(InvalidArgumentError);
    expect(() => of.subagent({ tools: [of.bash()] })).toThrow(/status 400/);
  });
});

const record = {
  type: 'reasoning.server_tool_call',
  tool_name: 'openrouter:datetime',
  tool_call_id: 'st_1',
  arguments: '{"timezone":"UTC"}',
  result: '{"datetime":"2026-11-21T00:00:00Z","timezone":"UTC"}',
  index: 0,
};
const fields = { reasoning_details: [record], content: 'It is midnight.' };

const hosts = {
  generateText: [message(fields), async (call: Parameters<typeof generateText>[0]) => generateText(call)],
  streamText: [
    stream([delta({ reasoning_details: [record] }), delta({ content: fields.content }), ...ending('stop')]),
    async (call: Parameters<typeof generateText>[0]) => {
      const { model, tools, messages = [] } = call;
      const result = streamText({ model, messages, ...(tools && { tools }) });
      return {
        content: await result.content,
        steps: await result.steps,
        responseMessages: await result.responseMessages,
      };
    },
  ],
} as const;

describe.each(Object.entries(hosts))('a tool that OpenRouter ran, through %s', (_, [answer, host]) => {
  const ask = async (tools: ToolSet) => {
    const { fetch, requests } = scripted(answer, message({ content: 'Bye' }));
    const model: LanguageModel = createOpenRouter({ apiKey: 'sk-or-test', fetch })('a/b');
    const question = { role: 'user' as const, content: 'What time is it?' };
    const { content, steps, responseMessages } = await host({
      model,
      tools,
      messages: [question],
      stopWhen: isStepCount(5),
    });
    await generateText({
      model,
      tools,
      messages: [question, ...responseMessages, { role: 'user', content: 'Thanks' }],
    });
    return { content, steps, second: requests[1]?.body['messages'] };
  };

  it('is a call and a result under the name of the caller, ends no step, and goes back as it came', async () => {
    const { content, steps, second } = await ask({ clock: of.datetime() });
    expect(content).toMatchObject([
      { type: 'tool-call', toolName: 'clock', input: { timezone: 'UTC' }, providerExecuted: true },
      {
        type: 'tool-result',
        toolName: 'clock',
        output: { datetime: '2026-11-21T00:00:00Z', timezone: 'UTC' },
        providerExecuted: true,
      },
      { type: 'text', text: 'It is midnight.' },
    ]);
    expect(steps).toHaveLength(1);
    expect(second).toEqual([
      { role: 'user', content: 'What time is it?' },
      { role: 'assistant', content: 'It is midnight.', reasoning_details: [record] },
      { role: 'user', content: 'Thanks' },
    ]);
  });

  it('is dynamic when the caller did not offer it', async () => {
    const { content } = await ask({});
    expect(content[0]).toMatchObject({ type: 'tool-call', toolName: 'openrouter:datetime', dynamic: true });
  });
});
