import type { Question, State } from '@langchain/core/decisions';
import { OpenRouterConfigurationError } from '@openrouter-adapters/core';
import type { DecisionRequest } from '@openrouter-adapters/core';

import type { OpenRouterDecisionsInput } from './decisions-fields.ts';
import { fromQuestions } from './from-questions.ts';
import { fromState } from './from-state.ts';

/**
 * The fields of a model and what a call asks → the request.
 *
 * @param baseURL where requests of the model go that are none of the alpha API
 * @throws {OpenRouterConfigurationError} for a state or a question that cannot be sent, and where the alpha API is not known
 */
export function fromDecisionFields(
  { model, provider, user, sessionId, trace, modelKwargs, alphaBaseURL }: OpenRouterDecisionsInput,
  baseURL: string,
  state: State,
  questions: Readonly<Record<string, Question>>,
): DecisionRequest {
  if (alphaBaseURL === undefined && !baseURL.endsWith('/v1')) {
    throw new OpenRouterConfigurationError(
      'alphaBaseURL',
      'Decisions are part of the alpha API, which is beside /v1. This base URL does not end in /v1: give the address of the alpha API as alphaBaseURL.',
    );
  }
  return {
    model,
    state: fromState(state),
    questions: fromQuestions(questions),
    options: { provider, user, session_id: sessionId, trace },
    extra: modelKwargs,
    baseURL: alphaBaseURL,
  };
}
