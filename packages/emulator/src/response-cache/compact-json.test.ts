import fc from 'fast-check';
import { expect, test } from 'vitest';

import { compactJson } from './compact-json.ts';

test('JSON loses the white space between its parts and nothing else', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(compactJson(JSON.stringify(value, undefined, '\t '))).toBe(JSON.stringify(value));
    }),
  );
});

test('texts of many megabytes are no matter', () => {
  const value = { image: 'x'.repeat(30_000_000), quotes: '\\"'.repeat(10_000) };
  expect(compactJson(JSON.stringify(value)) === JSON.stringify(value)).toBe(true);
});

test('a text that does not end stays as it is', () => {
  expect(compactJson(' { "a b')).toBe('{"a b');
});
