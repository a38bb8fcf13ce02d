import { moneyOf, type Money } from '../money/decimal.ts';

/** What a call costs: what the script says, else what the price table says. */
export function costOf(usage: { readonly cost?: number } | undefined, byTable: Money): Money {
  return usage?.cost === undefined ? byTable : moneyOf(usage.cost);
}
