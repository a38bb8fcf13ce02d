import { AIMessage } from '@langchain/core/messages';
import type { AIMessageChunk, AIMessageFields, InvalidToolCall } from '@langchain/core/messages';
import type { ChatEvent } from '@openrouter-adapters/core';

import { invalidToolCallReason } from './blocks/answer-blocks.ts';
import { withoutCutOffMark } from './cut-off.ts';
import { createChunkTranslation } from './to-chunks.ts';
import type { ChunkOptions } from './to-chunks.ts';
import { readUsageMetadata, withUsageMetadata } from './to-usage-metadata.ts';

/** The events of a whole answer → its message: the same chunks as those of a stream, merged. */
export function toMessage(events: Iterable<ChatEvent>, options: ChunkOptions): AIMessage {
  let merged: AIMessageChunk | undefined;
  for (const chunk of createChunkTranslation(options)([...joinDeltas(events)])) {
    merged = merged === undefined ? chunk : merged.concat(chunk);
  }
  if (merged === undefined) throw new TypeError('An answer has at least a finish event.');
  const { id, content, additional_kwargs, response_metadata, tool_calls, invalid_tool_calls } = merged;
  const fields: AIMessageFields = {
    ...(id !== undefined && { id }),
    content,
    additional_kwargs,
    response_metadata,
    tool_calls: tool_calls ?? [],
    invalid_tool_calls: (invalid_tool_calls ?? []).map(toInvalidToolCall),
  };
  return new AIMessage(withUsageMetadata(fields, readUsageMetadata(merged)));
}

function toInvalidToolCall(call: InvalidToolCall): InvalidToolCall {
  const args = withoutCutOffMark(call.args ?? '');
  return { ...call, args, error: invalidToolCallReason };
}

/** Joins neighbouring deltas of a block, so that merging costs one step per block and not one per delta. */
function* joinDeltas(events: Iterable<ChatEvent>): Generator<ChatEvent> {
  let open: ChatEvent | undefined;
  for (const event of events) {
    const joined = open === undefined ? undefined : join(open, event);
    if (joined === undefined && open !== undefined) yield open;
    open = joined ?? event;
  }
  if (open !== undefined) yield open;
}

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
