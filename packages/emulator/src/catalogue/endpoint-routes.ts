import { ApiError } from '../http/api-error.ts';
import { jsonResponse } from '../http/json-response.ts';
import type { Caller } from '../keys/read-key.ts';
import type { Route, RouteContext } from '../routing/route.ts';
import type { CatalogueModel } from './catalogue-model.ts';
import { endpointsOf } from './model-endpoints.ts';
import { isPublic } from './model-routes.ts';
import { PROVIDERS } from './providers.ts';
import { findListed } from './resolve-model.ts';
import { toWireEndpoint } from './wire-endpoint.ts';
import { toWireModel } from './wire-model.ts';

/** Where models run, and who runs them. All answer without a key but those of private models. */
export const endpointRoutes: readonly Route[] = [
  { method: 'GET', path: '/models/{author}/{slug}/endpoints', access: 'open', handle: listEndpoints },
  { method: 'GET', path: '/endpoints/zdr', access: 'open', handle: listZdrEndpoints },
  { method: 'GET', path: '/providers', access: 'open', handle: listProviders },
  { method: 'GET', path: '/private/models/{author}/{slug}', access: 'key', handle: getPrivateModel },
  { method: 'GET', path: '/private/models/{author}/{slug}/endpoints', access: 'key', handle: listPrivateEndpoints },
];

function listEndpoints(context: RouteContext): Response {
  return jsonResponse({ data: buildEndpoints(requireModel(context, isPublic), context.caller) });
}

function listPrivateEndpoints(context: RouteContext): Response {
  return jsonResponse({ data: buildEndpoints(requireModel(context, isPrivate), context.caller) });
}

function getPrivateModel(context: RouteContext): Response {
  return jsonResponse({ data: toWireModel(requireModel(context, isPrivate)) });
}

function isPrivate(model: CatalogueModel): boolean {
  return !isPublic(model);
}

function requireModel(
  { parameters, state }: RouteContext,
  isWanted: (model: CatalogueModel) => boolean,
): CatalogueModel {
  const id = `${parameters.author}/${parameters.slug}`;
  const model = findListed(id, state.models);
  if (!model || !isWanted(model)) throw new ApiError(404, `Model ${id} not found`);
  return model;
}

function hasKey({ kind }: Caller): boolean {
  return kind === 'standard' || kind === 'management';
}

function buildEndpoints(model: CatalogueModel, caller: Caller): Record<string, unknown> {
  const { tokenizer = null, instruct_type = null, modality, input_modalities, output_modalities } = model.architecture;
  return {
    id: model.id,
    name: model.name,
    created: model.created,
    description: model.description,
    architecture: { tokenizer, instruct_type, modality, input_modalities, output_modalities },
    endpoints: endpointsOf(model).map((endpoint) => toWireEndpoint(model, endpoint, { hasKey: hasKey(caller) })),
  };
}

function listZdrEndpoints({ state, caller }: RouteContext): Response {
  const data = state.models.filter(isPublic).flatMap((model) =>
    endpointsOf(model)
      .filter(({ zdr }) => zdr)
      .map((endpoint) => toWireEndpoint(model, endpoint, { hasKey: hasKey(caller) })),
  );
  return jsonResponse({ data });
}

function listProviders(): Response {
  const data = PROVIDERS.map(({ name, slug, site, headquarters, datacenters }) => ({
    name,
    slug,
    privacy_policy_url: `${site}/privacy`,
    terms_of_service_url: `${site}/terms`,
    status_page_url: null,
    headquarters,
    datacenters,
  }));
  return jsonResponse({ data });
}
