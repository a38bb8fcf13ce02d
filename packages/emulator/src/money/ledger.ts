import type { ApiType, Generation } from '../generation/generation-store.ts';
import type { KeyRecord } from '../keys/key-record.ts';
import { formatMoney, type Money } from './decimal.ts';
import { DAY_MS } from './spending-period.ts';

/** One answer and what it was charged. */
export interface LedgerEntry {
  /** When the request came in: milliseconds since 1970 by the emulator's clock. */
  readonly at: number;
  /** The key as OpenRouter shows it: `sk-or-v1-abc...xyz`. */
  readonly key: string;
  /** The key's name in `/keys/{hash}`. */
  readonly keyHash: string;
  readonly generationId: string;
  /** The dated slug of the model that answered. */
  readonly model: string;
  /** Display name of the provider. */
  readonly provider: string;
  /** Which kind of endpoint answered, in the words of `/generation`; `completions` for everything that chats. */
  readonly kind: ApiType | 'decisions';
  /** US dollars that were charged, exact, as a decimal string: `"0.000123"`. `"0"` where the answer failed. */
  readonly amount: string;
  /** US dollars that the upstream charged the caller's own key; `"0"` without one. */
  readonly byokAmount: string;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly reasoningTokens: number;
}

/** What each key was charged. */
export interface Ledger {
  /** Every charge, oldest first. */
  readonly entries: LedgerEntry[];
  /** Enters what a generation costs. */
  charge(generation: Generation, key: KeyRecord | undefined): void;
  /** What a key was charged since a time, by default ever. */
  spentBy(account: string, since?: number): Money;
  /** What upstreams charged the caller's own keys. */
  byokUsageOf(account: string, since?: number): Money;
  /** What all keys together were charged. */
  total(): Money;
}

interface Day {
  spent: Money;
  byok: Money;
}

/** An empty ledger. */
export function createLedger(): Ledger {
  const entries: LedgerEntry[] = [];
  // Sums by key and UTC day, so that balances do not depend on entries, which a test may take away.
  const books = new Map<string, Map<number, Day>>();
  let total = 0n;
  const sum = (account: string, side: keyof Day, since: number): Money => {
    let amount = 0n;
    for (const [day, sums] of books.get(account) ?? []) if (day * DAY_MS >= since) amount += sums[side];
    return amount;
  };
  return {
    entries,
    charge(generation, key) {
      const byok = generation.isByok ? generation.upstreamCost : 0n;
      entries.push(buildEntry(generation, key, byok));
      total += generation.cost;
      const days = books.get(generation.account) ?? new Map<number, Day>();
      books.set(generation.account, days);
      const number = Math.floor(generation.createdAt / DAY_MS);
      const day = days.get(number) ?? { spent: 0n, byok: 0n };
      days.set(number, { spent: day.spent + generation.cost, byok: day.byok + byok });
    },
    spentBy: (account, since = -Infinity) => sum(account, 'spent', since),
    byokUsageOf: (account, since = -Infinity) => sum(account, 'byok', since),
    total: () => total,
  };
}

function buildEntry(generation: Generation, key: KeyRecord | undefined, byok: Money): LedgerEntry {
  return {
    at: generation.createdAt,
    key: key?.label ?? '',
    keyHash: key?.hash ?? '',
    generationId: generation.id,
    model: generation.model,
    provider: generation.providerName,
    kind: generation.apiType ?? 'decisions',
    amount: formatMoney(generation.cost),
    byokAmount: formatMoney(byok),
    promptTokens: generation.promptTokens,
    completionTokens: generation.completionTokens,
    reasoningTokens: generation.reasoningTokens,
  };
}
