import type { EmbeddingModelV4Result, SharedV4Warning } from '@ai-sdk/provider';
import type { EmbeddingsAnswer } from '@openrouter-adapters/core';

import { toModelMetadata } from '../model/to-model-metadata.ts';

/** Vectors → result of `doEmbed`. */
export function toEmbeddingResult(answer: EmbeddingsAnswer, warnings: SharedV4Warning[]): EmbeddingModelV4Result {
  const tokens = answer.usage?.inputTokens;
  return {
    embeddings: answer.embeddings,
    ...(tokens !== undefined && { usage: { tokens } }),
    providerMetadata: toModelMetadata(answer),
    response: { headers: answer.response.headers, body: answer.body },
    warnings,
  };
}
