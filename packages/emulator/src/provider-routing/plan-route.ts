import type { CatalogueModel } from '../catalogue/catalogue-model.ts';
import { endpointsOf } from '../catalogue/model-endpoints.ts';
import { resolveModel, type ResolvedModel } from '../catalogue/resolve-model.ts';
import { ApiError } from '../http/api-error.ts';
import type { EndpointTest } from '../management/guardrails/restrictions.ts';
import type { Candidate } from './candidate.ts';
import { chooseRouterModels } from './choose-router-models.ts';
import { filterEndpoints } from './filter-endpoints.ts';
import { noEndpoints } from './no-endpoints.ts';
import { orderCandidates, type LatencyOf } from './order-endpoints.ts';
import type { RoutingWish } from './provider-preferences.ts';

/** Where a request may go. */
export interface RoutePlan {
  /** In the order in which they are tried; at least one. */
  readonly candidates: readonly Candidate[];
  /** All endpoints of the models asked for, also those that do not fit. */
  readonly total: number;
}

/** What a plan depends on beside the request. */
export interface RoutingFacts {
  readonly models: readonly CatalogueModel[];
  readonly latencyOf: LatencyOf;
  /** What the guardrails of the caller allow. */
  readonly isAllowed: EndpointTest;
  /** The endpoint of a model that answered earlier requests of the session; undefined for none. */
  readonly stickyTag: (model: CatalogueModel) => string | undefined;
}

/** Plans the way of a request; a 400 for an unknown model, a 404 where no endpoint of any model fits. */
export function planRoute(wish: RoutingWish, facts: RoutingFacts): RoutePlan {
  const failures: ApiError[] = [];
  const resolved = wish.models.flatMap((requested) => {
    const found = resolveWished(requested, wish, facts, failures);
    return found.map((own) => ({ requested, ...own }));
  });
  let total = 0;
  const perModel = resolved.map(({ requested, model, variant }): Candidate[] => {
    const all = endpointsOf(model);
    total += all.length;
    const allowed = all.filter((endpoint) => facts.isAllowed(endpoint, model));
    const { endpoints, exclusion } = filterEndpoints(allowed, { model, variant }, wish);
    const own = allowed.length < all.length && allowed.length === 0 ? 'guardrails' : exclusion;
    if (endpoints.length === 0) failures.push(noEndpoints(model, own, wish.provider));
    return endpoints.map((endpoint) => ({ requested, model, variant, endpoint }));
  });
  const candidates = isPartitioned(wish)
    ? perModel.flatMap((own) => arrange(own, wish, facts))
    : arrange(perModel.flat(), wish, facts);
  const [first] = failures;
  if (candidates.length === 0 && first) throw first;
  return { candidates, total };
}

/** The models that an id stands for. A router that finds none leaves the request to the next of `models`. */
function resolveWished(
  id: string,
  wish: RoutingWish,
  facts: RoutingFacts,
  failures: ApiError[],
): readonly ResolvedModel[] {
  try {
    return chooseRouterModels(id, wish, facts) ?? [resolveModel(id, facts.models)];
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 404) throw error;
    failures.push(error);
    return [];
  }
}

/** `partition: "none"` sorts the endpoints of all models together. */
function isPartitioned({ provider: { sort } }: RoutingWish): boolean {
  return typeof sort !== 'object' || sort?.partition !== 'none';
}

function arrange(
  candidates: readonly Candidate[],
  wish: RoutingWish,
  { latencyOf, stickyTag }: RoutingFacts,
): Candidate[] {
  const ordered = orderCandidates(candidates, wish, latencyOf);
  const { order, allow_fallbacks: fallbacks } = wish.provider;
  const isOrdered = (order ?? []).length > 0;
  const at = isOrdered ? -1 : ordered.findIndex(({ endpoint, model }) => endpoint.tag === stickyTag(model));
  const sticky = ordered[at];
  const arranged = sticky ? [sticky, ...ordered.filter((candidate) => candidate !== sticky)] : ordered;
  return fallbacks === false && !isOrdered ? arranged.slice(0, 1) : arranged;
}
