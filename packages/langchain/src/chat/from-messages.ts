import type { BaseMessage } from '@langchain/core/messages';
import { isObject, nonEmptyString } from '@openrouter-adapters/core/base';
import type {
  AssistantMessage,
  ChatMessage,
  ContentPart,
  SystemMessage,
  TextPart,
  ToolMessage,
  UserMessage,
} from '@openrouter-adapters/core';

import { markContent } from './cache-control.ts';
import { cannotSend } from './cannot-send.ts';
import { fromTextBlock } from './from-text-block.ts';
import type { HistoryTranslation } from './history-translation.ts';
import type { PromptContext } from './prompt-context.ts';
import { readRole } from './read-role.ts';
import { readToolCallId } from './read-tool-call-id.ts';

interface Context extends PromptContext {
  blocks: HistoryTranslation | undefined;
}

/**
 * LangChain's messages → the messages of a request.
 *
 * @param blocks needed where there are earlier answers, or blocks that are more than text (`needTranslation`)
 * @param warnings hears of what an upstream would refuse and is left out; without it everything stays
 * @throws {OpenRouterConfigurationError} for a message or a content block that has no counterpart
 */
export function fromMessages(
  messages: readonly BaseMessage[],
  blocks: HistoryTranslation | undefined,
  warnings?: string[],
): ChatMessage[] {
  const context = { answered: blocks?.readAnswered(messages), blocks, warnings };
  return messages.map((message) => fromMessage(message, context));
}

function fromMessage(message: BaseMessage, context: Context): ChatMessage {
  const role = readRole(message);
  switch (role) {
    case 'system':
    case 'developer':
      return withName<SystemMessage>({ role, content: fromInstruction(message, context) }, message);
    case 'user':
      return withName<UserMessage>({ role, content: fromContent(message, context) }, message);
    case 'assistant':
      return withName(fromAnswer(message, context), message);
    case 'tool':
      return fromToolMessage(message, context);
    default:
      throw cannotSend(`A message of type ${role}`, 'Give system, developer, human, AI or tool messages.');
  }
}

function withName<Sent extends { name?: string }>(sent: Sent, message: BaseMessage): Sent {
  const name = nonEmptyString(message.name);
  return name === undefined ? sent : { ...sent, name };
}

function fromAnswer(message: BaseMessage, context: Context): AssistantMessage {
  if (context.blocks === undefined) throw new TypeError('The translation is missing.');
  return context.blocks.fromAssistantMessage(message, context);
}

function fromInstruction(message: BaseMessage, context: Context): string | TextPart[] {
  const content = fromContent(message, context);
  if (typeof content === 'string') return content;
  return content.map((part) => {
    if (part.type === 'text') return part;
    throw cannotSend(`A ${part.type} part in a system message`, 'Put it into a human message.');
  });
}

function fromContent(message: BaseMessage, context: Context): string | ContentPart[] {
  return markContent(message, fromUnmarkedContent(message, context));
}

function fromUnmarkedContent(message: BaseMessage, { blocks }: Context): string | ContentPart[] {
  if (typeof message.content === 'string') return message.content;
  if (message.content.length === 0) throw cannotSend(`A ${message.type} message without content`, 'Give it a content.');
  return message.content.map((block: unknown) => {
    if (typeof block === 'string') return { type: 'text', text: block };
    if (isObject(block)) return blocks === undefined ? fromTextBlock(block) : blocks.fromContentBlock(block);
    throw cannotSend(`A content block that is ${String(block)}`, 'Give a string or a block.');
  });
}

function fromToolMessage(message: BaseMessage, context: Context): ToolMessage {
  const id = readToolCallId(message);
  if (id === undefined) throw cannotSend('A tool message without tool_call_id', 'Give the id of its tool call.');
  // A tool may have nothing to say; an empty list is no content for the API.
  const content = message.content.length === 0 ? markContent(message, '') : fromContent(message, context);
  return { role: 'tool', tool_call_id: id, content };
}
