import { AIMessage, ToolMessage } from '@langchain/core/messages';
import type { AIMessageChunk, BaseMessage, ContentBlock } from '@langchain/core/messages';
import type { ReasoningDetail, WireDelta } from '@openrouter-adapters/core';
import { asObject, joinReasoningDetails } from '@openrouter-adapters/core/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { mergeChunks } from '../../test/merge-chunks.ts';
import { modelOn, play, streamed, whole } from '../../test/upstream.ts';

/** Hundreds of answers on a busy machine take their time. */
const patient = { timeout: 60_000 };

interface Answer {
  details: ReasoningDetail[];
  /** When signatures come: with their reasoning, behind the text, or behind the calls. */
  signed: 'at once' | 'after text' | 'after calls';
  content: string;
  calls: { name: string; args: Record<string, fc.JsonValue> }[];
}

const detail: fc.Arbitrary<ReasoningDetail> = fc.oneof(
  fc.record({
    type: fc.constant('reasoning.text'),
    text: fc.string({ minLength: 1 }),
    signature: fc.base64String({ minLength: 4 }),
    format: fc.constant('anthropic-claude-v1'),
  }),
  fc.record({ type: fc.constant('reasoning.summary'), summary: fc.string({ minLength: 1 }) }),
  fc.record({ type: fc.constant('reasoning.encrypted'), data: fc.base64String({ minLength: 4 }) }),
  fc.record({
    type: fc.constant('reasoning.server_tool_call'),
    tool_name: fc.string(),
    arguments: fc.constant('{}'),
    result: fc.string(),
  }),
);
const answers: fc.Arbitrary<Answer> = fc.record({
  details: fc
    .array(detail, { maxLength: 4 })
    .map((list) => list.map((one, index) => ({ ...one, id: `detail_${index}`, index }))),
  signed: fc.constantFrom('at once', 'after text', 'after calls'),
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
  const late: WireDelta[] = [];
  const thoughts = answer.details.flatMap((one): WireDelta[] => {
    const name = one.type === 'reasoning.summary' ? 'summary' : 'text';
    const { [name]: words, signature, ...rest } = one;
    if (words === undefined) return [toDelta(one)];
    const said = pieces(String(words), size).map((piece) => toDelta({ ...rest, [name]: piece }));
    if (signature === undefined) return said;
    const sign = toDelta({ ...rest, signature });
    if (answer.signed === 'at once') return [...said, sign];
    late.push(sign);
    return said;
  });
  return [
    ...thoughts,
    ...pieces(answer.content, size).map((content) => ({ content })),
    ...(answer.signed === 'after text' ? late : []),
    ...(toWireCalls(answer).flatMap((call) => [
      { tool_calls: [{ ...call, function: { name: call.function?.name, arguments: '' } }] },
      ...pieces(String(call.function?.arguments), size).map((text) => ({
        tool_calls: [{ index: call.index, function: { arguments: text } }],
      })),
    ]) as WireDelta[]),
    ...(answer.signed === 'after calls' ? late : []),
  ];
}

function toDelta(one: ReasoningDetail): WireDelta {
  return { content: '', reasoning_details: [one] };
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

/** Blocks without what only merging needs. */
function blocksOf(message: AIMessage): ContentBlock[] {
  return message.contentBlocks.map(({ index: _index, ...block }: ContentBlock) => block);
}

/** What people see of blocks: not those that only carry reasoning. */
function readable(message: AIMessage): unknown[] {
  return blocksOf(message)
    .filter((block) => block.type !== 'reasoning' || block['reasoning'] !== '')
    .map(({ extras: _extras, ...block }) => block);
}

/** The reasoning that blocks carry; a late signature may stand in another block than the rest of its detail. */
function carried(message: AIMessage): ReasoningDetail[] {
  const lists = message.contentBlocks.map((block) => asObject(block['extras'])['reasoning_details'] ?? []);
  return joinReasoningDetails(lists.flat() as ReasoningDetail[]);
}

/** The details that blocks can carry: all when there is a call, else all up to the last that words follow or go before. */
function carriable({ details, calls }: Answer): ReasoningDetail[] {
  if (calls.length > 0) return details;
  const lastTool = details.findLastIndex(({ type }) => type === 'reasoning.server_tool_call');
  const hasWords = details.slice(lastTool + 1).some(({ text, summary }) => text !== undefined || summary !== undefined);
  return hasWords ? details : details.slice(0, lastTool + 1);
}

/** What goes back of a message, as the upstream sees it; a text is one, in whichever form. */
async function sentBack(message: BaseMessage, calls: Answer['calls']): Promise<Record<string, unknown>> {
  const upstream = play(whole({ content: 'Done' }));
  const results = calls.map((_, index) => new ToolMessage({ content: 'x', tool_call_id: `call_${index}` }));
  await modelOn(upstream).invoke([message, ...results, 'And?']);
  const { content, ...body } = asObject(upstream.requests[0]?.body.messages[0]);
  return {
    ...body,
    content: typeof content === 'string' && content !== '' ? [{ type: 'text', text: content }] : content,
  };
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
          expect(
            blocksOf(one).filter(({ reasoning }) => reasoning === ''),
            way,
          ).toEqual([]);
          const expectedDetails = carriable(answer);
          expect(
            carried(one).map(({ id }) => id),
            way,
          ).toEqual(expectedDetails.map(({ id }) => id));
          // A signature that comes when only text follows is not carried; with calls, another block carries it.
          if (answer.signed === 'at once' || answer.calls.length > 0)
            expect(carried(one), way).toEqual(expectedDetails);
          if (answer.signed === 'at once') expect(blocksOf(one), way).toEqual(blocksOf(invoked));
          const stored = JSON.stringify(one.contentBlocks);
          const anew = [
            new AIMessage({ content: one.contentBlocks }),
            new AIMessage({ contentBlocks: JSON.parse(stored) }),
          ];
          const { reasoning_details: details, ...expected } = await sentBack(one, answer.calls);
          for (const each of anew) {
            const { reasoning_details: sent, ...rest } = await sentBack(each, answer.calls);
            expect(rest, way).toEqual(expected);
            if (answer.calls.length > 0) expect(sent, way).toEqual(details);
          }
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
