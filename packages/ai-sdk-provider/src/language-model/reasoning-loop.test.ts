import { generateText, isStepCount, pruneMessages, streamText, tool, type LanguageModel, type ModelMessage } from 'ai';
import { describe, expect, it } from 'vitest';
import { z } from 'zod/v4';

import { delta, deltasOf, ending, message, scripted, stream } from '../../test/scripted-openrouter.ts';
import { createOpenRouter } from '../index.ts';

type Call = { id: string; type: 'function'; function: { name: string; arguments: string } };

const weather = (id: string, city: string): Call => ({
  id,
  type: 'function',
  function: { name: 'weather', arguments: JSON.stringify({ city }) },
});

/** First answers of upstreams that sign their reasoning. */
const upstreams = {
  'Anthropic, two signed blocks': {
    reasoning_details: [
      { type: 'reasoning.text', text: 'Let me look.', format: 'anthropic-claude-v1', index: 0, signature: 'sig-a' },
      { type: 'reasoning.text', text: 'Rome first.', format: 'anthropic-claude-v1', index: 1, signature: 'sig-b' },
    ],
    content: 'I look it up.',
    tool_calls: [weather('toolu_1', 'Rome')],
  },
  'Anthropic, redacted': {
    reasoning_details: [
      { type: 'reasoning.encrypted', data: 'redacted', format: 'anthropic-claude-v1', index: 0 },
      { type: 'reasoning.text', text: 'Then.', format: 'anthropic-claude-v1', index: 1, signature: 'sig-a' },
    ],
    tool_calls: [weather('toolu_1', 'Rome')],
  },
  'Gemini, thought and signatures of the calls': {
    reasoning_details: [
      { type: 'reasoning.text', text: 'Two cities.', format: 'google-gemini-v1', index: 0 },
      { type: 'reasoning.encrypted', data: 'thought-1', id: 'tool_0_weather', format: 'google-gemini-v1', index: 0 },
      { type: 'reasoning.encrypted', data: 'thought-2', id: 'tool_1_weather', format: 'google-gemini-v1', index: 1 },
    ],
    tool_calls: [weather('tool_0_weather', 'Rome'), weather('tool_1_weather', 'Oslo')],
  },
  'OpenAI, summary and encrypted': {
    reasoning_details: [
      { type: 'reasoning.summary', summary: 'Looking up', format: 'openai-responses-v1', index: 0 },
      { type: 'reasoning.encrypted', data: 'blob', id: 'rs_1', format: 'openai-responses-v1', index: 0 },
    ],
    tool_calls: [weather('call_1', 'Rome')],
  },
  'a kind that nobody knows yet': {
    reasoning_details: [{ type: 'reasoning.novelty', shape: { deep: [1, null] }, format: 'novel-v9', index: 0 }],
    tool_calls: [weather('call_1', 'Rome')],
  },
};

const call = {
  prompt: 'Weather?',
  tools: { weather: tool({ inputSchema: z.object({ city: z.string() }), execute: ({ city }) => `Sun in ${city}` }) },
  stopWhen: isStepCount(3),
};

const hosts: Record<string, (model: LanguageModel) => Promise<{ text: string; messages: ModelMessage[] }>> = {
  generateText: async (model) => {
    const result = await generateText({ model, ...call });
    return { text: result.text, messages: result.responseMessages };
  },
  streamText: async (model) => {
    const result = streamText({ model, ...call });
    return { text: await result.text, messages: await result.responseMessages };
  },
};

function answersOf(host: string, first: (typeof upstreams)[keyof typeof upstreams]) {
  return host === 'streamText'
    ? [
        stream([...deltasOf(first), ...ending('tool_calls')]),
        stream([...deltasOf({ content: 'Sunny.' }), ...ending('stop')]),
      ]
    : [message(first, { finish_reason: 'tool_calls' }), message({ content: 'Sunny.' })];
}

