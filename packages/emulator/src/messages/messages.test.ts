import { describe, expect, test } from 'vitest';

import { createEmulator, type EmulatorOptions } from '../index.ts';
import { KEY } from '../testing/ask.ts';
import { call, callJson, generationOf } from '../testing/call.ts';

const CLAUDE = 'anthropic/claude-sonnet-4.5';
const WEATHER = {
  name: 'get_weather',
  description: 'Get the weather for a city',
  input_schema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};
const TIME = { name: 'get_time', description: 'Get the time', input_schema: { type: 'object', properties: {} } };
const PARIS = [{ role: 'user', content: 'What is the weather in Paris?' }];

type Block = Record<string, unknown> & { type: string };
interface Message {
  id: string;
  content: Block[];
  stop_reason: string | null;
  stop_sequence: string | null;
  stop_details: unknown;
  usage: Record<string, unknown> & { cost: number };
  type: string;
  error?: { type: string; message: string; error_type?: string };
  request_id?: string | null;
  metadata?: { raw?: string };
}

const ask = (body: Record<string, unknown>, emulator = createEmulator()) =>
  callJson<Message>(emulator, '/messages', { model: CLAUDE, messages: PARIS, max_tokens: 4096, ...body });

interface StreamEvent {
  type: string;
  index?: number;
  delta?: Record<string, unknown>;
  content_block?: Block;
  message?: Message;
  usage?: Record<string, unknown>;
  error?: { type: string; message: string };
}

async function stream(body: Record<string, unknown>, options: EmulatorOptions = {}) {
  const emulator = createEmulator(options);
  const response = await call(emulator, '/messages', { model: CLAUDE, messages: PARIS, ...body, stream: true });
  const records = (await response.text()).split('\n\n').filter((record) => record.includes('data: {'));
  const events = records.map((record) => {
    const [name, data] = record.split('\n');
    const event = JSON.parse((data ?? '').slice('data: '.length)) as StreamEvent;
    expect(name).toBe(`event: ${event.type}`);
    return event;
  });
  return { events, emulator, id: response.headers.get('x-generation-id') };
}

/** What a client makes of the events. */
function assemble(events: readonly StreamEvent[]): Block[] {
  const blocks: Block[] = [];
  for (const { type, index = 0, delta = {}, content_block: opened } of events) {
    if (type === 'content_block_start' && opened) blocks[index] = { ...opened };
    const block = blocks[index];
    if (type !== 'content_block_delta' || !block) continue;
    if (delta.type === 'text_delta') block.text = `${block.text as string}${delta.text as string}`;
    if (delta.type === 'thinking_delta') block.thinking = `${block.thinking as string}${delta.thinking as string}`;
    if (delta.type === 'signature_delta') block.signature = delta.signature;
    if (delta.type === 'citations_delta') block.citations = [...(block.citations as unknown[]), delta.citation];
    if (delta.type === 'input_json_delta')
      block.json = `${(block.json as string | undefined) ?? ''}${delta.partial_json as string}`;
  }
  return blocks.map(({ json, ...block }) =>
    block.type === 'tool_use' ? { ...block, input: JSON.parse((json as string) || '{}') as unknown } : block,
  );
}

