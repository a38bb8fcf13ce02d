import type { CatalogueModel } from '../catalogue/catalogue-model.ts';
import type { ApiError } from '../http/api-error.ts';
import type { JsonObject } from '../json/json-value.ts';
import { restrictionsOf } from '../management/guardrails/restrictions.ts';
import { attemptRoute, type Attempt } from '../provider-routing/attempt-route.ts';
import type { Candidate } from '../provider-routing/candidate.ts';
import { planRoute, type RoutePlan } from '../provider-routing/plan-route.ts';
import type { RoutingWish } from '../provider-routing/provider-preferences.ts';
import { buildMetadata, wantsMetadata } from '../provider-routing/router-metadata.ts';
import { conditionsOf, latencyUnder, paceOfUpstream, upstreamFailure } from '../provider-routing/upstreams.ts';
import { withRouting } from '../provider-routing/with-routing.ts';
import type { RouteContext } from '../routing/route.ts';
import type { Pace } from './pauses.ts';

/** What a kind of request adds to the way on which all are routed. */
export interface RoutingSteps<Accepted> {
  /** The endpoint at which a session stays. Default: none. */
  readonly stickyTag?: (model: CatalogueModel) => string | undefined;
  /** What filters found, for the `pipeline` of `openrouter_metadata`. */
  readonly stages?: readonly JsonObject[];
  /** The error of a filter that lets no request through. */
  readonly blocked?: ApiError | undefined;
  /** Refuses a model, before its upstream is asked. */
  readonly requireModel: (model: CatalogueModel) => void;
  /** What an endpoint that works checks before it answers. */
  readonly accept: (candidate: Candidate) => Accepted;
}

/** Where a request goes. */
export interface RoutedRequest<Accepted> {
  readonly accepted: Accepted;
  readonly candidate: Candidate;
  /** The endpoints that were tried, the one that answers last. */
  readonly attempts: readonly Attempt[];
  /** The pace of a slow upstream. */
  readonly pace: Pace | undefined;
  /** `openrouter_metadata`, if the request asks for it. */
  readonly routing: JsonObject | undefined;
}

/** Finds the endpoint that answers: the first that the wish and the key allow, that works and that accepts the request. */
export function routeRequest<Accepted>(
  context: RouteContext,
  wish: RoutingWish,
  { stickyTag = () => undefined, stages = [], blocked, requireModel, accept }: RoutingSteps<Accepted>,
): RoutedRequest<Accepted> {
  const { state, recorded, caller } = context;
  const conditionOf = conditionsOf(recorded, state.upstreams, state.models);
  const requested = wish.models[0] ?? '';
  const told = (plan: RoutePlan, attempts: readonly Attempt[], selected?: Candidate): JsonObject | undefined =>
    wantsMetadata(recorded)
      ? buildMetadata(requested, plan, attempts, { selected, isByok: state.options.byok === true, stages })
      : undefined;
  const plan = withRouting(
    () => told({ candidates: [], total: 0 }, []),
    () =>
      planRoute(wish, {
        models: state.models,
        latencyOf: (endpoint) => latencyUnder(conditionOf(endpoint), endpoint),
        isAllowed: restrictionsOf(caller.key, state),
        stickyTag,
      }),
  );
  const { result, candidate, attempts } = withRouting(
    (tried) => told(plan, tried),
    () => {
      if (blocked) throw blocked;
      return attemptRoute(plan.candidates, (own) => {
        requireModel(own.model);
        const failure = upstreamFailure(own.endpoint, conditionOf(own.endpoint), state.clock());
        if (failure) throw failure;
        return accept(own);
      });
    },
  );
  return {
    accepted: result,
    candidate,
    attempts,
    pace: paceOfUpstream(conditionOf(candidate.endpoint)),
    routing: told(plan, attempts, candidate),
  };
}
