import { load } from '@langchain/core/load';
import {
  AIMessage,
  HumanMessage,
  ToolMessage,
  mapChatMessagesToStoredMessages,
  mapStoredMessagesToChatMessages,
} from '@langchain/core/messages';
import type { AIMessageChunk, BaseMessage, ContentBlock } from '@langchain/core/messages';
import type { ReasoningDetail, WireDelta } from '@openrouter-adapters/core';
import { describe, expect, it, vi } from 'vitest';

import { registerContentBlocks } from '../../index.ts';
import { isLowestLangChain } from '../../../test/langchain-version.ts';
import { mergeChunks } from '../../../test/merge-chunks.ts';
import { modelOn, play, streamed, whole } from '../../../test/upstream.ts';
import { readUsageMetadata } from '../to-usage-metadata.ts';

const thought: ReasoningDetail = {
  type: 'reasoning.text',
  text: 'Let me look.',
  signature: 'c2ln',
  index: 0,
  format: 'anthropic-claude-v1',
};
const search: ReasoningDetail = {
  type: 'reasoning.server_tool_call',
  tool_name: 'openrouter:web_search',
  tool_call_id: 'st_1',
  arguments: '{"query":"sky"}',
  result: '{"results":[1]}',
};
const hidden: ReasoningDetail = { type: 'reasoning.encrypted', data: 'ZW5j', index: 2, format: 'openai-responses-v1' };
const citation = {
  type: 'url_citation',
  url_citation: { url: 'https://a.example', title: 'A', content: 'cited', start_index: 0, end_index: 4 },
};
const file = { type: 'file', file: { hash: 'h', name: 'a.pdf', content: [] } };
const image = { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBO' } };
const call = {
  index: 0,
  id: 'call_1',
  type: 'function' as const,
  function: { name: 'weather', arguments: '{"city":"Oslo"}' },
};

const deltas: WireDelta[] = [
  { reasoning: 'Let me ', reasoning_details: [{ ...thought, text: 'Let me ', signature: undefined }] },
  { reasoning: 'look.', reasoning_details: [{ ...thought, text: 'look.' }] },
  { reasoning_details: [search] },
  { reasoning_details: [hidden] },
  { content: 'Blue ' },
  { content: 'sky.', annotations: [citation, file] },
  { images: [image] },
  { tool_calls: [call] },
] as WireDelta[];
const answer: WireDelta = {
  content: 'Blue sky.',
  reasoning: 'Let me look.',
  reasoning_details: [thought, search, hidden],
  annotations: [citation, file],
  images: [image],
  tool_calls: [call],
};
const finish = { finish: 'tool_calls' };

const expected = [
  { type: 'reasoning', reasoning: 'Let me look.' },
  { type: 'server_tool_call', id: 'st_1', name: 'openrouter:web_search', args: { query: 'sky' } },
  { type: 'server_tool_call_result', toolCallId: 'st_1', status: 'success', output: { results: [1] } },
  {
    type: 'text',
    text: 'Blue sky.',
    annotations: [
      { type: 'citation', url: 'https://a.example', title: 'A', startIndex: 0, endIndex: 4, citedText: 'cited' },
    ],
  },
  { type: 'image', mimeType: 'image/png', data: 'iVBO' },
  { type: 'tool_call', id: 'call_1', name: 'weather', args: { city: 'Oslo' } },
];

/** Blocks without what only streaming needs, and without the empty block of encrypted reasoning. */
function comparable(blocks: readonly ContentBlock[]): unknown[] {
  return blocks
    .map(({ index: _index, ...block }) => block)
    .filter((block) => block.type !== 'reasoning' || block['reasoning'] !== '');
}

const ways: [string, () => Promise<AIMessage>][] = [
  ['invoke', () => modelOn(play(whole(answer, finish))).invoke('Why?')],
  ['stream', async () => mergeChunks(await modelOn(play({ body: streamed(deltas, finish) })).stream('Why?'))],
  ['streaming invoke', () => modelOn(play({ body: streamed(deltas, finish) }), { streaming: true }).invoke('Why?')],
  ['v1 invoke', () => modelOn(play(whole(answer, finish)), { outputVersion: 'v1' }).invoke('Why?')],
  ['v1 invoke of the call', () => modelOn(play(whole(answer, finish))).invoke('Why?', { outputVersion: 'v1' })],
  [
    'v1 stream',
    async () =>
      mergeChunks(await modelOn(play({ body: streamed(deltas, finish) }), { outputVersion: 'v1' }).stream('Why?')),
  ],
  [
    'v1 streaming invoke',
    () => modelOn(play({ body: streamed(deltas, finish) }), { outputVersion: 'v1', streaming: true }).invoke('Why?'),
  ],
  ['stream events', async () => modelOn(play({ body: streamed(deltas, finish) })).streamEvents('Why?')],
];

describe.each(ways)('content blocks (%s)', (way, ask) => {
  it('show all of an answer', async () => {
    const message = await ask();
    expect(comparable(message.contentBlocks)).toEqual(expected);
    expect(message.text).toBe('Blue sky.');
    expect(message.tool_calls).toMatchObject([{ id: 'call_1', name: 'weather', args: { city: 'Oslo' } }]);
    expect(message.response_metadata).toMatchObject({ id: 'gen-1', cost: 0.00042, provider: 'Maker' });
    expect(readUsageMetadata(message)).toMatchObject({
      total_tokens: 30,
      input_token_details: { cache_read: 4, cache_creation: 3, audio: 2 },
      output_token_details: { reasoning: 6, audio: 1, image: 0 },
    });
    expect(typeof message.content === 'string').toBe(false);
    if (/v1|events/.test(way)) expect(message.contentBlocks).toBe(message.content);
  });

  it('are the same after a journey through JSON, and so is what goes back', async () => {
    const message = await ask();
    const loaded = await load<AIMessage>(JSON.stringify(message));
    const [stored] = mapStoredMessagesToChatMessages(
      JSON.parse(JSON.stringify(mapChatMessagesToStoredMessages([message]))),
    );
    const bodies: unknown[] = [];
    for (const one of [message, loaded, stored as AIMessage]) {
      expect(comparable(one.contentBlocks)).toEqual(expected);
      const upstream = play(whole({ content: 'Sunny.' }));
      const history: BaseMessage[] = [
        new HumanMessage('Why?'),
        one,
        new ToolMessage({ content: 'Sunny', tool_call_id: 'call_1' }),
      ];
      await modelOn(upstream).invoke(history);
      bodies.push(upstream.requests[0]?.body.messages[1]);
    }
    expect(bodies[0]).toEqual({
      role: 'assistant',
      content: [{ type: 'text', text: 'Blue sky.' }],
      tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'weather', arguments: '{"city":"Oslo"}' } }],
      reasoning_details: [thought, search, hidden],
      images: [image],
      annotations: [file],
    });
    expect(bodies[1]).toEqual(bodies[0]);
    expect(bodies[2]).toEqual(bodies[0]);
  });
});

