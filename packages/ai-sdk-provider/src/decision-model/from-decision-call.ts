import type { Experimental_DecisionModelV4CallOptions as DecisionCall, SharedV4Warning } from '@ai-sdk/provider';
import type { DecisionRequest } from '@openrouter-adapters/core';

import type { ModelConfig } from '../model/model-config.ts';
import { readOptions } from '../options/read-options.ts';
import { decisionOptions } from './decision-settings.ts';
import { fromQuestions } from './from-questions.ts';
import { fromState } from './from-state.ts';

/**
 * A call → the request.
 *
 * @throws {InvalidArgumentError} when an option has a wrong type
 * @throws {UnsupportedFunctionalityError} when a file or a question cannot be sent in any form
 */
export function fromDecisionCall(
  { modelId, ofProvider, ofModel, decisionsBaseURL }: ModelConfig,
  { state, questions, maxOutputTokens, reasoning, providerOptions }: DecisionCall,
  warnings: SharedV4Warning[],
): DecisionRequest {
  const sources = { ofProvider, ofModel, ofCall: providerOptions?.['openrouter'] };
  const { options, own, extra } = readOptions(decisionOptions, sources, warnings);
  const unsupported = (feature: string) =>
    warnings.push({ type: 'unsupported', feature, details: 'The decisions API has no option for it.' });
  if (maxOutputTokens !== undefined) unsupported('maxOutputTokens');
  if (reasoning !== undefined && reasoning !== 'none' && reasoning !== 'provider-default') unsupported('reasoning');
  return {
    model: modelId,
    state: fromState(state),
    questions: fromQuestions(questions),
    options,
    extra,
    baseURL: own.baseURL ?? decisionsBaseURL,
  };
}
