import type { JSONObject, SharedV4ProviderMetadata } from '@ai-sdk/provider';
import { withoutUndefined, type Finish, type Usage, type WithoutUndefined } from '@openrouter-adapters/core/base';

import type { AsJSON } from '../../settings/as-json.ts';
import type { OpenRouterProviderMetadata, OpenRouterUsageAccounting } from './provider-metadata.ts';

/** End of an answer → its `providerMetadata`. */
export function toProviderMetadata(finish: Finish, warnings: readonly string[]): SharedV4ProviderMetadata {
  const annotations = finish.annotations.filter(({ type }) => type !== 'url_citation');
  const metadata = withoutUndefined({
    provider: finish.provider,
    generationId: finish.id,
    usage: finish.usage === undefined ? {} : toUsageAccounting(finish.usage),
    reasoning_details: asJSON(finish.reasoningDetails),
    annotations: annotations.length > 0 ? asJSON(annotations) : undefined,
    finishReason: finish.rawReason,
    nativeFinishReason: finish.nativeReason,
    serviceTier: finish.serviceTier,
    systemFingerprint: finish.systemFingerprint,
    logprobs: finish.logprobs && asJSON(finish.logprobs),
    debug: finish.debug.length > 0 ? asJSON(finish.debug) : undefined,
    openrouterMetadata: finish.openrouterMetadata === undefined ? undefined : asJSON(finish.openrouterMetadata),
    warnings: warnings.length > 0 ? [...warnings] : undefined,
    extra: Object.keys(finish.extra).length > 0 ? asJSON(finish.extra) : undefined,
  } satisfies { [Name in keyof OpenRouterProviderMetadata]: OpenRouterProviderMetadata[Name] | undefined });
  return toMetadata(metadata);
}

/** What came over the wire is JSON, which its open types do not say. */
function asJSON<Wire>(parsed: Wire): AsJSON<Wire> {
  return parsed as AsJSON<Wire>;
}

/** Fields for OpenRouter's place in the metadata. What came over the wire is JSON, which its open types do not say. */
export function toMetadata(fields: object): SharedV4ProviderMetadata {
  return { openrouter: fields as JSONObject };
}

/** Tokens and cost as OpenRouter tells them, without what it left out. */
export function toUsageAccounting(usage: Usage): OpenRouterUsageAccounting {
  const { cost } = usage;
  return withoutUndefined({
    promptTokens: usage.inputTokens,
    promptTokensDetails: someDefined({
      cachedTokens: usage.cacheReadTokens,
      cacheWriteTokens: usage.cacheWriteTokens,
      audioTokens: usage.inputAudioTokens,
      videoTokens: usage.inputVideoTokens,
    }),
    completionTokens: usage.outputTokens,
    completionTokensDetails: someDefined({
      reasoningTokens: usage.reasoningTokens,
      audioTokens: usage.outputAudioTokens,
      imageTokens: usage.outputImageTokens,
      acceptedPredictionTokens: usage.acceptedPredictionTokens,
      rejectedPredictionTokens: usage.rejectedPredictionTokens,
    }),
    totalTokens: usage.totalTokens,
    cost: cost.charged,
    totalCost: cost.total,
    costDetails: someDefined({
      upstreamInferenceCost: cost.upstream,
      upstreamInferencePromptCost: cost.upstreamInput,
      upstreamInferenceCompletionsCost: cost.upstreamOutput,
    }),
    isByok: cost.isByok,
    serverToolUse: usage.serverToolUse === undefined ? undefined : someDefined(usage.serverToolUse),
  });
}

function someDefined<const Fields extends object>(fields: Fields): WithoutUndefined<Fields> | undefined {
  const defined = withoutUndefined(fields);
  return Object.keys(defined).length > 0 ? defined : undefined;
}
