import type { ChatCalls } from './openrouter-language-model.ts';

let loaded: ChatCalls | undefined;

/** What makes the calls of chat models is most of the code: it is loaded at the first of them, and then at hand. */
export function loadChatCalls(): ChatCalls | Promise<ChatCalls> {
  return loaded ?? load();
}

async function load(): Promise<ChatCalls> {
  return (loaded = await import('./chat-calls.ts'));
}
