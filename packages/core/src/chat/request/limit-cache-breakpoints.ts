import { asObject } from '../../json.ts';
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
  const marked: (Tool | ContentPart)[] = tools.filter(isMarked);
  const conversation: ContentPart[] = [];
  for (const message of messages) {
    const found = isInstruction(message) ? marked : conversation;
    if (Array.isArray(message.content)) for (const part of message.content) if (isMarked(part)) found.push(part);
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
  const limit = <Part extends object>(part: Part): Part =>
    isMarked(part) && !kept.has(part) ? withoutMark(part) : part;
  return {
    tools: tools.map(limit),
    messages: messages.map((message) => {
      if (!Array.isArray(message.content)) return message;
      const parts: ContentPart[] = message.content;
      // The kinds of parts that the role allows stay what they are.
      return { ...message, content: parts.map(limit) } as ChatMessage;
    }),
  };
}

function isInstruction(message: ChatMessage): boolean {
  return message.role === 'system' || message.role === 'developer';
}

function isMarked(part: unknown): boolean {
  return asObject(part)['cache_control'] !== undefined;
}

function withoutMark<Marked extends object>(marked: Marked): Marked {
  const copy = { ...marked };
  Reflect.deleteProperty(copy, 'cache_control');
  return copy;
}
