import { isObject, readUsage } from '@openrouter-adapters/core';
import type { Cost, Usage } from '@openrouter-adapters/core';

import { toFields } from './to-fields.ts';

/** `usage` of an answer as it travels → what it cost, and the counts that a model can use. */
export function readCost(usage: unknown): { cost: number | undefined; usage: ReturnType<typeof toCounts> | undefined } {
  if (!isObject(usage)) return { cost: undefined, usage: undefined };
  const read = readUsage(usage);
  return { cost: toKnownCost(read.cost), usage: toCounts(read) };
}

/** What an answer cost, in US dollars. An amount below 0 is none that anybody was charged: the cost is not known then. */
export function toKnownCost({ charged = 0, upstream = 0, isByok, total }: Cost): number | undefined {
  const isCharged = charged >= 0 && (isByok !== true || upstream >= 0);
  return isCharged ? total : undefined;
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
