import type { LanguageModelV4Message, LanguageModelV4Prompt } from '@ai-sdk/provider';
import type { ChatMessage, SystemMessage, UserMessage } from '@openrouter-adapters/core';

import { placeMarkers, toMessageContent } from './cache-markers.ts';
import { fromAssistantMessage } from './from-assistant-message.ts';
import { fromFilePart } from './from-file-part.ts';
import { fromToolMessage } from './from-tool-message.ts';
import { fromCacheControl, fromName } from './part-options.ts';
import type { PromptNotes } from './prompt-notes.ts';
import { warnOfUnknownOptions } from './warn-of-unknown-options.ts';

/** The AI SDK's prompt → messages of the request. Everything that cannot be sent leaves a warning in the notes. */
export function fromPrompt(prompt: LanguageModelV4Prompt, notes: PromptNotes): ChatMessage[] {
  const messages: ChatMessage[] = [];
  for (const message of prompt) for (const sent of fromMessage(message, notes)) messages.push(sent);
  return messages;
}

function fromMessage(message: LanguageModelV4Message, notes: PromptNotes): ChatMessage[] {
  warnOfUnknownOptions(message, notes);
  switch (message.role) {
    case 'system':
      return [fromSystemMessage(message)];
    case 'user':
      return [fromUserMessage(message, notes)];
    case 'assistant':
      return fromAssistantMessage(message, notes);
    case 'tool':
      return fromToolMessage(message, notes);
  }
}

function fromSystemMessage(message: Extract<LanguageModelV4Message, { role: 'system' }>): SystemMessage {
  const marker = fromCacheControl(message.providerOptions);
  const name = fromName(message.providerOptions);
  if (marker === undefined) return { role: 'system', content: message.content, ...name };
  return { role: 'system', content: [{ type: 'text', text: message.content, cache_control: marker }], ...name };
}

function fromUserMessage(message: Extract<LanguageModelV4Message, { role: 'user' }>, notes: PromptNotes): UserMessage {
  const marked = message.content.map((part) => ({
    part: part.type === 'text' ? { type: 'text' as const, text: part.text } : fromFilePart(part),
    marker: fromCacheControl(part.providerOptions),
  }));
  return {
    role: 'user',
    content: toMessageContent(placeMarkers(marked, fromCacheControl(message.providerOptions), notes)),
    ...fromName(message.providerOptions),
  };
}
