import type { OpenRouterError } from '../errors/openrouter-error.ts';
import type { JSONExchange } from '../http/send-json.ts';
import { unreadable } from '../http/unreadable.ts';
import { finiteNumber, isObject, nonEmptyString } from '../json.ts';
import { readBodyUsage } from '../usage/read-usage.ts';
import { decodeFloats } from './decode-floats.ts';
import type { EmbeddingsAnswer } from './embeddings-request.ts';

/** A vector as it came: decoded, or a list from an upstream that knows no base64. */
export type Numbers = Float32Array<ArrayBuffer> | number[];

/** The vectors of an answer, in the order of the values, and what it tells about itself. */
export function readEmbeddings<Vector>(
  exchange: JSONExchange,
  count: number,
  toVector: (numbers: Numbers) => Vector,
): Pick<EmbeddingsAnswer<Vector>, 'embeddings' | 'model' | 'provider' | 'usage'> {
  const { body } = exchange;
  const entries = Array.isArray(body['data']) ? body['data'].filter(isObject) : [];
  if (entries.length !== count) throw noVectors(exchange, `It holds ${entries.length} vectors for ${count} values`);
  return {
    embeddings: inOrder(entries).map((entry, position) => toVector(readVector(entry['embedding'], position, exchange))),
    model: nonEmptyString(body['model']),
    provider: nonEmptyString(body['provider']),
    usage: readBodyUsage(body),
  };
}

/** Some upstreams answer out of order and say so by `index`; the index counts only when every entry has its own. */
function inOrder(entries: Record<string, unknown>[]): Record<string, unknown>[] {
  const indexes = entries.map((entry) => finiteNumber(entry['index']));
  const areOwn = !indexes.includes(undefined) && new Set(indexes).size === entries.length;
  return areOwn ? entries.toSorted((first, second) => Number(first['index']) - Number(second['index'])) : entries;
}

/** Base64 as asked for, or numbers from an upstream that knows nothing else. */
function readVector(value: unknown, position: number, exchange: JSONExchange): Numbers {
  const vector = typeof value === 'string' ? decodeFloats(value) : Array.isArray(value) ? value : undefined;
  if (vector === undefined || vector.length === 0) throw noVectors(exchange, `Vector ${position} cannot be read`);
  for (let index = 0; index < vector.length; index += 1) {
    if (!Number.isFinite(vector[index])) {
      throw noVectors(exchange, `Vector ${position} holds something that is no number`);
    }
  }
  return vector;
}

function noVectors(exchange: JSONExchange, said: string): OpenRouterError {
  return unreadable(exchange, `The answer holds no usable vectors. ${said}`);
}
