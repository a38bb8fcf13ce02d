import type { CatalogueModel } from '../catalogue/catalogue-model.ts';
import type { ModelEndpoint } from '../catalogue/model-endpoints.ts';
import { resolveModel, type ResolvedModel } from '../catalogue/resolve-model.ts';
import { isJsonObject } from '../json/json-value.ts';
import { restrictionsOf } from '../management/guardrails/restrictions.ts';
import { attemptRoute, FailedRoute } from '../provider-routing/attempt-route.ts';
import { chooseRouterModels } from '../provider-routing/choose-router-models.ts';
import { planRoute } from '../provider-routing/plan-route.ts';
import type { ProviderPreferences, RoutingWish } from '../provider-routing/provider-preferences.ts';
import { conditionsOf, latencyUnder, upstreamFailure } from '../provider-routing/upstreams.ts';
import type { RouteContext } from '../routing/route.ts';

/** The endpoint that answers a call of a model that does not chat: the first that the preferences allow and that works. */
export function chooseEndpoint(context: RouteContext, model: CatalogueModel): ModelEndpoint {
  const { state, recorded, caller } = context;
  const conditionOf = conditionsOf(recorded, state.upstreams, state.models);
  const { candidates } = planRoute(wishFor(context, model.id), {
    models: [model],
    latencyOf: (endpoint) => latencyUnder(conditionOf(endpoint), endpoint),
    isAllowed: restrictionsOf(caller.key, state),
    stickyTag: () => undefined,
  });
  try {
    const route = attemptRoute(candidates, ({ endpoint }) => {
      const failure = upstreamFailure(endpoint, conditionOf(endpoint), state.clock());
      if (failure) throw failure;
      return endpoint;
    });
    return route.result;
  } catch (error) {
    throw error instanceof FailedRoute ? error.error : error;
  }
}

/** The model that an id stands for; of a router the first that it chooses. */
export function chooseModel(context: RouteContext, id: string): ResolvedModel {
  const { state, caller } = context;
  const isAllowed = restrictionsOf(caller.key, state);
  const [chosen] = chooseRouterModels(id, wishFor(context, id), { models: state.models, isAllowed }) ?? [];
  return chosen ?? resolveModel(id, state.models);
}

function wishFor({ recorded }: RouteContext, id: string): RoutingWish {
  return {
    models: [id],
    provider: readPreferences(recorded.body),
    serviceTier: undefined,
    parameters: [],
    callsTools: false,
    outputTokens: 0,
    autoRouter: {},
    pareto: {},
  };
}

/** `provider` as the endpoint checked it; media endpoints have `options` for upstreams there instead. */
function readPreferences(body: unknown): ProviderPreferences {
  const provider = isJsonObject(body) ? body.provider : undefined;
  // Checked by the endpoint before it starts the call.
  return isJsonObject(provider) && provider.options === undefined ? provider : {};
}
