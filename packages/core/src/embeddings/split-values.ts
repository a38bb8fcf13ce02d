import type { EmbeddingValue } from '../wire/embeddings.ts';
import type { EmbeddingLimits } from './embedding-limits.ts';

/** Values that go out in one request. */
export interface Batch {
  /** Position of the first among all. */
  start: number;
  values: readonly EmbeddingValue[];
}

/** Cuts values into batches within the limits, in their order. A value that is over the limit of bytes is alone. */
export function splitValues(values: readonly EmbeddingValue[], limits: EmbeddingLimits): Batch[] {
  const batches: Batch[] = [];
  let start = 0;
  let bytes = 0;
  for (const [index, value] of values.entries()) {
    const size = bytesOf(value);
    if (index > start && (index - start >= limits.values || bytes + size > limits.bytes)) {
      batches.push({ start, values: values.slice(start, index) });
      start = index;
      bytes = 0;
    }
    bytes += size;
  }
  if (start < values.length) batches.push({ start, values: values.slice(start) });
  return batches;
}

const encoder = /* @__PURE__ */ new TextEncoder();

/** Token ids count as one byte each, which is the least that a token can be; media are no text. */
function bytesOf(value: EmbeddingValue): number {
  if (typeof value === 'string') return encoder.encode(value).length;
  if (Array.isArray(value)) return value.length;
  return value.content.reduce((sum, part) => sum + (part.type === 'text' ? bytesOf(part.text) : 0), 0);
}
