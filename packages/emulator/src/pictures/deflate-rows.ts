import { joinBytes } from '../bytes/join-bytes.ts';
import { BitWriter } from './bit-writer.ts';

/** A row of bytes that stands several times in a row. */
export interface RepeatedRow {
  readonly bytes: Uint8Array;
  readonly times: number;
}

const LENGTH_BASE = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258]; // prettier-ignore
const DISTANCE_BASE = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12_289, 16_385, 24_577]; // prettier-ignore
const LONGEST = 258;
const SHORTEST = 3;

/**
 * Rows in zlib's format (RFC 1950, 1951) with the fixed codes: the first row of a kind is written, the others point back
 * to it. So pictures in full size stay small, and every runtime makes the same bytes, which its own zlib would not.
 */
export function deflateRows(rows: readonly RepeatedRow[]): Uint8Array {
  const bits = new BitWriter();
  bits.number(1, 1); // the last block
  bits.number(1, 2); // fixed codes
  for (const { bytes, times } of rows) {
    for (const byte of bytes) writeSymbol(bits, byte);
    copyBack(bits, bytes.length, bytes.length * (times - 1));
  }
  writeSymbol(bits, 256);
  return joinBytes([Uint8Array.of(0x78, 0x01), bits.finish(), adler32(rows)]);
}

function copyBack(bits: BitWriter, distance: number, count: number): void {
  for (let left = count; left > 0;) {
    // No copy is shorter than three bytes.
    const length = left > LONGEST && left < LONGEST + SHORTEST ? LONGEST - SHORTEST : Math.min(left, LONGEST);
    const code = lastNotAbove(LENGTH_BASE, length);
    writeSymbol(bits, 257 + code);
    bits.number(length - (LENGTH_BASE[code] ?? 0), lengthExtra(code));
    const far = lastNotAbove(DISTANCE_BASE, distance);
    bits.code(far, 5);
    bits.number(distance - (DISTANCE_BASE[far] ?? 0), far < 4 ? 0 : (far >> 1) - 1);
    left -= length;
  }
}

function lengthExtra(code: number): number {
  return code < 8 || code === 28 ? 0 : (code >> 2) - 1;
}

function lastNotAbove(bases: readonly number[], value: number): number {
  return bases.findLastIndex((base) => base <= value);
}

function writeSymbol(bits: BitWriter, symbol: number): void {
  if (symbol < 144) bits.code(0x30 + symbol, 8);
  else if (symbol < 256) bits.code(0x190 + symbol - 144, 9);
  else if (symbol < 280) bits.code(symbol - 256, 7);
  else bits.code(0xc0 + symbol - 280, 8);
}

function adler32(rows: readonly RepeatedRow[]): Uint8Array {
  let low = 1;
  let high = 0;
  for (const { bytes, times } of rows) {
    for (let time = 0; time < times; time++) {
      for (const byte of bytes) {
        low = (low + byte) % 65_521;
        high = (high + low) % 65_521;
      }
    }
  }
  return Uint8Array.of(high >> 8, high & 255, low >> 8, low & 255);
}
