import type { BaseMessage } from '@langchain/core/messages';

/**
 * What an earlier answer brought for the next turn, exactly as it came: from `additional_kwargs`, else from `response_metadata`, where
 * messages have it that LangChain makes of stream events (those have no `additional_kwargs`).
 */
export function readKept(message: BaseMessage, name: 'reasoning_details' | 'annotations'): unknown {
  const own: unknown = message.additional_kwargs[name];
  if (own !== undefined) return own;
  // LangChain's type for it is open.
  return (message.response_metadata as Record<string, unknown> | undefined)?.[name];
}
