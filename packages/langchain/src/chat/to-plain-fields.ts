import type { AIMessageChunkFields, ContentBlock, ToolCallChunk } from '@langchain/core/messages';
import { withoutUndefined } from '@openrouter-adapters/core/base';
import type { Finish, ToolCallDelta } from '@openrouter-adapters/core';

import { Base64Pieces } from './base64-pieces.ts';
import { isExecutable, toImageBlock } from './blocks/answer-blocks.ts';
import type { ContentEvent, SilentEvent } from './content-event.ts';
import { cutOffMark } from './cut-off.ts';

/** What needs no translation. */
type Silent =
  | SilentEvent
  | 'text-start'
  | 'text-end'
  | 'reasoning-end'
  | 'reasoning-late'
  | 'refusal-end'
  | 'citation'
  | 'server-tool'
  | 'finish';

/** From an event to the fields of its chunk; `undefined` when it has none. At the end comes what is left. */
export type ContentTranslation = (event: ContentEvent | Finish) => Partial<AIMessageChunkFields> | undefined;

/**
 * Chunks whose text is a string, until an image makes the content a list of blocks. Reasoning, refusal and audio come in pieces in
 * `additional_kwargs`, the pieces of audio such that they can be put together as they are.
 *
 * @param audioFormat format of audio that the request asked for
 */
export function createPlainContent(audioFormat: string | undefined): ContentTranslation {
  let audio: Base64Pieces | undefined;
  let isInBlocks = false;
  return (event) => {
    switch (event.type) {
      case 'text-delta':
        return { content: isInBlocks ? [{ type: 'text', text: event.text, index: event.block }] : event.text };
      case 'reasoning-delta':
        return { additional_kwargs: { reasoning_content: event.text } };
      case 'refusal-delta':
        return { additional_kwargs: { refusal: event.text } };
      case 'tool-call-start':
        return toToolCallChunk({ index: event.block, id: event.id, name: event.name, args: '' });
      case 'tool-call-delta':
        return { tool_call_chunks: [toPiece(event)] };
      case 'tool-call-end':
        return isExecutable(event) ? undefined : toToolCallChunk({ index: event.block, args: cutOffMark });
      case 'image': {
        isInBlocks = true;
        const image: ContentBlock = { ...toImageBlock(event), index: event.block };
        return { content: [image] };
      }
      case 'audio-start':
        return toAudio({ id: event.id, format: audioFormat });
      case 'audio-delta':
        return toAudio({
          data: (audio ??= new Base64Pieces()).push(event.data) || undefined,
          transcript: event.transcript || undefined,
        });
      case 'audio-end':
        // LangChain replaces an `id` when chunks merge: it may come again.
        return toAudio({ id: event.id, data: audio?.end() || undefined, expires_at: event.expiresAt });
      default:
        // Said by the deltas before, or by `finish`.
        event satisfies { type: Silent };
        return undefined;
    }
  };
}

/** A piece of a tool call's arguments. */
export function toPiece({ block, arguments: args }: ToolCallDelta): ToolCallChunk {
  return { type: 'tool_call_chunk', index: block, args };
}

/** A piece of a tool call; LangChain puts the pieces of an index together. */
function toToolCallChunk(chunk: {
  index: number;
  args: string;
  id?: string;
  name?: string;
}): Partial<AIMessageChunkFields> {
  return { tool_call_chunks: [{ type: 'tool_call_chunk', ...chunk }] };
}

function toAudio(fields: Record<string, unknown>): Partial<AIMessageChunkFields> {
  return { additional_kwargs: { audio: withoutUndefined(fields) } };
}
