import { hash32 } from './hash.ts';

/** A number in [0, 1) that belongs to a text: always the same. */
export function diceOf(text: string): number {
  return hash32(text) / 0x1_0000_0000;
}
