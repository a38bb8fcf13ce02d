import type { AIMessage, AIMessageChunk, ContentBlock, InvalidToolCall, ToolCall } from '@langchain/core/messages';
import { isObject, nonEmptyString, parseJSONOrText, withoutUndefined } from '@openrouter-adapters/core/base';

import {
  toAudioMimeType,
  toCitation,
  toExpiry,
  toInvalidToolCallBlock,
  toRefusalBlock,
  toServerToolBlocks,
} from './answer-blocks.ts';

type Block = ContentBlock.Standard;
type Message = AIMessage | AIMessageChunk;

/**
 * The standard content blocks of an answer of this package: reasoning, server tools, text with citations, images, refusal, audio and
 * tool calls. It reads the message's fields alone, so that it does the same for a message that has been through JSON.
 */
export function toContentBlocks(message: Message): Block[] {
  const { additional_kwargs: kwargs } = message;
  const details = Array.isArray(kwargs['reasoning_details']) ? kwargs['reasoning_details'].filter(isObject) : [];
  return [
    ...readThoughts(nonEmptyString(kwargs['reasoning_content']) ?? '', details),
    ...readContent(message, readCitations(kwargs['annotations'])),
    ...[kwargs['refusal']].filter((refusal) => typeof refusal === 'string').map(toRefusalBlock),
    ...readAudio(kwargs['audio']),
    ...readToolCalls(message),
  ];
}

/**
 * One block for each detail that people can read, and two for each tool that OpenRouter ran, in order. The last chunk of a stream
 * repeats the details, but no `reasoning_content`.
 */
function readThoughts(content: string, details: readonly Record<string, unknown>[]): Block[] {
  const texts = details.map((detail) => nonEmptyString(detail['text'] ?? detail['summary']) ?? '');
  const isSplit = content !== '' && texts.join('') === content;
  return [
    ...(content === '' || isSplit ? [] : [toReasoningBlock(content)]),
    ...details.flatMap((detail, position) => {
      const text = texts[position] ?? '';
      return isSplit && text !== '' ? [toReasoningBlock(text)] : readServerTool(detail, position);
    }),
  ];
}

function toReasoningBlock(reasoning: string): Block {
  return { type: 'reasoning', reasoning };
}

function readServerTool(detail: Record<string, unknown>, position: number): Block[] {
  if (detail['type'] !== 'reasoning.server_tool_call') return [];
  return toServerToolBlocks({
    id: nonEmptyString(detail['tool_call_id']) ?? nonEmptyString(detail['id']) ?? `server_tool_${position}`,
    name: nonEmptyString(detail['tool_name']) ?? 'unknown',
    arguments: readMaybeJSON(detail['arguments']),
    result: readMaybeJSON(detail['result']),
  });
}

// Arguments and results travel as JSON text or as they are.
function readMaybeJSON(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const parsed = parseJSONOrText(value);
  return typeof parsed === 'object' && parsed !== null ? parsed : value;
}

function readCitations(annotations: unknown): ContentBlock.Citation[] {
  if (!Array.isArray(annotations)) return [];
  return annotations.filter(isObject).flatMap((annotation) => {
    if (annotation['type'] !== 'url_citation') return [];
    const wire = isObject(annotation['url_citation']) ? annotation['url_citation'] : annotation;
    return toCitation({
      url: nonEmptyString(wire['url']) ?? '',
      title: nonEmptyString(wire['title']),
      content: nonEmptyString(wire['content']),
      startIndex: typeof wire['start_index'] === 'number' ? wire['start_index'] : undefined,
      endIndex: typeof wire['end_index'] === 'number' ? wire['end_index'] : undefined,
    });
  });
}

/** Offsets of citations count characters of the whole text: they stand at the last text block, where the text is complete. */
function readContent({ content }: Message, citations: ContentBlock.Citation[]): Block[] {
  const blocks: Block[] =
    typeof content === 'string'
      ? content === ''
        ? []
        : [{ type: 'text', text: content }]
      : content.map((block) => ({ ...block }) as Block); // Written by this package: standard blocks only.
  if (citations.length === 0) return blocks;
  const last = blocks.findLastIndex(({ type }) => type === 'text');
  if (last === -1) return [...blocks, { type: 'text', text: '', annotations: citations }];
  return blocks.map((block, position) => (position === last ? { ...block, annotations: citations } : block));
}

function readAudio(audio: unknown): Block[] {
  if (!isObject(audio) || typeof audio['data'] !== 'string') return [];
  const { id, data, transcript, format, expires_at: expiresAt } = audio;
  return [
    {
      type: 'audio',
      ...(typeof id === 'string' && { id }),
      mimeType: toAudioMimeType(nonEmptyString(format)),
      data,
      ...(typeof transcript === 'string' && { transcript }),
      ...toExpiry(expiresAt),
    },
  ];
}

function readToolCalls(message: Message): Block[] {
  // A piece of a stream holds a piece of a call; only a message that knows how it ended holds whole ones.
  if ('tool_call_chunks' in message && message.response_metadata['finish_reason'] === undefined) {
    return (message.tool_call_chunks ?? []).map(({ id, name, args, index }) =>
      withoutUndefined({ type: 'tool_call_chunk', id, name, args, index }),
    );
  }
  const calls: ToolCall[] = message.tool_calls ?? [];
  const invalid: InvalidToolCall[] = message.invalid_tool_calls ?? [];
  return [
    ...calls.map(({ id, name, args }): Block => withoutUndefined({ type: 'tool_call', id, name, args })),
    ...invalid.map(toInvalidToolCallBlock),
  ];
}
