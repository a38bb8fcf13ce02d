import type { DocumentInterface } from '@langchain/core/documents';
import type { RankedDocument, RerankDocument, RerankOptions } from '@openrouter-adapters/core';

import type { CallConfig, ClientFields, ExtraFields } from '../client/client-fields.ts';

/** What can be ranked: a text, a text with an image in the API's form, or a document of LangChain's. */
export type Rankable = RerankDocument | DocumentInterface;

/** A place in the ranking: `index` points into the list that was given. */
export type RankedIndex = RankedDocument;

/** Fields of the constructor of `OpenRouterRerank`. */
export interface OpenRouterRerankInput extends ClientFields {
  /** `author/slug`. */
  model: string;
  /** How many documents to keep. Default: all of them, ranked. */
  topN?: number | undefined;
  /** Leave out documents whose score is lower. The scale is the model's own. Default: none is left out. */
  scoreThreshold?: number | undefined;
  /** Which upstreams may answer, under the API's names. */
  provider?: RerankOptions['provider'] | undefined;
  /** The end user, for abuse detection. */
  user?: string | undefined;
  /** Groups requests in OpenRouter's logs. */
  sessionId?: string | undefined;
  modelKwargs?: ExtraFields | undefined;
}

/** What a single call may set. */
export interface OpenRouterRerankCallOptions extends CallConfig {
  /** In place of the constructor's. */
  topN?: number | undefined;
}
