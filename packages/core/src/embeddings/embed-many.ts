import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';
import type { CallOptions } from '../http/call-options.ts';
import type { Transport } from '../http/transport.ts';
import { runParts } from '../work/run-parts.ts';
import type { WorkOptions } from '../work/run-parts.ts';
import { buildEmbeddingsBody } from './build-embeddings-body.ts';
import { embed } from './embed.ts';
import { embeddingLimitsOf } from './embedding-limits.ts';
import type { EmbeddingsAnswer, EmbeddingsRequest } from './embeddings-request.ts';
import { splitValues } from './split-values.ts';

/** How many values are embedded. */
export interface EmbedManyOptions extends WorkOptions<number[]>, Pick<CallOptions, 'headers'> {
  /**
   * Values in one request. Default: 2,048 for models of OpenAI, 96 for others, which is what their upstreams take at most. A request holds
   * at most 300,000 bytes of text besides.
   */
  batchSize?: number | undefined;
  /** Is told of every answer as it comes: its usage, its model, its generation id. What it throws ends the work. */
  onAnswer?: ((answer: EmbeddingsAnswer) => void) | undefined;
}

/**
 * Makes vectors of any number of values, in as many requests as needed, some at a time.
 *
 * @throws {OpenRouterError} `configuration`, before the first request, for a value that is empty, named by its index, a
 *   batch size that is no whole number, or a concurrency that is no number of requests
 * @throws {OpenRouterPartialError} when a request fails, or a function that was given throws: `partial` holds the vectors that were made. An
 *   abort rejects with the signal's reason; `onPartial` is told of the vectors then too
 */
export async function embedMany(
  transport: Transport,
  request: EmbeddingsRequest,
  options: EmbedManyOptions = {},
): Promise<number[][]> {
  buildEmbeddingsBody(request);
  const limits = embeddingLimitsOf(request.model);
  const { batchSize = limits.values, headers, onAnswer } = options;
  if (!(Number.isInteger(batchSize) && batchSize >= 1)) {
    throw new OpenRouterConfigurationError('batchSize', `batchSize must be a whole number, not ${batchSize}.`);
  }
  const parts = splitValues(request.values, { ...limits, values: batchSize }).map(({ start, values }) => ({
    start,
    count: values.length,
    run: async (signal: AbortSignal | undefined) => {
      const answer = await embed(transport, { ...request, values }, { headers, signal });
      return { results: answer.embeddings, cost: answer.usage?.cost.total, tell: () => onAnswer?.(answer) };
    },
  }));
  return runParts(parts, options);
}
