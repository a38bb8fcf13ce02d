import type { EmbeddingsRequest, EmbeddingValue } from '@openrouter-adapters/core';

import type { OpenRouterEmbeddingsInput } from './embeddings-fields.ts';

/** What the values of a call are. */
export type Purpose = 'document' | 'query';

const inputTypes = { document: 'search_document', query: 'search_query' } as const;

/** The fields of a model and the values of a call → the neutral request. */
export function fromEmbeddingsFields(
  fields: OpenRouterEmbeddingsInput,
  values: readonly EmbeddingValue[],
  purpose: Purpose,
): EmbeddingsRequest {
  return {
    model: fields.model,
    values,
    options: {
      dimensions: fields.dimensions,
      encoding_format: fields.encodingFormat,
      input_type: chooseInputType(fields.inputType, purpose),
      provider: fields.provider,
      user: fields.user,
      session_id: fields.sessionId,
    },
    extra: fields.modelKwargs,
  };
}

function chooseInputType(given: OpenRouterEmbeddingsInput['inputType'], purpose: Purpose): string | undefined {
  const chosen = typeof given === 'object' && given !== null ? given[purpose] : given;
  return chosen === undefined ? inputTypes[purpose] : (chosen ?? undefined);
}
