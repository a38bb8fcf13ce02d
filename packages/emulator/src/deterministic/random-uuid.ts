import { digest } from './hash.ts';
import { randomText, type Random } from './random.ts';

const HEX = '0123456789abcdef';

/** A random UUID, version 4. */
export function randomUuid(random: Random): string {
  return shape(randomText(random, 32, HEX), '4');
}

/** The UUID that belongs to a text: always the same. */
export function uuidOf(text: string): string {
  return shape(digest(text), '5');
}

function shape(hex: string, version: string): string {
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    version + hex.slice(13, 16),
    `8${hex.slice(17, 20)}`,
    hex.slice(20),
  ];
  return parts.join('-');
}
