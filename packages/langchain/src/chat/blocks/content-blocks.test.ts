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
import { asObject } from '@openrouter-adapters/core/base';
import { describe, expect, it, vi } from 'vitest';

import { registerContentBlocks } from '../../index.ts';
import { isLowestLangChain } from '../../../test/langchain-version.ts';
import { mergeChunks } from '../../../test/merge-chunks.ts';
import { modelOn, play, streamed, whole } from '../../../test/upstream.ts';
import { readKept } from '../kept.ts';
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
  { type: 'reasoning', reasoning: 'Let me look.', extras: { reasoning_details: [thought] } },
  {
    type: 'server_tool_call',
    id: 'st_1',
    name: 'openrouter:web_search',
    args: { query: 'sky' },
    extras: { reasoning_details: [search] },
  },
  { type: 'server_tool_call_result', toolCallId: 'st_1', status: 'success', output: { results: [1] } },
  {
    type: 'text',
    text: 'Blue sky.',
    annotations: [
      { type: 'citation', url: 'https://a.example', title: 'A', startIndex: 0, endIndex: 4, citedText: 'cited' },
    ],
  },
  { type: 'image', mimeType: 'image/png', data: 'iVBO' },
  {
    type: 'tool_call',
    id: 'call_1',
    name: 'weather',
    args: { city: 'Oslo' },
    extras: { reasoning_details: [hidden] },
  },
];

/** Blocks without what only streaming needs. */
function comparable(blocks: readonly ContentBlock[]): unknown[] {
  return blocks.map(({ index: _index, ...block }) => block);
}

const { signature: sign, ...unsigned } = thought;
const signature = { reasoning_details: [{ type: 'reasoning.text', signature: sign, index: 0 }] };
const lateSignatures: [string, WireDelta[]][] = [
  ['other details', [{ reasoning_details: [unsigned] }, ...deltas.slice(2, 4), signature, ...deltas.slice(4)]],
  ['the text began', [{ reasoning_details: [unsigned] }, ...deltas.slice(2, 5), signature, ...deltas.slice(5)]],
  ['the tool call began', [{ reasoning_details: [unsigned] }, ...deltas.slice(2), signature]],
] as [string, WireDelta[]][];

type Ask = (deltas: readonly WireDelta[], answer: WireDelta) => Promise<AIMessage>;

const ways: [string, Ask][] = [
  ['invoke', (_, said) => modelOn(play(whole(said, finish))).invoke('Why?')],
  ['stream', async (pieces) => mergeChunks(await modelOn(play({ body: streamed(pieces, finish) })).stream('Why?'))],
  [
    'streaming invoke',
    (pieces) => modelOn(play({ body: streamed(pieces, finish) }), { streaming: true }).invoke('Why?'),
  ],
  ['v1 invoke', (_, said) => modelOn(play(whole(said, finish)), { outputVersion: 'v1' }).invoke('Why?')],
  ['v1 invoke of the call', (_, said) => modelOn(play(whole(said, finish))).invoke('Why?', { outputVersion: 'v1' })],
  [
    'v1 stream',
    async (pieces) =>
      mergeChunks(await modelOn(play({ body: streamed(pieces, finish) }), { outputVersion: 'v1' }).stream('Why?')),
  ],
  [
    'v1 streaming invoke',
    (pieces) =>
      modelOn(play({ body: streamed(pieces, finish) }), { outputVersion: 'v1', streaming: true }).invoke('Why?'),
  ],
  ['stream events', async (pieces) => modelOn(play({ body: streamed(pieces, finish) })).streamEvents('Why?')],
];

/** What goes back of a message, as the upstream sees it. */
async function sentBack(message: BaseMessage): Promise<unknown> {
  const upstream = play(whole({ content: 'Sunny.' }));
  const result = new ToolMessage({ content: 'Sunny', tool_call_id: 'call_1' });
  await modelOn(upstream).invoke([new HumanMessage('Why?'), message, result]);
  return upstream.requests[0]?.body.messages[1];
}

/** Messages that somebody made anew of the blocks of one, who kept nothing else. */
function madeAnew({ contentBlocks, content }: AIMessage): AIMessage[] {
  const stored = JSON.stringify(contentBlocks);
  return [
    new AIMessage({ content: contentBlocks }),
    new AIMessage({ contentBlocks }),
    new AIMessage({ content: JSON.parse(stored) }),
    new AIMessage({ contentBlocks: JSON.parse(stored) }),
    ...(contentBlocks === content ? [new AIMessage({ content: JSON.parse(JSON.stringify(content)) })] : []),
  ];
}

