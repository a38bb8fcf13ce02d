import type { BaseMessage } from '@langchain/core/messages';
import { nonEmptyString } from '@openrouter-adapters/core/base';

/** The id of the call that a message answers; `undefined` where it answers none. */
export function readToolCallId(message: BaseMessage): string | undefined {
  return nonEmptyString('tool_call_id' in message ? message.tool_call_id : message.additional_kwargs['tool_call_id']);
}
