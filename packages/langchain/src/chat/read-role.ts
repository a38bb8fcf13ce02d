import type { BaseMessage } from '@langchain/core/messages';

/** The role of a message in the API's terms. */
export function readRole(message: BaseMessage): string {
  // `generic` is a `ChatMessage`, whose role is a field. `__openai_role__` is how LangChain marks developer messages.
  const own = message.type === 'generic' && 'role' in message ? String(message.role) : message.type;
  if (own === 'system' && message.additional_kwargs['__openai_role__'] === 'developer') return 'developer';
  if (own === 'human') return 'user';
  return own === 'ai' ? 'assistant' : own;
}