describe('messages', () => {
  test('answer with text, and what they cost stands in /generation', async () => {
    const emulator = createEmulator();
    const message = await ask({ system: 'Be brief.' }, emulator);
    expect(message).toMatchObject({
      type: 'message',
      role: 'assistant',
      stop_reason: 'end_turn',
      stop_sequence: null,
      content: [{ type: 'text', text: expect.stringContaining('Paris'), citations: null }],
    });
    expect(await generationOf(emulator, message.id)).toMatchObject({
      total_cost: message.usage.cost,
      tokens_completion: message.usage.output_tokens,
    });
  });

  test('count and cost what the same chat request does', async () => {
    const chat = await callJson<{ usage: { prompt_tokens: number; cost: number } }>(
      createEmulator(),
      '/chat/completions',
      {
        model: CLAUDE,
        messages: [{ role: 'system', content: 'Be brief.' }, ...PARIS],
      },
    );
    const { usage } = await ask({ system: 'Be brief.' });
    expect(usage.input_tokens).toBe(chat.usage.prompt_tokens);
    expect(usage.cost).toBe(chat.usage.cost);
  });

  test('call tools and run a loop with thinking that comes back unchanged', async () => {
    const emulator = createEmulator();
    const body = { tools: [WEATHER, TIME], thinking: { type: 'enabled', budget_tokens: 1024 } };
    const first = await ask(body, emulator);
    expect(first.stop_reason).toBe('tool_use');
    expect(first.content.map(({ type }) => type)).toEqual(['thinking', 'text', 'tool_use']);
    const use = first.content[2];
    expect(use).toMatchObject({ name: 'get_weather', input: { city: 'Paris' } });
    const result = {
      type: 'tool_result',
      tool_use_id: use?.id,
      content: [{ type: 'text', text: '{"temperature":17}' }],
    };
    const loop = (content: Block[]) => [...PARIS, { role: 'assistant', content }, { role: 'user', content: [result] }];
    const second = await ask({ ...body, messages: loop(first.content) }, emulator);
    expect(second.content.at(-1)).toMatchObject({ type: 'text', text: expect.stringContaining('temperature 17') });

    const altered = first.content.map((block) =>
      block.type === 'thinking' ? { ...block, thinking: 'Other.' } : block,
    );
    const refused = await ask({ ...body, messages: loop(altered) }, emulator);
    expect(refused).toMatchObject({ type: 'error', error: { type: 'invalid_request_error' }, request_id: null });
    expect(refused.metadata?.raw).toContain('Invalid `signature`');
    const missing = await ask({ ...body, messages: loop(first.content.slice(1)) }, emulator);
    expect(missing.metadata?.raw).toContain('Expected `thinking`');
  });

  const reasonWith = (model: string) => ({
    model,
    tools: [WEATHER],
    thinking: { type: 'adaptive' },
    output_config: { effort: 'high' },
  });
  const answered = (content: readonly Block[]) => [
    ...PARIS,
    { role: 'assistant', content },
    {
      role: 'user',
      content: [
        {
          type: 'tool_result',
          tool_use_id: content.find(({ type }) => type === 'tool_use')?.id,
          content: '17 degrees',
        },
      ],
    },
  ];

  test.each(['openai/gpt-5', 'google/gemini-2.5-pro', 'x-ai/grok-4', 'z-ai/glm-4.6'])(
    'carry the reasoning of %s through a tool loop',
    async (model) => {
      const emulator = createEmulator();
      const { content } = await ask(reasonWith(model), emulator);
      expect(content.map(({ type }) => type)).toContain('thinking');
      expect(await ask({ ...reasonWith(model), messages: answered(content) }, emulator)).toMatchObject({
        type: 'message',
        stop_reason: 'end_turn',
      });
    },
  );

  test.each(['openai/gpt-5', 'google/gemini-2.5-pro', 'x-ai/grok-4'])(
    'are refused where the sealed reasoning of %s does not come back',
    async (model) => {
      const emulator = createEmulator();
      const { content } = await ask(reasonWith(model), emulator);
      const kept = content.filter(({ type }) => type !== 'redacted_thinking');
      expect(kept).toHaveLength(content.length - 1);
      expect(await ask({ ...reasonWith(model), messages: answered(kept) }, emulator)).toMatchObject({ type: 'error' });
    },
  );

  test('omit the text of thinking, not its signature', async () => {
    const emulator = createEmulator();
    const body = { tools: [WEATHER], thinking: { type: 'adaptive', display: 'omitted' } };
    const first = await ask(body, emulator);
    expect(first.content[0]).toMatchObject({
      type: 'thinking',
      thinking: '',
      signature: expect.stringMatching(/.{20}/),
    });
    const result = { type: 'tool_result', tool_use_id: first.content.at(-1)?.id, content: 'sunny' };
    const messages = [...PARIS, { role: 'assistant', content: first.content }, { role: 'user', content: [result] }];
    expect(await ask({ ...body, messages }, emulator)).toMatchObject({ stop_reason: 'end_turn' });
  });

  test('heed tool_choice', async () => {
    const asked = async (toolChoice: Record<string, unknown>) =>
      (
        await ask({ messages: [{ role: 'user', content: 'Hello' }], tools: [WEATHER, TIME], tool_choice: toolChoice })
      ).content
        .filter(({ type }) => type === 'tool_use')
        .map(({ name }) => name);
    expect(await asked({ type: 'auto' })).toEqual([]);
    expect(await asked({ type: 'any' })).toHaveLength(1);
    expect(await asked({ type: 'tool', name: 'get_time' })).toEqual(['get_time']);
    expect(await asked({ type: 'none' })).toEqual([]);
    const both = {
      tools: [WEATHER, TIME],
      messages: [{ role: 'user', content: 'What are the weather and the time in Paris?' }],
    };
    expect((await ask(both)).content.filter(({ type }) => type === 'tool_use')).toHaveLength(2);
    const serial = await ask({ ...both, tool_choice: { type: 'auto', disable_parallel_tool_use: true } });
    expect(serial.content.filter(({ type }) => type === 'tool_use')).toHaveLength(1);
  });

  test('stop where they are told to', async () => {
    expect(await ask({ max_tokens: 3 })).toMatchObject({ stop_reason: 'max_tokens' });
    const stopped = await ask({ stop_sequences: ['Simulated', 'Paris'] });
    expect(stopped).toMatchObject({ stop_reason: 'stop_sequence', stop_sequence: 'Paris' });
    expect(stopped.content[0]?.text).not.toContain('Paris');
  });

  test('tell how they were routed where that is asked', async () => {
    const headers = { authorization: `Bearer ${KEY}`, 'x-openrouter-metadata': 'enabled' };
    const request = { model: CLAUDE, messages: PARIS };
    const told = { openrouter_metadata: { requested: CLAUDE, attempt: 1 } };
    expect(await callJson(createEmulator(), '/messages', request, { headers })).toMatchObject(told);
    const text = await (await call(createEmulator(), '/messages', { ...request, stream: true }, { headers })).text();
    const stop = text.split('\n').find((line) => line.includes('{"type":"message_stop"')) ?? '';
    expect(JSON.parse(stop.slice(6))).toMatchObject(told);
  });

  test('satisfy a schema', async () => {
    const format = { type: 'json_schema', schema: WEATHER.input_schema };
    const { content } = await ask({ output_config: { format } });
    expect(JSON.parse(String(content[0]?.text))).toEqual({ city: 'Paris' });
  });

  test('take images, documents and search results', async () => {
    const image = { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'AAAA' } };
    const pdf = {
      type: 'document',
      title: 'a.pdf',
      source: { type: 'base64', media_type: 'application/pdf', data: 'AAAA' },
    };
    const found = {
      type: 'search_result',
      title: 'T',
      source: 'https://example.com',
      content: [{ type: 'text', text: 'x' }],
    };
    const url = { type: 'image', source: { type: 'url', url: 'https://example.com/a.png' } };
    const text = { type: 'text', text: 'What is this?' };
    const { content } = await ask({ messages: [{ role: 'user', content: [image, url, pdf, found, text] }] });
    expect(content[0]?.text).toContain('2 images and 1 file');
  });

  test('cache up to a breakpoint', async () => {
    const emulator = createEmulator();
    const system = [
      { type: 'text', text: 'Much to know. '.repeat(50), cache_control: { type: 'ephemeral', ttl: '1h' } },
    ];
    const first = await ask({ system }, emulator);
    const written = first.usage.cache_creation_input_tokens;
    expect(first.usage).toMatchObject({
      cache_read_input_tokens: 0,
      cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: written },
    });
    expect(written).toBeGreaterThan(100);
    const second = await ask({ system }, emulator);
    expect(second.usage).toMatchObject({ cache_read_input_tokens: written, cache_creation_input_tokens: 0 });
    expect(second.usage.cost).toBeLessThan(first.usage.cost);
  });

  test.each([
    { tools: [WEATHER], thinking: { type: 'enabled', budget_tokens: 2000 } },
    { tools: [WEATHER], model: 'openai/gpt-5', thinking: { type: 'adaptive' } },
    { tools: [WEATHER], model: 'google/gemini-2.5-pro', thinking: { type: 'adaptive' } },
    { plugins: [{ id: 'web' }] },
    { max_tokens: 5 },
  ])('stream what they would answer whole: %j', async (body) => {
    const whole = await ask(body, createEmulator({ seed: 1 }));
    const { events, emulator, id } = await stream({ max_tokens: 4096, ...body }, { seed: 1 });
    expect(assemble(events)).toEqual(whole.content);
    expect(events[0]).toMatchObject({
      type: 'message_start',
      message: { content: [], stop_reason: null, usage: { output_tokens: 0 } },
    });
    expect(events[1]).toEqual({ type: 'ping' });
    expect(events.slice(-2)).toMatchObject([
      {
        type: 'message_delta',
        delta: { stop_reason: whole.stop_reason },
        usage: { input_tokens: whole.usage.input_tokens, output_tokens: whole.usage.output_tokens },
      },
      { type: 'message_stop' },
    ]);
    expect(await generationOf(emulator, id)).toMatchObject({ total_cost: whole.usage.cost, streamed: true });
  });

  test('open and close each block once, one after the other', async () => {
    const { events } = await stream({ tools: [WEATHER], thinking: { type: 'adaptive' }, max_tokens: 4096 });
    let open: number | undefined;
    let next = 0;
    for (const { type, index } of events) {
      if (type === 'content_block_start') {
        expect([open, index]).toEqual([undefined, next++]);
        open = index;
      }
      if (type === 'content_block_delta') expect(index).toBe(open);
      if (type === 'content_block_stop') {
        expect(index).toBe(open);
        open = undefined;
      }
    }
    expect(next).toBe(3);
  });

  test('say what a script says, in the pieces that it wants', async () => {
    const { events } = await stream({}, { script: [{ text: ['Scr', 'ip', 'ted'] }] });
    const said = events.filter(({ type }) => type === 'content_block_delta').map(({ delta }) => delta?.text);
    expect(said).toEqual(['Scr', 'ip', 'ted']);
  });

  test('refuse as models do', async () => {
    const emulator = createEmulator({ fault: { kind: 'refusal', text: 'No.' } });
    expect(await ask({}, emulator)).toMatchObject({
      stop_reason: 'refusal',
      stop_details: { type: 'refusal', explanation: 'No.' },
    });
  });

  test('break off as faults want, in the form of this API', async () => {
    const error = { message: 'Gone', code: 529, metadata: { error_type: 'provider_overloaded' } };
    const { events } = await stream({}, { fault: { kind: 'stream-error', afterDeltas: 2, error } });
    expect(events.at(-1)).toEqual({
      type: 'error',
      error: { type: 'overloaded_error', message: 'Gone', error_type: 'provider_overloaded' },
    });
    expect(events.filter(({ type }) => type === 'content_block_delta')).toHaveLength(2);
    const status = createEmulator({ fault: { kind: 'http-error', status: 503 } });
    expect(await ask({}, status)).toMatchObject({ type: 'error', error: { type: 'overloaded_error' } });
    const whole = createEmulator({ fault: { kind: 'error-in-ok', withGenerationId: true } });
    expect(await ask({}, whole)).toMatchObject({ type: 'error', request_id: expect.stringMatching(/^gen-/) });
    expect(await ask({}, createEmulator({ fault: { kind: 'no-choices' } }))).toMatchObject({ content: [] });
  });

  test.each([
    [{ model: undefined }, 'model: Invalid input'],
    [{ model: 'acme/none' }, 'acme/none is not a valid model ID'],
    [{ messages: undefined }, 'messages: Invalid input'],
    [{ messages: [] }, 'at least one message'],
    [{ messages: [{ role: 'tool', content: 'a' }] }, 'messages.0.role'],
    [{ messages: [{ role: 'user', content: [{ type: 'poem' }] }] }, 'messages.0.content.0.type'],
    [
      { messages: [{ role: 'user', content: [{ type: 'tool_result', tool_use_id: 'x' }] }] },
      'unexpected `tool_use_id`',
    ],
    [
      {
        messages: [
          ...PARIS,
          { role: 'assistant', content: [{ type: 'tool_use', id: 'x', name: 'y', input: {} }] },
          ...PARIS,
        ],
      },
      '`tool_use` ids were found without',
    ],
    [{ thinking: { type: 'enabled', budget_tokens: 10 } }, 'thinking.budget_tokens: Too small'],
    [{ thinking: { type: 'enabled', budget_tokens: 2000 }, max_tokens: 2000 }, '`max_tokens` must be greater'],
    [{ tools: [{ name: 'a' }] }, 'tools.0.input_schema'],
    [{ tools: [WEATHER], tool_choice: { type: 'tool', name: 'other' } }, 'not among the offered tools'],
    [{ fallbacks: [{ model: 'openai/gpt-4o' }], models: ['openai/gpt-4o'] }, 'cannot be combined'],
    [{ fallbacks: [{ model: 'openai/gpt-4o', system: 'x' }] }, 'fallbacks.0: Unrecognized key'],
    [{ provider: { ordre: [] } }, 'Unrecognized key'],
  ])('%j is a 400 in the form of this API', async (body, message) => {
    const refused = await ask(body);
    expect(refused).toMatchObject({ type: 'error', error: { type: 'invalid_request_error' }, request_id: null });
    expect(refused.error?.message).toContain(message);
  });

  test('tell what is wrong with a key in the form of this API', async () => {
    const emulator = createEmulator();
    const send = async (key: string) =>
      (
        await call(
          emulator,
          '/messages',
          { model: CLAUDE, messages: PARIS },
          { headers: { authorization: `Bearer ${key}` } },
        )
      ).json();
    expect(await send('none')).toMatchObject({ type: 'error', error: { type: 'authentication_error' } });
    expect(await send('sk-or-broke-1')).toMatchObject({ type: 'error', error: { type: 'billing_error' } });
  });
});
