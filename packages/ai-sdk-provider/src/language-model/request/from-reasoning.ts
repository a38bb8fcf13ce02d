import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { isCustomReasoning } from '@ai-sdk/provider-utils';
import type { ChatOptions, ReasoningOptions } from '@openrouter-adapters/core';

/**
 * The AI SDK's `reasoning` option together with the settings → `reasoning` of the request, or `undefined` when the option says
 * nothing new. It sets the effort and leaves the model's other reasoning settings in force, but not its budget: the API takes
 * one of the two. An effort or a budget under `providerOptions.openrouter` wins over it.
 *
 * @see https://openrouter.ai/docs/use-cases/reasoning-tokens
 */
export function fromReasoning(
  level: LanguageModelV4CallOptions['reasoning'],
  ofModel: ChatOptions,
  ofCall: ChatOptions,
): ReasoningOptions | undefined {
  if (!isCustomReasoning(level)) return undefined;
  if (ofCall.reasoning_effort !== undefined || ofCall.include_reasoning !== undefined) return undefined;
  if (ofCall.reasoning === undefined) {
    const { max_tokens: _budget, ...rest } = ofModel.reasoning ?? {};
    return { ...rest, effort: level };
  }
  const { effort, max_tokens: budget } = ofCall.reasoning;
  return effort === undefined && budget === undefined ? { ...ofCall.reasoning, effort: level } : undefined;
}
