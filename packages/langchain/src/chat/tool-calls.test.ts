import { HumanMessage } from '@langchain/core/messages';
import type { AIMessage, BaseMessage, ToolMessage } from '@langchain/core/messages';
import { tool } from '@langchain/core/tools';
import type { ReasoningDetail, WireDelta } from '@openrouter-adapters/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { mergeChunks } from '../../test/merge-chunks.ts';
import { event, modelOn, play, streamed, whole } from '../../test/upstream.ts';
import type { Upstream } from '../../test/upstream.ts';

interface Call {
  id: string;
  name: string;
  text: string;
}

function toWire(call: Call, index: number): NonNullable<WireDelta['tool_calls']>[number] {
  return { index, id: call.id, type: 'function', function: { name: call.name, arguments: call.text } };
}

function inPieces(calls: readonly Call[]): WireDelta[] {
  return calls.flatMap((call, index) => [
    { tool_calls: [toWire({ ...call, text: '' }, index)] },
    ...[...call.text].map((letter) => ({ tool_calls: [{ index, function: { arguments: letter } }] })),
  ]);
}

/** The same answer asked for in each way. */
async function ask(calls: readonly Call[], finish: string): Promise<Record<string, AIMessage>> {
  const message = { tool_calls: calls.map(toWire) };
  return {
    invoked: await modelOn(play(whole(message, { finish }))).invoke('Hi'),
    streamed: await mergeChunks(await modelOn(play({ body: streamed(inPieces(calls), { finish }) })).stream('Hi')),
    collected: await modelOn(play({ body: streamed(inPieces(calls), { finish }) }), { streaming: true }).invoke('Hi'),
  };
}

