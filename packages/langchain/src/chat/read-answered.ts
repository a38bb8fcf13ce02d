import type { BaseMessage } from '@langchain/core/messages';

import { readToolCallId } from './read-tool-call-id.ts';

/** Ids of the tool calls that a message of the conversation answers. */
export function readAnswered(messages: readonly BaseMessage[]): ReadonlySet<string | undefined> {
  const ids = new Set(messages.map(readToolCallId));
  ids.delete(undefined);
  return ids;
}
