import type { CatalogueModel } from '../catalogue/catalogue-model.ts';
import type { ModelEndpoint } from '../catalogue/model-endpoints.ts';
import type { ResolvedModel } from '../catalogue/resolve-model.ts';
import { isJsonObject, type JsonObject } from '../json/json-value.ts';
import type { ProviderPreferences, RoutingWish } from '../provider-routing/provider-preferences.ts';
import type { RouteContext } from '../routing/route.ts';
import type { Pace } from './pauses.ts';
import { routeRequest } from './route-request.ts';

/** Where a call goes. */
export interface RoutedCall extends ResolvedModel {
  readonly endpoint: ModelEndpoint;
  /** The pace of a slow upstream. */
  readonly pace: Pace | undefined;
  /** `openrouter_metadata`, if the request asks for it. */
  readonly routing: JsonObject | undefined;
}

/**
 * The endpoint that answers a call of anything but chat: the first that the preferences allow and that works, of the first
 * model that has one. `accept` refuses a model.
 */
export function routeCall(
  context: RouteContext,
  ids: readonly string[],
  accept: (model: CatalogueModel) => void,
): RoutedCall {
  const { candidate, pace, routing } = routeRequest(context, wishFor(context, ids), {
    requireModel: accept,
    accept: () => undefined,
  });
  const { model, variant, endpoint } = candidate;
  return { model, variant, endpoint, pace, routing };
}

function wishFor({ recorded }: RouteContext, ids: readonly string[]): RoutingWish {
  return {
    models: [...new Set(ids)],
    provider: readPreferences(recorded.body),
    serviceTier: undefined,
    parameters: [],
    callsTools: false,
    inputs: [],
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
