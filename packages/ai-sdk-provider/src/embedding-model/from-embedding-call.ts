import {
  InvalidArgumentError,
  TooManyEmbeddingValuesForCallError,
  type EmbeddingModelV4CallOptions,
  type SharedV4Warning,
} from '@ai-sdk/provider';
import type { EmbeddingPart, EmbeddingsRequest, EmbeddingValue } from '@openrouter-adapters/core';

import type { ModelConfig } from '../model/model-config.ts';
import { readOptions } from '../options/read-options.ts';
import { toSnakeCaseKeys } from '../settings/letter-case.ts';
import { embeddingOptions, type OwnEmbeddingOptions } from './embedding-settings.ts';

/**
 * A call → the request.
 *
 * @throws {InvalidArgumentError} when an option has a wrong type, or `content` another number of entries than there are values
 * @throws {TooManyEmbeddingValuesForCallError} for more values than one request may hold; `embedMany` never asks for more
 */
export function fromEmbeddingCall(
  { modelId, ofProvider, ofModel }: ModelConfig,
  { values, dimensions, providerOptions }: EmbeddingModelV4CallOptions,
  maxEmbeddingsPerCall: number,
  warnings: SharedV4Warning[],
): EmbeddingsRequest {
  if (values.length > maxEmbeddingsPerCall) {
    throw new TooManyEmbeddingValuesForCallError({ provider: 'openrouter', modelId, maxEmbeddingsPerCall, values });
  }
  const sources = { ofProvider, ofModel, standard: { dimensions }, ofCall: providerOptions?.['openrouter'] };
  const { options, own, extra } = readOptions(embeddingOptions, sources, warnings);
  return { model: modelId, values: withContent(values, own.content), options, extra };
}

function withContent(values: readonly string[], content: OwnEmbeddingOptions['content']): readonly EmbeddingValue[] {
  if (content === undefined || content.every((parts) => parts === null)) return values;
  if (content.length !== values.length) {
    throw new InvalidArgumentError({
      argument: 'providerOptions.openrouter.content',
      message: `content has ${content.length} entries for ${values.length} values. Give one for each value, null where there is nothing but text.`,
    });
  }
  // The API takes texts or lists of parts, not both in one request.
  return values.map((text, index) => ({ content: [...textPart(text), ...fromParts(content[index] ?? [])] }));
}

function textPart(text: string): EmbeddingPart[] {
  return text === '' ? [] : [{ type: 'text', text }];
}

function fromParts(parts: readonly object[]): EmbeddingPart[] {
  // Their type was checked; a kind that is not known here is the upstream's to judge.
  return parts.map((part) => toSnakeCaseKeys(part) as EmbeddingPart);
}
