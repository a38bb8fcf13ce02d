import type {
  Experimental_DecisionModelV4 as DecisionModelV4,
  Experimental_DecisionModelV4CallOptions as DecisionCall,
  Experimental_DecisionModelV4Result as DecisionResult,
  Experimental_EvaluationModelV4 as EvaluationModelV4,
} from '@ai-sdk/provider';
import { untilAborted } from '@openrouter-adapters/core/setup';

import { OpenRouterModel } from '../model/openrouter-model.ts';

/**
 * A decision model of OpenRouter for the AI SDK (experimental), over the alpha API, whose form may change. It has the method of the
 * older evaluation models as well.
 */
export class OpenRouterDecisionModel extends OpenRouterModel implements DecisionModelV4, EvaluationModelV4 {
  readonly supportedQuestionTypes = ['choice', 'score', 'boolean'] as const;

  /** An answer to every question about one state. */
  async doDecide(call: DecisionCall): Promise<DecisionResult> {
    const { decideQuestions } = await untilAborted(import('./decide-questions.ts'), call.abortSignal);
    return decideQuestions(this.config, call);
  }

  /** Another name of `doDecide`. */
  doEvaluate(call: DecisionCall): Promise<DecisionResult> {
    return this.doDecide(call);
  }
}
