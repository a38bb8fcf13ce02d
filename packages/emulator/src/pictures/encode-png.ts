import { joinBytes } from '../bytes/join-bytes.ts';
import { hash32 } from '../deterministic/hash.ts';
import { deflateRows, type RepeatedRow } from './deflate-rows.ts';
import type { Picture } from './picture.ts';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const BITS_PER_PIXEL = 2;
const BANDS = 4;

/** A picture as PNG: a palette of four colours, two bits per pixel. */
export function encodePng(picture: Picture): Uint8Array<ArrayBuffer> {
  const { width, height, colours, transparent } = picture;
  const head = new Uint8Array(13);
  const view = new DataView(head.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  head.set([BITS_PER_PIXEL, 3], 8); // 3: a palette
  return joinBytes([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', Uint8Array.from(colours.flat())),
    ...(transparent ? [chunk('tRNS', Uint8Array.of(0))] : []),
    chunk('IDAT', deflateRows(drawRows(picture))),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** Bands of rows; in each band the stripes are cut otherwise. */
function drawRows({ width, height, seed }: Picture): RepeatedRow[] {
  const rowLength = 1 + Math.ceil((width * BITS_PER_PIXEL) / 8);
  return Array.from({ length: BANDS }, (_, band) => {
    const bytes = new Uint8Array(rowLength); // the first byte says that the row is not filtered
    const stripe = 8 + (hash32(`band ${band}`, seed) % 64);
    for (let x = 0; x < width; x++) {
      const colour = (Math.floor(x / stripe) + band) % 4;
      const at = 1 + (x >> 2);
      bytes[at] = (bytes[at] ?? 0) | (colour << (6 - 2 * (x & 3)));
    }
    const times = Math.floor(((band + 1) * height) / BANDS) - Math.floor((band * height) / BANDS);
    return { bytes, times };
  }).filter(({ times }) => times > 0);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const named = joinBytes([new TextEncoder().encode(type), data]);
  return joinBytes([toUint32(data.length), named, toUint32(crc32(named))]);
}

function toUint32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
}

function crc32(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ ((rest & 1) === 1 ? 0xedb88320 : 0);
  }
  return (rest ^ 0xffffffff) >>> 0;
}
