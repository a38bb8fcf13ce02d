import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';
import type { CallOptions } from '../http/call-options.ts';
import type { Transport } from '../http/transport.ts';
import { runParts } from '../work/run-parts.ts';
import type { WorkOptions } from '../work/run-parts.ts';
import { buildEmbeddingsBody } from './build-embeddings-body.ts';
import { embed } from './embed.ts';
import type { EmbeddingsAnswer, EmbeddingsRequest } from './embeddings-request.ts';

/** How many values are embedded. */
export interface EmbedManyOptions extends WorkOptions, Pick<CallOptions, 'headers'> {
  /** Values in one request. Default 96: the lowest limit among the upstreams that embed texts (Cohere's). */
  batchSize?: number | undefined;
  /** Is told of every answer as it comes: its usage, its model, its generation id. What it throws ends the work. */
  onAnswer?: ((answer: EmbeddingsAnswer) => void) | undefined;
}

const defaultBatchSize = 96;

/**
 * Makes vectors of any number of values, in as many requests as needed, some at a time.
 *
 * @throws {OpenRouterError} `configuration`, before the first request, for a value that is empty, named by its index, or a
 *   batch size that is no whole number
 * @throws {OpenRouterPartialError} when a request fails: `partial` holds the vectors that were made
 */
export async function embedMany(
  transport: Transport,
  request: EmbeddingsRequest,
  options: EmbedManyOptions = {},
): Promise<number[][]> {
  buildEmbeddingsBody(request);
  const { batchSize = defaultBatchSize, headers, onAnswer } = options;
  if (!(Number.isInteger(batchSize) && batchSize >= 1)) {
    throw new OpenRouterConfigurationError('batchSize', `batchSize must be a whole number, not ${batchSize}.`);
  }
  const starts = Array.from({ length: Math.ceil(request.values.length / batchSize) }, (_, batch) => batch * batchSize);
  const parts = starts.map((start) => {
    const values = request.values.slice(start, start + batchSize);
    return {
      start,
      count: values.length,
      run: async (signal: AbortSignal | undefined) => {
        const answer = await embed(transport, { ...request, values }, { headers, signal });
        onAnswer?.(answer);
        return { results: answer.embeddings, cost: answer.usage?.cost.total };
      },
    };
  });
  return runParts(parts, options);
}
