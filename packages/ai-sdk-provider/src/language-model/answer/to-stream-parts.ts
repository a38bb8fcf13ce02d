import type { LanguageModelV4Content, LanguageModelV4StreamPart } from '@ai-sdk/provider';
import type { AudioDelta, ChatEvent, Finish, OpenRouterError, ResponseStart } from '@openrouter-adapters/core';

import { takeNote, type AnswerNotes } from './answer-notes.ts';
import { toContent } from './to-content.ts';
import { toFinishReason } from './to-finish-reason.ts';
import { toProviderMetadata } from './to-provider-metadata.ts';
import { toResponseMetadata } from './to-response-metadata.ts';
import { toUsage } from './to-usage.ts';

/** An error of the answer → the AI SDK's. */
export type ToHostError = (error: OpenRouterError) => unknown;

/** An event → parts of the AI SDK's stream. The number of a block is the id of its parts. */
export function toStreamParts(
  event: ChatEvent,
  notes: AnswerNotes,
  toHostError: ToHostError,
): LanguageModelV4StreamPart[] {
  takeNote(event, notes);
  switch (event.type) {
    case 'response-start':
      return [toMetadataPart(event)];
    case 'text-start':
    case 'refusal-start':
      return [{ type: 'text-start', id: String(event.block) }];
    case 'text-delta':
    case 'refusal-delta':
      return [{ type: 'text-delta', id: String(event.block), delta: event.text }];
    case 'reasoning-start':
      return [{ type: 'reasoning-start', id: String(event.block) }];
    case 'reasoning-delta':
      return [{ type: 'reasoning-delta', id: String(event.block), delta: event.text }];
    case 'tool-call-start':
      return [{ type: 'tool-input-start', id: event.id, toolName: event.name }];
    case 'tool-call-delta':
      return [{ type: 'tool-input-delta', id: notes.callIds?.get(event.block) ?? '', delta: event.arguments }];
    case 'tool-call-end':
      return [{ type: 'tool-input-end', id: event.id }, ...toContent(event, notes).flatMap(whole)];
    case 'text-end':
    case 'refusal-end':
    case 'reasoning-end':
    case 'audio-end':
      return toContent(event, notes).flatMap((content) => ending(content, String(event.block)));
    case 'finish':
      return [
        ...toContent(event, notes).flatMap(wordless),
        ...(notes.beganUnnamed ? [toMetadataPart(event)] : []),
        toFinish(event, notes),
      ];
    case 'raw':
      return [{ type: 'raw', rawValue: event.chunk }];
    case 'error':
      return [{ type: 'error', error: toHostError(event.error) }];
    case 'audio-delta':
      return toTranscriptDelta(event, notes);
    case 'image':
    case 'citation':
    case 'file-annotation':
    case 'server-tool':
      return toContent(event, notes).flatMap(whole);
    case 'audio-start':
    case 'reasoning-late':
    case 'logprobs':
    case 'warning':
      return [];
  }
}

/** The AI SDK takes of each such part what it tells. */
function toMetadataPart(event: ResponseStart | Finish): LanguageModelV4StreamPart {
  return { type: 'response-metadata', ...toResponseMetadata(event) };
}

/** The words of audio are text, and the first of them begin it. */
function toTranscriptDelta({ block, transcript }: AudioDelta, notes: AnswerNotes): LanguageModelV4StreamPart[] {
  if (transcript === '') return [];
  const id = String(block);
  notes.transcripts ??= new Set();
  const isFirst = !notes.transcripts.has(block);
  notes.transcripts.add(block);
  return [...(isFirst ? [{ type: 'text-start' as const, id }] : []), { type: 'text-delta', id, delta: transcript }];
}

/** Content whose text was streamed already → the part that ends it. */
function ending(content: LanguageModelV4Content, id: string): LanguageModelV4StreamPart[] {
  if (content.type !== 'text' && content.type !== 'reasoning') return whole(content);
  const { text: _streamed, type, ...rest } = content;
  return [{ ...rest, type: `${type}-end`, id }];
}

/** Content that is a part of the stream by itself. */
function whole(content: LanguageModelV4Content): LanguageModelV4StreamPart[] {
  return content.type === 'text' || content.type === 'reasoning' ? wordless(content) : [content];
}

/** Content without words that carries metadata to the history. */
function wordless(content: LanguageModelV4Content): LanguageModelV4StreamPart[] {
  return content.type === 'reasoning' ? [{ type: 'reasoning-start', id: 'late' }, ...ending(content, 'late')] : [];
}

function toFinish(finish: Finish, notes: AnswerNotes): LanguageModelV4StreamPart {
  return {
    type: 'finish',
    finishReason: toFinishReason(finish, notes),
    usage: toUsage(finish.usage),
    providerMetadata: toProviderMetadata(finish, notes.warnings),
  };
}
