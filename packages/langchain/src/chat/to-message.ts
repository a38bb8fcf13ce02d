import { AIMessage, collapseToolCallChunks } from '@langchain/core/messages';
import type { AIMessageChunkFields, AIMessageFields, InvalidToolCall } from '@langchain/core/messages';
import type { ChatEvent } from '@openrouter-adapters/core';

import { mergeFields } from './answer-chunk.ts';
import { invalidToolCallReason } from './blocks/answer-blocks.ts';
import { withoutCutOffMark } from './cut-off.ts';
import { createFieldsTranslation, markFields } from './to-chunks.ts';
import type { ChunkOptions } from './to-chunks.ts';

/** A whole answer and what its message is made with. */
export interface WholeAnswer {
  events: readonly ChatEvent[];
  chunkOptions: ChunkOptions;
}

/** A whole answer → its message: the fields of the same chunks as those of a stream, merged. */
export function toMessage({ events, chunkOptions }: WholeAnswer): AIMessage {
  const toFields = createFieldsTranslation(chunkOptions);
  let merged: AIMessageChunkFields | undefined;
  const add = (event: ChatEvent): void => {
    const fields = toFields(event);
    if (fields !== undefined) merged = merged === undefined ? fields : mergeFields(merged, fields);
  };
  let last: ChatEvent | undefined;
  for (const event of events) {
    // Merging then costs one step per block and not one per delta.
    const both = last && join(last, event);
    if (last !== undefined && both === undefined) add(last);
    last = both ?? event;
  }
  if (last !== undefined) add(last);
  if (merged === undefined) throw new TypeError('There is no finish event.');
  return new AIMessage(withToolCalls(markFields(merged, chunkOptions)));
}

function withToolCalls(merged: AIMessageChunkFields): AIMessageFields {
  if (merged.tool_call_chunks === undefined) return merged;
  const { tool_call_chunks: pieces, ...fields } = merged;
  const { tool_calls, invalid_tool_calls } = collapseToolCallChunks(pieces);
  return { ...fields, tool_calls, invalid_tool_calls: invalid_tool_calls.map(toInvalidToolCall) };
}

function toInvalidToolCall(call: InvalidToolCall): InvalidToolCall {
  const args = withoutCutOffMark(call.args ?? '');
  return { ...call, args, error: invalidToolCallReason };
}

/** Neighbouring deltas of a block as one. */
function join(first: ChatEvent, second: ChatEvent): ChatEvent | undefined {
  if (first.type === 'tool-call-delta' && second.type === first.type && first.block === second.block) {
    return { ...first, arguments: first.arguments + second.arguments };
  }
  const isText = first.type === 'text-delta' || first.type === 'reasoning-delta' || first.type === 'refusal-delta';
  if (isText && second.type === first.type && first.block === second.block) {
    return { ...first, text: first.text + second.text };
  }
  // Behind padding begins a text of its own.
  const isAudio = first.type === 'audio-delta' && second.type === first.type && !first.data.endsWith('=');
  if (isAudio) return { ...first, data: first.data + second.data, transcript: first.transcript + second.transcript };
  return undefined;
}
