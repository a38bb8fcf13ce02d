import type { AIMessageChunkFields, ContentBlock } from '@langchain/core/messages';
import { withoutUndefined } from '@openrouter-adapters/core/base';
import type { CitationEvent } from '@openrouter-adapters/core';

import { Base64Pieces } from './base64-pieces.ts';
import {
  isExecutable,
  toAudioMimeType,
  toCitation,
  toExpiry,
  toImageBlock,
  toRefusalBlock,
  toServerToolBlocks,
  toToolCallBlock,
} from './blocks/answer-blocks.ts';
import type { SilentEvent } from './content-event.ts';
import { cutOffMark } from './cut-off.ts';
import { toPiece, toToolCallChunk } from './to-plain-fields.ts';
import type { ContentTranslation } from './to-plain-fields.ts';

/** What needs no translation. */
type Silent = SilentEvent | 'text-start' | 'text-end' | 'reasoning-end';

/**
 * Chunks of `outputVersion: 'v1'`: all content is standard blocks, in the order in which the model made it. Pieces of a block have its
 * index. A tool call comes in pieces as `tool_call_chunks`, and as a block when the answer is whole: before that nobody knows whether it
 * may be run, and LangChain would take a block of this kind for one that may.
 *
 * @param audioFormat format of audio that the request asked for
 */
export function createStandardContent(audioFormat: string | undefined): ContentTranslation {
  const audio = new Base64Pieces();
  // Citations that come before any text wait for it.
  let waiting: ContentBlock.Citation[] = [];
  return (event) => {
    switch (event.type) {
      case 'text-delta': {
        const annotations = waiting;
        waiting = [];
        const { text, block: index } = event;
        return toContent({ type: 'text', text, index, ...(annotations.length > 0 && { annotations }) });
      }
      case 'citation':
        if (event.block !== undefined) return toContent(toCitationBlock(event, event.block));
        waiting = [...waiting, toCitation(event.citation)];
        return undefined;
      case 'reasoning-delta':
        return toContent({ type: 'reasoning', reasoning: event.text, index: event.block });
      case 'refusal-delta':
        return { additional_kwargs: { refusal: event.text } };
      case 'refusal-end':
        return toContent(toRefusalBlock(event.text));
      case 'tool-call-start':
        return toToolCallChunk({ index: event.block, id: event.id, name: event.name, args: '' });
      case 'tool-call-delta':
        return { tool_call_chunks: [toPiece(event)] };
      case 'tool-call-end':
        return {
          ...toContent(toToolCallBlock(event)),
          ...(!isExecutable(event) && toToolCallChunk({ index: event.block, args: cutOffMark })),
        };
      case 'image':
        return toContent(toImageBlock(event));
      case 'server-tool':
        return toContent(...toServerToolBlocks(event));
      case 'audio-start':
        return toContent({ type: 'audio', mimeType: toAudioMimeType(audioFormat), data: '', index: event.block });
      case 'audio-delta':
        return toContent({
          type: 'audio',
          data: audio.push(event.data),
          ...(event.transcript !== '' && { transcript: event.transcript }),
          index: event.block,
        });
      case 'audio-end':
        return {
          ...toContent({
            type: 'audio',
            data: audio.end(),
            index: event.block,
            ...(event.id !== undefined && { id: event.id }),
            ...toExpiry(event.expiresAt),
          }),
          // What goes back with the next turn.
          additional_kwargs: { audio: withoutUndefined({ id: event.id, expires_at: event.expiresAt }) },
        };
      default:
        // Said by the deltas before, or by `finish`.
        event.type satisfies Silent;
        return undefined;
    }
  };
}

function toContent(...content: ContentBlock[]): Partial<AIMessageChunkFields> {
  return { content };
}

function toCitationBlock({ citation }: CitationEvent, index: number): ContentBlock {
  return { type: 'text', text: '', index, annotations: [toCitation(citation)] };
}
