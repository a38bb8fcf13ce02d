import { queryNumber } from '../checks/read-query.ts';
import { jsonResponse } from '../http/json-response.ts';

const DEFAULT_LIMIT = 50;
const LARGEST_LIMIT = 100;

/** A page of a list that is managed: `offset` and `limit` in, `data` and `total_count` out. */
export function answerPage(entries: readonly unknown[], query: URLSearchParams): Response {
  const offset = queryNumber(query, 'offset', { least: 0, whole: true }) ?? 0;
  const limit = queryNumber(query, 'limit', { least: 1, most: LARGEST_LIMIT, whole: true }) ?? DEFAULT_LIMIT;
  return jsonResponse({ data: entries.slice(offset, offset + limit), total_count: entries.length });
}
