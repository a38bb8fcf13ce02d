import type { ChatMessage, ToolCall } from '../../wire/chat-message.ts';
import type { RequestWarning } from './chat-request.ts';

/**
 * Upstreams refuse a history in which a tool call has no answer, on every later turn. Where other calls of the same message are answered,
 * those that are not (somebody rejected one of several, or an agent was ended by one of them) are left out. A message of which no call
 * is answered stays as it is: what is wrong with it the upstream says best.
 */
export function leaveOutUnanswered(messages: ChatMessage[], warnings: RequestWarning[]): ChatMessage[] {
  // Most histories have no message with several calls.
  if (!messages.some((message) => callsOf(message).length > 1)) return messages;
  const answered = new Set<unknown>();
  for (const message of messages) if (message.role === 'tool') answered.add(message.tool_call_id);
  let isWhole = true;
  const sent = messages.map((message) => {
    const calls = callsOf(message);
    const kept = calls.filter(({ id }) => answered.has(id));
    if (kept.length === 0 || kept.length === calls.length) return message;
    isWhole = false;
    return { ...message, tool_calls: kept };
  });
  if (isWhole) return messages;
  warnings.push({
    option: 'messages',
    message: 'Tool calls without an answer were left out beside others that have one: upstreams refuse them.',
  });
  return sent;
}

function callsOf(message: ChatMessage): readonly ToolCall[] {
  return (message.role === 'assistant' && message.tool_calls) || [];
}
