import type { LanguageModelV4FilePart, LanguageModelV4Message, LanguageModelV4ToolCallPart } from '@ai-sdk/provider';
import { isObject, parseJSONOrText } from '@openrouter-adapters/core/base';
import type { AssistantMessage, ContentPart, ImagePart, ToolCall, WireAnnotation } from '@openrouter-adapters/core';

import { placeMarkers, toMessageContent, type MarkedPart } from './cache-markers.ts';
import { fullTypeOf, kindOf, toDataURL } from './from-media.ts';
import { urlOf } from './from-file-part.ts';
import { fromReasoningHistory } from './from-reasoning-history.ts';
import { fromCacheControl, openrouterOptions } from './part-options.ts';
import type { PromptNotes } from './prompt-notes.ts';

type HostMessage = Extract<LanguageModelV4Message, { role: 'assistant' }>;
type HostPart = HostMessage['content'][number];

/** What the parts of an assistant message add up to. */
interface Collected {
  marked: MarkedPart[];
  refusal: string[];
  toolCalls: ToolCall[];
  images: ImagePart[];
  audioId: string | undefined;
}

/**
 * Earlier answer → assistant message. Reasoning details and annotations go back verbatim; what cannot go back is warned about. An
 * answer of which nothing is left does not go back: upstreams refuse a message without content.
 */
export function fromAssistantMessage(message: HostMessage, notes: PromptNotes): AssistantMessage[] {
  const collected: Collected = {
    marked: [],
    refusal: [],
    toolCalls: [],
    images: [],
    audioId: undefined,
  };
  for (const part of message.content) collected.audioId ??= liveAudioId(part);
  for (const part of message.content) collect(part, collected, notes);
  const { toolCalls, refusal, images, audioId } = collected;
  const parts = placeMarkers(collected.marked, fromCacheControl(message.providerOptions), notes);
  const annotations = collectAnnotations(message, notes);
  const content = toAssistantContent(parts);
  const said: AssistantMessage = { role: 'assistant', content, ...fromReasoningHistory(message, notes) };
  if (toolCalls.length > 0) said.tool_calls = toolCalls;
  if (refusal.length > 0) said.refusal = refusal.join('');
  if (images.length > 0) said.images = images;
  if (audioId !== undefined) said.audio = { id: audioId };
  if (annotations.length > 0) said.annotations = annotations;
  // Role and content are always there.
  if (content === null && Object.keys(said).length === 2) return [];
  // Which model wrote it: the auto router stays with that one when its `pin_model` is set.
  const { name, model } = openrouterOptions(message.providerOptions);
  if (typeof name === 'string') said.name = name;
  if (typeof model === 'string') said.model = model;
  return [said];
}

function collect(part: HostPart, into: Collected, notes: PromptNotes): void {
  const marker = fromCacheControl(part.providerOptions);
  switch (part.type) {
    case 'text':
      if (openrouterOptions(part.providerOptions)['refusal'] === true) into.refusal.push(part.text);
      // OpenRouter knows what the audio said, as long as it keeps it.
      else if (openrouterOptions(part.providerOptions)['transcript'] === true && into.audioId !== undefined) break;
      else if (part.text !== '') return void into.marked.push({ part: { type: 'text', text: part.text }, marker });
      break;
    case 'tool-call':
      if (part.providerExecuted !== true) into.toolCalls.push(fromToolCall(part, notes));
      else if (!carriesDetails(part)) warn(notes, `The call of ${part.toolName}, which another provider ran`);
      break;
    case 'tool-result':
      if (!carriesDetails(part)) warn(notes, `The result of ${part.toolName}, which another provider ran`);
      break;
    case 'file':
      collectFile(part, into, notes);
      break;
    case 'reasoning':
      break; // All reasoning of the message together: from-reasoning-history.
    case 'reasoning-file':
      warn(notes, 'A file that belongs to the reasoning');
      break;
    case 'custom':
      if (!part.kind.startsWith('openrouter.')) warn(notes, `A part of the kind ${part.kind}`);
      break;
  }
  if (marker !== undefined) into.marked.push({ part: undefined, marker });
}

function collectFile(part: LanguageModelV4FilePart, into: Collected, notes: PromptNotes): void {
  const { data } = part;
  if (kindOf(part.mediaType) === 'image' && (data.type === 'url' || data.type === 'data')) {
    const url = data.type === 'url' ? urlOf(data) : toDataURL(data.data, fullTypeOf(part));
    into.images.push({ type: 'image_url', image_url: { url } });
  } else if (readAudio(part) === undefined) {
    warn(notes, `A file of media type ${part.mediaType}`);
  }
}

/** What an audio file of an earlier answer says about itself; its words are a text part beside it. */
function readAudio(part: HostPart): Readonly<Record<string, unknown>> | undefined {
  const audio = part.type === 'file' ? openrouterOptions(part.providerOptions)['audio'] : undefined;
  return isObject(audio) ? audio : undefined;
}

/** The id by which an upstream still knows the audio of an earlier answer; afterwards its transcript goes back. */
function liveAudioId(part: HostPart): string | undefined {
  const { id, expiresAt } = readAudio(part) ?? {};
  const isGone = typeof expiresAt === 'number' && expiresAt * 1000 <= Date.now();
  return typeof id === 'string' && !isGone ? id : undefined;
}

function fromToolCall(part: LanguageModelV4ToolCallPart, notes: PromptNotes): ToolCall {
  return {
    id: part.toolCallId,
    type: 'function',
    function: { name: part.toolName, arguments: toArguments(part, notes) },
  };
}

/** Upstreams want an object. A call that failed may be kept with its raw text, which may be no JSON at all. */
function toArguments({ input, toolName }: LanguageModelV4ToolCallPart, notes: PromptNotes): string {
  if (isObject(input)) return JSON.stringify(input);
  if (input === undefined || input === null) return '{}';
  if (typeof input === 'string' && isJSONObject(input)) return input;
  warn(notes, `The input of a call of ${toolName}, which is no object,`);
  return '{}';
}

function isJSONObject(text: string): boolean {
  // The raw text of a call that was cut off is none.
  return isObject(parseJSONOrText(text));
}

function toAssistantContent(parts: ContentPart[]): string | ContentPart[] | null {
  if (parts.length === 0) return null;
  // The pieces of one answer: `content` was their concatenation.
  let joined = '';
  for (const part of parts) {
    if (part.type !== 'text' || part.cache_control !== undefined) return toMessageContent(parts);
    joined += part.text;
  }
  return joined;
}

/** A parsed file goes back once, with the first answer that has it. */
function collectAnnotations(message: HostMessage, notes: PromptNotes): WireAnnotation[] {
  const fresh: WireAnnotation[] = [];
  const collectFrom = ({ providerOptions }: HostMessage | HostPart): void => {
    const list = openrouterOptions(providerOptions)['annotations'];
    if (!Array.isArray(list)) return;
    for (const annotation of list as WireAnnotation[]) {
      if (notes.sent.add(JSON.stringify(annotation), annotation)) fresh.push(annotation);
    }
  };
  collectFrom(message);
  message.content.forEach(collectFrom);
  return fresh;
}

/** OpenRouter's own tools go back as reasoning details. */
function carriesDetails(part: HostPart): boolean {
  return Array.isArray(openrouterOptions(part.providerOptions)['reasoning_details']);
}

function warn(notes: PromptNotes, what: string): void {
  notes.warnings.push({ type: 'other', message: `${what} cannot be sent back to OpenRouter and was left out.` });
}
