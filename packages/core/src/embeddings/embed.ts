import type { CallOptions } from '../http/call-options.ts';
import { sendJSON, toldBy } from '../http/send-json.ts';
import type { Transport } from '../http/transport.ts';
import { buildEmbeddingsBody } from './build-embeddings-body.ts';
import type { EmbeddingsAnswer, EmbeddingsRequest } from './embeddings-request.ts';
import { readEmbeddings } from './read-embeddings.ts';
import type { EmbeddingVector } from './read-vectors.ts';

/**
 * Makes vectors of values, in one request.
 *
 * @throws {OpenRouterError} for every failure; `configuration`, before the request, for an empty list, an empty value or dimensions
 *   that are no whole number; `invalid-response` for another number of vectors than of values
 * @see https://openrouter.ai/docs/api-reference/embeddings
 */
export async function embed(
  transport: Transport,
  request: EmbeddingsRequest,
  options: CallOptions = {},
): Promise<EmbeddingsAnswer> {
  return embedAs(toNumbers, transport, request, options);
}

/**
 * The same with vectors of 32-bit floats, as they travel: a quarter of the memory, and several times as fast. The numbers are the same.
 *
 * @throws {OpenRouterError} as `embed` does
 */
export async function embedFloat32(
  transport: Transport,
  request: EmbeddingsRequest,
  options: CallOptions = {},
): Promise<EmbeddingsAnswer<Float32Array<ArrayBuffer>>> {
  return embedAs(toFloats, transport, request, options);
}

async function embedAs<Vector>(
  toVector: (numbers: EmbeddingVector) => Vector,
  transport: Transport,
  request: EmbeddingsRequest,
  options: CallOptions,
): Promise<EmbeddingsAnswer<Vector>> {
  const body = buildEmbeddingsBody(request);
  const exchange = await sendJSON(transport, { method: 'POST', path: '/embeddings', body }, options);
  return {
    ...readEmbeddings(exchange, request.values.length, toVector),
    ...toldBy(exchange),
  };
}

function toNumbers(numbers: EmbeddingVector): number[] {
  return Array.isArray(numbers) ? numbers : Array.from(numbers);
}

function toFloats(numbers: EmbeddingVector): Float32Array<ArrayBuffer> {
  return Array.isArray(numbers) ? Float32Array.from(numbers) : numbers;
}
