import { expect, it } from 'vitest';

import { toLanguageCode } from './language-code.ts';

it.each([
  ['english', 'en'],
  ['German', 'de'],
  ['hebrew', 'he'],
  ['haitian creole', 'ht'],
  ['myanmar', 'my'],
  ['castilian', 'es'],
  ['fr', 'fr'],
  ['Klingonese', 'Klingonese'],
  ['constructor', 'constructor'],
])('the code of %s is %s', (name, code) => {
  expect(toLanguageCode(name)).toBe(code);
});
