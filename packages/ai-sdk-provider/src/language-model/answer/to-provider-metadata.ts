import type { JSONObject, SharedV4ProviderMetadata } from '@ai-sdk/provider';
import { withoutUndefined, type Cost, type Finish, type Usage } from '@openrouter-adapters/core/base';

import type { AsJSON } from '../../settings/as-json.ts';
import type { OpenRouterProviderMetadata, OpenRouterUsageAccounting } from './provider-metadata.ts';

/** End of an answer → its `providerMetadata`. Field by field, here and below: to go over the names of fields takes several times as long. */
export function toProviderMetadata(finish: Finish, warnings: readonly string[]): SharedV4ProviderMetadata {
  const metadata: OpenRouterProviderMetadata = {
    usage: finish.usage === undefined ? {} : toUsageAccounting(finish.usage),
    reasoning_details: asJSON(finish.reasoningDetails),
  };
  if (finish.provider !== undefined) metadata.provider = finish.provider;
  if (finish.id !== undefined) metadata.generationId = finish.id;
  if (finish.rawReason !== undefined) metadata.finishReason = finish.rawReason;
  if (finish.nativeReason !== undefined) metadata.nativeFinishReason = finish.nativeReason;
  if (finish.serviceTier !== undefined) metadata.serviceTier = finish.serviceTier;
  if (finish.systemFingerprint !== undefined) metadata.systemFingerprint = finish.systemFingerprint;
  if (finish.logprobs !== undefined) metadata.logprobs = asJSON(finish.logprobs);
  if (finish.openrouterMetadata !== undefined) metadata.openrouterMetadata = asJSON(finish.openrouterMetadata);
  if (finish.debug.length > 0) metadata.debug = asJSON(finish.debug);
  if (finish.annotations.length > 0) {
    const annotations = finish.annotations.filter(({ type }) => type !== 'url_citation');
    if (annotations.length > 0) metadata.annotations = asJSON(annotations);
  }
  if (warnings.length > 0) metadata.warnings = [...warnings];
  if (Object.keys(finish.extra).length > 0) metadata.extra = asJSON(finish.extra);
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
  const accounting: OpenRouterUsageAccounting = {};
  if (usage.inputTokens !== undefined) accounting.promptTokens = usage.inputTokens;
  if (usage.outputTokens !== undefined) accounting.completionTokens = usage.outputTokens;
  if (usage.totalTokens !== undefined) accounting.totalTokens = usage.totalTokens;
  if (cost.charged !== undefined) accounting.cost = cost.charged;
  if (cost.total !== undefined) accounting.totalCost = cost.total;
  if (cost.isByok !== undefined) accounting.isByok = cost.isByok;
  const promptDetails = toPromptDetails(usage);
  if (hasFields(promptDetails)) accounting.promptTokensDetails = promptDetails;
  const completionDetails = toCompletionDetails(usage);
  if (hasFields(completionDetails)) accounting.completionTokensDetails = completionDetails;
  const costDetails = toCostDetails(cost);
  if (hasFields(costDetails)) accounting.costDetails = costDetails;
  const serverToolUse = usage.serverToolUse && withoutUndefined(usage.serverToolUse);
  if (serverToolUse !== undefined && hasFields(serverToolUse)) accounting.serverToolUse = serverToolUse;
  return accounting;
}

type Accounting = Required<OpenRouterUsageAccounting>;

function toPromptDetails(usage: Usage): Accounting['promptTokensDetails'] {
  const details: Accounting['promptTokensDetails'] = {};
  if (usage.cacheReadTokens !== undefined) details.cachedTokens = usage.cacheReadTokens;
  if (usage.cacheWriteTokens !== undefined) details.cacheWriteTokens = usage.cacheWriteTokens;
  if (usage.inputAudioTokens !== undefined) details.audioTokens = usage.inputAudioTokens;
  if (usage.inputVideoTokens !== undefined) details.videoTokens = usage.inputVideoTokens;
  return details;
}

function toCompletionDetails(usage: Usage): Accounting['completionTokensDetails'] {
  const details: Accounting['completionTokensDetails'] = {};
  if (usage.reasoningTokens !== undefined) details.reasoningTokens = usage.reasoningTokens;
  if (usage.outputAudioTokens !== undefined) details.audioTokens = usage.outputAudioTokens;
  if (usage.outputImageTokens !== undefined) details.imageTokens = usage.outputImageTokens;
  if (usage.acceptedPredictionTokens !== undefined) details.acceptedPredictionTokens = usage.acceptedPredictionTokens;
  if (usage.rejectedPredictionTokens !== undefined) details.rejectedPredictionTokens = usage.rejectedPredictionTokens;
  return details;
}

function toCostDetails({ upstream, upstreamInput, upstreamOutput, serverTools }: Cost): Accounting['costDetails'] {
  const details: Accounting['costDetails'] = {};
  if (upstream !== undefined) details.upstreamInferenceCost = upstream;
  if (upstreamInput !== undefined) details.upstreamInferencePromptCost = upstreamInput;
  if (upstreamOutput !== undefined) details.upstreamInferenceCompletionsCost = upstreamOutput;
  if (serverTools !== undefined) details.serverToolCost = serverTools;
  return details;
}

function hasFields(details: object): boolean {
  return Object.keys(details).length > 0;
}
