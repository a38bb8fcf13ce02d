import fc from 'fast-check';
import { expect, it } from 'vitest';

import { heedTimeLimit, tooLong } from '../../../test/time-limit.ts';
import { joinReasoningDetails } from '../../index.ts';
import type { ReasoningDetail } from '../../index.ts';

/** Few names, so that they meet. */
const piece = fc.record({
  type: fc.constantFrom('reasoning.text', 'reasoning.summary', 'reasoning.encrypted'),
  name: fc.nat(2),
  words: fc.constantFrom('', '', 'Hm.'),
  signature: fc.constantFrom('', '', 'signed'),
});

/** How upstreams name their details: by numbers, by ids alone, by ids beside one index, by both, or not at all. */
const naming = fc.constantFrom<(name: number) => { id: string | null; index: number | null }>(
  (name) => ({ id: null, index: name }),
  (name) => ({ id: `rs_${name}`, index: null }),
  (name) => ({ id: `rs_${name}`, index: 0 }),
  (name) => ({ id: `rs_${name}`, index: name }),
  () => ({ id: '', index: null }),
);

interface Piece {
  type: string;
  id: string | null;
  index: number | null;
  words: string;
  signature: string;
  number: number;
}

function toDetail({ type, id, index, words, signature, number }: Piece): ReasoningDetail {
  const field = type === 'reasoning.summary' ? 'summary' : 'text';
  return {
    type,
    id,
    number,
    ...(index !== null && { index }),
    ...(words !== '' && { [field]: words }),
    ...(signature !== '' && { signature }),
  };
}

const isBlank = (value: unknown) => value === null || value === '';
const agree = (one: unknown, other: unknown) => isBlank(one) || isBlank(other) || one === other;
const isSame = (one: unknown, other: unknown) => !isBlank(one) && one === other;

/** The rule, with no thought of time: each piece asks all details before it. Numbers of the pieces that each of them takes. */
function joinSlowly(pieces: readonly Piece[]): number[][] {
  const joined: (Pick<Piece, 'type' | 'id' | 'index' | 'signature'> & { numbers: number[] })[] = [];
  for (const next of pieces) {
    const fits = (detail: (typeof joined)[number]) =>
      next.type !== 'reasoning.encrypted' &&
      detail.type === next.type &&
      detail.signature === '' &&
      agree(detail.id, next.id) &&
      agree(detail.index, next.index);
    const last = joined.at(-1);
    const [both, ofId, ofIndex] = [
      (detail: (typeof joined)[number]) => isSame(detail.id, next.id) && isSame(detail.index, next.index),
      (detail: (typeof joined)[number]) => isSame(detail.id, next.id),
      (detail: (typeof joined)[number]) => isSame(detail.index, next.index),
    ].map((isNamed) => joined.findLast((detail) => fits(detail) && isNamed(detail)));
    const of = next.words !== '' ? undefined : last !== undefined && fits(last) ? last : (both ?? ofId ?? ofIndex);
    if (of === undefined) joined.push({ ...next, numbers: [next.number] });
    else {
      of.numbers.push(next.number);
      if (isBlank(of.id)) of.id = next.id;
      if (isBlank(of.index)) of.index = next.index;
      of.signature = next.signature;
    }
  }
  return joined.map(({ numbers }) => numbers);
}

it('a piece without words goes where its names say, as if all details were asked', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), naming, (list, toNames) => {
      const pieces = list.map((each, number) => ({ ...each, ...toNames(each.name), number }));
      expect(joinReasoningDetails(pieces.map(toDetail)).map(({ number }) => number)).toEqual(
        joinSlowly(pieces).map(([first]) => first),
      );
    }),
    { numRuns: 3000 },
  );
});

it('tens of thousands of details, whose signatures come at the end, are joined', tooLong, async () => {
  const count = 100_000;
  const indexes = Array.from({ length: count }, (_, index) => index);
  const details = indexes.map((index) => ({ type: 'reasoning.text', text: 'Hm.', index }));
  const signatures = indexes.map((index) => ({ type: 'reasoning.text', signature: `s${index}`, index }));
  const hidden = indexes.map((index) => ({ type: 'reasoning.encrypted', data: 'x', index }));
  const joined = joinReasoningDetails([...details, ...hidden, ...signatures]);
  expect(joined).toHaveLength(2 * count);
  expect(joined[count - 1]).toEqual({
    type: 'reasoning.text',
    text: 'Hm.',
    index: count - 1,
    signature: `s${count - 1}`,
  });
  await heedTimeLimit();
});
