import type { AssistantMessage, ChatMessage } from '../../wire/chat-message.ts';
import type { RequestWarning } from './chat-request.ts';

/**
 * Upstreams refuse a history in which a tool call has no answer, on every later turn. Where other calls of the same message are answered,
 * those that are not (somebody rejected one of several, or an agent was ended by one of them) are left out. A message of which no call
 * is answered stays as it is: what is wrong with it the upstream says best.
 */
export function leaveOutUnanswered(messages: ChatMessage[], warnings: RequestWarning[]): ChatMessage[] {
  const answered = new Set<string>();
  for (const message of messages) if (message.role === 'tool') answered.add(message.tool_call_id);
  if (answered.size === 0) return messages;
  const isHalf = ({ tool_calls: calls }: AssistantMessage): boolean =>
    calls?.some(({ id }) => answered.has(id)) === true && !calls.every(({ id }) => answered.has(id));
  if (!messages.some((message) => message.role === 'assistant' && isHalf(message))) return messages;
  warnings.push({
    option: 'messages',
    message: 'Tool calls without an answer were left out beside others that have one: upstreams refuse them.',
  });
  return messages.map((message) =>
    message.role === 'assistant' && message.tool_calls !== undefined && isHalf(message)
      ? { ...message, tool_calls: message.tool_calls.filter(({ id }) => answered.has(id)) }
      : message,
  );
}
