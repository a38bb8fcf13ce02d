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
  const ordered: Record<string, unknown>[] = [];
  for (const entry of entries) {
    const index = finiteNumber(entry['index']);
    if (index === undefined || !isPlace(index, entries.length) || ordered[index] !== undefined) return entries;
    ordered[index] = entry;
  }
  return ordered.length === entries.length ? ordered : entries;
}

/** Is it a position in a list of so many? */
function isPlace(index: number, count: number): boolean {
  return Number.isInteger(index) && index >= 0 && index < count;
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
