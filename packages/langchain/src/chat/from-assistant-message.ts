import type { BaseMessage } from '@langchain/core/messages';
import { asObject, isObject, nonEmptyString } from '@openrouter-adapters/core/base';
import type { AssistantMessage, ContentPart, ImagePart, WireAnnotation } from '@openrouter-adapters/core';

import type { BlockTranslation, PromptContext } from './prompt-context.ts';
import { markContent, refuseCacheMarks } from './cache-control.ts';
import { cannotSend } from './cannot-send.ts';
import { contentListOf } from './content-list.ts';
import { fromReasoning } from './from-reasoning.ts';
import { fromTextBlock } from './from-text-block.ts';
import { fromToolCalls } from './from-tool-calls.ts';
import { readKept } from './kept.ts';

/**
 * An earlier answer → an assistant message: text, tool calls, reasoning as it came, parsed files, images and the id of audio.
 * A tool call that could not be parsed goes back only where a tool message answers it.
 *
 * @param context what is known of the conversation
 */
export function fromAssistantMessage(message: BaseMessage, context: PromptContext): AssistantMessage {
  const { content: parts, images, refusals, audio } = readContent(message, context);
  const content = markContent(message, parts);
  const calls = fromToolCalls(message, context);
  const { refusal } = message.additional_kwargs;
  const annotations = readKept(message, 'annotations');
  const files = Array.isArray(annotations) ? annotations.filter(isFileAnnotation) : [];
  const said = nonEmptyString(refusal) ?? nonEmptyString(refusals.join(''));
  return {
    role: 'assistant',
    content: content.length === 0 ? (calls.length > 0 ? null : '') : content,
    ...(calls.length > 0 && { tool_calls: calls }),
    ...fromReasoning(message),
    ...(said !== undefined && { refusal: said }),
    ...(images.length > 0 && { images }),
    ...(audio !== undefined && { audio }),
    ...(files.length > 0 && { annotations: files }),
  };
}

interface AssistantContent {
  content: string | ContentPart[];
  images: ImagePart[];
  refusals: string[];
  audio: { id: string } | undefined;
}

type ReadContent = AssistantContent & { content: ContentPart[] };

/** What stands in `content` too but travels elsewhere: tool calls, reasoning, and what OpenRouter or another provider ran by itself. */
const elsewhere: ReadonlySet<unknown> = new Set([
  'tool_call',
  'tool_call_chunk',
  'invalid_tool_call',
  'tool_use',
  'input_json_delta',
  'function_call',
  'reasoning',
  'reasoning_content',
  'thinking',
  'redacted_thinking',
  'server_tool_call',
  'server_tool_call_chunk',
  'server_tool_call_result',
  'server_tool_use',
]);

function readContent(message: BaseMessage, { blocks }: PromptContext): AssistantContent {
  const read: ReadContent = { content: [], images: [], refusals: [], audio: undefined };
  for (const block of contentListOf(message)) {
    if (typeof block === 'string') {
      if (block !== '') read.content.push({ type: 'text', text: block });
    } else if (isObject(block)) {
      if (elsewhere.has(block['type'])) refuseCacheMarks(block);
      else readBlock(block, blocks, read);
    }
  }
  readAudio(message, read);
  // A text that stands alone stays one.
  if (typeof message.content !== 'string') return read;
  if (read.content.length === 0) return { ...read, content: message.content };
  if (message.content !== '') read.content.unshift({ type: 'text', text: message.content });
  return read;
}

function readBlock(block: Record<string, unknown>, blocks: BlockTranslation | undefined, into: ReadContent): void {
  if (block['type'] === 'refusal') {
    if (typeof block['refusal'] === 'string') into.refusals.push(block['refusal']);
  } else if (block['type'] === 'non_standard') {
    // Of another provider, or a refusal of this one.
    if (isObject(block['value']) && block['value']['type'] === 'refusal') readBlock(block['value'], blocks, into);
  } else if (block['type'] === 'audio') {
    // Said by `readAudio`.
    refuseCacheMarks(block);
  } else if (blocks === undefined || block['type'] === 'text') {
    // Upstreams refuse empty text blocks, and merging chunks makes some.
    if (block['text'] !== '') into.content.push(fromTextBlock(block));
  } else if (block['type'] === 'image' || block['type'] === 'image_url') {
    into.images.push(blocks.fromImage(block));
  } else {
    into.content.push(blocks.fromContentBlock(block));
  }
}

/** The API takes sound that it made by its id, until that expires. Of sound without such an id the words go back. */
function readAudio(message: BaseMessage, into: ReadContent): void {
  const { audio: own } = message.additional_kwargs;
  const blocks = contentListOf(message).filter(isObject);
  const sounds = [own, ...blocks.filter(({ type }) => type === 'audio')].filter(isObject);
  const [id, words, data] = ['id', 'transcript', 'data'].map((name) =>
    sounds.map((sound) => nonEmptyString(sound[name])).find((value) => value !== undefined),
  );
  if (id !== undefined && !sounds.some(isExpired)) {
    into.audio = { id };
  } else if (words !== undefined) {
    into.content.push({ type: 'text', text: words });
  } else if (data !== undefined) {
    throw cannotSend('Audio of an earlier answer without a transcript or a valid id', 'Leave it out.');
  }
}

/** A message tells the time itself, in epoch seconds; a block among its metadata. */
function isExpired({ expires_at: own, metadata }: Record<string, unknown>): boolean {
  const time = own ?? asObject(metadata)['expires_at'];
  return typeof time === 'number' && time * 1000 <= Date.now();
}

function isFileAnnotation(annotation: unknown): annotation is WireAnnotation {
  return isObject(annotation) && (annotation['type'] === 'file' || annotation['type'] === 'file_annotation');
}
