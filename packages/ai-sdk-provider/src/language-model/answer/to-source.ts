import type { LanguageModelV4Citation, LanguageModelV4Source } from '@ai-sdk/provider';
import type { Citation } from '@openrouter-adapters/core';

import type { AnswerNotes } from './answer-notes.ts';
import { toMetadata } from './to-provider-metadata.ts';

/** Citation → source. The id is unique across the answers of a conversation, because UIs use it as a key. */
export function toSource(citation: Citation, number: number, notes: AnswerNotes): LanguageModelV4Source {
  return {
    type: 'source',
    sourceType: 'url',
    id: `${notes.id}-${number}`,
    url: citation.url,
    ...(citation.title !== undefined && { title: citation.title }),
    providerMetadata: toMetadata({
      ...(citation.content !== undefined && { content: citation.content }),
      ...(citation.startIndex !== undefined && { startIndex: citation.startIndex }),
      ...(citation.endIndex !== undefined && { endIndex: citation.endIndex }),
    }),
  };
}

/** Citation → the AI SDK's, which ties the source to a place in the text. */
export function toCitation(citation: Citation, number: number, notes: AnswerNotes): LanguageModelV4Citation {
  const { startIndex, endIndex, content } = citation;
  return {
    source: toSource(citation, number, notes),
    ...(startIndex !== undefined && { startIndex }),
    ...(endIndex !== undefined && { endIndex }),
    ...(content !== undefined && { citedText: content }),
  };
}
