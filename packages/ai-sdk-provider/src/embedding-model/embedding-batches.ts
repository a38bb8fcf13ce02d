import { InvalidArgumentError } from '@ai-sdk/provider';
import type { EmbeddingModelProviderOptionsTransformer } from '@ai-sdk/provider-utils';
import { isObject } from '@openrouter-adapters/core';

/** What OpenAI takes in one request. */
const mostOfOpenAI = 2048;
/** What Cohere takes, the least of the upstreams that embed many values at once (Google: 100). */
const mostOfOthers = 96;

/**
 * OpenAI counts at most 300,000 tokens over all values of a request. A token is at least one byte, so that as many bytes never hold
 * more, whatever the text.
 */
export const maxInputBytesPerCall = 300_000;

/** Values that one request of this model may hold. The catalogue does not tell; these are the upstreams' own limits. */
export function maxEmbeddingsOf(modelId: string): number {
  return /^~?openai\//.test(modelId) ? mostOfOpenAI : mostOfOthers;
}

/**
 * Cuts what belongs to the values of a batch out of `content`. It also looks at all values before the first request is sent, because a
 * batch that fails later would leave the ones before it paid for nothing.
 *
 * @throws {InvalidArgumentError} for a value without text and parts, with its index among all values
 */
export const toBatchOptions: EmbeddingModelProviderOptionsTransformer = ({
  providerOptions,
  values,
  startIndex,
  endIndex,
}) => {
  const ours = providerOptions?.['openrouter'];
  const content = Array.isArray(ours?.['content']) ? ours['content'] : undefined;
  const empty = values.findIndex((text, index) => text === '' && !hasParts(content?.[index]));
  if (empty >= 0) {
    throw new InvalidArgumentError({
      argument: 'values',
      message: `The value at index ${empty} is empty: there is nothing to make a vector of. Leave it out.`,
    });
  }
  // A list of another length is refused with the request, where its length is told.
  if (content === undefined || content.length !== values.length) return providerOptions;
  return { ...providerOptions, openrouter: { ...ours, content: content.slice(startIndex, endIndex) } };
};

function hasParts(entry: unknown): boolean {
  return Array.isArray(entry) && entry.some(isObject);
}