describe('tool calls', () => {
  it('are the same, whole and streamed', async () => {
    const calls = [
      { id: 'call_1', name: 'weather', text: '{"city":"Oslo"}' },
      { id: 'call_2', name: 'weather', text: '{"city":"Rome"}' },
    ];
    for (const [way, message] of Object.entries(await ask(calls, 'tool_calls'))) {
      expect(message.tool_calls, way).toEqual([
        { type: 'tool_call', id: 'call_1', name: 'weather', args: { city: 'Oslo' } },
        { type: 'tool_call', id: 'call_2', name: 'weather', args: { city: 'Rome' } },
      ]);
      expect(message.invalid_tool_calls, way).toEqual([]);
      expect(message.response_metadata['finish_reason'], way).toBe('tool_calls');
    }
  });

  it('whose pieces take turns are the same, joined or not, streamed and collected', async () => {
    const start = (index: number) => ({ index, id: `c${index}`, function: { name: 'f', arguments: '{' } });
    const piece = (index: number, text: string) => ({ index, function: { arguments: text } });
    const turns = [start(0), start(1), piece(0, '"a"'), piece(1, '"b"'), piece(0, ':1}'), piece(1, ':2}')];
    const body = streamed(
      turns.map((call) => ({ tool_calls: [call] })),
      { finish: 'tool_calls' },
    ).join('');
    for (const coalesce of [true, false]) {
      for (const message of [
        await mergeChunks(await modelOn(play({ body }), { coalesce }).stream('Hi')),
        await modelOn(play({ body }), { coalesce, streaming: true }).invoke('Hi'),
      ]) {
        expect(message.tool_calls?.map(({ id, args }) => [id, args])).toEqual([
          ['c0', { a: 1 }],
          ['c1', { b: 2 }],
        ]);
      }
    }
  });

  it('without arguments are calls with {}', async () => {
    for (const [way, message] of Object.entries(await ask([{ id: 'a', name: 'now', text: '' }], 'tool_calls'))) {
      expect(message.tool_calls, way).toEqual([{ type: 'tool_call', id: 'a', name: 'now', args: {} }]);
    }
  });

  it('are told by the finish reason even when the upstream says stop', async () => {
    for (const [way, message] of Object.entries(await ask([{ id: 'a', name: 'now', text: '{}' }], 'stop'))) {
      expect(message.response_metadata['finish_reason'], way).toBe('tool_calls');
    }
  });

  it.each(['[1]', '"text"', '7', 'null', '{"a":1} {"a":1}', '{"a":1}}', "{'a':1}"])(
    'with arguments that are not an object (%s) are invalid',
    async (text) => {
      for (const [way, message] of Object.entries(await ask([{ id: 'a', name: 'f', text }], 'tool_calls'))) {
        expect(message.tool_calls, way).toEqual([]);
        expect(message.invalid_tool_calls, way).toMatchObject([{ id: 'a', name: 'f' }]);
      }
    },
  );

  it('of a stream that ends without a finish reason may run only when their arguments are whole', async () => {
    for (const text of ['{"a":1}', '', '{"a":']) {
      const delta: WireDelta = { tool_calls: [toWire({ id: 'a', name: 'f', text }, 0)] };
      const body = [event({ id: 'gen-1', choices: [{ index: 0, delta, finish_reason: null }] }), 'data: [DONE]\n\n'];
      const upstream = play({ body });
      const asked = [
        modelOn(upstream).stream('Hi').then(mergeChunks),
        modelOn(upstream, { streaming: true }).invoke('Hi'),
        Promise.resolve(modelOn(upstream).streamEvents('Hi')),
      ];
      for (const outcome of await Promise.allSettled(asked)) {
        // An answer that breaks off inside a call is no answer.
        const calls = outcome.status === 'fulfilled' ? outcome.value.tool_calls : [];
        expect(calls, text).toEqual(text === '{"a":1}' ? [expect.objectContaining({ args: { a: 1 } })] : []);
      }
    }
  });

  it('of a whole answer without a finish reason may run only when their arguments are whole', async () => {
    for (const text of ['{"a":1}', '', '{"a":']) {
      const calls = [toWire({ id: 'a', name: 'f', text }, 0)];
      const message = await modelOn(play(whole({ tool_calls: calls }, { finish: null }))).invoke('Hi');
      const isWhole = text === '{"a":1}';
      expect(message.tool_calls, text).toEqual(isWhole ? [expect.objectContaining({ args: { a: 1 } })] : []);
      expect(message.invalid_tool_calls, text).toHaveLength(isWhole ? 0 : 1);
      // What nobody said is not there.
      expect(message.response_metadata['finish_reason'], text).toBe(isWhole ? 'tool_calls' : undefined);
    }
  });

  it('that the token limit cut off anywhere are invalid, never executable', async () => {
    const text = '{"city":"Os\\u00e9\\"lo","days":[1,-2.5e3,true],"more":{"deep":null}}';
    for (let length = 0; length < text.length; length += 1) {
      const call = { id: 'a', name: 'weather', text: text.slice(0, length) };
      for (const [way, message] of Object.entries(await ask([call], 'length'))) {
        expect(message.tool_calls, `${way} ${call.text}`).toEqual([]);
        expect(message.invalid_tool_calls, `${way} ${call.text}`).toMatchObject([{ id: 'a', name: 'weather' }]);
      }
    }
  });

  it('that were cut off keep their arguments as they came in a message that is whole', async () => {
    const { invoked, collected } = await ask([{ id: 'a', name: 'weather', text: '{"city":"Os' }], 'length');
    for (const message of [invoked, collected]) {
      expect(message?.invalid_tool_calls).toEqual([
        {
          type: 'invalid_tool_call',
          id: 'a',
          name: 'weather',
          args: '{"city":"Os',
          error: expect.stringContaining('ended inside'),
        },
      ]);
    }
  });

  it('with any JSON object for arguments survive any cut into deltas', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.infiniteStream(fc.nat(6)),
        async (value, sizes) => {
          const text = JSON.stringify(value);
          const deltas: WireDelta[] = [{ tool_calls: [toWire({ id: 'a', name: 'f', text: '' }, 0)] }];
          for (let start = 0; start < text.length;) {
            const end = start + 1 + (sizes.next().value ?? 0);
            deltas.push({ tool_calls: [{ index: 0, function: { arguments: text.slice(start, end) } }] });
            start = end;
          }
          const body = streamed(deltas, { finish: 'tool_calls' });
          const merged = await mergeChunks(await modelOn(play({ body })).stream('Hi'));
          expect(merged.tool_calls).toEqual([{ type: 'tool_call', id: 'a', name: 'f', args: JSON.parse(text) }]);
        },
      ),
      { numRuns: 50 },
    );
  });
});

const weather = tool(async ({ city }) => `Sunny in ${city}`, {
  name: 'weather',
  description: 'The weather of a city',
  schema: z.object({ city: z.string() }),
});