describe.each(ways)('content blocks (%s)', (way, ask) => {
  it('show all of an answer', async () => {
    const message = await ask(deltas, answer);
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
    const message = await ask(deltas, answer);
    const loaded = await load<AIMessage>(JSON.stringify(message));
    const [stored] = mapStoredMessagesToChatMessages(
      JSON.parse(JSON.stringify(mapChatMessagesToStoredMessages([message]))),
    );
    const bodies: unknown[] = [];
    for (const one of [message, loaded, stored as AIMessage]) {
      expect(comparable(one.contentBlocks)).toEqual(expected);
      bodies.push(await sentBack(one));
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

  it('alone send back what the whole message does, but for the parsed files', async () => {
    const message = await ask(deltas, answer);
    const { annotations, ...expectedBody } = asObject(await sentBack(message));
    expect(annotations).toEqual([file]);
    for (const one of madeAnew(message)) expect(await sentBack(one)).toEqual(expectedBody);
  });

  it('beside the details of their message send nothing twice', async () => {
    const message = await ask(deltas, answer);
    const { contentBlocks: content, additional_kwargs, response_metadata } = message;
    const both = new AIMessage({ content, additional_kwargs, response_metadata });
    expect(await sentBack(both)).toEqual(await sentBack(message));
  });

  it.each(lateSignatures)('alone send back a signature that came after %s', async (_name, pieces) => {
    const message = await ask(pieces, answer);
    const details = { reasoning_details: [thought, search, hidden] };
    expect(await sentBack(message)).toMatchObject(details);
    for (const one of madeAnew(message)) expect(await sentBack(one)).toMatchObject(details);
    const [first] = comparable(message.contentBlocks);
    if (/^(v1 )?invoke|^stream(ing invoke)?$/.test(way)) expect(comparable(message.contentBlocks)).toEqual(expected);
    // Its block was over: another one carries the signature.
    else expect(first).toMatchObject({ reasoning: 'Let me look.', extras: { reasoning_details: [unsigned] } });
  });

  it.each<[string, WireDelta]>([
    ['a call', { tool_calls: [call] }],
    ['text and a call', { content: 'Blue.', tool_calls: [call] }],
  ])('carry hidden reasoning of an answer with %s with the call, without a block of its own', async (_name, said) => {
    const { content, tool_calls: calls } = said;
    const pieces = [
      { reasoning_details: [hidden] },
      ...(content === undefined ? [] : [{ content }]),
      { tool_calls: calls },
    ] as WireDelta[];
    const message = await ask(pieces, { ...said, reasoning_details: [hidden] });
    expect(comparable(message.contentBlocks)).toEqual([
      ...(content === undefined ? [] : [{ type: 'text', text: content }]),
      expected.at(-1),
    ]);
    expect(message.text).toBe(content ?? '');
    for (const one of [message, ...madeAnew(message)]) {
      expect(await sentBack(one)).toMatchObject({ reasoning_details: [hidden] });
    }
  });

  it('leave out hidden reasoning where only text follows, which no tool loop needs', async () => {
    const message = await ask([{ reasoning_details: [hidden] }, { content: 'Blue.' }], {
      content: 'Blue.',
      reasoning_details: [hidden],
    });
    expect(comparable(message.contentBlocks)).toEqual([{ type: 'text', text: 'Blue.' }]);
    expect(await sentBack(message)).toMatchObject({ reasoning_details: [hidden] });
    for (const one of madeAnew(message)) expect(await sentBack(one)).not.toHaveProperty('reasoning_details');
  });

  it('carry what has no words with the reasoning before it, also where nothing or text follows', async () => {
    const picture: ReasoningDetail = { type: 'reasoning.dream', picture: 'sheep', index: 3 };
    const details = [thought, hidden, picture];
    for (const content of ['', 'Blue.']) {
      const message = await ask([{ reasoning_details: details }, { content }], { content, reasoning_details: details });
      expect(comparable(message.contentBlocks)).toEqual([
        { type: 'reasoning', reasoning: 'Let me look.', extras: { reasoning_details: details } },
        ...(content === '' ? [] : [{ type: 'text', text: content }]),
      ]);
      for (const one of [message, ...madeAnew(message)]) {
        expect(await sentBack(one)).toMatchObject({ reasoning_details: details });
      }
    }
  });

  it('alone send back the details of reasoning whose words are not all in them', async () => {
    const mixed = [{ reasoning: 'Plain. ' }, { reasoning_details: [thought] }, { reasoning_details: [hidden] }];
    const message = await ask(mixed, { reasoning: 'Plain. ', reasoning_details: [thought, hidden] });
    for (const one of madeAnew(message)) {
      expect(await sentBack(one)).toMatchObject({ reasoning_details: [thought, hidden] });
    }
  });
});

describe('the finished blocks of stream events', () => {
  it.each<[string, WireDelta[]]>([['the words of its block', deltas], ...lateSignatures])(
    'alone send back everything, also a signature that came after %s',
    async (_name, pieces) => {
      const finished: ContentBlock[] = [];
      const placed: ContentBlock[] = [];
      for await (const event of modelOn(play({ body: streamed(pieces, finish) })).streamEvents('Why?')) {
        if (event.event !== 'content-block-finish') continue;
        finished.push(event.content);
        placed[event.index] = event.content;
      }
      expect(finished.filter(({ reasoning }) => reasoning === '')).toEqual([]);
      for (const content of [finished, placed]) {
        expect(await sentBack(new AIMessage({ content }))).toEqual({
          role: 'assistant',
          content: [{ type: 'text', text: 'Blue sky.' }],
          tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'weather', arguments: '{"city":"Oslo"}' } }],
          reasoning_details: [thought, search, hidden],
          images: [image],
        });
      }
    },
  );

  it.each<[string, WireDelta[]]>([
    ['a tool call that had begun before', []],
    ['one and text', [{ content: 'Blue.' }]],
  ])('send back reasoning in its order, also what came behind %s', async (_name, between) => {
    const later: ReasoningDetail = { type: 'reasoning.text', text: 'Now that.', index: 3 };
    const details = [thought, later, hidden];
    const pieces = [
      { reasoning_details: [thought] },
      { tool_calls: [call] },
      { reasoning_details: [later] },
      ...between,
      { reasoning_details: [hidden] },
    ] as WireDelta[];
    const stream = modelOn(play({ body: streamed(pieces, finish) })).streamEvents('Why?');
    const finished: ContentBlock[] = [];
    for await (const event of stream) if (event.event === 'content-block-finish') finished.push(event.content);
    for (const content of [finished, (await stream.output).contentBlocks]) {
      expect(await sentBack(new AIMessage({ content }))).toMatchObject({ reasoning_details: details });
    }
  });
});

