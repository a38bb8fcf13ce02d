import { isObject } from '@openrouter-adapters/core/base';

/** What one answer cost. What the answer did not say is `undefined`. */
export interface AnswerCost {
  /** The model that answered. */
  model: string | undefined;
  /** Display name of the upstream. */
  provider: string | undefined;
  /** `gen-…`. */
  generationId: string | undefined;
  /** Of a video: its job, which may be asked for more than once. */
  jobId?: string | undefined;
  inputTokens: number | undefined;
  outputTokens: number | undefined;
  /** Where an answer tells only this (rerank), the two before are `undefined`. */
  totalTokens: number | undefined;
  /** US dollars that OpenRouter charged. */
  cost: number | undefined;
  /** US dollars in all: with an own key also what the upstream charged. */
  totalCost: number | undefined;
  /** The answer broke off. Where it did not come to tell what it had used until then, the amounts are `undefined`: ask for its generation. */
  failed: boolean;
}

/** Name of the custom event by which callbacks hear what a request cost; its data is an `AnswerCost`. */
export const costEvent = 'openrouter_cost';

/** Is this what the cost event of this package carries? */
export function isAnswerCost(data: unknown): data is AnswerCost {
  return isObject(data) && typeof data['failed'] === 'boolean' && 'totalCost' in data;
}
