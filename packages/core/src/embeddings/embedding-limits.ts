/** What one embeddings request may hold. The catalogue does not tell: these are the upstreams' own limits. */
export interface EmbeddingLimits {
  /** Values at most. */
  values: number;
  /** Bytes of text at most, in UTF-8. One value may be longer: its model is to judge it. */
  bytes: number;
}

/** What OpenAI takes in one request. */
const mostOfOpenAI = 2048;
/** What Cohere takes, the least of the upstreams that embed many values at once (Google: 100). */
const mostOfOthers = 96;
/**
 * OpenAI counts at most 300,000 tokens over all values of a request. A token is at least one byte, so that as many bytes never hold
 * more, whatever the text.
 */
const mostBytes = 300_000;

/** What one request of a model may hold, by its id: 2,048 values of models of OpenAI, 96 of others, and 300,000 bytes of text. */
export function embeddingLimitsOf(model: string): EmbeddingLimits {
  return { values: /^~?openai\//.test(model) ? mostOfOpenAI : mostOfOthers, bytes: mostBytes };
}
