import { isObject, nonEmptyString, readUsage } from '@openrouter-adapters/core';
import type { Cost, Usage } from '@openrouter-adapters/core';

import type { AnswerBill } from '../agent-tool.ts';
import { toFields } from './to-fields.ts';

/** `usage` of an answer as it travels → what is read of it, and the counts that a model can use. */
export function readCounts(wire: unknown): {
  usage: Usage | undefined;
  counts: ReturnType<typeof toCounts> | undefined;
} {
  if (!isObject(wire)) return { usage: undefined, counts: undefined };
  const usage = readUsage(wire);
  return { usage, counts: toCounts(usage) };
}

/** An answer as it travels → what it tells of itself. */
export function toBill(
  { id, model, provider }: Readonly<Record<string, unknown>>,
  usage: Usage | undefined,
): AnswerBill {
  return { model: nonEmptyString(model), provider: nonEmptyString(provider), generationId: nonEmptyString(id), usage };
}

/** What an answer cost, in US dollars. An amount below 0 is none that anybody was charged: the cost is not known then. */
export function toKnownCost({ charged = 0, upstream = 0, isByok, total }: Cost): number | undefined {
  if (total === undefined || total < 0 || charged < 0) return undefined;
  return isByok === true && upstream < 0 ? undefined : total;
}

/** Tokens and cost. */
export function toCounts({ inputTokens, outputTokens, reasoningTokens, cacheReadTokens, cost }: Usage) {
  return toFields({
    input_tokens: inputTokens,
    output_tokens: outputTokens,
    reasoning_tokens: reasoningTokens,
    cached_tokens: cacheReadTokens,
    cost_usd: toKnownCost(cost),
  });
}
