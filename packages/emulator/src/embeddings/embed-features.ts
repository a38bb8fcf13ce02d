import { hash32 } from '../deterministic/hash.ts';
import type { Feature } from './read-features.ts';

/** Dimensions that each feature moves: more than one, so that features that share a dimension stay apart. */
const SPREAD = 4;

/** A vector of length 1 from hashed features. Its cosine to another vector grows with the features that they share. */
export function embedFeatures(features: readonly Feature[], dimensions: number): Float32Array {
  const sums = new Float64Array(dimensions);
  // A small part is common to all, so that a vector is never zero.
  sums[0] = 0.05;
  for (const { name, weight } of features) {
    for (let lane = 0; lane < SPREAD; lane++) {
      const hash = hash32(name, Math.imul(lane + 1, 0x9e3779b9));
      const place = (hash >>> 1) % dimensions;
      sums[place] = (sums[place] ?? 0) + ((hash & 1) === 0 ? weight : -weight);
    }
  }
  const squares = sums.reduce((sum, value) => sum + value * value, 0);
  // Features can cancel each other out exactly where dimensions are few.
  if (squares === 0) sums[0] = 1;
  const length = Math.sqrt(squares === 0 ? 1 : squares);
  return Float32Array.from(sums, (value) => value / length);
}
