import type { BaseMessage } from '@langchain/core/messages';

/** What stands in the content of a message, block by block, unread; nothing where it is a text. */
export function contentListOf({ content }: Pick<BaseMessage, 'content'>): readonly unknown[] {
  return typeof content === 'string' ? [] : content;
}
