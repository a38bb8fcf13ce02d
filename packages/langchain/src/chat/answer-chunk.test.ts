import { load } from '@langchain/core/load';
import { AIMessageChunk } from '@langchain/core/messages';
import type { AIMessageChunkFields } from '@langchain/core/messages';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { AnswerChunk } from './answer-chunk.ts';

const piece = (index: number, args: string, begin: { id?: string; name?: string } = {}) => ({
  type: 'tool_call_chunk' as const,
  index,
  args,
  ...begin,
});

const fields = fc.oneof(
  fc.record({ content: fc.string() }),
  fc.record({ content: fc.constant(''), additional_kwargs: fc.record({ reasoning_content: fc.string() }) }),
  fc.record({
    content: fc.constant(''),
    tool_call_chunks: fc.array(
      fc
        .tuple(fc.nat(2), fc.constantFrom('', '{', '"a":', '1', '"x"', '}', ' <'))
        .map(([index, args]) => piece(index, args, args === '' ? { id: `c${index}`, name: 'f' } : {})),
      { maxLength: 3 },
    ),
  }),
  fc.record({
    content: fc.constant(''),
    id: fc.constant('gen-1'),
    response_metadata: fc.constant({ finish_reason: 'stop', model_provider: 'openrouter-adapters' }),
    usage_metadata: fc.constant({ input_tokens: 1, output_tokens: 2, total_tokens: 3 }),
  }),
) as fc.Arbitrary<AIMessageChunkFields>;

/** Everything that one can see of a message. */
function visible(chunk: AIMessageChunk): unknown {
  return JSON.parse(
    JSON.stringify({ json: chunk, fields: { ...chunk }, text: chunk.text, blocks: chunk.contentBlocks }),
  );
}

describe('chunks of an answer', () => {
  it('are to be seen as LangChain’s own, each by itself and merged', () => {
    fc.assert(
      fc.property(fc.array(fields, { minLength: 1, maxLength: 12 }), (list) => {
        const ours = list.map((each) => new AnswerChunk(structuredClone(each)));
        const theirs = list.map((each) => new AIMessageChunk(structuredClone(each)));
        expect(ours.map(visible)).toEqual(theirs.map(visible));
        expect(visible(ours.reduce((all, chunk) => all.concat(chunk)))).toEqual(
          visible(theirs.reduce((all, chunk) => all.concat(chunk))),
        );
      }),
    );
  });

  it('are stored and loaded as LangChain’s own', async () => {
    const chunk = new AnswerChunk({ content: '', tool_call_chunks: [piece(0, '{"a":1}', { id: 'c', name: 'f' })] });
    const loaded = await load<AIMessageChunk>(JSON.stringify(chunk));
    expect(loaded.tool_calls).toEqual([{ id: 'c', name: 'f', args: { a: 1 }, type: 'tool_call' }]);
    expect(AIMessageChunk.isInstance(chunk)).toBe(true);
  });

  it('can be given other calls', () => {
    const chunk = new AnswerChunk({ content: '', tool_call_chunks: [piece(0, '{}', { id: 'c', name: 'f' })] });
    chunk.tool_calls = [];
    expect(chunk.tool_calls).toEqual([]);
    expect(chunk.invalid_tool_calls).toEqual([]);
  });

  it('keep their calls when a copy of them is given others', () => {
    for (const toCopy of [
      (chunk: AIMessageChunk): AIMessageChunk => Object.create(chunk),
      (chunk: AIMessageChunk): AIMessageChunk =>
        Object.create(AIMessageChunk.prototype, Object.getOwnPropertyDescriptors(chunk)),
    ]) {
      const chunk = new AnswerChunk({ content: '', tool_call_chunks: [piece(0, '{}', { id: 'c', name: 'f' })] });
      const copy = toCopy(chunk);
      copy.tool_calls = [];
      expect(copy.tool_calls).toEqual([]);
      expect(chunk.tool_calls).toMatchObject([{ id: 'c', name: 'f', args: {} }]);
    }
  });

  it('merge in a time that grows with their number only', () => {
    const begin = new AnswerChunk({ content: '', tool_call_chunks: [piece(0, '{"a":"', { id: 'c', name: 'f' })] });
    let merged: AIMessageChunk = begin;
    // LangChain's own would read 2 GB of JSON here.
    for (let count = 0; count < 20_000; count += 1) {
      merged = merged.concat(new AnswerChunk({ content: '', tool_call_chunks: [piece(0, 'ten bytes ')] }));
    }
    merged = merged.concat(new AnswerChunk({ content: '', tool_call_chunks: [piece(0, '"}')] }));
    expect(String(merged.tool_calls?.[0]?.args['a'])).toHaveLength(200_000);
  });
});
