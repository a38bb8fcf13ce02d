import type {
  Experimental_DecisionModelV4 as DecisionModelV4,
  Experimental_DecisionModelV4CallOptions as DecisionCall,
  Experimental_DecisionModelV4Result as DecisionResult,
  Experimental_EvaluationModelV4 as EvaluationModelV4,
  SharedV4Warning,
} from '@ai-sdk/provider';
import { decide } from '@openrouter-adapters/core';

import { OpenRouterModel } from '../model/openrouter-model.ts';
import { sendCall } from '../model/send-call.ts';
import { fromDecisionCall } from './from-decision-call.ts';
import { toDecisionResult } from './to-decision-result.ts';

/**
 * A decision model of OpenRouter for the AI SDK (experimental), over the alpha API, whose form may change. It has the method of the
 * older evaluation models as well.
 */
export class OpenRouterDecisionModel extends OpenRouterModel implements DecisionModelV4, EvaluationModelV4 {
  readonly supportedQuestionTypes = ['choice', 'score', 'boolean'] as const;

  /** An answer to every question about one state. */
  async doDecide(call: DecisionCall): Promise<DecisionResult> {
    const warnings: SharedV4Warning[] = [];
    const request = fromDecisionCall(this.config, call, warnings);
    const answer = await sendCall(this.config, call, (transport, options) => decide(transport, request, options));
    return toDecisionResult(answer, call.questions, warnings);
  }

  /** Another name of `doDecide`. */
  doEvaluate(call: DecisionCall): Promise<DecisionResult> {
    return this.doDecide(call);
  }
}
