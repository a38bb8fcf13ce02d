import type {
  LanguageModelV4Citation,
  LanguageModelV4Content,
  LanguageModelV4File,
  LanguageModelV4Reasoning,
  LanguageModelV4Source,
  LanguageModelV4Text,
  LanguageModelV4ToolCall,
} from '@ai-sdk/provider';
import type {
  AudioEnd,
  ChatEvent,
  CitationEvent,
  ImageEvent,
  ReasoningEnd,
  TextEnd,
  ToolCallEnd,
} from '@openrouter-adapters/core';

import { takeDetails, takeRiders, type AnswerNotes } from './answer-notes.ts';
import { isImageAddress, toAudioFile, toImageFile } from './to-file.ts';
import { toMetadata } from './to-provider-metadata.ts';
import { toServerToolParts } from './to-server-tool-parts.ts';
import { toCitation, toDocumentSource, toSource } from './to-source.ts';

/** Most events complete none. */
const nothing: readonly LanguageModelV4Content[] = [];

/** An event → the content that it completes. Streamed and whole answers share this translation. */
export function toContent(event: ChatEvent, notes: AnswerNotes): readonly LanguageModelV4Content[] {
  switch (event.type) {
    case 'text-end':
      return [toText(event, notes)];
    case 'reasoning-end':
      return [toReasoning(event, notes)];
    case 'tool-call-end':
      // An invalid call of an answer that failed would be answered by the AI SDK, and paid for again.
      return notes.failed ? [] : [toToolCall(event)];
    case 'refusal-end':
      return [{ type: 'text', text: event.text, providerMetadata: toMetadata({ refusal: true }) }];
    case 'image':
      return toImage(event, notes);
    case 'audio-end':
      return [...toTranscript(event), ...toAudio(event, notes)];
    case 'citation':
      return toCitedSource(event, notes);
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
      return nothing;
  }
}

function toText({ text, citations }: TextEnd, notes: AnswerNotes): LanguageModelV4Text {
  const cited: LanguageModelV4Citation[] = [];
  citations.forEach((citation, position) => {
    if (citation.url !== '') cited.push(toCitation(citation, notes.citations?.get(citation) ?? position, notes));
  });
  const content: LanguageModelV4Text = { type: 'text', text };
  if (cited.length > 0) content.citations = cited;
  const riders = takeRiders(notes);
  if (riders !== undefined) content.providerMetadata = toMetadata(riders);
  return content;
}

function toCitedSource({ citation, number }: CitationEvent, notes: AnswerNotes): LanguageModelV4Source[] {
  if (citation.url !== '') return [toSource(citation, number, notes)];
  notes.warnings.push('A citation of the answer has no URL and was left out.');
  return [];
}

function toReasoning({ text, detail }: ReasoningEnd, notes: AnswerNotes): LanguageModelV4Reasoning {
  if (detail === undefined) return { type: 'reasoning', text };
  // A UI message may hold several answers (`streamRetries`): a signature signs no words of another one.
  const carried = { reasoning_details: takeDetails(detail, notes), answer: notes.id };
  return { type: 'reasoning', text, providerMetadata: toMetadata(carried) };
}

function toImage(event: ImageEvent, notes: AnswerNotes): LanguageModelV4File[] {
  if (isImageAddress(event.url)) return [toImageFile(event)];
  notes.warnings.push(`An image of the answer was left out, because its address is no URL: ${event.url.slice(0, 200)}`);
  return [];
}

function toAudio(event: AudioEnd, notes: AnswerNotes): LanguageModelV4File[] {
  try {
    return [toAudioFile(event, notes.audioFormat)];
  } catch (error) {
    // What an upstream sent as base64 is none; the words beside it were paid for.
    notes.warnings.push(`The audio of the answer was left out, because it is no base64: ${String(error)}`);
    return [];
  }
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

/** What came after the last text becomes a reasoning part without words: hosts keep those. */
function leftovers(notes: AnswerNotes): readonly LanguageModelV4Content[] {
  const riders = takeRiders(notes);
  return riders === undefined ? nothing : [{ type: 'reasoning', text: '', providerMetadata: toMetadata(riders) }];
}
