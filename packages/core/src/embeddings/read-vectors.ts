import { finiteNumber, isObject } from '../json.ts';
import { decodeFloats } from './decode-floats.ts';

/** A vector as it came: decoded, or a list from an upstream that knows no base64. */
export type EmbeddingVector = Float32Array<ArrayBuffer> | number[];

/**
 * The vectors of an answer of `POST /embeddings`, in the order of the values.
 *
 * @returns `undefined` in the place of one that is empty, or holds something that is no number
 */
export function readVectors({ data }: { data?: unknown }): (EmbeddingVector | undefined)[] {
  return inOrder(Array.isArray(data) ? data.filter(isObject) : []).map((entry) => readVector(entry['embedding']));
}

/** Some upstreams answer out of order and say so by `index`; the index counts only when every entry has its own. */
function inOrder(entries: Record<string, unknown>[]): Record<string, unknown>[] {
  const indexes = entries.map((entry) => finiteNumber(entry['index']));
  const areOwn = !indexes.includes(undefined) && new Set(indexes).size === entries.length;
  return areOwn ? entries.toSorted((first, second) => Number(first['index']) - Number(second['index'])) : entries;
}

/** Base64 as asked for, or numbers from an upstream that knows nothing else. */
function readVector(value: unknown): EmbeddingVector | undefined {
  const vector = typeof value === 'string' ? decodeFloats(value) : Array.isArray(value) ? value : undefined;
  if (!vector?.length) return undefined;
  for (let index = 0; index < vector.length; index += 1) if (!Number.isFinite(vector[index])) return undefined;
  return vector;
}
