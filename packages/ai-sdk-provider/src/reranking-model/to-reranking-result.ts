import type { RerankingModelV4Result, SharedV4Warning } from '@ai-sdk/provider';
import type { RerankAnswer } from '@openrouter-adapters/core';

import { toModelMetadata } from '../model/to-model-metadata.ts';

/** Ranking → result of `doRerank`. */
export function toRerankingResult(answer: RerankAnswer, warnings: SharedV4Warning[]): RerankingModelV4Result {
  const { ranking, searchUnits, generationId, model, response, body } = answer;
  return {
    ranking,
    providerMetadata: toModelMetadata(answer, { searchUnits }),
    response: {
      ...(generationId !== undefined && { id: generationId }),
      ...(model !== undefined && { modelId: model }),
      headers: response.headers,
      body,
    },
    warnings,
  };
}
