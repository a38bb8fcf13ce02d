import type { EmbeddingsOptions, OnProgress, PartialWork } from '@openrouter-adapters/core';

import type { CallConfig, ClientFields, ExtraFields } from '../client/client-fields.ts';

/** What a vector is for, in the API's words: one for documents, one for queries. `null` sends nothing. */
export interface EmbeddingsInputType {
  /** Default `search_document`. */
  document?: string | null | undefined;
  /** Default `search_query`. */
  query?: string | null | undefined;
}

/** Fields of the constructor of `OpenRouterEmbeddings`. */
export interface OpenRouterEmbeddingsInput extends ClientFields {
  /** `author/slug`. */
  model: string;
  /** Length of the vectors; models without support for it refuse. Default: the model's own. */
  dimensions?: number | undefined;
  /**
   * What vectors are for: many models place a question near its answers only when they are told which is which. One text for both,
   * or one each; `null` sends nothing. Default `search_document` and `search_query`.
   */
  inputType?: string | EmbeddingsInputType | null | undefined;
  /** How vectors travel. Default `base64`: a third of the bytes, and no decimal digits to parse. */
  encodingFormat?: 'float' | 'base64' | undefined;
  /**
   * Texts in one request. Default: 2,048 for models of OpenAI, 96 for others, which is what their upstreams take at most. A request holds at
   * most 300,000 bytes of text besides.
   */
  batchSize?: number | undefined;
  /** Requests at the same time, over all calls. Default: no limit over all calls, four for each. */
  maxConcurrency?: number;
  /** Which upstreams may answer, under the API's names. */
  provider?: EmbeddingsOptions['provider'] | undefined;
  /** The end user, for abuse detection. */
  user?: string | undefined;
  /** Groups requests in OpenRouter's logs. */
  sessionId?: string | undefined;
  modelKwargs?: ExtraFields | undefined;
  /** Is told of how far `embedDocuments` is, after every request. */
  onProgress?: OnProgress | undefined;
  /** Is told of the vectors that were made, and paid for, when `embedDocuments` ends early: also by an abort, whose error cannot carry them. */
  onPartial?: OnPartialVectors | undefined;
}

/** Vectors at the positions of their documents; `undefined` for those that have none yet. */
export type OnPartialVectors = (done: PartialWork<number[]>) => void;

/** What a single call may set. */
export interface OpenRouterEmbeddingsCallOptions extends CallConfig {
  /** In place of the constructor's. */
  onProgress?: OnProgress | undefined;
  /** In place of the constructor's. */
  onPartial?: OnPartialVectors | undefined;
}
