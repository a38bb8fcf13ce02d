import { isObject } from '../src/index.ts';

/** What two readings of one answer make of it. */
export interface Comparison {
  /** Values that were compared. */
  values: number;
  /** Places where they differ, without the numbers of entries: `data[].created`. */
  differences: Map<string, string>;
}

/** Compares what the official SDK kept, in camelCase, with what our client gave, in snake_case. What the SDK dropped is not looked at. */
export function compareFields(official: unknown, ours: unknown): Comparison {
  const comparison: Comparison = { values: 0, differences: new Map() };
  compare(official, ours, '', comparison);
  return comparison;
}

function compare(official: unknown, ours: unknown, place: string, comparison: Comparison): void {
  if (official === undefined) return;
  if (official instanceof Uint8Array || !(Array.isArray(official) || isObject(official)) || official instanceof Date) {
    comparison.values += 1;
    if (!isSame(official, ours)) comparison.differences.set(place, `${show(official)} here, ${show(ours)} in ours`);
    return;
  }
  if (isObject(official) && official['isUnknown'] === true) {
    // What the SDK does not know it hands on as it came.
    compare(official['raw'], ours, place, comparison);
    return;
  }
  if (Array.isArray(official)) {
    const entries: unknown[] = Array.isArray(ours) ? ours : [];
    if (entries.length !== official.length) {
      comparison.differences.set(place, `${official.length} entries here, ${show(ours)} in ours`);
    }
    official.forEach((entry, index) => compare(entry, entries[index], `${place}[]`, comparison));
    return;
  }
  for (const [name, value] of Object.entries(official)) {
    if (typeof value === 'function' || value === undefined) continue;
    const inside = `${place}${place === '' ? '' : '.'}${name}`;
    const key = isObject(ours) ? Object.keys(ours).find((key) => spell(key) === spell(name)) : undefined;
    if (key === undefined || !isObject(ours))
      comparison.differences.set(inside, `${show(value)} here, nothing in ours`);
    else compare(value, ours[key], inside, comparison);
  }
}

/** `is_byok`, `isByok` and `isBYOK` are the same name. */
function spell(name: string): string {
  return name.replaceAll(/[_-]/g, '').toLowerCase();
}

function isSame(official: unknown, ours: unknown): boolean {
  if (official instanceof Date) return typeof ours === 'string' && Date.parse(ours) === official.getTime();
  if (official instanceof Uint8Array) {
    return (
      ours instanceof Uint8Array && ours.length === official.length && ours.every((byte, at) => byte === official[at])
    );
  }
  return Object.is(official, ours);
}

function show(value: unknown): string {
  return (JSON.stringify(value) ?? String(value)).slice(0, 80);
}
