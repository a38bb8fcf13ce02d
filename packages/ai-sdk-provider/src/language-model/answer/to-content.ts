import type {
  LanguageModelV4Content,
  LanguageModelV4Text,
  LanguageModelV4ToolCall,
  SharedV4ProviderMetadata,
} from '@ai-sdk/provider';
import type { AudioEnd, ChatEvent, ReasoningDetail, TextEnd, ToolCallEnd } from '@openrouter-adapters/core';

import { takeRiders, type AnswerNotes } from './answer-notes.ts';
import { toAudioFile, toImageFile } from './to-file.ts';
import { toMetadata } from './to-provider-metadata.ts';
import { toServerToolParts } from './to-server-tool-parts.ts';
import { toCitation, toDocumentSource, toSource } from './to-source.ts';

/** An event → the content that it completes. Streamed and whole answers share this translation. */
export function toContent(event: ChatEvent, notes: AnswerNotes): LanguageModelV4Content[] {
  switch (event.type) {
    case 'text-end':
      return [toText(event, notes)];
    case 'reasoning-end':
      return [{ type: 'reasoning', text: event.text, ...metadataOfDetail(event.detail) }];
    case 'tool-call-end':
      return [toToolCall(event)];
    case 'refusal-end':
      return [{ type: 'text', text: event.text, providerMetadata: toMetadata({ refusal: true }) }];
    case 'image':
      return [toImageFile(event)];
    case 'audio-end':
      return [...toTranscript(event), toAudioFile(event, notes.audioFormat)];
    case 'citation':
      return [toSource(event.citation, event.number, notes)];
    case 'file-annotation':
      return toDocumentSource(event.annotation, notes);
    case 'server-tool':
      return toServerToolParts(event, notes);
    case 'finish':
      return leftovers(notes);
    case 'response-start':
    case 'text-start':
    case 'text-delta':
    case 'reasoning-start':
    case 'reasoning-delta':
    case 'reasoning-late':
    case 'tool-call-start':
    case 'tool-call-delta':
    case 'audio-start':
    case 'audio-delta':
    case 'refusal-start':
    case 'refusal-delta':
    case 'logprobs':
    case 'warning':
    case 'raw':
    case 'error':
      return [];
  }
}

function toText({ block, text, citations }: TextEnd, notes: AnswerNotes): LanguageModelV4Text {
  const numbers = notes.citations.get(block) ?? [];
  const cited = citations.map((citation, position) => toCitation(citation, numbers[position] ?? position, notes));
  return {
    type: 'text',
    text,
    ...(cited.length > 0 && { citations: cited }),
    ...metadataOfRiders(notes),
  };
}

/** What the audio says, as text: marked, because it goes back only when the audio itself is no longer known. */
function toTranscript({ transcript }: AudioEnd): LanguageModelV4Text[] {
  if (transcript === '') return [];
  return [{ type: 'text', text: transcript, providerMetadata: toMetadata({ transcript: true }) }];
}

/**
 * A call that was cut off must never run. The AI SDK takes an empty input for `{}` and runs whatever parses: the mark at the end keeps
 * every cut input from being JSON, so that it becomes an invalid call with the text that arrived.
 */
function toToolCall({ id, name, arguments: input, complete }: ToolCallEnd): LanguageModelV4ToolCall {
  return { type: 'tool-call', toolCallId: id, toolName: name, input: complete ? input : `${input}…` };
}

function metadataOfDetail(detail: ReasoningDetail | undefined): { providerMetadata?: SharedV4ProviderMetadata } {
  return detail === undefined ? {} : { providerMetadata: toMetadata({ reasoning_details: [detail] }) };
}

function metadataOfRiders(notes: AnswerNotes): { providerMetadata?: SharedV4ProviderMetadata } {
  const riders = takeRiders(notes);
  return Object.keys(riders).length === 0 ? {} : { providerMetadata: toMetadata(riders) };
}

/** What came after the last text becomes a reasoning part without words: hosts keep those. */
function leftovers(notes: AnswerNotes): LanguageModelV4Content[] {
  const { providerMetadata } = metadataOfRiders(notes);
  return providerMetadata === undefined ? [] : [{ type: 'reasoning', text: '', providerMetadata }];
}
