import { ModelRefusalError } from '@langchain/core/errors';
import { OpenRouterError } from '@openrouter-adapters/core';
import type { DecisionAnswer, OpenRouterErrorKind } from '@openrouter-adapters/core';

import { asBoth } from '../errors/as-both.ts';

/** The error for an answer that came, was paid for, and is none to LangChain. It has the answer's body, cost and generation id. */
export function unreadable(answer: DecisionAnswer, message: string): OpenRouterError {
  return fail('invalid-response', answer, message);
}

/** The error for an answer that is a refusal: one object that is LangChain's `ModelRefusalError` and this package's error. */
export function refusal(answer: DecisionAnswer, message: string): ModelRefusalError {
  const error = fail('content-policy', answer, message);
  // Its own message hides keys.
  return asBoth(new ModelRefusalError(error.message), error);
}

function fail(
  kind: OpenRouterErrorKind,
  { body, generationId, provider, response, usage }: DecisionAnswer,
  message: string,
): OpenRouterError {
  return new OpenRouterError({
    kind,
    message,
    body,
    generationId,
    providerName: provider,
    headers: response.headers,
    usage,
  });
}
