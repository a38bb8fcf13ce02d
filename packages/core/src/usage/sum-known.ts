/**
 * The sum of what is known, `undefined` where nothing is. 15 significant digits are what a double holds for sure: 0.1 + 0.2 is 0.3.
 *
 * @param amounts US dollars, or counts
 */
export function sumKnown(amounts: readonly (number | undefined)[]): number | undefined {
  const known = amounts.filter((amount) => amount !== undefined);
  if (known.length === 0) return undefined;
  return Number(known.reduce((total, amount) => total + amount, 0).toPrecision(15));
}
