import type { DecisionInput, DecisionQuestion } from '../wire/decisions.ts';

/** The sides of a yes-or-no question, of which either may be missing. The API takes both or none: the other is said in plain words. */
export function fillSides(
  yes: DecisionInput | undefined,
  no: DecisionInput | undefined,
): Pick<Extract<DecisionQuestion, { type: 'noul' }>, 'criteria'> {
  if (yes === undefined && no === undefined) return {};
  return { criteria: { true: yes ?? 'It is so.', false: no ?? 'It is not so.' } };
}

/** The levels of a score, of which some may have no words. The API wants some for each. */
export function fillLevels(levels: readonly (DecisionInput | undefined)[]): DecisionInput[] {
  return levels.map((level, index) => level ?? `Level ${index}`);
}