const signed: Record<string, ReasoningDetail[]> = {
  'an Anthropic signature': [
    { type: 'reasoning.text', text: 'First I look.', signature: 'c2lnMQ==', format: 'anthropic-claude-v1', index: 0 },
    { type: 'reasoning.encrypted', data: 'cmVkYWN0ZWQ=', format: 'anthropic-claude-v1', index: 1 },
    { type: 'reasoning.text', text: 'Then I call.', signature: 'c2lnMg==', format: 'anthropic-claude-v1', index: 2 },
  ],
  "Gemini's encrypted thought, whose id is that of the tool call": [
    { type: 'reasoning.text', text: 'Calling.', format: 'google-gemini-v1', index: 0 },
    { type: 'reasoning.encrypted', data: 'dGhvdWdodA==', id: 'call_1', format: 'google-gemini-v1', index: 0 },
  ],
  "OpenAI's summary and encrypted reasoning": [
    { type: 'reasoning.summary', summary: '**Looking**\n\nI look.', format: 'openai-responses-v1', index: 0 },
    { type: 'reasoning.encrypted', data: 'Z0FBQUFB', id: 'rs_1', format: 'openai-responses-v1', index: 0 },
  ],
  'kinds and fields that are not known yet': [
    { type: 'reasoning.dream', dream: { of: ['sheep'] }, format: 'dream-v1', index: 0 },
    { type: 'reasoning.text', text: 'Plain.', provider: 'Maker', format: null, index: 1 },
  ],
};

describe('a tool loop', () => {
  const call = toWire({ id: 'call_1', name: 'weather', text: '{"city":"Oslo"}' }, 0);

  async function loop(upstream: Upstream, ask: (messages: BaseMessage[]) => Promise<AIMessage>): Promise<void> {
    const history: BaseMessage[] = [new HumanMessage('How is Oslo?')];
    const first = await ask(history);
    const result: ToolMessage = await weather.invoke(first.tool_calls?.[0] as never);
    expect((await ask([...history, first, result])).text).toBe('Sunny.');
    expect(upstream.requests[0]?.body.tools).toMatchObject([{ type: 'function', function: { name: 'weather' } }]);
  }

  function expectReturned(upstream: Upstream, details: readonly ReasoningDetail[]): void {
    expect(upstream.requests[1]?.body.messages).toEqual([
      { role: 'user', content: 'How is Oslo?' },
      {
        role: 'assistant',
        content: null,
        tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'weather', arguments: '{"city":"Oslo"}' } }],
        reasoning_details: details,
      },
      { role: 'tool', tool_call_id: 'call_1', content: 'Sunny in Oslo' },
    ]);
  }

  it.each(Object.entries(signed))('sends back %s verbatim and in order (invoke)', async (_, details) => {
    const upstream = play(
      whole({ reasoning: 'said', reasoning_details: details, tool_calls: [call] }, { finish: 'tool_calls' }),
      whole({ content: 'Sunny.' }),
    );
    const model = modelOn(upstream).bindTools([weather]);
    await loop(upstream, (messages) => model.invoke(messages));
    expectReturned(upstream, details);
  });

  it.each(Object.entries(signed))('sends back %s verbatim and in order (stream)', async (_, details) => {
    const deltas = [...details.map((one) => ({ content: '', reasoning_details: [one] })), { tool_calls: [call] }];
    const upstream = play(
      { body: streamed(deltas, { finish: 'tool_calls' }) },
      { body: streamed([{ content: 'Sunny.' }]) },
    );
    const model = modelOn(upstream).bindTools([weather]);
    await loop(upstream, async (messages) => mergeChunks(await model.stream(messages)));
    expectReturned(upstream, details);
  });

  it('sends a signature back that came after the text had begun', async () => {
    const deltas = [
      { reasoning_details: [{ type: 'reasoning.text', text: 'I look.', format: 'anthropic-claude-v1', index: 0 }] },
      { content: 'Looking… ' },
      {
        reasoning_details: [{ type: 'reasoning.text', signature: 'bGF0ZQ==', format: 'anthropic-claude-v1', index: 0 }],
      },
      { tool_calls: [call] },
    ];
    const upstream = play(
      { body: streamed(deltas, { finish: 'tool_calls' }) },
      { body: streamed([{ content: 'Sunny.' }]) },
    );
    const model = modelOn(upstream).bindTools([weather]);
    await loop(upstream, async (messages) => mergeChunks(await model.stream(messages)));
    expect(upstream.requests[1]?.body.messages[1]).toMatchObject({
      content: 'Looking… ',
      reasoning_details: [
        { type: 'reasoning.text', text: 'I look.', signature: 'bGF0ZQ==', format: 'anthropic-claude-v1', index: 0 },
      ],
    });
  });
});
