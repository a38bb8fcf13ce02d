import { ApiError } from '../http/api-error.ts';
import { jsonResponse } from '../http/json-response.ts';
import type { CatalogueModel } from './catalogue-model.ts';
import { toWireModel } from './wire-model.ts';

const LARGEST_PAGE = 1000;
const DEFAULT_PAGE = 500;

/** A list of models; in pages only where `offset` or `limit` asks for pages, as at OpenRouter. */
export function answerModelPage(models: readonly CatalogueModel[], request: Request): Response {
  const query = new URL(request.url).searchParams;
  if (!query.has('offset') && !query.has('limit')) {
    return jsonResponse({ data: models.map(toWireModel), total_count: models.length, links: { next: null } });
  }
  const offset = readCount(query, 'offset', 0, 0);
  const limit = Math.min(readCount(query, 'limit', DEFAULT_PAGE, 1), LARGEST_PAGE);
  const following = new URL(request.url);
  following.searchParams.set('offset', String(offset + limit));
  following.searchParams.set('limit', String(limit));
  return jsonResponse({
    data: models.slice(offset, offset + limit).map(toWireModel),
    total_count: models.length,
    links: { next: offset + limit < models.length ? following.href : null },
  });
}

/** A whole number from the query, or a 400. */
function readCount(query: URLSearchParams, name: string, fallback: number, least: number): number {
  const text = query.get(name);
  if (text === null) return fallback;
  const count = Number(text);
  if (text !== '' && Number.isInteger(count) && count >= least) return count;
  throw new ApiError(400, `${name} must be a whole number of at least ${least}`);
}
