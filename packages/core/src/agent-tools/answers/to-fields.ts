import type { JSONValue } from '@openrouter-adapters/core';

/** What is told of something. */
export interface Fields {
  [name: string]: JSONValue;
}

/** Leaves out what is absent or null: a model learns nothing from it. */
export function toFields(fields: Readonly<Record<string, unknown>>): Fields {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  // The values come from JSON.
  return Object.fromEntries(given) as Fields;
}
