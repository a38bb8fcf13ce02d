import { crc32, inflateSync } from 'node:zlib';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { deflateRows } from './deflate-rows.ts';
import { encodePicture } from './encode-picture.ts';
import { drawPicture } from './picture.ts';

const draw = (width: number, height: number) => drawPicture('a cat', { width, height, transparent: false, seed: 0 });

// 20×12 pixels of rgb(38, 50, 75), as ffmpeg 5.1 decoded them.
const JPEG =
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQH/wAARCAAMABQDAREAAhEAAxEA/8QAHwABAAAACwAAAAAAAAAAAAAAAAECAwQFBgcICQoL/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACAAMAAD8AyxK3RZ+AAAAA/9k=';
const WEBP = 'UklGRhgAAABXRUJQVlA4TAwAAAAvE8ACEKhMTbrU/wA=';

describe('pictures', () => {
  test('rows come back from zlib as they were', () => {
    const rows = fc.array(
      fc.record({ bytes: fc.uint8Array({ minLength: 3, maxLength: 1500 }), times: fc.integer({ min: 1, max: 40 }) }),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(rows, (drawn) => {
        const plain = Buffer.concat(drawn.flatMap(({ bytes, times }) => Array.from({ length: times }, () => bytes)));
        expect(inflateSync(deflateRows(drawn)).equals(plain)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('PNG data have as many bytes as the size needs', () => {
    for (const [width, height] of [
      [1, 1],
      [5, 3],
      [1024, 1536],
    ] as const) {
      const png = Buffer.from(encodePicture(draw(width, height), 'png').bytes);
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width, height]);
      const start = png.indexOf('IDAT');
      const data = inflateSync(png.subarray(start + 4, start + 4 + png.readUInt32BE(start - 4)));
      expect(data.length).toBe(height * (1 + Math.ceil(width / 4)));
    }
  });

  test('PNG chunks have the check sums that they should have', () => {
    const png = Buffer.from(encodePicture(draw(64, 64), 'png').bytes);
    const types: string[] = [];
    for (let at = 8; at < png.length;) {
      const end = at + 8 + png.readUInt32BE(at);
      types.push(png.toString('latin1', at + 4, at + 8));
      expect(png.readUInt32BE(end)).toBe(crc32(png.subarray(at + 4, end)));
      at = end + 4;
    }
    expect(types).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
  });

  test.each([
    ['jpeg', JPEG],
    ['webp', WEBP],
  ] as const)('%s is still the file that ffmpeg decoded to the picture’s colour', (format, seen) => {
    expect(Buffer.from(encodePicture(draw(20, 12), format).bytes).toString('base64')).toBe(seen);
  });

  test('of full size are small files', () => {
    for (const format of ['png', 'jpeg', 'webp', 'svg'] as const) {
      expect(encodePicture(draw(2048, 2048), format).bytes.length).toBeLessThan(60_000);
    }
  });
});
