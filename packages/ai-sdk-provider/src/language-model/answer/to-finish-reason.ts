import type { LanguageModelV4FinishReason } from '@ai-sdk/provider';
import type { Finish } from '@openrouter-adapters/core';

/** Why the answer ended; `raw` is the upstream's own word, else OpenRouter's. */
export function toFinishReason({ reason, nativeReason, rawReason }: Finish): LanguageModelV4FinishReason {
  return { unified: reason, raw: nativeReason ?? rawReason };
}
