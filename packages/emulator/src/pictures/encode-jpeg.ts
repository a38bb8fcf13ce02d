import { joinBytes } from '../bytes/join-bytes.ts';
import type { Colour, Picture } from './picture.ts';

// Codes of our own make a plain picture small: "the same as the block before" is one bit, "nothing more" is another.
const DC_TABLE = [0x00, 1, 0, 0, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const AC_TABLE = [0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
const COMPONENTS = [1, 2, 3];
const BLOCK = 8;

/** A picture as JPEG, in its first colour. */
export function encodeJpeg({ width, height, colours }: Picture): Uint8Array<ArrayBuffer> {
  const frame = [
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    3,
    ...COMPONENTS.flatMap((id) => [id, 0x11, 0]),
  ];
  const scan = [3, ...COMPONENTS.flatMap((id) => [id, 0]), 0, 63, 0];
  const blocks = Math.ceil(width / BLOCK) * Math.ceil(height / BLOCK);
  return joinBytes([
    Uint8Array.of(0xff, 0xd8),
    segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]), // JFIF 1.1, square pixels
    segment(0xdb, [0, ...Array.from({ length: 64 }, () => 1)]),
    segment(0xc0, frame),
    segment(0xc4, DC_TABLE),
    segment(0xc4, AC_TABLE),
    segment(0xda, scan),
    encodeBlocks(toYcc(colours[0]), blocks),
    Uint8Array.of(0xff, 0xd9),
  ]);
}

function segment(marker: number, content: readonly number[]): Uint8Array {
  const length = content.length + 2;
  return Uint8Array.of(0xff, marker, length >> 8, length & 255, ...content);
}

function toYcc([red, green, blue]: Colour): number[] {
  return [
    0.299 * red + 0.587 * green + 0.114 * blue,
    128 - 0.168736 * red - 0.331264 * green + 0.5 * blue,
    128 + 0.5 * red - 0.418688 * green - 0.081312 * blue,
  ];
}

/** The first block of each component tells the colour; all others are as the one before. */
function encodeBlocks(values: readonly number[], blocks: number): Uint8Array {
  let bits = '';
  for (const value of values) {
    const level = Math.round((value - 128) * BLOCK);
    const size = level === 0 ? 0 : Math.floor(Math.log2(Math.abs(level))) + 1;
    const code = size === 0 ? '0' : (0b10000 + size - 1).toString(2);
    const amount = level < 0 ? level + 2 ** size - 1 : level;
    bits += `${code}${size === 0 ? '' : amount.toString(2).padStart(size, '0')}0`;
  }
  bits += '0'.repeat(2 * values.length * (blocks - 1));
  bits = bits.padEnd(Math.ceil(bits.length / BLOCK) * BLOCK, '1');
  const bytes: number[] = [];
  for (let at = 0; at < bits.length; at += BLOCK) {
    const byte = Number.parseInt(bits.slice(at, at + BLOCK), 2);
    bytes.push(byte);
    if (byte === 0xff) bytes.push(0); // else it would begin a marker
  }
  return Uint8Array.from(bytes);
}
