import { refuse } from '../checks/field-check.ts';
import { DAY_MS, periodStart } from '../money/spending-period.ts';

/** Days that a data set is about, both included; milliseconds since 1970 of their beginnings. */
export interface DateWindow {
  readonly start: number;
  readonly end: number;
}

// The data sets begin here.
const FIRST_DAY = Date.UTC(2025, 0, 1);
const DEFAULT_DAYS = 30;

/** Reads `start_date` and `end_date`: by default the 30 days before the last one that is over, and that one. */
export function readWindow(query: URLSearchParams, now: number): DateWindow {
  const end = readDay(query, 'end_date') ?? periodStart('daily', now) - DAY_MS;
  if (end < FIRST_DAY) refuse('end_date', 'Must be on or after 2025-01-01');
  const start = Math.max(FIRST_DAY, readDay(query, 'start_date') ?? end - DEFAULT_DAYS * DAY_MS);
  if (start > end) refuse('start_date', 'Must not be after end_date');
  return { start, end };
}

function readDay(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(day) ? refuse(name, 'Invalid date: expected YYYY-MM-DD') : day;
}

/** The days of a window, oldest first. */
export function daysOf({ start, end }: DateWindow): number[] {
  return Array.from({ length: Math.round((end - start) / DAY_MS) + 1 }, (_, index) => start + index * DAY_MS);
}

/** `2026-05-11`. */
export function formatDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** The member `meta` of data sets about days. */
export function buildMeta({ start, end }: DateWindow, now: number): Record<string, unknown> {
  return { as_of: new Date(now).toISOString(), version: 'v1', start_date: formatDay(start), end_date: formatDay(end) };
}
