import { ApiError } from '../http/api-error.ts';
import { jsonResponse } from '../http/json-response.ts';
import type { Route, RouteContext } from '../routing/route.ts';
import type { CatalogueModel } from './catalogue-model.ts';
import { answerModelPage } from './model-page.ts';
import { findModel } from './resolve-model.ts';
import { toWireModel } from './wire-model.ts';

/** `GET /models` and `GET /model/{author}/{slug}`. Both answer without a key, as OpenRouter's do. */
export const modelRoutes: readonly Route[] = [
  { method: 'GET', path: '/models', access: 'open', handle: listModels },
  { method: 'GET', path: '/model/{author}/{slug}', access: 'open', handle: getModel },
];

function listModels({ query, state, request }: RouteContext): Response {
  return answerModelPage(
    state.models.filter((model) => isWanted(model, query)),
    request,
  );
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

function getModel({ parameters, state }: RouteContext): Response {
  const id = `${parameters.author}/${parameters.slug}`;
  const found = findModel(id, state.models);
  if (!found) throw new ApiError(404, `Model ${id} not found`);
  return jsonResponse({ data: toWireModel(found.model) });
}
