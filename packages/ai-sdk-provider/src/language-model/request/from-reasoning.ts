import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { isCustomReasoning } from '@ai-sdk/provider-utils';
import type { ChatOptions, ReasoningOptions } from '@openrouter-adapters/core';

/**
 * The AI SDK's `reasoning` option together with the settings → `reasoning` of the request, or `undefined` when the option says
 * nothing new. It decides how much is thought: of the model's settings the budget and `enabled` give way, because the API takes one
 * word on that; the others stay in force. An effort, a budget or a contrary `enabled` under `providerOptions.openrouter` wins over it.
 *
 * @see https://openrouter.ai/docs/use-cases/reasoning-tokens
 */
export function fromReasoning(
  level: LanguageModelV4CallOptions['reasoning'],
  ofModel: ChatOptions,
  ofCall: ChatOptions,
): ReasoningOptions | undefined {
  if (!isCustomReasoning(level) || ofCall.reasoning_effort !== undefined) return undefined;
  const exclude = fromInclude(ofCall);
  if (ofCall.reasoning === undefined) {
    const { max_tokens: _budget, enabled: _enabled, ...rest } = ofModel.reasoning ?? {};
    return { ...fromInclude(ofModel), ...rest, ...exclude, effort: level };
  }
  const { effort, max_tokens: budget, enabled } = ofCall.reasoning;
  const isContrary = enabled !== undefined && enabled !== (level !== 'none');
  if (effort !== undefined || budget !== undefined || isContrary) return undefined;
  return { ...exclude, ...ofCall.reasoning, effort: level };
}

/** The legacy `include_reasoning` under the name that has a place beside an effort. */
function fromInclude({ include_reasoning: include }: ChatOptions): ReasoningOptions {
  return include === undefined ? {} : { exclude: !include };
}
