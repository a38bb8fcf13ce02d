import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answering, chunk, collect, cutBytes, request, sse, wholeBlocks } from '../../test/answers.ts';
import { anyAnswer, cutter, sizes, toChunks } from '../../test/any-answer.ts';
import { streamChat } from '../index.ts';
import type { ChatCallOptions, ChatChunk, ChatEvent, WireToolCallDelta } from '../index.ts';

/** The events of reads, each of which holds some chunks. */
async function read(reads: readonly (readonly ChatChunk[])[], options: ChatCallOptions = {}): Promise<ChatEvent[]> {
  const pieces = reads.map((chunks, index) => sse(chunks, index === reads.length - 1 ? undefined : ''));
  return collect(await streamChat(answering(pieces), request, options));
}

const texts = (events: readonly ChatEvent[]) =>
  events.flatMap((event) => (event.type === 'text-delta' || event.type === 'reasoning-delta' ? [event.text] : []));
const say = (content: string) => chunk({ content });
const think = (text: string) => chunk({ reasoning_details: [{ type: 'reasoning.text', text, index: 0 }] });
const call = (delta: WireToolCallDelta) => chunk({ tool_calls: [delta] });

describe('deltas that arrive in one read', () => {
  it('are one, each block and each kind by itself', async () => {
    const events = await read([[think('A'), think('B'), say('c'), say('d'), think('E'), think('F'), say('g')]]);
    expect(texts(events)).toEqual(['AB', 'cd', 'EF', 'g']);
  });

  it('stay apart from those of the next read, so that no token waits for another', async () => {
    expect(texts(await read([[say('a')], [say('b')], [say('c'), say('d')]]))).toEqual(['a', 'b', 'cd']);
  });

  it('stay as they came when that is asked for', async () => {
    expect(texts(await read([[say('a'), say('b'), think('C')]], { coalesce: false }))).toEqual(['a', 'b', 'C']);
  });

  it('stay behind their chunks when those are asked for', async () => {
    const events = await read([[say('a'), chunk({ content: 'b' }, 'stop')]], { includeRaw: true });
    expect(events.map(({ type }) => type)).toEqual([
      'raw',
      'response-start',
      'text-start',
      'text-delta',
      'raw',
      'text-delta',
      'text-end',
      'finish',
    ]);
  });

  it('join across the pieces of other calls that are made in parallel', async () => {
    const pieces = [0, 1, 0, 1].map((index) => call({ index, function: { arguments: `${index}` } }));
    const begin = [0, 1].map((index) => call({ index, id: `c${index}`, function: { name: 'f', arguments: '' } }));
    const deltas = (await read([[...begin, ...pieces]])).filter((event) => event.type === 'tool-call-delta');
    expect(deltas).toEqual([
      { type: 'tool-call-delta', block: 0, arguments: '00' },
      { type: 'tool-call-delta', block: 1, arguments: '11' },
    ]);
  });

  it('join also where the arguments of a call are the first thing in it, and not across what comes between', async () => {
    const begin = call({ index: 0, id: 'c0', function: { name: 'f', arguments: '{' } });
    const piece = (text: string) => call({ index: 0, function: { arguments: text } });
    const events = await read([[begin], [piece('1'), piece('2'), say('a'), piece('3')]]);
    expect(events.flatMap((event) => (event.type === 'tool-call-delta' ? [event.arguments] : []))).toEqual([
      '{',
      '12',
      '3',
    ]);
  });

  it('say the same as the deltas one by one, wherever deltas and bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(anyAnswer, sizes, sizes, async (answer, deltaSizes, byteSizes) => {
        const reads = cutBytes(sse(toChunks(answer, cutter(deltaSizes))), byteSizes);
        const stream = async (coalesce: boolean) => collect(await streamChat(answering(reads), request, { coalesce }));
        const [joined, apart] = [await stream(true), await stream(false)];
        expect(wholeBlocks(joined)).toEqual(wholeBlocks(apart));
        expect(textOfBlocks(joined)).toEqual(textOfBlocks(apart));
        expect(joined.length).toBeLessThanOrEqual(apart.length);
      }),
      { numRuns: 80 },
    );
  });
});

/** What the deltas of each block say together. */
function textOfBlocks(events: readonly ChatEvent[]): Record<string, string> {
  const blocks: Record<string, string> = {};
  for (const event of events) {
    if (!event.type.endsWith('-delta') || !('block' in event)) continue;
    const piece = 'text' in event ? event.text : 'arguments' in event ? String(event.arguments) : '';
    blocks[`${event.type} ${event.block}`] = (blocks[`${event.type} ${event.block}`] ?? '') + piece;
  }
  return blocks;
}
