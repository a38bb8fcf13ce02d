import type { OpenRouterError } from '../errors/openrouter-error.ts';
import type { JSONExchange } from '../http/send-json.ts';
import { unreadable } from '../http/unreadable.ts';
import { nonEmptyString } from '../json.ts';
import { readBodyUsage } from '../usage/read-usage.ts';
import type { EmbeddingsAnswer } from './embeddings-request.ts';
import { readVectors } from './read-vectors.ts';
import type { EmbeddingVector } from './read-vectors.ts';

/** The vectors of an answer, in the order of the values, and what it tells about itself. */
export function readEmbeddings<Vector>(
  exchange: JSONExchange,
  count: number,
  toVector: (numbers: EmbeddingVector) => Vector,
): Pick<EmbeddingsAnswer<Vector>, 'embeddings' | 'model' | 'provider' | 'usage'> {
  const { body } = exchange;
  const vectors = readVectors(body);
  if (vectors.length !== count) throw noVectors(exchange, `It holds ${vectors.length} vectors for ${count} values`);
  return {
    embeddings: vectors.map((vector, position) => {
      if (vector === undefined) throw noVectors(exchange, `Vector ${position} cannot be read`);
      return toVector(vector);
    }),
    model: nonEmptyString(body['model']),
    provider: nonEmptyString(body['provider']),
    usage: readBodyUsage(body),
  };
}

function noVectors(exchange: JSONExchange, said: string): OpenRouterError {
  return unreadable(exchange, `The answer holds no usable vectors. ${said}`);
}
