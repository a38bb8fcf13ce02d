import type { EmbeddingModelV4, EmbeddingModelV4CallOptions, EmbeddingModelV4Result } from '@ai-sdk/provider';
import {
  EXPERIMENTAL_EMBEDDING_MODEL_MAX_INPUT_BYTES_PER_CALL as maxInputBytes,
  EXPERIMENTAL_EMBEDDING_MODEL_PROVIDER_OPTIONS_TRANSFORMER as optionsTransformer,
} from '@ai-sdk/provider-utils';
import { embeddingLimitsOf } from '@openrouter-adapters/core/setup';

import type { ModelConfig } from '../model/model-config.ts';
import { OpenRouterModel } from '../model/openrouter-model.ts';
import { readCount } from '../options/read-count.ts';
import { toBatchOptions } from './embedding-batches.ts';

/**
 * An embedding model of OpenRouter for the AI SDK (specification V4). Vectors travel as base64, which is a third of the bytes.
 *
 * `embedMany` cuts long lists by number and by bytes, and asks for all batches at once by default: this model lets only some of them
 * through at the same time, and none any more when one has failed. Its `providerMetadata` is the last batch's; the cost of each is in `responses[n].body.usage.cost`.
 */
export class OpenRouterEmbeddingModel extends OpenRouterModel implements EmbeddingModelV4 {
  readonly maxEmbeddingsPerCall: number;
  readonly supportsParallelCalls = true;
  // Only declared: a bundler keeps a class whose body names a member by an expression, used or not.
  declare readonly [maxInputBytes]: number;
  declare readonly [optionsTransformer]: typeof toBatchOptions;

  constructor(config: ModelConfig) {
    super(config);
    const limits = embeddingLimitsOf(config.modelId);
    this[maxInputBytes] = limits.bytes;
    this[optionsTransformer] = toBatchOptions;
    this.maxEmbeddingsPerCall = readCount(config.ofModel, 'maxEmbeddingsPerCall', limits.values);
  }

  /** One vector for each value, in the order of the values. */
  async doEmbed(call: EmbeddingModelV4CallOptions): Promise<EmbeddingModelV4Result> {
    // The batches of a run listen to its signal once, for which the loaded code cares.
    const { embedValues } = await import('./embed-values.ts');
    return embedValues(this.config, call, this.maxEmbeddingsPerCall);
  }
}
