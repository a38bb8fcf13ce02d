/** Less than this is left by numbers of two decimals that were rounded. */
const nothingLeft = 0.005;

/** As much as the sum of floating-point numbers may be off. */
const tolerance = 1e-6;

/** A number for each label, or why there is none. */
export type Distribution = { complete: Record<string, number> } | { wrong: string };

/**
 * A distribution over all labels. One that is missing has what the others leave of 1; several have 0 where nothing is left. How more than
 * nothing is spread over several nobody knows.
 */
export function completeDistribution(
  given: Readonly<Record<string, number>> | undefined,
  labels: readonly string[],
): Distribution {
  const known = new Map(Object.entries(given ?? {}));
  const missing = labels.filter((label) => !known.has(label));
  const left = 1 - [...known.values()].reduce((sum, probability) => sum + probability, 0);
  if (missing.length > 1 && left >= nothingLeft) return { wrong: `it has no probability of ${missing.join(', ')}` };
  const rest = missing.length === 1 ? Math.max(0, Number(left.toFixed(12))) : 0;
  for (const label of missing) known.set(label, rest);
  return { complete: Object.fromEntries(known) };
}

/** A probability that is above 1 or below 0 by rounding only is 1 or 0; what is further off is left to be refused. */
export function toUnit(probability: number): number {
  if (probability > 1 && probability <= 1 + tolerance) return 1;
  return probability < 0 && probability >= -tolerance ? 0 : probability;
}
