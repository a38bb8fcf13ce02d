import type { WireUsage } from '@openrouter-adapters/core';

import type { AnswerFacts } from './answer-facts.ts';

/** What an answer tells about itself, under the names of a chat answer's `response_metadata`. What is unknown is absent. */
export interface AnswerMetadata {
  /** Generation id, `gen-…`. */
  id?: string;
  model_name?: string;
  /** Display name of the upstream. */
  provider?: string;
  /** US dollars that OpenRouter charged. */
  cost?: number;
  /** US dollars in all: with an own key also what the upstream charged. */
  total_cost?: number;
  is_byok?: boolean;
  /** `usage` as it came. */
  usage?: WireUsage;
  /** What could not be done as it was asked for. */
  warnings?: string[];
}

export function toAnswerMetadata(
  { model, provider, generationId, usage }: AnswerFacts,
  warnings: readonly string[] = [],
): AnswerMetadata {
  const { charged, total, isByok } = usage?.cost ?? {};
  return {
    ...(generationId !== undefined && { id: generationId }),
    ...(model !== undefined && { model_name: model }),
    ...(provider !== undefined && { provider }),
    ...(charged !== undefined && { cost: charged }),
    ...(total !== undefined && { total_cost: total }),
    ...(isByok !== undefined && { is_byok: isByok }),
    ...(usage !== undefined && { usage: usage.raw }),
    ...(warnings.length > 0 && { warnings: [...warnings] }),
  };
}
