import type { AIMessage, AIMessageChunk, ContentBlock } from '@langchain/core/messages';
import {
  isObject,
  nonEmptyString,
  readCitation,
  readServerTool,
  withoutUndefined,
} from '@openrouter-adapters/core/base';

import {
  takeExtras,
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
  const waiting: unknown[] = [];
  return [
    ...readThoughts(nonEmptyString(kwargs['reasoning_content']) ?? '', details, waiting),
    ...readContent(message, readCitations(kwargs['annotations'])),
    ...[kwargs['refusal']].filter((refusal) => typeof refusal === 'string').map(toRefusalBlock),
    ...readAudio(kwargs['audio']),
    ...readToolCalls(message).map((block) => ({ ...block, ...takeExtras(waiting) })),
  ];
}

/**
 * One block for each detail with words, and two for each tool that OpenRouter ran, in order. The last chunk of a stream repeats the details
 * without their words (`reasoning_content`).
 */
function readThoughts(content: string, details: readonly Record<string, unknown>[], waiting: unknown[]): Block[] {
  const blocks: Block[] = [];
  let thought: Block | undefined;
  const think = (reasoning: string): void => {
    if (reasoning !== '') blocks.push((thought = { type: 'reasoning', reasoning }));
  };
  const settle = (): void => {
    if (thought !== undefined) Object.assign(thought, takeExtras(waiting));
    thought = undefined;
  };
  const texts = details.map((detail) => nonEmptyString(detail['text'] ?? detail['summary']) ?? '');
  const isSplit = texts.join('') === content;
  if (!isSplit) think(content);
  details.forEach((detail, position) => {
    const isServerTool = detail['type'] === 'reasoning.server_tool_call';
    if (isServerTool) settle();
    waiting.push(detail);
    if (isServerTool) blocks.push(...toServerToolBlocks(readServerTool(detail, `server_tool_${position}`), waiting));
    else if (isSplit) think(texts[position] ?? '');
  });
  settle();
  return blocks;
}

function readCitations(annotations: unknown): ContentBlock.Citation[] {
  if (!Array.isArray(annotations)) return [];
  return annotations.filter(isObject).flatMap((annotation) => {
    return annotation['type'] === 'url_citation' ? toCitation(readCitation(annotation)) : [];
  });
}

/** Offsets of citations count characters of the whole text: they stand at the last text block, where the text is complete. */
function readContent({ content }: Message, citations: ContentBlock.Citation[]): Block[] {
  const list = typeof content === 'string' ? (content === '' ? [] : [{ type: 'text', text: content }]) : content;
  // Written by this package: standard blocks only.
  const blocks = list.map((block) => ({ ...block }) as Block);
  if (citations.length === 0) return blocks;
  const last = blocks.findLast(({ type }) => type === 'text');
  if (last === undefined) blocks.push({ type: 'text', text: '', annotations: citations });
  else last['annotations'] = citations;
  return blocks;
}

function readAudio(audio: unknown): Block[] {
  if (!isObject(audio) || typeof audio['data'] !== 'string') return [];
  const { id, data, transcript, format, expires_at: expiresAt } = audio;
  return [
    withoutUndefined({
      type: 'audio',
      id: nonEmptyString(id),
      mimeType: toAudioMimeType(nonEmptyString(format)),
      data,
      transcript: nonEmptyString(transcript),
      ...toExpiry(expiresAt),
    }),
  ];
}

function readToolCalls(message: Message): Block[] {
  // A piece of a stream holds a piece of a call; only a message that knows how it ended holds whole ones.
  if ('tool_call_chunks' in message && message.response_metadata['finish_reason'] === undefined) {
    return (message.tool_call_chunks ?? []).map(({ id, name, args, index }) =>
      withoutUndefined({ type: 'tool_call_chunk', id, name, args, index }),
    );
  }
  return [
    ...(message.tool_calls ?? []).map(({ id, name, args }): Block =>
      withoutUndefined({ type: 'tool_call', id, name, args }),
    ),
    ...(message.invalid_tool_calls ?? []).map(toInvalidToolCallBlock),
  ];
}
