import type { JSONValue } from '@openrouter-adapters/core';
import * as z from 'zod/v4';

import { toFields } from './to-fields.ts';
import type { Fields } from './to-fields.ts';

/** Where a list begins and how long it may be. */
export interface PageInput {
  offset: number;
  limit: number;
}

/** Parameters of a page. */
export function pageInput() {
  return {
    offset: z.int().min(0).default(0).describe('Entries to skip.'),
    limit: z
      .int()
      .min(1)
      .max(1000)
      .default(20)
      .describe('Entries to return, 1 to 1000. Long lists fill the context: prefer filters to a high limit.'),
  };
}

/** Parameters of a list that the API gives whole: it is searched and cut here. */
export function localPageInput() {
  return { q: z.string().optional().describe('Only entries with this text in name, id or slug.'), ...pageInput() };
}

/** One page, with what is needed to see the next, or less. */
export function buildPage(
  entries: readonly JSONValue[],
  { offset, limit }: PageInput,
  total: number | undefined,
  narrow: string,
): Fields {
  const next = offset + entries.length;
  // A full page may have a next one where the API does not tell how many there are.
  const hasMore = total === undefined ? entries.length === limit : next < total;
  const how = `${narrow}, or call again with offset ${next}.`;
  const more = total === undefined ? 'There may be more' : `${total - next} more`;
  const following = hasMore ? { next_offset: next, hint: `${more}: ${how}` } : {};
  return toFields({ total, offset, count: entries.length, entries: [...entries], ...following });
}

/** The page of a list that came whole. */
export function cutPage<Entry>(
  list: readonly Entry[],
  { q, offset, limit }: PageInput & { q?: string | undefined },
  textOf: (entry: Entry) => string,
  toEntry: (entry: Entry) => JSONValue,
): Fields {
  const wanted = q?.toLowerCase();
  const found = wanted === undefined ? list : list.filter((entry) => textOf(entry).toLowerCase().includes(wanted));
  const entries = found.slice(offset, offset + limit).map(toEntry);
  return buildPage(entries, { offset, limit }, found.length, 'narrow the list with q');
}
