import type { LanguageModelV4Citation, LanguageModelV4Source } from '@ai-sdk/provider';
import type { Citation, WireFileAnnotation } from '@openrouter-adapters/core';
import { nonEmptyString } from '@openrouter-adapters/core/base';

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

/** Media types of the documents that OpenRouter parses, by extension. */
const documentTypes: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
]);

/** Parsed file → source, once per answer. Its pages are in the metadata of the answer, where they wait for the next turn. */
export function toDocumentSource({ file }: WireFileAnnotation, notes: AnswerNotes): LanguageModelV4Source[] {
  const hash = nonEmptyString(file.hash);
  // The file parser writes null for a file without a name: a UI message with that would be refused as a whole.
  const name = nonEmptyString(file.name);
  const key = hash ?? JSON.stringify(file);
  notes.documents ??= new Set();
  if (notes.documents.has(key)) return [];
  notes.documents.add(key);
  const extension = /\.(\w+)$/.exec(name ?? '')?.[1]?.toLowerCase() ?? '';
  return [
    {
      type: 'source',
      sourceType: 'document',
      id: `${notes.id}-file-${notes.documents.size - 1}`,
      mediaType: documentTypes.get(extension) ?? 'application/pdf',
      title: name ?? 'Document',
      ...(name !== undefined && { filename: name }),
      ...(hash !== undefined && { providerMetadata: toMetadata({ hash }) }),
    },
  ];
}
