import type { Money } from './decimal.ts';

/** What each key was charged. */
export interface Ledger {
  /** Adds a charge; `byok` is what the upstream charges the caller directly. */
  charge(account: string, cost: Money, byok: Money): void;
  spentBy(account: string): Money;
  byokUsageOf(account: string): Money;
}

/** An empty ledger. */
export function createLedger(): Ledger {
  const spent = new Map<string, Money>();
  const byokUsage = new Map<string, Money>();
  const add = (book: Map<string, Money>, account: string, amount: Money): void => {
    book.set(account, (book.get(account) ?? 0n) + amount);
  };
  return {
    charge(account, cost, byok) {
      add(spent, account, cost);
      add(byokUsage, account, byok);
    },
    spentBy: (account) => spent.get(account) ?? 0n,
    byokUsageOf: (account) => byokUsage.get(account) ?? 0n,
  };
}
