import type { CatalogueModel } from '../catalogue/catalogue-model.ts';
import type { ModelEndpoint } from '../catalogue/model-endpoints.ts';
import { isJsonObject } from '../json/json-value.ts';
import { restrictionsOf } from '../management/guardrails/restrictions.ts';
import { attemptRoute, FailedRoute } from '../provider-routing/attempt-route.ts';
import { planRoute } from '../provider-routing/plan-route.ts';
import type { ProviderPreferences } from '../provider-routing/provider-preferences.ts';
import { conditionsOf, latencyUnder, upstreamFailure } from '../provider-routing/upstreams.ts';
import type { RouteContext } from '../routing/route.ts';

/** The endpoint that answers a call of a model that does not chat: the first that the preferences allow and that works. */
export function chooseEndpoint({ state, recorded, caller }: RouteContext, model: CatalogueModel): ModelEndpoint {
  const conditionOf = conditionsOf(recorded, state.upstreams, state.models);
  const wish = {
    models: [model.id],
    provider: readPreferences(recorded.body),
    serviceTier: undefined,
    parameters: [],
    callsTools: false,
    outputTokens: 0,
    autoRouter: {},
    pareto: {},
  };
  const { candidates } = planRoute(wish, {
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

/** `provider` as the endpoint checked it; media endpoints have `options` for upstreams there instead. */
function readPreferences(body: unknown): ProviderPreferences {
  const provider = isJsonObject(body) ? body.provider : undefined;
  // Checked by the endpoint before it starts the call.
  return isJsonObject(provider) && provider.options === undefined ? provider : {};
}
