import type { AnswerParts } from '../chat/answer-parts.ts';
import { createCutter, type TextCutter } from '../chat/text/text-cutter.ts';
import type { ChatEvent } from '../chat/wire/chat-events.ts';
import type { JsonObject } from '../json/json-value.ts';
import { countTokens } from '../tokens/tokenise.ts';
import type { ContentBlock } from './build-content.ts';

/** The events of a message: its start, its blocks one after the other, why it stopped, its end. */
export function* messageEvents(
  parts: AnswerParts,
  content: readonly ContentBlock[],
  message: JsonObject,
): Generator<ChatEvent> {
  const { stop_reason: stopReason, stop_sequence: stopSequence, stop_details: stopDetails, ...opening } = message;
  const usage = opening.usage as JsonObject; // built as an object
  yield { kind: 'comment' };
  yield frame({
    type: 'message_start',
    message: {
      ...opening,
      content: [],
      stop_reason: null,
      stop_sequence: null,
      stop_details: null,
      usage: { ...usage, output_tokens: 0, output_tokens_details: null, server_tool_use: null },
    },
  });
  yield frame({ type: 'ping' });
  const cut = createCutter(parts.answer);
  for (const [index, block] of content.entries()) yield* blockEvents(block, index, cut);
  const { inference_geo: _geo, service_tier: _tier, ...tokens } = usage;
  const delta = { stop_reason: stopReason, stop_sequence: stopSequence, stop_details: stopDetails, container: null };
  yield { kind: 'finish', body: { type: 'message_delta', delta, usage: tokens } };
  const { routing } = parts.envelope;
  yield { kind: 'usage', body: { type: 'message_stop', ...(routing && { openrouter_metadata: routing }) } };
  yield { kind: 'done' };
}

function frame(body: Record<string, unknown>): ChatEvent {
  return { kind: 'frame', body };
}

function* blockEvents({ block, inputText }: ContentBlock, index: number, cut: TextCutter): Generator<ChatEvent> {
  const delta = (change: JsonObject, tokens: number): ChatEvent => ({
    kind: 'delta',
    body: { type: 'content_block_delta', index, delta: change },
    tokens,
    hasToolArguments: change.type === 'input_json_delta',
  });
  yield frame({ type: 'content_block_start', index, content_block: emptied(block) });
  switch (block.type) {
    case 'thinking':
      for (const pieces of cut(textOf(block.thinking))) {
        yield delta({ type: 'thinking_delta', thinking: pieces.join('') }, pieces.length);
      }
      if (block.signature !== '') yield delta({ type: 'signature_delta', signature: block.signature }, 0);
      break;
    case 'text':
      for (const pieces of cut(textOf(block.text))) {
        yield delta({ type: 'text_delta', text: pieces.join('') }, pieces.length);
      }
      for (const citation of Array.isArray(block.citations) ? block.citations : []) {
        yield delta({ type: 'citations_delta', citation }, 0);
      }
      break;
    case 'tool_use':
      // As Anthropic streams them: the first bit of the arguments is empty.
      yield delta({ type: 'input_json_delta', partial_json: '' }, countTokens(textOf(block.name)));
      for (const pieces of cut(inputText ?? '')) {
        yield delta({ type: 'input_json_delta', partial_json: pieces.join('') }, pieces.length);
      }
      break;
    case 'server_tool_use':
      yield delta({ type: 'input_json_delta', partial_json: JSON.stringify(block.input) }, 0);
      break;
    default:
      // The other blocks come whole with their start.
      break;
  }
  yield frame({ type: 'content_block_stop', index });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A block as its start has it: what deltas will tell is still empty. */
function emptied(block: JsonObject): JsonObject {
  switch (block.type) {
    case 'thinking':
      return { ...block, thinking: '', signature: '' };
    case 'text':
      return { ...block, text: '', citations: block.citations === null ? null : [] };
    case 'tool_use':
    case 'server_tool_use':
      return { ...block, input: {} };
    default:
      return block;
  }
}
