import type { BaseMessage } from '@langchain/core/messages';
import type { CacheControl, ContentPart } from '@openrouter-adapters/core';

import { cannotSend } from './cannot-send.ts';
import { isObject } from './json.ts';

/**
 * Puts the cache mark of a message (`additional_kwargs.cache_control`) at the end of its content, on the last text part: no other kind
 * of part carries one. A part that has a mark of its own keeps it.
 */
export function markContent<Content extends string | ContentPart[]>(
  message: BaseMessage,
  content: Content,
): Content | ContentPart[] {
  const given: unknown = message.additional_kwargs['cache_control'];
  if (!isObject(given)) return content;
  // A marker is the caller's own word to the upstream: it travels as it is.
  const mark = given as unknown as CacheControl;
  const parts: ContentPart[] = typeof content === 'string' ? [{ type: 'text', text: content }] : content;
  const last = parts.findLastIndex(({ type }) => type === 'text');
  if (last === -1) {
    throw cannotSend(
      `cache_control on a ${message.type} message without text`,
      'Give it a text, or mark another message.',
    );
  }
  return parts.map((part, position) =>
    position === last && part.type === 'text' ? { cache_control: mark, ...part } : part,
  );
}
