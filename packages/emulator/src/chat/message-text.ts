import type { ChatMessage, ContentPart } from './chat-request.ts';

/** The text of a message, without media. */
export function messageText(message: ChatMessage): string {
  if (typeof message.content === 'string') return message.content;
  return (message.content ?? [])
    .filter((part) => part.type === 'text')
    .map((part) => part.text ?? '')
    .join('\n');
}

/** The parts of a message that are no text. */
export function mediaParts(message: ChatMessage): ContentPart[] {
  return Array.isArray(message.content) ? message.content.filter((part) => part.type !== 'text') : [];
}
