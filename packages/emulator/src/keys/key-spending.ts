import { moneyToNumber, type Money } from '../money/decimal.ts';
import type { Ledger } from '../money/ledger.ts';
import { periodStart, type SpendingPeriod } from '../money/spending-period.ts';
import type { KeyRecord } from './key-record.ts';

/** What a key may still spend; undefined without a limit. Never below 0. */
export function remainingOf(record: KeyRecord, ledger: Ledger, now: number): Money | undefined {
  if (record.limit === undefined) return undefined;
  const since = record.limitReset === null ? undefined : periodStart(record.limitReset, now);
  const byok = record.includeByokInLimit ? ledger.byokUsageOf(record.account, since) : 0n;
  const left = record.limit - ledger.spentBy(record.account, since) - byok;
  return left > 0n ? left : 0n;
}

/** The members that tell what a key may spend and has spent, in dollars. */
export function spendingOf(record: KeyRecord, ledger: Ledger, now: number): Record<string, unknown> {
  const left = remainingOf(record, ledger, now);
  const used = (period?: SpendingPeriod): number =>
    moneyToNumber(ledger.spentBy(record.account, period && periodStart(period, now)));
  const byok = (period?: SpendingPeriod): number =>
    moneyToNumber(ledger.byokUsageOf(record.account, period && periodStart(period, now)));
  return {
    limit: record.limit === undefined ? null : moneyToNumber(record.limit),
    limit_remaining: left === undefined ? null : moneyToNumber(left),
    limit_reset: record.limitReset,
    include_byok_in_limit: record.includeByokInLimit,
    usage: used(),
    usage_daily: used('daily'),
    usage_weekly: used('weekly'),
    usage_monthly: used('monthly'),
    byok_usage: byok(),
    byok_usage_daily: byok('daily'),
    byok_usage_weekly: byok('weekly'),
    byok_usage_monthly: byok('monthly'),
  };
}
