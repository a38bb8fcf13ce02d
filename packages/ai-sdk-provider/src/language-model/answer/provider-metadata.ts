import type { JSONValue } from '@ai-sdk/provider';
import type { ReasoningDetail, WireAnnotation, WireTokenLogprob } from '@openrouter-adapters/core';

import type { AsJSON } from '../../settings/as-json.ts';

/** Tokens and cost of an answer, as OpenRouter reported them. A field that it left out is absent. */
export type OpenRouterUsageAccounting = {
  /** All prompt tokens, cached ones included. */
  promptTokens?: number;
  promptTokensDetails?: {
    cachedTokens?: number;
    cacheWriteTokens?: number;
    audioTokens?: number;
    videoTokens?: number;
  };
  /** All tokens of the answer, reasoning included. */
  completionTokens?: number;
  completionTokensDetails?: {
    reasoningTokens?: number;
    audioTokens?: number;
    imageTokens?: number;
    acceptedPredictionTokens?: number;
    rejectedPredictionTokens?: number;
  };
  totalTokens?: number;
  /** US dollars that OpenRouter charged; with a key of your own (BYOK) only its fee. */
  cost?: number;
  /** US dollars that the answer cost in all: `cost`, and with BYOK what the upstream charges on top. */
  totalCost?: number;
  costDetails?: {
    upstreamInferenceCost?: number;
    upstreamInferencePromptCost?: number;
    upstreamInferenceCompletionsCost?: number;
    /** What tools cost that OpenRouter ran, as it tells it. */
    serverToolCost?: number;
  };
  /** Was a key of your own used? */
  isByok?: boolean;
  /** Counts of tools that OpenRouter ran; they overlap and are not to be added up. */
  serverToolUse?: {
    webSearchRequests?: number;
    webFetchRequests?: number;
    toolCallsRequested?: number;
    toolCallsExecuted?: number;
  };
};

/**
 * `providerMetadata.openrouter` of an answer. The fields in snake_case are wire data that goes back verbatim.
 *
 * @example
 * const { usage } = result.providerMetadata?.openrouter as OpenRouterProviderMetadata;
 */
export type OpenRouterProviderMetadata = {
  /** Display name of the upstream that answered. */
  provider?: string;
  /** `gen-…`: what `GET /generation` and OpenRouter's support ask for. */
  generationId?: string;
  usage: OpenRouterUsageAccounting;
  /** Every reasoning detail of the answer, whole and in order. The parts of the answer carry them too, so nothing is to be done. */
  reasoning_details: AsJSON<ReasoningDetail>[];
  /** Parsed files and annotations of kinds that are not known here; citations are sources. */
  annotations?: AsJSON<WireAnnotation>[];
  /** `finish_reason` as it came. */
  finishReason?: string;
  /** The upstream's own word for it, for example `end_turn`. */
  nativeFinishReason?: string;
  serviceTier?: string;
  systemFingerprint?: string;
  logprobs?: AsJSON<WireTokenLogprob>[];
  /** Chunks of `debug`, when asked for; streams only. */
  debug?: JSONValue[];
  /** `openrouter_metadata`, when asked for with the header `X-OpenRouter-Metadata: enabled`. */
  openrouterMetadata?: JSONValue;
  /** What was odd about the answer without making it wrong. */
  warnings?: string[];
  /** Fields of the answer that are not known here, as they came. */
  extra?: Record<string, JSONValue>;
};
