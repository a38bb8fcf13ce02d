import type {
  Experimental_DecisionModelV4CallOptions as DecisionCall,
  Experimental_DecisionModelV4Result as DecisionResult,
  SharedV4Warning,
} from '@ai-sdk/provider';
import { decide } from '@openrouter-adapters/core';

import type { ModelConfig } from '../model/model-config.ts';
import { sendCall } from '../model/send-call.ts';
import { fromDecisionCall } from './from-decision-call.ts';
import { toDecisionResult } from './to-decision-result.ts';

/** One call of a decision model. */
export async function decideQuestions(config: ModelConfig, call: DecisionCall): Promise<DecisionResult> {
  const warnings: SharedV4Warning[] = [];
  const request = fromDecisionCall(config, call, warnings);
  const answer = await sendCall(config, call, (transport, options) => decide(transport, request, options));
  return toDecisionResult(answer, call.questions, warnings);
}
