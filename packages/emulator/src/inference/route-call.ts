import type { CatalogueModel } from '../catalogue/catalogue-model.ts';
import type { ModelEndpoint } from '../catalogue/model-endpoints.ts';
import type { ResolvedModel } from '../catalogue/resolve-model.ts';
import { isJsonObject, type JsonObject } from '../json/json-value.ts';
import { restrictionsOf } from '../management/guardrails/restrictions.ts';
import { attemptRoute, type Attempt } from '../provider-routing/attempt-route.ts';
import type { Candidate } from '../provider-routing/candidate.ts';
import { planRoute, type RoutePlan } from '../provider-routing/plan-route.ts';
import type { ProviderPreferences, RoutingWish } from '../provider-routing/provider-preferences.ts';
import { buildMetadata, wantsMetadata } from '../provider-routing/router-metadata.ts';
import { conditionsOf, latencyUnder, paceOfUpstream, upstreamFailure } from '../provider-routing/upstreams.ts';
import { withRouting } from '../provider-routing/with-routing.ts';
import type { RouteContext } from '../routing/route.ts';
import type { Pace } from './pauses.ts';

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
  const { state, recorded, caller } = context;
  const conditionOf = conditionsOf(recorded, state.upstreams, state.models);
  const requested = ids[0] ?? '';
  const told = (plan: RoutePlan, attempts: readonly Attempt[], selected?: Candidate): JsonObject | undefined =>
    wantsMetadata(recorded)
      ? buildMetadata(requested, plan, attempts, { selected, isByok: state.options.byok === true, stages: [] })
      : undefined;
  const plan = withRouting(
    () => told({ candidates: [], total: 0 }, []),
    () =>
      planRoute(wishFor(context, ids), {
        models: state.models,
        latencyOf: (endpoint) => latencyUnder(conditionOf(endpoint), endpoint),
        isAllowed: restrictionsOf(caller.key, state),
        stickyTag: () => undefined,
      }),
  );
  const { candidate, attempts } = withRouting(
    (tried) => told(plan, tried),
    () =>
      attemptRoute(plan.candidates, ({ model, endpoint }) => {
        accept(model);
        const failure = upstreamFailure(endpoint, conditionOf(endpoint), state.clock());
        if (failure) throw failure;
      }),
  );
  const { model, variant, endpoint } = candidate;
  return {
    model,
    variant,
    endpoint,
    pace: paceOfUpstream(conditionOf(endpoint)),
    routing: told(plan, attempts, candidate),
  };
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
