import type { AIMessage, AIMessageChunk, ContentBlock, InvalidToolCall, ToolCall } from '@langchain/core/messages';
import {
  isObject,
  nonEmptyString,
  readCitation,
  readServerTool,
  withoutUndefined,
} from '@openrouter-adapters/core/base';

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
      return isSplit && text !== '' ? [toReasoningBlock(text)] : readServerToolBlocks(detail, position);
    }),
  ];
}

function toReasoningBlock(reasoning: string): Block {
  return { type: 'reasoning', reasoning };
}

function readServerToolBlocks(detail: Record<string, unknown>, position: number): Block[] {
  if (detail['type'] !== 'reasoning.server_tool_call') return [];
  return toServerToolBlocks(readServerTool(detail, `server_tool_${position}`));
}

function readCitations(annotations: unknown): ContentBlock.Citation[] {
  if (!Array.isArray(annotations)) return [];
  return annotations.filter(isObject).flatMap((annotation) => {
    return annotation['type'] === 'url_citation' ? toCitation(readCitation(annotation)) : [];
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