describe('content blocks of single chunks', () => {
  it('show each piece once', async () => {
    const seen: string[] = [];
    for await (const chunk of await modelOn(play({ body: streamed(deltas.slice(0, 6)) })).stream('Why?')) {
      for (const block of chunk.contentBlocks) {
        if (block.type === 'reasoning') seen.push(`thinks ${block.reasoning}`);
        if (block.type === 'text') seen.push(`says ${block.text}`);
      }
    }
    expect(seen).toEqual(['thinks Let me ', 'thinks look.', 'says Blue ', 'says sky.', 'says ']);
  });

  it('hold pieces of tool calls, not half calls', async () => {
    const pieces = [
      { tool_calls: [{ ...call, function: { name: 'weather', arguments: '' } }] },
      { tool_calls: [{ index: 0, function: { arguments: '{"ci' } }] },
      { tool_calls: [{ index: 0, function: { arguments: 'ty":"Oslo"}' } }] },
    ];
    const chunks: AIMessageChunk[] = [];
    for await (const chunk of await modelOn(play({ body: streamed(pieces, finish) })).stream('Hi')) chunks.push(chunk);
    expect(chunks.flatMap((chunk) => chunk.contentBlocks.map(({ type }) => type))).toEqual([
      'tool_call_chunk',
      'tool_call_chunk',
      'tool_call_chunk',
    ]);
    expect((await mergeChunks(toAsync(chunks))).contentBlocks).toEqual([expected.at(-1)]);
  });
});

async function* toAsync<Value>(values: Iterable<Value>): AsyncGenerator<Value> {
  yield* values;
}

