import type { BaseMessage } from '@langchain/core/messages';
import { asObject, isObject } from '@openrouter-adapters/core/base';
import type { ContentPart, TextPart } from '@openrouter-adapters/core';

import { cannotSend } from './cannot-send.ts';

/** What ends a part of the prompt that an upstream may keep: Anthropic's mark and OpenAI's. Only text carries one. */
type CacheMarks = Pick<TextPart, 'cache_control' | 'prompt_cache_breakpoint'>;

const markNames = ['cache_control', 'prompt_cache_breakpoint'] as const;

/** The cache marks of a content block: its own, or in its `extras`. */
export function readCacheMarks(block: Readonly<Record<string, unknown>>): CacheMarks | undefined {
  return readMarks(block, asObject(block['extras']));
}

/**
 * Puts the cache marks of a message (`additional_kwargs.cache_control`) at the end of its content, on the last text part. A part that
 * has a mark of its own keeps it.
 *
 * @throws {OpenRouterConfigurationError} where no text could carry the mark
 */
export function markContent<Content extends string | ContentPart[]>(
  message: BaseMessage,
  content: Content,
): Content | ContentPart[] {
  const marks = readMarks(message.additional_kwargs);
  if (marks === undefined) return content;
  const parts: ContentPart[] = typeof content === 'string' ? [{ type: 'text', text: content }] : content;
  // Upstreams refuse an empty text, with a mark or without.
  const last = parts.findLastIndex((part) => part.type === 'text' && part.text !== '');
  if (last === -1) {
    throw cannotSend(
      `cache_control on a ${message.type} message without text`,
      'Give it a text, or mark another message.',
    );
  }
  return parts.map((part, position) => (position === last && part.type === 'text' ? { ...marks, ...part } : part));
}

/** @throws {OpenRouterConfigurationError} for a block with a cache mark that is no text: the mark would be lost */
export function refuseCacheMarks(block: Readonly<Record<string, unknown>>): void {
  if (readCacheMarks(block) === undefined) return;
  throw cannotSend(
    `cache_control on a content block of type ${String(block['type'])}`,
    'Only text carries it: mark a text behind it, or the message.',
  );
}

function readMarks(
  fields: Readonly<Record<string, unknown>>,
  further: Readonly<Record<string, unknown>> = {},
): CacheMarks | undefined {
  let marks: Record<string, unknown> | undefined;
  for (const name of markNames) {
    const mark = fields[name] ?? further[name];
    if (isObject(mark)) (marks ??= {})[name] = mark;
  }
  // A mark is the caller's own word to the upstream: it travels as it is.
  return marks;
}
