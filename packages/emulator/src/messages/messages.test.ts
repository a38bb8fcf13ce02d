import { describe, expect, test } from 'vitest';

import { createEmulator } from '../index.ts';
import { KEY } from '../testing/ask.ts';
import { call, callJson, generationOf } from '../testing/call.ts';
import { CLAUDE, WEATHER, TIME, PARIS, ask } from '../testing/ask-messages.ts';

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

  test('refuse as models do', async () => {
    const emulator = createEmulator({ faults: { kind: 'refusal', text: 'No.' } });
    expect(await ask({}, emulator)).toMatchObject({
      stop_reason: 'refusal',
      stop_details: { type: 'refusal', explanation: 'No.' },
    });
  });
});
