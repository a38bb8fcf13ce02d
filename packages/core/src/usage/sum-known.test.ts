import { expect, it } from 'vitest';

import { sumKnown } from '../index.ts';

it.each<[(number | undefined)[], number | undefined]>([
  [[0.1, 0.2], 0.3],
  [[12, undefined, 30], 42],
  [[0, undefined], 0],
  [[undefined], undefined],
  [[], undefined],
])('what is known of %j is in all %j', (amounts, sum) => {
  expect(sumKnown(amounts)).toBe(sum);
});
