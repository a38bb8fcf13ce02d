import { isObject, readUsage } from '@openrouter-adapters/core';
import type { Usage } from '@openrouter-adapters/core';

import { toFields } from './to-fields.ts';

/** `usage` of an answer as it travels → what it cost, and the counts that a model can use. */
export function readCost(usage: unknown): { cost: number | undefined; usage: ReturnType<typeof toCounts> | undefined } {
  if (!isObject(usage)) return { cost: undefined, usage: undefined };
  const read = readUsage(usage);
  return { cost: read.cost.total, usage: toCounts(read) };
}

/** Tokens and cost. */
export function toCounts({ inputTokens, outputTokens, reasoningTokens, cacheReadTokens, cost }: Usage) {
  return toFields({
    input_tokens: inputTokens,
    output_tokens: outputTokens,
    reasoning_tokens: reasoningTokens,
    cached_tokens: cacheReadTokens,
    cost_usd: cost.total,
  });
}