describe.each(Object.keys(hosts))('a tool loop through %s', (host) => {
  it.each(Object.entries(upstreams))('sends the reasoning back verbatim, in order and once: %s', async (_, first) => {
    const { fetch, requests } = scripted(...answersOf(host, first));
    const model = createOpenRouter({ apiKey: 'sk-or-test', fetch })('a/b');
    const { text } = (await hosts[host]?.(model)) ?? {};
    expect(text).toBe('Sunny.');
    expect(requests[1]?.body['messages']).toEqual([
      { role: 'user', content: 'Weather?' },
      {
        role: 'assistant',
        content: 'content' in first ? first.content : null,
        reasoning_details: first.reasoning_details,
        tool_calls: first.tool_calls,
      },
      ...first.tool_calls.map(({ id, function: { arguments: text } }) => ({
        role: 'tool',
        tool_call_id: id,
        content: `Sun in ${(JSON.parse(text) as { city: string }).city}`,
      })),
    ]);
  });

  it('sends parsed files back, once', async () => {
    const annotations = [{ type: 'file', file: { hash: 'h1', name: 'a.pdf', content: [] } }];
    const tool_calls = [weather('call_1', 'Rome')];
    const answers =
      host === 'streamText'
        ? [
            stream([delta({ annotations }), ...deltasOf({ tool_calls }), ...ending('tool_calls')]),
            stream([delta({ annotations }), ...deltasOf({ content: 'Sunny.' }), ...ending('stop')]),
          ]
        : [
            message({ annotations, tool_calls }, { finish_reason: 'tool_calls' }),
            message({ annotations, content: 'Sunny.' }),
          ];
    const { fetch, requests } = scripted(...answers, message({ content: 'Bye' }));
    const model = createOpenRouter({ apiKey: 'sk-or-test', fetch })('a/b');
    const { messages = [] } = (await hosts[host]?.(model)) ?? {};
    await generateText({
      model,
      messages: [{ role: 'user', content: 'Weather?' }, ...messages, { role: 'user', content: 'Thanks' }],
    });
    const carried = requests.map(({ body }) =>
      (body['messages'] as { annotations?: unknown }[]).map((sent) => sent.annotations),
    );
    expect(carried[1]).toEqual([undefined, annotations, undefined]);
    expect(carried[2]).toEqual([undefined, annotations, undefined, undefined, undefined]);
  });

  it('keeps it in the history of a third turn', async () => {
    const first = upstreams['Anthropic, two signed blocks'];
    const { fetch, requests } = scripted(...answersOf(host, first), message({ content: 'Bye' }));
    const model = createOpenRouter({ apiKey: 'sk-or-test', fetch })('a/b');
    const { messages = [] } = (await hosts[host]?.(model)) ?? {};
    await generateText({
      model,
      messages: [{ role: 'user', content: 'Weather?' }, ...messages, { role: 'user', content: 'Thanks' }],
    });
    const sent = requests[2]?.body['messages'] as { reasoning_details?: unknown[] }[];
    expect(sent.flatMap(({ reasoning_details }) => reasoning_details ?? [])).toEqual(first.reasoning_details);
  });
});

it('a streamed tool loop puts signatures that come after calls and images behind their reasoning', async () => {
  const words = (text: string, index: number) =>
    delta({ reasoning_details: [{ type: 'reasoning.text', text, index }] });
  const signature = (index: number) =>
    delta({ reasoning_details: [{ type: 'reasoning.text', text: '', index, signature: `sig-${index}` }] });
  const { fetch, requests } = scripted(
    stream([
      words('A', 0),
      ...deltasOf({ tool_calls: [weather('call_1', 'Rome')] }),
      signature(0),
      words('B', 1),
      delta({ images: [{ type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } }] }),
      signature(1),
      words('C', 2),
      signature(2),
      ...ending('tool_calls'),
    ]),
    stream([...deltasOf({ content: 'Sunny.' }), ...ending('stop')]),
  );
  await hosts['streamText']?.(createOpenRouter({ apiKey: 'sk-or-test', fetch })('a/b'));
  const messages = requests[1]?.body['messages'];
  expect(messages).toMatchObject([
    { role: 'user' },
    { reasoning_details: ['A', 'B', 'C'].map((text, index) => ({ text, index, signature: `sig-${index}` })) },
    { role: 'tool' },
  ]);
});

it('a history that was pruned of its reasoning goes back without the signatures that came late', async () => {
  const { fetch, requests } = scripted(
    stream([
      delta({ reasoning_details: [{ type: 'reasoning.text', text: 'Hm', index: 0 }] }),
      delta({ content: 'Sun' }),
      delta({ reasoning_details: [{ type: 'reasoning.text', text: '', index: 0, signature: 'sig' }] }),
      ...ending('stop'),
    ]),
    message({ content: 'Bye' }),
  );
  const model = createOpenRouter({ apiKey: 'sk-or-test', fetch })('a/b');
  const messages = await streamText({ model, prompt: 'Weather?' }).responseMessages;
  await generateText({
    model,
    messages: pruneMessages({
      messages: [{ role: 'user', content: 'Weather?' }, ...messages, { role: 'user', content: 'Thanks' }],
      reasoning: 'all',
    }),
  });
  expect(requests[1]?.body['messages']).toEqual([
    { role: 'user', content: 'Weather?' },
    { role: 'assistant', content: 'Sun' },
    { role: 'user', content: 'Thanks' },
  ]);
});