describe.each(ways.map(([way]) => way))('what an answer seldom has (%s)', (way) => {
  async function ask(wire: { deltas: WireDelta[]; finish?: string }, fields = {}): Promise<AIMessage> {
    const facts = { finish: wire.finish ?? 'stop' };
    const version = way.startsWith('v1') ? { outputVersion: 'v1' as const } : {};
    const body = streamed(wire.deltas, facts);
    const model = modelOn(play({ body }), { ...version, ...fields });
    if (way === 'stream events') return model.streamEvents('Hi');
    return way.endsWith('stream')
      ? mergeChunks(await model.stream('Hi'))
      : modelOn(play({ body }), { ...version, ...fields, streaming: true }).invoke('Hi');
  }

  it('is a refusal', async () => {
    const message = await ask({ deltas: [{ refusal: 'I will ' }, { refusal: 'not.' }] });
    const block = { type: 'refusal', refusal: 'I will not.' };
    expect(comparable(message.contentBlocks)).toEqual([
      isLowestLangChain ? { type: 'non_standard', value: block } : block,
    ]);
    const upstream = play(whole({ content: 'Hi' }));
    await modelOn(upstream).invoke([message, new HumanMessage('Please')]);
    expect(upstream.requests[0]?.body.messages[0]).toEqual({
      role: 'assistant',
      content: '',
      refusal: 'I will not.',
    });
  });

  it('is audio, whose pieces make one sound', async () => {
    const message = await ask(
      {
        deltas: [
          { audio: { id: 'audio_1', transcript: 'Hel' } },
          { audio: { data: btoa('abcd') } },
          { audio: { data: btoa('efgh'), transcript: 'lo' } },
          { audio: { expires_at: 4_000_000_000 } },
        ] as WireDelta[],
      },
      { audio: { voice: 'alloy', format: 'mp3' }, modalities: ['text', 'audio'] },
    );
    expect(comparable(message.contentBlocks)).toEqual([
      {
        type: 'audio',
        id: 'audio_1',
        mimeType: 'audio/mpeg',
        data: btoa('abcdefgh'),
        transcript: 'Hello',
        metadata: { expires_at: 4_000_000_000 },
      },
    ]);
    const upstream = play(whole({ content: 'Hi' }));
    await modelOn(upstream).invoke([message, new HumanMessage('Again')]);
    expect(upstream.requests[0]?.body.messages[0]).toEqual({
      role: 'assistant',
      content: '',
      audio: { id: 'audio_1' },
    });
  });

  it('is audio whose words go back once its id has expired, also from stored blocks alone', async () => {
    const deltas: WireDelta[] = [
      { audio: { id: 'audio_1', transcript: 'Hello', data: btoa('abc') } },
      { audio: { expires_at: 4_000_000_000 } },
    ];
    const message = await ask({ deltas }, { audio: { voice: 'alloy', format: 'mp3' }, modalities: ['text', 'audio'] });
    const stored: BaseMessage[] = [message, new AIMessage({ contentBlocks: message.contentBlocks })];
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      for (const [time, sent] of [
        [3_999_999_999_000, { content: '', audio: { id: 'audio_1' } }],
        [4_000_000_000_000, { content: [{ type: 'text', text: 'Hello' }] }],
      ] as const) {
        vi.setSystemTime(time);
        const upstream = play(whole({ content: 'Hi' }));
        for (const one of stored) await modelOn(upstream).invoke([one, new HumanMessage('Again')]);
        for (const { body } of upstream.requests) expect(body.messages[0]).toEqual({ role: 'assistant', ...sent });
      }
    } finally {
      vi.useRealTimers();
    }
  });

  it('is a tool call that was cut off: never one that can be run', async () => {
    const cut = { ...call, function: { name: 'weather', arguments: '{"city":"Os' } };
    const message = await ask({ deltas: [{ tool_calls: [cut] }], finish: 'length' });
    expect(message.tool_calls).toEqual([]);
    const [block] = message.contentBlocks;
    expect(block).toMatchObject({ type: 'invalid_tool_call', id: 'call_1', name: 'weather' });
    expect(block?.['args']).toMatch(/^\{"city":"Os/);
  });
});

describe('registerContentBlocks', () => {
  it('lets a program read stored messages that makes no model', () => {
    // The list that LangChain's copies share; nothing is there in a program that has made no model.
    const { lc_block_translators_registry: list } = globalThis as {
      lc_block_translators_registry?: Map<string, unknown>;
    };
    list?.delete('openrouter-adapters');
    const stored = () =>
      new AIMessage({
        content: 'Blue.',
        additional_kwargs: { reasoning_content: 'Hm.' },
        response_metadata: { model_provider: 'openrouter-adapters' },
      });
    expect(stored().contentBlocks).toEqual([{ type: 'text', text: 'Blue.' }]);
    registerContentBlocks();
    expect(stored().contentBlocks).toEqual([
      { type: 'reasoning', reasoning: 'Hm.' },
      { type: 'text', text: 'Blue.' },
    ]);
  });
});

describe('messages that this package did not make', () => {
  it('keep LangChain’s own way to content blocks', async () => {
    modelOn(play(whole({})));
    const official = new AIMessage({
      content: 'Hi',
      additional_kwargs: { reasoning_content: 'Hm.' },
      response_metadata: { model_provider: 'openrouter' },
    });
    expect(official.contentBlocks).toEqual([
      { type: 'reasoning', reasoning: 'Hm.' },
      { type: 'text', text: 'Hi' },
    ]);
  });
});
