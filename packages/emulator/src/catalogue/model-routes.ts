import { ApiError } from '../http/api-error.ts';
import { jsonResponse } from '../http/json-response.ts';
import { isReachable, restrictionsOf } from '../management/guardrails/restrictions.ts';
import type { Route, RouteContext } from '../routing/route.ts';
import type { CatalogueModel } from './catalogue-model.ts';
import { filterModels, outputTest } from './filter-models.ts';
import { answerModelFeed } from './model-feed.ts';
import { answerModelPage } from './model-page.ts';
import { findListed } from './resolve-model.ts';
import { sortModels } from './sort-models.ts';
import { toWireModel } from './wire-model.ts';

/** The catalogue. All but `/models/user` answer without a key, as OpenRouter's do. */
export const modelRoutes: readonly Route[] = [
  { method: 'GET', path: '/models', access: 'open', handle: listModels },
  { method: 'GET', path: '/models/count', access: 'open', handle: countModels },
  { method: 'GET', path: '/models/user', access: 'key', handle: listUserModels },
  { method: 'GET', path: '/model/{author}/{slug}', access: 'open', handle: getModel },
];

/** Whether everybody sees a model. */
export function isPublic(model: CatalogueModel): boolean {
  return model.emulation?.private !== true;
}

function listModels({ query, state, request }: RouteContext): Response {
  const models = sortModels(filterModels(state.models.filter(isPublic), query, state.clock()), query);
  const isOn = (name: string): boolean => query.get(name) === 'true';
  return isOn('use_rss') ? answerModelFeed(models, isOn('use_rss_chat_links')) : answerModelPage(models, request);
}

function countModels({ query, state }: RouteContext): Response {
  return jsonResponse({ data: { count: state.models.filter(isPublic).filter(outputTest(query)).length } });
}

/** What the key may use: the text models that its guardrails allow, its private ones too. */
function listUserModels({ state, request, caller }: RouteContext): Response {
  const isAllowed = restrictionsOf(caller.key, state);
  const models = state.models.filter(outputTest(new URLSearchParams()));
  return answerModelPage(
    models.filter((model) => isReachable(model, isAllowed)),
    request,
  );
}

function getModel({ parameters, state }: RouteContext): Response {
  const id = `${parameters.author}/${parameters.slug}`;
  const found = findListed(id, state.models);
  if (!found || !isPublic(found)) throw new ApiError(404, `Model ${id} not found`);
  return jsonResponse({ data: toWireModel(found) });
}
