import type { BaseMessage } from '@langchain/core/messages';
import type { InvalidToolCall, ToolCall as HostToolCall } from '@langchain/core/messages/tool';
import type { AssistantMessage, ContentPart, ImagePart, ToolCall, WireAnnotation } from '@openrouter-adapters/core';

import { markContent } from './cache-control.ts';
import { cannotSend } from './cannot-send.ts';
import { fromContentBlock, fromImage } from './from-content-block.ts';
import { fromReasoning } from './from-reasoning.ts';
import { isObject, nonEmptyString, parseObject } from './json.ts';
import { readKept } from './kept.ts';

/**
 * An earlier answer → an assistant message: text, tool calls, reasoning as it came, parsed files, images and the id of audio.
 * A tool call that could not be parsed goes back only where a tool message answers it.
 *
 * @param answered ids of the tool calls that a tool message of the conversation answers
 */
export function fromAssistantMessage(message: BaseMessage, answered: ReadonlySet<string>): AssistantMessage {
  const { content: parts, images, refusals, audioId } = readContent(message);
  const content = typeof parts === 'string' && parts === '' ? parts : markContent(message, parts);
  const calls = fromToolCalls(message, answered);
  const { audio, refusal } = message.additional_kwargs;
  const annotations = readKept(message, 'annotations');
  const sound = (isObject(audio) ? nonEmptyString(audio['id']) : undefined) ?? audioId;
  const files = Array.isArray(annotations) ? annotations.filter(isFileAnnotation) : [];
  const said = nonEmptyString(refusal) ?? nonEmptyString(refusals.join(''));
  return {
    role: 'assistant',
    content: content.length === 0 ? (calls.length > 0 ? null : '') : content,
    ...(calls.length > 0 && { tool_calls: calls }),
    ...fromReasoning(message),
    ...(said !== undefined && { refusal: said }),
    ...(images.length > 0 && { images }),
    ...(sound !== undefined && { audio: { id: sound } }),
    ...(files.length > 0 && { annotations: files }),
  };
}

interface AssistantContent {
  content: string | ContentPart[];
  images: ImagePart[];
  refusals: string[];
  audioId: string | undefined;
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

function readContent(message: BaseMessage): AssistantContent {
  if (typeof message.content === 'string')
    return { content: message.content, images: [], refusals: [], audioId: undefined };
  const read: ReadContent = { content: [], images: [], refusals: [], audioId: undefined };
  for (const block of message.content as unknown[]) {
    if (typeof block === 'string') {
      if (block !== '') read.content.push({ type: 'text', text: block });
    } else if (isObject(block) && !elsewhere.has(block['type'])) {
      readBlock(block, read);
    }
  }
  return read;
}

function readBlock(block: Record<string, unknown>, into: ReadContent): void {
  if (block['type'] === 'refusal') {
    if (typeof block['refusal'] === 'string') into.refusals.push(block['refusal']);
  } else if (block['type'] === 'non_standard') {
    // Of another provider, or a refusal of this one.
    if (isObject(block['value']) && block['value']['type'] === 'refusal') readBlock(block['value'], into);
  } else if (block['type'] === 'audio') {
    into.audioId ??= nonEmptyString(block['id']);
  } else if (block['type'] === 'image' || block['type'] === 'image_url') {
    into.images.push(fromImage(block));
  } else if (block['type'] !== 'text' || block['text'] !== '') {
    // Upstreams refuse empty text blocks, and merging chunks makes some.
    into.content.push(fromContentBlock(block));
  }
}

function fromToolCalls(message: BaseMessage, answered: ReadonlySet<string>): ToolCall[] {
  // Fields of `AIMessage`; a message of another copy of @langchain/core has them too.
  const { tool_calls: calls = [], invalid_tool_calls: listed = [] } = message as {
    tool_calls?: HostToolCall[];
    invalid_tool_calls?: InvalidToolCall[];
  };
  // LangChain lists calls that stand in the content only where they are valid.
  const invalid = listed.length > 0 ? listed : readInvalidCalls(message);
  return [
    ...calls.map((call) => toWireCall(call.id, call.name, JSON.stringify(call.args))),
    ...invalid
      .filter((call) => call.id !== undefined && answered.has(call.id))
      // Upstreams refuse a history whose arguments do not parse.
      .map((call) =>
        toWireCall(call.id, call.name, parseObject(call.args ?? '') === undefined ? '{}' : (call.args ?? '')),
      ),
  ];
}

function readInvalidCalls({ content }: BaseMessage): InvalidToolCall[] {
  if (typeof content === 'string') return [];
  // Blocks of this type have these fields.
  return content.filter(({ type }) => type === 'invalid_tool_call') as InvalidToolCall[];
}

function toWireCall(id: string | undefined, name: string | undefined, text: string): ToolCall {
  if (id === undefined || id === '') {
    throw cannotSend(`A call of the tool ${name ?? ''} without id`, 'Give it the id that its tool message names.');
  }
  return { id, type: 'function', function: { name: name ?? '', arguments: text } };
}

function isFileAnnotation(annotation: unknown): annotation is WireAnnotation {
  return isObject(annotation) && (annotation['type'] === 'file' || annotation['type'] === 'file_annotation');
}
