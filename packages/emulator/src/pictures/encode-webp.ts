import { joinBytes } from '../bytes/join-bytes.ts';
import { BitWriter } from './bit-writer.ts';
import type { Picture } from './picture.ts';

/** A picture as lossless WebP, in its first colour: where every code has one symbol, a pixel needs no bits. */
export function encodeWebp({ width, height, colours, transparent }: Picture): Uint8Array<ArrayBuffer> {
  const [red, green, blue] = colours[0];
  const bits = new BitWriter();
  bits.number(0x2f, 8);
  bits.number(width - 1, 14);
  bits.number(height - 1, 14);
  bits.number(1, 1); // alpha counts
  bits.number(0, 3); // version
  bits.number(0, 3); // no transform, no colour cache, one group of codes
  for (const value of [green, red, blue, transparent ? 0 : 255]) {
    bits.number(0b101, 3); // a simple code of one symbol with eight bits
    bits.number(value, 8);
  }
  bits.number(0b0001, 4); // distances: a simple code of the symbol 0
  const data = bits.finish();
  const padded = data.length % 2 === 0 ? data : joinBytes([data, new Uint8Array(1)]);
  const encoder = new TextEncoder();
  const content = joinBytes([encoder.encode('WEBPVP8L'), toUint32(data.length), padded]);
  return joinBytes([encoder.encode('RIFF'), toUint32(content.length), content]);
}

function toUint32(value: number): Uint8Array {
  return Uint8Array.of(value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24);
}
