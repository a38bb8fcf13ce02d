import type { ChatChunk } from '../wire/chat-response.ts';
import type { ChatAnswer } from './generate-chat.ts';
import { readWholeBody } from './generate-chat.ts';
import { ChatMachine } from './stream/chat-machine.ts';

/**
 * Reads a whole chat answer that was got as it travels, for example from `client.chat.send`: the same events as `generateChat` gives.
 *
 * @throws {OpenRouterError} for an answer that says that it failed, or has no choice
 */
export function readChatAnswer(body: ChatChunk): Pick<ChatAnswer, 'events' | 'finish' | 'body'> {
  const response = { status: 200, headers: {}, receivedAt: Date.now() };
  return readWholeBody(body, new ChatMachine(response), response);
}
