import { encodeBase64, joinBase64 } from '@openrouter-adapters/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { Base64Pieces } from './base64-pieces.ts';

function realign(pieces: readonly string[]): string {
  const stream = new Base64Pieces();
  return pieces.map((piece) => stream.push(piece)).join('') + stream.end();
}

describe('base64 in pieces', () => {
  it('that were encoded one by one becomes one text', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ minLength: 1, maxLength: 7 }), { minLength: 1 }), (parts) => {
        const all = Uint8Array.from(parts.flatMap((part) => [...part]));
        expect(realign(parts.map(encodeBase64))).toBe(encodeBase64(all));
      }),
    );
  });

  it('that was cut anywhere stays as it is', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.array(fc.nat(5)), (bytes, sizes) => {
        const text = encodeBase64(bytes);
        const pieces: string[] = [];
        let start = 0;
        for (const size of sizes) {
          pieces.push(text.slice(start, start + size));
          start += size;
        }
        pieces.push(text.slice(start));
        expect(realign(pieces)).toBe(text);
        expect(realign(pieces)).toBe(joinBase64([text]));
      }),
    );
  });

  it('that is none is handed on as it came', () => {
    expect(realign(['!!==', 'aGk='])).toBe('!!==aGk=');
  });
});
