import type { EmbeddingPart, EmbeddingsOptions } from '@openrouter-adapters/core';

import { count, listOf, nullable, object, oneOf, text } from '../options/checks.ts';
import { defineOptions } from '../options/option-table.ts';
import { providerPreferences } from '../options/shared-checks.ts';
import type { SharedSettings, Spelled } from '../options/spelled.ts';
import type { EitherCase } from '../settings/letter-case.ts';

/** How `embedMany` is cut into requests. */
export type EmbeddingBatching = {
  /** Values in one request. Default: 2,048 for models of OpenAI, 96 for others, which is what their upstreams take at most. */
  maxEmbeddingsPerCall?: number | undefined;
  /** Requests at the same time, over all calls of this model. Default 8. */
  maxParallelCalls?: number | undefined;
};

/**
 * Settings of an embedding model.
 *
 * @see https://openrouter.ai/docs/api-reference/embeddings
 */
export type OpenRouterEmbeddingSettings = Spelled<EmbeddingsOptions> & SharedSettings & EmbeddingBatching;

/** What `providerOptions.openrouter` of a call takes. */
export type OpenRouterEmbeddingOptions = Spelled<EmbeddingsOptions> &
  SharedSettings & {
    /**
     * What belongs to each value beside its text: images, audio, video, files. One entry for each value, `null` for a value that is a
     * text only; a value whose text is empty is made of its parts alone. Text and parts of a value make one vector.
     */
    content?: (EitherCase<EmbeddingPart>[] | null)[] | undefined;
  };

/** Options of this package. */
export type OwnEmbeddingOptions = EmbeddingBatching & {
  content?: readonly (readonly object[] | null)[] | undefined;
};

/** The options of an embedding model. */
export const embeddingOptions = /* @__PURE__ */ defineOptions<EmbeddingsOptions, OwnEmbeddingOptions>({
  wire: () => ({
    dimensions: count,
    encoding_format: oneOf('float', 'base64'),
    input_type: text,
    provider: providerPreferences(),
    user: text,
    session_id: text,
  }),
  own: () => ({
    content: listOf(nullable(listOf(object({ type: text })))),
    maxEmbeddingsPerCall: count,
    maxParallelCalls: count,
  }),
  refused: ['input', 'values'],
  ofModelOnly: ['maxEmbeddingsPerCall', 'maxParallelCalls'],
});
