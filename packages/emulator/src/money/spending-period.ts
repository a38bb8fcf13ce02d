/** After what time a limit begins anew: UTC days, weeks from Monday, months. */
export type SpendingPeriod = 'daily' | 'weekly' | 'monthly';

/** Milliseconds of a day. */
export const DAY_MS = 86_400_000;

/** When the period that `now` is in began; milliseconds since 1970. */
export function periodStart(period: SpendingPeriod, now: number): number {
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  const date = new Date(today);
  switch (period) {
    case 'daily':
      return today;
    case 'weekly':
      // 1970 began on a Thursday; getUTCDay counts from Sunday.
      return today - ((date.getUTCDay() + 6) % 7) * DAY_MS;
    case 'monthly':
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
  }
}

/** When the period that `now` is in ends and the next begins; milliseconds since 1970. */
export function periodEnd(period: SpendingPeriod, now: number): number {
  const start = periodStart(period, now);
  switch (period) {
    case 'daily':
      return start + DAY_MS;
    case 'weekly':
      return start + 7 * DAY_MS;
    case 'monthly': {
      const date = new Date(start);
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
    }
  }
}
