import type { ChatMessage, ChatRequest } from '../chat/chat-request.ts';
import { messageText } from '../chat/message-text.ts';
import { hasText, isText } from '../text/match-text.ts';
import type { ScriptCallMatch } from './other-steps.ts';
import type { ScriptMatch } from './script-step.ts';

/** Whether a step is meant for a request. */
export function matchesStep(match: ScriptMatch, request: ChatRequest): boolean {
  const { messages } = request;
  const last = messages.at(-1);
  const loop = messages.slice(messages.findLastIndex(({ role }) => role === 'user') + 1);
  const said = (role: string): string[] => messages.filter((message) => message.role === role).map(messageText);
  const models = [request.model, ...(request.models ?? [])].filter((id) => id !== undefined);
  return (
    (match.model === undefined || models.some((id) => isText(id, match.model ?? id))) &&
    contains(last && messageText(last), match.lastMessage) &&
    contains(
      said('user').findLast((text) => text !== ''),
      match.userMessage,
    ) &&
    holdsAll([...said('system'), ...said('developer')].join('\n'), match.systemMessage) &&
    (match.toolName === undefined || (request.tools ?? []).some((tool) => tool.function?.name === match.toolName)) &&
    fitsToolResult(match.toolResult, loop, last) &&
    (match.toolCallId === undefined || (last?.role === 'tool' && last.tool_call_id === match.toolCallId)) &&
    (match.turn === undefined || said('assistant').length === match.turn) &&
    (match.responseFormat === undefined || request.response_format?.type === match.responseFormat)
  );
}

/** Whether a step is meant for a call of another kind. */
export function matchesCall({ model: wanted, input: part }: ScriptCallMatch, model: string, input: string): boolean {
  return (wanted === undefined || isText(model, wanted)) && contains(input, part);
}

function contains(text: string | undefined, wanted: string | RegExp | undefined): boolean {
  return wanted === undefined || hasText(text, wanted);
}

function holdsAll(text: string, wanted: ScriptMatch['systemMessage']): boolean {
  const all = wanted === undefined || typeof wanted === 'string' || wanted instanceof RegExp ? [wanted] : wanted;
  return all.every((one) => contains(text, one));
}

function fitsToolResult(
  wanted: boolean | string | undefined,
  loop: readonly ChatMessage[],
  last: ChatMessage | undefined,
): boolean {
  if (wanted === undefined) return true;
  if (typeof wanted === 'boolean') return loop.some(({ role }) => role === 'tool') === wanted;
  return last?.role === 'tool' && messageText(last).includes(wanted);
}
