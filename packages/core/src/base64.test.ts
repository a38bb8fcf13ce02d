import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { decodeBase64, encodeBase64, joinBase64 } from './base64.ts';

afterEach(() => vi.unstubAllGlobals());

it('gives the same bytes back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(decodeBase64(encodeBase64(bytes))).toEqual(bytes);
    }),
  );
  const large = new Uint8Array(100_000).fill(7);
  expect(decodeBase64(encodeBase64(large))).toEqual(large);
});

it('tells what is no base64', () => {
  expect(decodeBase64('***')).toBeUndefined();
});

it('lets a browser decode natively, and reads with atob what it will not', () => {
  vi.stubGlobal('Buffer', undefined);
  const decoded: string[] = [];
  // ECMAScript 2026, which Node 24 does not have yet.
  const setFromBase64 = function (this: Uint8Array, text: string) {
    decoded.push(text);
    if (text.includes(' ')) throw new SyntaxError('No');
    this.set([7, 8, 9]);
    return { written: 3 };
  };
  const prototype = Object.assign(Uint8Array.prototype, { setFromBase64 });
  try {
    expect(decodeBase64('AQID')).toEqual(Uint8Array.of(7, 8, 9));
    expect(decodeBase64(' AQ IDBA')).toEqual(Uint8Array.of(1, 2, 3, 4));
    expect(decoded).toEqual(['AQID', ' AQ IDBA']);
  } finally {
    Reflect.deleteProperty(prototype, 'setFromBase64');
  }
});

it('joins pieces that were cut anywhere, and pieces that were encoded one by one', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 2, maxLength: 60 }), fc.nat(), (bytes, at) => {
      const whole = encodeBase64(bytes);
      const cut = at % whole.replace(/=+$/, '').length;
      expect(joinBase64([whole.slice(0, cut), whole.slice(cut)])).toBe(whole);
      const middle = at % bytes.length;
      const pieces = [bytes.subarray(0, middle), bytes.subarray(middle)].map(encodeBase64);
      expect(decodeBase64(joinBase64(pieces))).toEqual(bytes);
    }),
  );
  expect(joinBase64([])).toBe('');
});

it('hands pieces on as they came that are no base64', () => {
  expect(joinBase64(['!!==', 'aGk='])).toBe('!!==aGk=');
});
