import { isJsonObject } from '../json/json-value.ts';
import { moneyToNumber, type Money } from '../money/decimal.ts';
import { callerFacts } from '../generation/caller-facts.ts';
import type { RouteContext } from '../routing/route.ts';
import type { Inference } from './inference.ts';

/** What a call used. */
export interface InferenceUse {
  readonly cost: Money;
  /** The part of the cost that is for output. Default 0. */
  readonly outputCost?: Money;
  readonly promptTokens?: number;
  readonly completionTokens?: number;
  readonly reasoningTokens?: number;
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

/** How an answer ended for the books. A failed answer costs nothing, one that the client left what was used of it. */
export type InferenceEnd = 'finished' | 'cancelled' | 'failed';

/** What the `usage` of a whole answer says about money. */
export function costMembers({ state: { options } }: RouteContext, use: InferenceUse): CostMembers {
  const byok = options.byok === true;
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

/**
 * Charges a call and writes it into the list of generations, once it is known how its answer ended. `firstByteAt`: when the
 * first of a stream went out; by default now.
 */
export function settleInference(
  context: RouteContext,
  inference: Inference,
  use: InferenceUse,
  { end, firstByteAt }: { end: InferenceEnd; firstByteAt?: number | undefined },
): void {
  const { state, caller, recorded } = context;
  const byok = state.options.byok === true;
  const charged = end === 'failed' ? 0n : use.cost;
  const body = isJsonObject(recorded.body) ? recorded.body : {};
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  const now = state.clock();
  state.generations.add({
    id: inference.id,
    apiType: inference.apiType,
    account: caller.account,
    createdAt: recorded.at,
    model: inference.model.canonical_slug,
    providerName: inference.providerName,
    streamed: use.streamed ?? false,
    cancelled: end === 'cancelled',
    finishReason: finishOf(end, use.finishReason),
    nativeFinishReason: end === 'finished' ? (use.nativeFinishReason ?? null) : null,
    serviceTier: null,
    ...callerFacts(recorded),
    externalUser: text(body.user),
    router: null,
    promptTokens: use.promptTokens ?? 0,
    completionTokens: use.completionTokens ?? 0,
    reasoningTokens: use.reasoningTokens ?? 0,
    cachedTokens: 0,
    imageTokens: use.imageTokens ?? 0,
    promptMedia: use.promptMedia ?? 0,
    completionMedia: use.completionMedia ?? 0,
    searchResults: 0,
    cost: byok ? 0n : charged,
    upstreamCost: charged,
    cacheDiscount: null,
    isByok: byok,
    latency: (firstByteAt ?? now) - recorded.at,
    duration: now - recorded.at,
  });
}

function finishOf(end: InferenceEnd, finished: string | null | undefined): string | null {
  if (end === 'failed') return 'error';
  return end === 'finished' ? (finished ?? null) : null;
}
