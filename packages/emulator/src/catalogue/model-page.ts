import { queryNumber } from '../checks/read-query.ts';
import { jsonResponse } from '../http/json-response.ts';
import type { CatalogueModel } from './catalogue-model.ts';
import { toWireModel } from './wire-model.ts';

const LARGEST_PAGE = 1000;
const DEFAULT_PAGE = 500;

/** A list of models; in pages only where `offset` or `limit` asks for pages, as at OpenRouter. */
export function answerModelPage(models: readonly CatalogueModel[], request: Request): Response {
  const query = new URL(request.url).searchParams;
  if (!query.has('offset') && !query.has('limit')) {
    return jsonResponse({
      data: models.map((model) => toWireModel(model)),
      total_count: models.length,
      links: { next: null },
    });
  }
  const offset = queryNumber(query, 'offset', { least: 0, whole: true }) ?? 0;
  const limit = queryNumber(query, 'limit', { least: 1, most: LARGEST_PAGE, whole: true }) ?? DEFAULT_PAGE;
  const following = new URL(request.url);
  following.searchParams.set('offset', String(offset + limit));
  following.searchParams.set('limit', String(limit));
  return jsonResponse({
    data: models.slice(offset, offset + limit).map((model) => toWireModel(model)),
    total_count: models.length,
    links: { next: offset + limit < models.length ? following.href : null },
  });
}
