import type { AIMessageChunkFields, ContentBlock } from '@langchain/core/messages';
import { withoutUndefined } from '@openrouter-adapters/core/base';

import { Base64Pieces } from './base64-pieces.ts';
import {
  takeExtras,
  toAudioMimeType,
  toCitation,
  toExpiry,
  toRefusalBlock,
  toServerToolBlocks,
  toToolCallBlock,
} from './blocks/answer-blocks.ts';
import { createPlainContent } from './to-plain-fields.ts';
import type { ContentTranslation } from './to-plain-fields.ts';

/**
 * Chunks of `outputVersion: 'v1'`: all content is standard blocks, in the order in which the model made it. Pieces of a block have its
 * index. A tool call comes in pieces as `tool_call_chunks`, and as a block when the answer is whole: before that nobody knows whether it
 * may be run, and LangChain would take a block of this kind for one that may. What a block carries comes with one of its pieces alone,
 * because it must not be merged.
 *
 * @param audioFormat format of audio that the request asked for
 */
export function createStandardContent(audioFormat: string | undefined): ContentTranslation {
  const audio = new Base64Pieces();
  const toPlainFields = createPlainContent(audioFormat);
  // Citations that come before any text wait for it.
  const citations: ContentBlock.Citation[] = [];
  // Details wait for the next block that carries them.
  const waiting: unknown[] = [];
  // The reasoning block that ended last, until something else follows.
  let ended: number | undefined;
  const translate: ContentTranslation = (event) => {
    switch (event.type) {
      case 'text-delta':
        return toContent({
          type: 'text',
          text: event.text,
          index: event.block,
          ...(citations.length > 0 && { annotations: citations.splice(0) }),
        });
      case 'citation':
        if (event.block !== undefined) {
          return toContent({ type: 'text', text: '', index: event.block, annotations: [toCitation(event.citation)] });
        }
        citations.push(toCitation(event.citation));
        return undefined;
      case 'reasoning-delta':
        return toContent({ type: 'reasoning', reasoning: event.text, index: event.block });
      case 'reasoning-end':
        if (event.detail !== undefined) waiting.push(event.detail);
        if (event.text !== '') ended = event.block;
        return undefined;
      case 'reasoning-late':
        waiting.push(event.fragment);
        return undefined;
      case 'refusal-end':
        return toContent(toRefusalBlock(event.text));
      case 'tool-call-end':
        return {
          ...toContent({ ...toToolCallBlock(event), ...takeExtras(waiting) }),
          ...toPlainFields(event),
        };
      case 'server-tool':
        waiting.push(event.detail);
        return toContent(...toServerToolBlocks(event, waiting));
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
          ...toContent(
            withoutUndefined({
              type: 'audio',
              data: audio.end(),
              index: event.block,
              id: event.id,
              ...toExpiry(event.expiresAt),
            }),
          ),
          // What goes back with the next turn.
          ...toPlainFields(event),
        };
      default:
        // Images, pieces of refusals and of tool calls, and what needs no translation.
        return toPlainFields(event);
    }
  };
  return (event) => {
    if (ended === undefined || event.type.startsWith('reasoning')) return translate(event);
    const carrier = { type: 'reasoning', reasoning: '', index: ended, ...takeExtras(waiting) };
    ended = undefined;
    const fields = translate(event);
    return { ...fields, ...toContent(carrier, ...(Array.isArray(fields?.content) ? fields.content : [])) };
  };
}

function toContent(...content: ContentBlock[]): Partial<AIMessageChunkFields> {
  return { content };
}
