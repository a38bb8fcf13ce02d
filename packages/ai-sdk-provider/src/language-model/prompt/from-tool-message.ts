import type {
  LanguageModelV4Message,
  LanguageModelV4ToolResultOutput,
  LanguageModelV4ToolResultPart,
} from '@ai-sdk/provider';
import type { CacheControl, ToolMessage } from '@openrouter-adapters/core';

import { placeMarkers, toMessageContent, type MarkedPart } from './cache-markers.ts';
import { fromFilePart } from './from-file-part.ts';
import { fromCacheControl } from './part-options.ts';
import type { PromptNotes } from './prompt-notes.ts';

type HostMessage = Extract<LanguageModelV4Message, { role: 'tool' }>;
type ContentOutput = Extract<LanguageModelV4ToolResultOutput, { type: 'content' }>;

/** Tool message → one message per result. A cache marker of the message goes on its last result. */
export function fromToolMessage(message: HostMessage, notes: PromptNotes): ToolMessage[] {
  const last = message.content.findLast((part) => part.type === 'tool-result');
  return message.content.flatMap((part) => {
    switch (part.type) {
      case 'tool-result':
        return [fromToolResult(part, part === last ? fromCacheControl(message.providerOptions) : undefined, notes)];
      case 'tool-approval-response': {
        const details = 'OpenRouter runs its tools without asking; the response was left out.';
        notes.warnings.push({ type: 'unsupported', feature: 'tool approval response', details });
        return [];
      }
    }
  });
}

function fromToolResult(
  { toolCallId, output, providerOptions }: LanguageModelV4ToolResultPart,
  ofMessage: CacheControl | undefined,
  notes: PromptNotes,
): ToolMessage {
  const ofOutput = output.type === 'content' ? undefined : fromCacheControl(output.providerOptions);
  const marker = fromCacheControl(providerOptions) ?? ofOutput ?? ofMessage;
  const parts = placeMarkers(fromOutput(output, notes), marker, notes);
  return { role: 'tool', tool_call_id: toolCallId, content: parts.length === 0 ? '' : toMessageContent(parts) };
}

function fromOutput(output: LanguageModelV4ToolResultOutput, notes: PromptNotes): MarkedPart[] {
  switch (output.type) {
    case 'text':
    case 'error-text':
      return [text(output.value)];
    case 'json':
    case 'error-json':
      // `undefined` has no JSON, though the type does not allow it: tools without types return nothing.
      return [text(JSON.stringify(output.value) ?? 'null')];
    case 'execution-denied':
      return [text(output.reason || 'The user did not allow this tool call.')];
    case 'content':
      return output.value.flatMap((part) => fromContent(part, notes));
  }
}

function fromContent(part: ContentOutput['value'][number], notes: PromptNotes): MarkedPart[] {
  const marker = fromCacheControl(part.providerOptions);
  switch (part.type) {
    case 'text':
      return [{ ...text(part.text), marker }];
    case 'file':
      return [{ part: fromFilePart(part), marker }];
    case 'custom':
      return warnOfKind(part.type, notes);
    default:
      // Kinds of other versions of the specification, which reach a model that is called without the AI SDK.
      return warnOfKind(String((part as { type?: unknown }).type), notes);
  }
}

function warnOfKind(kind: string, notes: PromptNotes): MarkedPart[] {
  notes.warnings.push({ type: 'unsupported', feature: `${kind} content in a tool result` });
  return [];
}

function text(value: string): MarkedPart {
  return { part: { type: 'text', text: value }, marker: undefined };
}
