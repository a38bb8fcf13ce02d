import type { ChatModelStreamEvent } from '@langchain/core/language_models/event';
import type { WireDelta } from '@openrouter-adapters/core';
import { describe, expect, it, vi } from 'vitest';

import { isLowestLangChain } from '../../../test/langchain-version.ts';
import { event, failure, modelOn, play, streamed, whole } from '../../../test/upstream.ts';
import { readUsageMetadata } from '../to-usage-metadata.ts';

async function collect(stream: AsyncIterable<ChatModelStreamEvent>): Promise<ChatModelStreamEvent[]> {
  const events: ChatModelStreamEvent[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

const thought = { type: 'reasoning.text', text: 'Hm.', signature: 'c2ln', format: 'anthropic-claude-v1', index: 0 };
const shownThought = { type: 'reasoning', reasoning: 'Hm.', extras: { reasoning_details: [thought] } };
const deltas = [
  { reasoning_details: [thought] },
  { content: 'Let me ' },
  { content: 'look.' },
  { tool_calls: [{ index: 0, id: 'a', type: 'function', function: { name: 'f', arguments: '{"x"' } }] },
  { tool_calls: [{ index: 0, function: { arguments: ':1}' } }] },
] as WireDelta[];

describe('streamEvents', () => {
  it('gives blocks in the order in which the model makes them, each with an index of its own', async () => {
    const events = await collect(
      modelOn(play({ body: streamed(deltas, { finish: 'tool_calls' }) })).streamEvents('Hi'),
    );
    expect(events.slice(0, -2)).toEqual([
      { event: 'message-start', id: 'gen-1' },
      { event: 'content-block-start', index: 0, content: { type: 'reasoning', reasoning: '' } },
      { event: 'content-block-delta', index: 0, delta: { type: 'reasoning-delta', reasoning: 'Hm.' } },
      { event: 'content-block-finish', index: 0, content: shownThought },
      { event: 'content-block-start', index: 1, content: { type: 'text', text: '' } },
      { event: 'content-block-delta', index: 1, delta: { type: 'text-delta', text: 'Let me ' } },
      { event: 'content-block-delta', index: 1, delta: { type: 'text-delta', text: 'look.' } },
      { event: 'content-block-finish', index: 1, content: { type: 'text', text: 'Let me look.' } },
      { event: 'content-block-start', index: 2, content: { type: 'tool_call_chunk', id: 'a', name: 'f', args: '' } },
      ...(isLowestLangChain
        ? ['{"x"', '{"x":1}'].map((args) => ({ type: 'block-delta', fields: { type: 'tool_call_chunk', args } }))
        : ['{"x"', ':1}'].map((args) => ({ type: 'tool-call-delta', args }))
      ).map((delta) => ({ event: 'content-block-delta', index: 2, delta })),
      { event: 'content-block-finish', index: 2, content: { type: 'tool_call', id: 'a', name: 'f', args: { x: 1 } } },
    ]);
    expect(events.slice(-2)).toMatchObject([
      { event: 'usage', usage: { total_tokens: 30 } },
      {
        event: 'message-finish',
        reason: 'tool_use',
        usage: { total_tokens: 30 },
        responseMetadata: { id: 'gen-1', cost: 0.00042, reasoning_details: [thought] },
      },
    ]);
  });

  it('has streams of text, reasoning, tool calls and usage', async () => {
    const stream = modelOn(play({ body: streamed(deltas, { finish: 'tool_calls' }) })).streamEvents('Hi');
    expect(await stream.text).toBe('Let me look.');
    expect(await stream.reasoning).toBe('Hm.');
    expect(await stream.toolCalls).toMatchObject([{ name: 'f', args: { x: 1 } }]);
    expect(await stream.usage).toMatchObject({ total_tokens: 30 });
    expect(readUsageMetadata(await stream.output)?.total_tokens).toBe(30);
  });

  it('has one stream of the reasoning of several blocks that follow each other', async () => {
    const thoughts = ['One. ', 'Two.'].map((summary, index) => ({
      reasoning_details: [{ type: 'reasoning.summary', summary, format: 'openai-responses-v1', index }],
    }));
    const model = modelOn(play({ body: streamed([...thoughts, { content: 'Hi' }] as WireDelta[]) }));
    const stream = model.streamEvents('Hi');
    expect(await stream.reasoning).toBe('One. Two.');
    const { content } = await stream.output;
    expect(content).toMatchObject([
      { type: 'reasoning', reasoning: 'One. ' },
      { type: 'reasoning', reasoning: 'Two.' },
      { type: 'text', text: 'Hi' },
    ]);
    const alone = modelOn(play({ body: streamed(thoughts) })).streamEvents('Hi');
    expect((await collect(alone)).map((each) => each.event)).toContain('content-block-finish');
    expect((await alone.output).content).toHaveLength(2);
  });

  it('leaves the tokens out when streamUsage is false', async () => {
    const model = modelOn(play({ body: streamed(deltas) }), { streamUsage: false });
    const events = await collect(model.streamEvents('Hi'));
    expect(events.some((event) => 'usage' in event)).toBe(false);
    expect(readUsageMetadata(await model.streamEvents('Hi'))).toBeUndefined();
  });

  it('rejects when the answer breaks off, and never ends with half of it', async () => {
    const body = [
      event({ id: 'gen-1', choices: [{ index: 0, delta: { content: 'Hal' }, finish_reason: null }] }),
      event({ id: 'gen-1', choices: [], error: { code: 502, message: 'Boom' } }),
    ];
    const stream = modelOn(play({ body })).streamEvents('Hi');
    await expect(collect(stream)).rejects.toMatchObject({ name: 'OpenRouterError', kind: 'upstream' });
    await expect(stream.output).rejects.toMatchObject({ kind: 'upstream' });
  });

  it('rejects when the request fails', async () => {
    const model = modelOn(play(failure(400, { message: 'maximum context length is 10 tokens' })));
    await expect(model.streamEvents('Hi')).rejects.toMatchObject({ status: 400 });
  });

  it('brings citations at their text, also those that come late', async () => {
    const cite = (url: string) => ({ annotations: [{ type: 'url_citation', url_citation: { url } }] });
    const late = [
      cite('https://early.example'),
      { content: 'Blue.' },
      cite('https://a.example'),
      { tool_calls: [{ index: 0, id: 'a', type: 'function', function: { name: 'f', arguments: '{}' } }] },
      { reasoning: 'Hm.' },
      cite('https://late.example'),
    ] as WireDelta[];
    const message = await modelOn(play({ body: streamed(late) })).streamEvents('Hi');
    expect(message.contentBlocks.find(({ type }) => type === 'text')).toEqual({
      type: 'text',
      text: 'Blue.',
      annotations: [
        { type: 'citation', url: 'https://early.example' },
        { type: 'citation', url: 'https://a.example' },
        { type: 'citation', url: 'https://late.example' },
      ],
    });
  });

  it('has no blocks of reasoning that nobody can read: the next tool call carries it', async () => {
    const encrypted = [
      { type: 'reasoning.encrypted', data: 'ENC', id: 'e1', format: 'google-gemini-v1', index: 0 },
      { type: 'reasoning.dream', picture: 'sheep', index: 1 },
    ];
    const body = streamed([{ reasoning_details: encrypted }, ...deltas.slice(1)] as WireDelta[]);
    const stream = modelOn(play({ body })).streamEvents('Hi');
    const events = await collect(stream);
    const started = events.filter(({ event: name }) => name === 'content-block-start');
    // What may be long comes once.
    expect(started.map((each) => 'content' in each && each.content)).toEqual([
      { type: 'text', text: '' },
      { type: 'tool_call_chunk', id: 'a', name: 'f', args: '' },
    ]);
    expect(await stream.reasoning).toBe('');
    expect((await stream.output).content).toMatchObject([
      { type: 'text', text: 'Let me look.' },
      { type: 'tool_call', id: 'a', extras: { reasoning_details: encrypted } },
    ]);
    expect(events.at(-1)).toMatchObject({ responseMetadata: { reasoning_details: encrypted } });
  });

  it('has a stream of the reasoning that goes past what nobody can read', async () => {
    const hidden = { type: 'reasoning.encrypted', data: 'ENC', id: 'e1', format: 'openai-responses-v1', index: 0 };
    const search = { type: 'reasoning.server_tool_call', tool_name: 'openrouter:web_search', tool_call_id: 's' };
    const body = streamed([{ reasoning_details: [hidden] }, { reasoning_details: [search] }, ...deltas] as WireDelta[]);
    const stream = modelOn(play({ body })).streamEvents('Hi');
    expect(await stream.reasoning).toBe('Hm.');
    expect((await stream.output).content).toMatchObject([
      { type: 'server_tool_call', id: 's', extras: { reasoning_details: [hidden, search] } },
      { type: 'server_tool_call_result', toolCallId: 's' },
      shownThought,
      { type: 'text', text: 'Let me look.' },
      { type: 'tool_call', id: 'a' },
    ]);
  });

  it('asks for a whole answer when streaming is disabled, and tells the same', async () => {
    const upstream = play(whole({ content: 'Blue.', reasoning_details: [thought] }));
    const events = await collect(modelOn(upstream, { disableStreaming: true }).streamEvents('Hi'));
    expect(upstream.requests[0]?.body.stream).toBeUndefined();
    expect(events.filter(({ event: name }) => name === 'content-block-finish')).toEqual([
      { event: 'content-block-finish', index: 0, content: shownThought },
      { event: 'content-block-finish', index: 1, content: { type: 'text', text: 'Blue.' } },
    ]);
    expect(events.at(-1)).toMatchObject({ event: 'message-finish', usage: { total_tokens: 30 } });
    const message = await modelOn(upstream, { disableStreaming: true }).streamEvents('Hi');
    expect(message.text).toBe('Blue.');
  });

  const hanging = { body: [event({ id: 'gen-1', choices: [{ index: 0, delta: { content: 'Hi' } }] })], hang: true };

  it('closes the connection when it is aborted or its time is over', async () => {
    const upstream = play(hanging);
    const abort = new AbortController();
    const stream = modelOn(upstream).streamEvents('Hi', { signal: abort.signal });
    for await (const piece of stream.text) {
      expect(piece).toBe('Hi');
      abort.abort(new Error('changed my mind'));
      break;
    }
    await expect(stream.output).rejects.toThrow('changed my mind');
    await expect(modelOn(upstream).streamEvents('Hi', { timeout: 20 })).rejects.toMatchObject({ name: 'TimeoutError' });
    await vi.waitFor(() => expect(upstream.closed).toBe(2));
  });

  it('of version 2 closes the connection when it is aborted', async () => {
    const upstream = play(hanging);
    const abort = new AbortController();
    const reading = (async () => {
      const stream = modelOn(upstream).streamEvents('Hi', { version: 'v2', signal: abort.signal });
      for await (const { event: name } of stream) {
        if (name === 'on_chat_model_stream') abort.abort(new Error('changed my mind'));
      }
    })();
    await expect(reading).rejects.toThrow('changed my mind');
    expect(upstream.closed).toBe(1);
  });
});
