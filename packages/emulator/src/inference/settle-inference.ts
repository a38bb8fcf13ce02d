import { isJsonObject } from '../json/json-value.ts';
import { moneyToNumber, type Money } from '../money/decimal.ts';
import type { RouteContext } from '../routing/route.ts';
import { sharedBodyFault } from './answer-inference.ts';
import type { Inference } from './inference.ts';

/** What a call used. */
export interface InferenceUse {
  readonly cost: Money;
  /** The part of the cost that is for output. Default 0. */
  readonly outputCost?: Money;
  readonly promptTokens?: number;
  readonly completionTokens?: number;
  readonly imageTokens?: number;
  readonly promptMedia?: number;
  readonly completionMedia?: number;
  readonly finishReason?: string | null | undefined;
  readonly nativeFinishReason?: string | null | undefined;
  readonly streamed?: boolean;
}

/** The members of `usage` that tell money. */
export interface CostMembers {
  /** Null only where the option `usageCost` wants that. */
  cost: number | null;
  is_byok: boolean;
  cost_details: {
    upstream_inference_cost: number;
    upstream_inference_prompt_cost: number;
    upstream_inference_completions_cost: number;
  };
}

/** Charges a call, writes it into the list of generations, and gives what its `usage` says about money. */
export function settleInference(context: RouteContext, inference: Inference, use: InferenceUse): CostMembers {
  const { state, caller, recorded } = context;
  const { options } = state;
  const byok = options.byok === true;
  const fault = sharedBodyFault(context.fault);
  // As in chat: an answer that failed or did not arrive costs nothing.
  const failed =
    fault?.kind === 'error-in-ok' ||
    fault?.kind === 'cut' ||
    (use.streamed === true && context.fault?.kind === 'stream-error');
  const charged = failed ? 0n : use.cost;
  const body = isJsonObject(recorded.body) ? recorded.body : {};
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  const duration = state.clock() - recorded.at;
  state.generations.add({
    id: inference.id,
    apiType: inference.apiType,
    account: caller.account,
    createdAt: recorded.at,
    model: inference.model.canonical_slug,
    providerName: inference.providerName,
    streamed: use.streamed ?? false,
    cancelled: false,
    finishReason: failed ? 'error' : (use.finishReason ?? null),
    nativeFinishReason: failed ? null : (use.nativeFinishReason ?? null),
    serviceTier: null,
    sessionId: text(body.session_id) ?? recorded.headers['x-session-id'] ?? null,
    externalUser: text(body.user),
    httpReferer: recorded.headers['http-referer'] ?? null,
    userAgent: recorded.headers['user-agent'] ?? null,
    router: null,
    promptTokens: use.promptTokens ?? 0,
    completionTokens: use.completionTokens ?? 0,
    reasoningTokens: 0,
    cachedTokens: 0,
    imageTokens: use.imageTokens ?? 0,
    promptMedia: use.promptMedia ?? 0,
    completionMedia: use.completionMedia ?? 0,
    searchResults: 0,
    cost: byok ? 0n : charged,
    upstreamCost: charged,
    cacheDiscount: null,
    isByok: byok,
    latency: duration,
    duration,
  });
  return {
    cost: options.usageCost === 'null' ? null : byok ? 0 : moneyToNumber(use.cost),
    is_byok: byok,
    cost_details: {
      upstream_inference_cost: moneyToNumber(use.cost),
      upstream_inference_prompt_cost: moneyToNumber(use.cost - (use.outputCost ?? 0n)),
      upstream_inference_completions_cost: moneyToNumber(use.outputCost ?? 0n),
    },
  };
}
