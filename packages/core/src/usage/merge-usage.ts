import type { WireUsage } from '../wire/usage.ts';

/** What several chunks of one answer say of its usage: the last word on each field. Nothing is added up: each chunk tells of the whole answer. */
export function mergeUsage(known: WireUsage | undefined, further: WireUsage): WireUsage {
  if (known === undefined) return further;
  const said = Object.entries(further).filter(([, value]) => value !== undefined && value !== null);
  return { ...known, ...Object.fromEntries(said) };
}
