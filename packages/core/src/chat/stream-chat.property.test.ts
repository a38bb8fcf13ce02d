import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answering, collect, cutBytes, request, sse, wholeBlocks } from '../../test/answers.ts';
import { anyAnswer, cutter, sizes, toChunks, toWhole } from '../../test/any-answer.ts';
import { generateChat, streamChat } from '../index.ts';
import type { ChatEvent } from '../index.ts';

async function streamed(body: string, byteSizes: readonly number[]): Promise<ChatEvent[]> {
  // What is joined depends on the reads, and on nothing else: see coalesce.test.ts.
  return collect(await streamChat(answering(cutBytes(body, byteSizes)), request, { coalesce: false }));
}

describe('an answer', () => {
  it('gives the same blocks and the same end, whole and streamed, wherever deltas and bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(anyAnswer, sizes, sizes, async (answer, deltaSizes, byteSizes) => {
        const body = JSON.stringify(toWhole(answer));
        const whole = await generateChat(
          answering(`\n         \n\n${body}`, { contentType: 'application/json' }),
          request,
        );
        const events = await streamed(sse(toChunks(answer, cutter(deltaSizes))), byteSizes);
        expect(wholeBlocks(events)).toEqual(wholeBlocks(whole.events));
      }),
      { numRuns: 150 },
    );
  });

  it('gives the very same events wherever the bytes are cut, with CRLF and comments in between', async () => {
    await fc.assert(
      fc.asyncProperty(anyAnswer, sizes, fc.boolean(), async (answer, byteSizes, withCRLF) => {
        const body = sse(toChunks(answer, cutter([3]))).replaceAll('\n\n', '\n\n: OPENROUTER PROCESSING\n\n');
        const uncut = await streamed(body, [body.length * 4]);
        expect(await streamed(withCRLF ? body.replaceAll('\n', '\r\n') : body, byteSizes)).toEqual(uncut);
      }),
      { numRuns: 80 },
    );
  });

  it('that ends anywhere before its finish reason is an error, and none of its calls is complete', async () => {
    await fc.assert(
      fc.asyncProperty(anyAnswer, fc.nat(), async (answer, at) => {
        const chunks = toChunks(answer, cutter([2])).slice(0, -2);
        const cut = chunks.slice(0, at % (chunks.length + 1));
        const events: ChatEvent[] = await streamed(sse(cut, ''), [50]).catch((error: unknown) => {
          // Nothing had been answered yet: then the call itself fails.
          expect(error).toMatchObject({ kind: 'interrupted', isRetryable: true });
          return [];
        });
        for (const event of events) {
          if (event.type === 'finish') expect(event.reason).toBe('interrupted');
          if (event.type === 'tool-call-end') expect(event.complete).toBe(false);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('gives one delta for each piece of the arguments of a tool', async () => {
    const pieces = 2_000;
    const answer = { details: [], text: '', refusal: '', images: [], citations: [], reason: 'tool_calls', usage: {} };
    const calls = [{ id: 'c', name: 'f', arguments: JSON.stringify({ text: 'x'.repeat(pieces * 4 - 11) }) }];
    const body = sse(toChunks({ ...answer, calls }, cutter([4])));
    const events = await streamed(body, [body.length]);
    expect(events.filter((event) => event.type === 'tool-call-delta')).toHaveLength(pieces);
  });
});
