import type { JSONValue, LanguageModelV4ToolCall, LanguageModelV4ToolResult } from '@ai-sdk/provider';
import type { ServerToolEvent } from '@openrouter-adapters/core';

import { takeDetails, type AnswerNotes } from './answer-notes.ts';
import { toMetadata } from './to-provider-metadata.ts';

/** A tool that OpenRouter ran → call and result, both executed by the provider. The record goes back with the next turn. */
export function toServerToolParts(
  event: ServerToolEvent,
  notes: AnswerNotes,
): [LanguageModelV4ToolCall, LanguageModelV4ToolResult] {
  const type = event.name.startsWith('openrouter:') ? event.name : `openrouter:${event.name}`;
  const offered = notes.serverTools?.get(type);
  const shared = {
    toolCallId: event.id,
    toolName: offered ?? event.name,
    // A tool that the caller did not offer (a preset's, a plugin's) is not in its list.
    ...(offered === undefined && { dynamic: true }),
    providerMetadata: toMetadata({ reasoning_details: takeDetails(event.detail, notes) }),
  };
  return [
    { ...shared, type: 'tool-call', input: JSON.stringify(event.arguments ?? {}), providerExecuted: true },
    // Parsed JSON, or the text that came.
    { ...shared, type: 'tool-result', result: (event.result ?? {}) as NonNullable<JSONValue> },
  ];
}
