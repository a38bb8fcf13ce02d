import type { AnswerFacts } from '../client/answer-facts.ts';
import { toAnswerMetadata } from '../client/answer-metadata.ts';
import type { AnswerMetadata } from '../client/answer-metadata.ts';

/** A file that a model made. */
export interface MediaFile {
  bytes: Uint8Array;
  /** For example `image/png`. */
  mediaType: string;
}

/** What every output tells about the answer that it comes from. */
export interface MediaAnswer {
  /** US dollars that OpenRouter charged; `undefined` where the answer does not say. */
  cost: number | undefined;
  /** `gen-…`. */
  generationId: string | undefined;
  /** The same and more, under the names of a chat answer. */
  response_metadata: AnswerMetadata;
}

export function toMediaAnswer(facts: AnswerFacts, warnings: readonly string[] = []): MediaAnswer {
  return {
    cost: facts.usage?.cost.charged,
    generationId: facts.generationId,
    response_metadata: toAnswerMetadata(facts, warnings),
  };
}
