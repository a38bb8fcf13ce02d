import type { ChatMessage, ContentPart } from '../../wire/chat-message.ts';
import type { Tool } from '../../wire/tool.ts';
import type { RequestWarning } from './chat-request.ts';

/** Anthropic refuses a request with more; others use fewer. */
const mostBreakpoints = 4;

/**
 * Leaves at most four cache breakpoints, the automatic one of the request among them: those of tools and system messages first, because everything else builds on them, then
 * the last ones of the conversation, because they cover the longest prefix. Objects of the caller are not changed.
 *
 * @see https://openrouter.ai/docs/features/prompt-caching
 */
export function limitCacheBreakpoints(
  messages: readonly ChatMessage[],
  tools: readonly Tool[],
  isAutomatic: boolean,
  warnings: RequestWarning[],
): { messages: ChatMessage[]; tools: Tool[] } {
  const marked: (Tool | ContentPart)[] = tools.filter(isMarkedTool);
  const conversation: ContentPart[] = [];
  for (const message of messages) {
    if (!Array.isArray(message.content)) continue;
    const found = isInstruction(message) ? marked : conversation;
    for (const part of message.content) if (isMarkedPart(part)) found.push(part);
  }
  const total = marked.length + conversation.length;
  const most = isAutomatic ? mostBreakpoints - 1 : mostBreakpoints;
  if (total <= most) return { messages: [...messages], tools: [...tools] };
  const first = marked.slice(0, most);
  const last = conversation.slice(Math.max(0, conversation.length - (most - first.length)));
  const kept: ReadonlySet<unknown> = new Set<unknown>([...first, ...last]);
  warnings.push({
    option: 'cache_control',
    message: `At most ${mostBreakpoints} cache breakpoints are sent${isAutomatic ? ', the automatic one included' : ''}: ${total - most} of ${total} were left out.`,
  });
  return {
    tools: tools.map((tool) => (isMarkedTool(tool) && !kept.has(tool) ? withoutMark(tool) : tool)),
    messages: messages.map((message) => unmarkMessage(message, kept)),
  };
}

function isInstruction(message: ChatMessage): boolean {
  return message.role === 'system' || message.role === 'developer';
}

function isMarkedTool(tool: Tool): boolean {
  return 'cache_control' in tool && tool.cache_control !== undefined;
}

function isMarkedPart(part: ContentPart): boolean {
  return part.type === 'text' && part.cache_control !== undefined;
}

function unmarkMessage(message: ChatMessage, kept: ReadonlySet<unknown>): ChatMessage {
  if (!Array.isArray(message.content)) return message;
  const parts: ContentPart[] = message.content;
  if (!parts.some((part) => isMarkedPart(part) && !kept.has(part))) return message;
  // Only text parts lose a field: the kinds of parts that the role allows stay what they are.
  return {
    ...message,
    content: parts.map((part) => (isMarkedPart(part) && !kept.has(part) ? withoutMark(part) : part)),
  } as ChatMessage;
}

function withoutMark<Marked extends object>(marked: Marked): Marked {
  const copy = { ...marked };
  if ('cache_control' in copy) delete copy.cache_control;
  return copy;
}
