import type { EmulatorState } from '../../emulator-state.ts';
import type { Generation } from '../../generation/generation-store.ts';
import { periodStart } from '../../money/spending-period.ts';
import type { AnalyticsFilter, AnalyticsQuery, Granularity } from './analytics-query.ts';
import { DIMENSIONS } from './dimensions.ts';
import { METRICS } from './metrics.ts';

/** A row: dimensions, metrics, and `date__day` or another step of time. */
export type AnalyticsRow = Record<string, string | number | null>;

interface Group {
  readonly bucket: number | undefined;
  /** The ids of the dimensions, in their order. */
  readonly ids: readonly (string | null)[];
  readonly generations: Generation[];
}

/** The rows that a query asks for; `truncated` where there are more than its limits let through. */
export function runQuery(query: AnalyticsQuery, state: EmulatorState): { rows: AnalyticsRow[]; truncated: boolean } {
  const groups = sortGroups(groupGenerations(query, state), query, state);
  const seen = new Map<string, number>();
  const allowed = groups.filter(({ ids }) => {
    const name = JSON.stringify(ids);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return query.groupLimit === undefined || query.dimensions.length === 0 || count <= query.groupLimit;
  });
  const shown = allowed.slice(0, query.limit);
  return {
    rows: shown.map((group) => buildRow(group, query, state)),
    truncated: shown.length < groups.length,
  };
}

function groupGenerations(query: AnalyticsQuery, state: EmulatorState): Group[] {
  const groups = new Map<string, Group>();
  for (const generation of state.generations.list()) {
    const { createdAt } = generation;
    if (createdAt < query.start || createdAt >= query.end) continue;
    if (!query.filters.every((filter) => passes(filter, generation, state))) continue;
    const bucket = query.granularity && bucketOf(createdAt, query.granularity);
    const ids = query.dimensions.map((name) => DIMENSIONS[name]?.idOf(generation, state) ?? null);
    const name = JSON.stringify([bucket, ids]);
    const group = groups.get(name) ?? { bucket, ids, generations: [] };
    group.generations.push(generation);
    groups.set(name, group);
  }
  return [...groups.values()];
}

function passes(
  { field, operator, values, includeUnset }: AnalyticsFilter,
  generation: Generation,
  state: EmulatorState,
): boolean {
  const id = DIMENSIONS[field]?.idOf(generation, state) ?? null;
  if (id === null) return operator === 'neq' || ((operator === 'in' || operator === 'not_in') && includeUnset);
  const [value = ''] = values;
  switch (operator) {
    case 'eq':
      return id === value;
    case 'neq':
      return id !== value;
    case 'in':
      return values.includes(id);
    case 'not_in':
      return !values.includes(id);
    case 'gt':
      return id > value;
    case 'gte':
      return id >= value;
    case 'lt':
      return id < value;
    case 'lte':
      return id <= value;
  }
}

const MINUTE = 60_000;

function bucketOf(time: number, granularity: Granularity): number {
  switch (granularity) {
    case 'minute':
      return Math.floor(time / MINUTE) * MINUTE;
    case 'hour':
      return Math.floor(time / (60 * MINUTE)) * 60 * MINUTE;
    case 'day':
      return periodStart('daily', time);
    case 'week':
      return periodStart('weekly', time);
    case 'month':
      return periodStart('monthly', time);
  }
}

/** By the order that is asked for; else by time, and what is equal by the first metric, the most first. */
function sortGroups(groups: readonly Group[], query: AnalyticsQuery, state: EmulatorState): Group[] {
  const measure = ({ generations }: Group, name = ''): number => METRICS[name]?.measure(generations) ?? 0;
  const { orderBy } = query;
  const byDefault = (left: Group, right: Group): number =>
    (left.bucket ?? 0) - (right.bucket ?? 0) || measure(right, query.metrics[0]) - measure(left, query.metrics[0]);
  if (!orderBy) return groups.toSorted(byDefault);
  const place = query.dimensions.indexOf(orderBy.field);
  const compare = (left: Group, right: Group): number => {
    if (orderBy.field === 'date') return (left.bucket ?? 0) - (right.bucket ?? 0);
    if (place < 0) return measure(left, orderBy.field) - measure(right, orderBy.field);
    const names = [left, right].map(
      (group) => nameOf(query.dimensions[place] ?? '', group.ids[place] ?? null, state) ?? '',
    );
    return (names[0] ?? '') < (names[1] ?? '') ? -1 : 1;
  };
  const direction = orderBy.descending ? -1 : 1;
  return groups.toSorted((left, right) => direction * compare(left, right) || byDefault(left, right));
}

function nameOf(dimension: string, id: string | null, state: EmulatorState): string | null {
  return id === null ? null : (DIMENSIONS[dimension]?.nameOf?.(id, state) ?? id);
}

function buildRow({ bucket, ids, generations }: Group, query: AnalyticsQuery, state: EmulatorState): AnalyticsRow {
  const row: AnalyticsRow = {};
  if (bucket !== undefined) row[`date__${query.granularity}`] = new Date(bucket).toISOString();
  for (const [index, name] of query.dimensions.entries()) row[name] = nameOf(name, ids[index] ?? null, state);
  for (const name of query.metrics) row[name] = METRICS[name]?.measure(generations) ?? 0;
  return row;
}
