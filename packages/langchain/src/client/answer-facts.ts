import type { Usage } from '@openrouter-adapters/core';

import type { AnswerCost } from '../cost/answer-cost.ts';

/** What an answer tells about itself, whatever its kind. */
export interface AnswerFacts {
  model?: string | undefined;
  provider?: string | undefined;
  generationId?: string | undefined;
  usage?: Usage | undefined;
}

/** What the callbacks hear of an answer's cost. */
export function toAnswerCost({ model, provider, generationId, usage }: AnswerFacts): AnswerCost {
  return {
    model,
    provider,
    generationId,
    inputTokens: usage?.inputTokens,
    outputTokens: usage?.outputTokens,
    totalTokens: usage?.totalTokens,
    cost: usage?.cost.charged,
    totalCost: usage?.cost.total,
    failed: false,
  };
}