describe.each(ways)('blocks and details (%s)', (_way, ask) => {
  it('are the same objects, so that nothing long is kept twice', async () => {
    const message = await ask(deltas, answer);
    const shown = message.contentBlocks.flatMap(({ extras }) => asObject(extras)['reasoning_details'] ?? []);
    const kept = readKept(message, 'reasoning_details');
    expect(kept).toEqual([thought, search, hidden]);
    for (const [position, detail] of (kept as unknown[]).entries()) expect(shown[position]).toBe(detail);
  });
});

describe('content blocks of single chunks', () => {
  it('show each piece once', async () => {
    const seen: string[] = [];
    for await (const chunk of await modelOn(play({ body: streamed(deltas.slice(0, 6)) })).stream('Why?')) {
      for (const block of chunk.contentBlocks) {
        // The last chunk has the details, without their words.
        if (block.type === 'reasoning' && block.reasoning !== '') seen.push(`thinks ${block.reasoning}`);
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
    expect((await mergeChunks(toAsync(chunks))).contentBlocks).toEqual([
      { type: 'tool_call', id: 'call_1', name: 'weather', args: { city: 'Oslo' } },
    ]);
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

it('citations that come before any text stand on the first one, in blocks too', async () => {
  const body = streamed([{ annotations: [citation] }, { content: 'Blue ' }, { content: 'sky.' }] as WireDelta[]);
  const message = await mergeChunks(await modelOn(play({ body }), { outputVersion: 'v1' }).stream('Hi'));
  expect(comparable(message.contentBlocks)).toEqual([expected[3]]);
});
