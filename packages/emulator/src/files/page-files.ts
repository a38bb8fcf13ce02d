import { ApiError } from '../http/api-error.ts';
import type { StoredFile } from './file-store.ts';

const DEFAULT_LIMIT = 100;
const LARGEST_LIMIT = 1000;

/**
 * A page of files, newest first unless `order=asc`. A page goes on behind `cursor`, or behind a file that the other APIs'
 * parameters `after` and `after_id` name; `before_id` asks for what comes before a file.
 */
export function pageFiles(
  oldestFirst: readonly StoredFile[],
  query: URLSearchParams,
): { files: readonly StoredFile[]; cursor: string | null } {
  const order = query.get('order') ?? 'desc';
  if (order !== 'asc' && order !== 'desc') throw new ApiError(400, 'order must be asc or desc');
  const limit = Number(query.get('limit') ?? DEFAULT_LIMIT);
  if (!Number.isInteger(limit) || limit < 1 || limit > LARGEST_LIMIT) {
    throw new ApiError(400, `limit must be a whole number from 1 to ${LARGEST_LIMIT}`);
  }
  const sorted = order === 'asc' ? oldestFirst : oldestFirst.toReversed();
  const cursor = query.get('cursor');
  const after = cursor === null ? (query.get('after') ?? query.get('after_id')) : readCursor(cursor);
  const before = query.get('before_id');
  const start = after === null ? 0 : placeOf(after, sorted) + 1;
  const end = before === null ? sorted.length : placeOf(before, sorted);
  const from = before !== null && after === null ? Math.max(0, end - limit) : start;
  const files = sorted.slice(from, Math.min(end, from + limit));
  const last = files.at(-1);
  return { files, cursor: last && from + files.length < sorted.length ? writeCursor(last.id) : null };
}

function placeOf(id: string, files: readonly StoredFile[]): number {
  const place = files.findIndex((file) => file.id === id);
  if (place < 0) throw new ApiError(400, `No file "${id}" to go on from`);
  return place;
}

function writeCursor(id: string): string {
  return btoa(id).replaceAll('=', '');
}

function readCursor(cursor: string): string {
  try {
    return atob(cursor);
  } catch {
    throw new ApiError(400, 'The cursor is not one of this list');
  }
}
