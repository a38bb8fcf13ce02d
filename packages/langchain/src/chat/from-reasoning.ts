import type { BaseMessage } from '@langchain/core/messages';
import {
  asObject,
  fromClaudeThinking,
  isObject,
  joinReasoningDetails,
  nonEmptyString,
} from '@openrouter-adapters/core/base';
import type { AssistantMessage, ReasoningDetail } from '@openrouter-adapters/core';

import { contentListOf } from './content-list.ts';
import { readKept } from './kept.ts';

/** Two formats as one. Each ends with its version, but for `unknown`. */
const runTogether = /-v\d.*-v\d|unknown.|.unknown/;

/**
 * The reasoning of an earlier answer, as it goes back: the details exactly as they came, else what reasoning blocks of the content
 * carry; the readable text alone only where there are no details.
 */
export function fromReasoning(message: BaseMessage): Pick<AssistantMessage, 'reasoning' | 'reasoning_details'> {
  const stored = readKept(message, 'reasoning_details');
  const blocks = contentListOf(message).filter(isObject);
  const isKept = Array.isArray(stored) && stored.length > 0;
  // Stored by `to-chunks.ts` (or by another OpenRouter client) exactly as it came.
  const kept = isKept ? (stored as ReasoningDetail[]) : joinReasoningDetails(blocks.flatMap(readDetails));
  // LangChain's `mergeMessageRuns` runs the texts of two details together, also their signatures, which no upstream takes then.
  const details = kept.filter((detail) => !runTogether.test(String(asObject(detail)['format'])));
  if (details.length > 0) return { reasoning_details: details };
  const text = nonEmptyString(message.additional_kwargs['reasoning_content']) ?? blocks.map(readText).join('');
  return text === '' ? {} : { reasoning: text };
}

function readDetails(block: Record<string, unknown>): ReasoningDetail[] {
  const extras = asObject(block['extras']);
  const own = extras['reasoning_details'];
  if (Array.isArray(own)) return own as ReasoningDetail[]; // Put there by this package.
  const redacted = block['type'] === 'redacted_thinking' ? block['data'] : undefined;
  return fromClaudeThinking(readText(block), block['signature'], redacted);
}

function readText(block: Record<string, unknown>): string {
  if (block['type'] === 'reasoning') return nonEmptyString(block['reasoning']) ?? '';
  return block['type'] === 'thinking' ? (nonEmptyString(block['thinking']) ?? '') : '';
}
