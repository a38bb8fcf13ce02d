import type { BaseMessage } from '@langchain/core/messages';
import { isObject, nonEmptyString } from '@openrouter-adapters/core';
import type { AssistantMessage, ChatMessage, ContentPart, JSONValue } from '@openrouter-adapters/core';

import { cannotSend } from '../chat/cannot-send.ts';
import { contentListOf } from '../chat/content-list.ts';
import { fromMessages } from '../chat/from-messages.ts';
import * as blocks from '../chat/translate-history.ts';

/**
 * Messages → what they are in a chat request: role, content, name, tool calls. What of an earlier answer only its model can use stays out:
 * reasoning, parsed files, and the id of sound, in place of which its words are given.
 *
 * @throws {OpenRouterConfigurationError} for a message or a content block that has no counterpart
 */
export function fromConversation(messages: readonly BaseMessage[]): JSONValue[] {
  return fromMessages(messages, blocks).map((sent, index) => {
    const message = messages[index];
    const told: ChatMessage = sent.role === 'assistant' && message !== undefined ? toTold(sent, message) : sent;
    // A message of a request is JSON.
    return told as unknown as JSONValue;
  });
}

function toTold(sent: AssistantMessage, message: BaseMessage): AssistantMessage {
  const { reasoning: _text, reasoning_details: _details, annotations: _files, audio, ...told } = sent;
  return audio === undefined ? told : { ...told, content: addWords(told.content, readWords(message)) };
}

function readWords(message: BaseMessage): string {
  const sounds = [message.additional_kwargs['audio'], ...contentListOf(message)].filter(isObject);
  const words = sounds.map(({ transcript }) => nonEmptyString(transcript)).find((given) => given !== undefined);
  if (words === undefined)
    throw cannotSend('Audio of an earlier answer without a transcript', 'Give it one, or leave it out.');
  return words;
}

function addWords(content: AssistantMessage['content'], words: string): string | ContentPart[] {
  if (content === undefined || content === null || content === '') return words;
  const parts: ContentPart[] = typeof content === 'string' ? [{ type: 'text', text: content }] : content;
  return [...parts, { type: 'text', text: words }];
}
