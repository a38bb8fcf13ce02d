import type { AIMessage, AIMessageChunk, ContentBlock } from '@langchain/core/messages';
import type { ReasoningDetail, WireDelta } from '@openrouter-adapters/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { mergeChunks } from '../../test/merge-chunks.ts';
import { modelOn, play, streamed, whole } from '../../test/upstream.ts';

/** Hundreds of answers on a busy machine take their time. */
const patient = { timeout: 60_000 };

interface Answer {
  details: ReasoningDetail[];
  content: string;
  calls: { name: string; args: Record<string, fc.JsonValue> }[];
}

const detail: fc.Arbitrary<ReasoningDetail> = fc.record({
  type: fc.constant('reasoning.text'),
  text: fc.string({ minLength: 1 }),
  signature: fc.base64String({ minLength: 4 }),
  format: fc.constant('anthropic-claude-v1'),
});
const answers: fc.Arbitrary<Answer> = fc.record({
  details: fc.array(detail, { maxLength: 3 }).map((list) => list.map((one, index) => ({ ...one, index }))),
  content: fc.string(),
  calls: fc.array(fc.record({ name: fc.constant('f'), args: fc.dictionary(fc.string(), fc.jsonValue()) }), {
    maxLength: 3,
  }),
});

function toWireCalls({ calls }: Answer): NonNullable<WireDelta['tool_calls']> {
  return calls.map(({ name, args }, index) => ({
    index,
    id: `call_${index}`,
    type: 'function',
    function: { name, arguments: JSON.stringify(args) },
  }));
}

function pieces(text: string, size: () => number): string[] {
  const cut: string[] = [];
  for (let start = 0; start < text.length;) {
    const end = start + size();
    cut.push(text.slice(start, end));
    start = end;
  }
  return cut;
}

function toDeltas(answer: Answer, size: () => number): WireDelta[] {
  return [
    ...answer.details.flatMap((one) => {
      const { text, signature, ...rest } = one;
      const said = pieces(String(text), size).map((piece) => ({ ...rest, text: piece }));
      return [...said, { ...rest, signature }].map((part) => ({
        content: '',
        reasoning_details: [part as ReasoningDetail],
      }));
    }),
    ...pieces(answer.content, size).map((content) => ({ content })),
    ...(toWireCalls(answer).flatMap((call) => [
      { tool_calls: [{ ...call, function: { name: call.function?.name, arguments: '' } }] },
      ...pieces(String(call.function?.arguments), size).map((text) => ({
        tool_calls: [{ index: call.index, function: { arguments: text } }],
      })),
    ]) as WireDelta[]),
  ];
}

function comparable(
  message: Pick<AIMessageChunk, 'content' | 'additional_kwargs' | 'response_metadata' | 'tool_calls'>,
) {
  const { tokenUsage: _tokenUsage, ...metadata } = message.response_metadata;
  return {
    ...message,
    content: message.content,
    kwargs: message.additional_kwargs,
    metadata,
    calls: message.tool_calls,
  };
}

/** Blocks without what only merging needs, and without the empty block of reasoning that nobody can read. */
function readable(message: AIMessage): unknown[] {
  return message.contentBlocks
    .map(({ index: _index, ...block }: ContentBlock) => block)
    .filter((block) => block.type !== 'reasoning' || block['reasoning'] !== '');
}

describe('an answer', () => {
  it('has the same standard blocks by every way, however its deltas and bytes are cut', patient, async () => {
    await fc.assert(
      fc.asyncProperty(answers, fc.infiniteStream(fc.integer({ min: 1, max: 9 })), async (answer, sizes) => {
        const size = (): number => sizes.next().value ?? 1;
        const facts = { finish: answer.calls.length > 0 ? 'tool_calls' : 'stop' };
        const message = {
          content: answer.content,
          reasoning_details: answer.details,
          ...(answer.calls.length > 0 && { tool_calls: toWireCalls(answer) }),
        };
        const body = pieces(streamed(toDeltas(answer, size), facts).join(''), () => 30 * size());
        const standard = { outputVersion: 'v1' } as const;
        const ways = {
          plain: await mergeChunks(await modelOn(play({ body })).stream('Hi')),
          merged: await mergeChunks(await modelOn(play({ body }), standard).stream('Hi')),
          collected: await modelOn(play({ body }), { ...standard, streaming: true }).invoke('Hi'),
          events: await modelOn(play({ body })).streamEvents('Hi'),
        };
        const invoked = await modelOn(play(whole(message, facts)), standard).invoke('Hi');
        for (const [way, one] of Object.entries(ways)) {
          expect(readable(one), way).toEqual(readable(invoked));
          expect(one.tool_calls?.map(({ args }) => args) ?? [], way).toEqual(
            invoked.tool_calls?.map(({ args }) => args),
          );
        }
        expect(ways.events.response_metadata['reasoning_details'] ?? []).toEqual(answer.details);
      }),
      { numRuns: 30 },
    );
  });

  it('is the same message, whole and streamed, however its deltas and bytes are cut', patient, async () => {
    await fc.assert(
      fc.asyncProperty(answers, fc.infiniteStream(fc.integer({ min: 1, max: 9 })), async (answer, sizes) => {
        const size = (): number => sizes.next().value ?? 1;
        const facts = { finish: answer.calls.length > 0 ? 'tool_calls' : 'stop' };
        const message = {
          content: answer.content,
          reasoning_details: answer.details,
          ...(answer.calls.length > 0 && { tool_calls: toWireCalls(answer) }),
        };
        const invoked = await modelOn(play(whole(message, facts))).invoke('Hi');
        const body = pieces(streamed(toDeltas(answer, size), facts).join(''), size);
        const merged = await mergeChunks(await modelOn(play({ body })).stream('Hi'));
        for (const key of ['content', 'kwargs', 'metadata', 'calls'] as const) {
          expect(comparable(merged)[key], key).toEqual(comparable(invoked)[key]);
        }
        expect(invoked.additional_kwargs['reasoning_details'] ?? []).toEqual(answer.details);
      }),
      { numRuns: 60 },
    );
  });
});
