import { ApiError } from '../http/api-error.ts';
import { jsonResponse } from '../http/json-response.ts';
import type { Route, RouteContext } from '../routing/route.ts';
import type { CatalogueModel } from './catalogue-model.ts';
import { findModel } from './resolve-model.ts';

/** `GET /models` and `GET /model/{author}/{slug}`. Both answer without a key, as OpenRouter's do. */
export const modelRoutes: readonly Route[] = [
  { method: 'GET', path: '/models', access: 'open', handle: listModels },
  { method: 'GET', path: '/model/{author}/{slug}', access: 'open', handle: getModel },
];

const LARGEST_PAGE = 1000;
const DEFAULT_PAGE = 500;

function listModels({ query, state, request }: RouteContext): Response {
  const selected = state.models.filter((model) => isWanted(model, query));
  if (!query.has('offset') && !query.has('limit')) {
    return jsonResponse({ data: selected, total_count: selected.length, links: { next: null } });
  }
  const offset = readCount(query, 'offset', 0, 0);
  const limit = Math.min(readCount(query, 'limit', DEFAULT_PAGE, 1), LARGEST_PAGE);
  const following = new URL(request.url);
  following.searchParams.set('offset', String(offset + limit));
  following.searchParams.set('limit', String(limit));
  return jsonResponse({
    data: selected.slice(offset, offset + limit),
    total_count: selected.length,
    links: { next: offset + limit < selected.length ? following.href : null },
  });
}

/** The filters that the emulator knows. Without `output_modalities` only models that answer text are listed. */
function isWanted(model: CatalogueModel, query: URLSearchParams): boolean {
  const listed = (name: string): string[] => (query.get(name) ?? '').split(',').filter((value) => value !== '');
  const outputs = query.has('output_modalities') ? listed('output_modalities') : ['text'];
  const text = `${model.id} ${model.name}`.toLowerCase();
  return (
    (outputs.includes('all') || outputs.some((modality) => model.architecture.output_modalities.includes(modality))) &&
    listed('input_modalities').every((modality) => model.architecture.input_modalities.includes(modality)) &&
    listed('supported_parameters').every((parameter) => model.supported_parameters.includes(parameter)) &&
    text.includes((query.get('q') ?? '').toLowerCase())
  );
}

function readCount(query: URLSearchParams, name: string, fallback: number, least: number): number {
  const text = query.get(name);
  if (text === null) return fallback;
  const count = Number(text);
  if (Number.isInteger(count) && count >= least) return count;
  throw new ApiError(400, `${name} must be a whole number of at least ${least}`);
}

function getModel({ parameters, state }: RouteContext): Response {
  const id = `${parameters.author}/${parameters.slug}`;
  const found = findModel(id, state.models);
  if (!found) throw new ApiError(404, `Model ${id} not found`);
  return jsonResponse({ data: found.model });
}
