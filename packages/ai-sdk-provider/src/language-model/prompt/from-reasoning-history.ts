import type { LanguageModelV4Message, SharedV4ProviderOptions } from '@ai-sdk/provider';
import { joinReasoningDetails, type ReasoningDetail } from '@openrouter-adapters/core';

import { openrouterOptions } from './part-options.ts';
import type { PromptNotes } from './prompt-notes.ts';

type AssistantMessage = Extract<LanguageModelV4Message, { role: 'assistant' }>;
type AssistantPart = AssistantMessage['content'][number];

/** What an assistant message says about the reasoning behind it. */
export interface ReasoningHistory {
  reasoning?: string;
  reasoning_details?: ReasoningDetail[];
}

/**
 * Reasoning of an earlier turn → what goes back: the details verbatim, in order and once each, with pieces that arrived late joined
 * to theirs; the plain words only when there are no details.
 *
 * @see https://openrouter.ai/docs/use-cases/reasoning-tokens#preserving-reasoning-blocks
 */
export function fromReasoningHistory(message: AssistantMessage, notes: PromptNotes): ReasoningHistory {
  const details = joinReasoningDetails(unique(collectDetails(message))).filter((detail) => isNew(detail, notes));
  if (details.length > 0) return { reasoning_details: details };
  if (collectDetails(message).length > 0) return {};
  const words = message.content.map((part) => (part.type === 'reasoning' ? part.text : '')).join('');
  return words === '' ? {} : { reasoning: words };
}

/**
 * The details that a message carries. Usually each part has its own. A message, or a call of the caller's tool, that carries a list
 * has all of them (histories that were made by hand, or by `@openrouter/ai-sdk-provider`).
 */
function collectDetails(message: AssistantMessage): ReasoningDetail[] {
  const ofMessage = readDetails(message.providerOptions);
  if (ofMessage.length > 0) return ofMessage;
  const ofCall = message.content.find(isCallWithDetails);
  return ofCall === undefined
    ? message.content.flatMap((part) => readDetails(part.providerOptions))
    : readDetails(ofCall.providerOptions);
}

function isCallWithDetails(part: AssistantPart): boolean {
  return part.type === 'tool-call' && part.providerExecuted !== true && readDetails(part.providerOptions).length > 0;
}

function readDetails(options: SharedV4ProviderOptions | undefined): ReasoningDetail[] {
  const details = openrouterOptions(options)['reasoning_details'];
  return Array.isArray(details) ? details.filter(isDetail) : [];
}

function isDetail(value: unknown): value is ReasoningDetail {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function unique(details: readonly ReasoningDetail[]): ReasoningDetail[] {
  return [...new Map(details.map((detail) => [JSON.stringify(detail), detail])).values()];
}

/** A host may keep one answer twice (a message per step and one per turn); words alone may well repeat. */
function isNew(detail: ReasoningDetail, notes: PromptNotes): boolean {
  if (typeof detail.id !== 'string' && typeof detail['signature'] !== 'string' && typeof detail['data'] !== 'string') {
    return true;
  }
  const key = JSON.stringify(detail);
  const isFirst = !notes.sent.has(key);
  notes.sent.add(key);
  return isFirst;
}
