import type { JSONObject, LanguageModelV4Usage } from '@ai-sdk/provider';
import type { Usage } from '@openrouter-adapters/core';

/** Usage of an answer → the AI SDK's. What OpenRouter did not report stays undefined; nothing is guessed. */
export function toUsage(usage: Usage | undefined): LanguageModelV4Usage {
  const told: LanguageModelV4Usage = {
    inputTokens: {
      total: usage?.inputTokens,
      noCache: rest(usage?.inputTokens, usage?.cacheReadTokens, usage?.cacheWriteTokens),
      cacheRead: usage?.cacheReadTokens,
      cacheWrite: usage?.cacheWriteTokens,
    },
    outputTokens: {
      total: usage?.outputTokens,
      text: rest(usage?.outputTokens, usage?.reasoningTokens),
      reasoning: usage?.reasoningTokens,
    },
  };
  // Parsed JSON, which the open wire type does not say.
  if (usage !== undefined) told.raw = usage.raw as JSONObject;
  return told;
}

/** Some upstreams count reasoning beside the answer instead of inside it: a rest is never negative. */
function rest(total: number | undefined, part = 0, further = 0): number | undefined {
  return total === undefined ? undefined : Math.max(0, total - part - further);
}
