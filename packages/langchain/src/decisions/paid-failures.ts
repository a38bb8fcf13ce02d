import { ModelRefusalError } from '@langchain/core/errors';
import { OpenRouterError } from '@openrouter-adapters/core';
import type { DecisionAnswer, OpenRouterErrorKind } from '@openrouter-adapters/core';

/** The error for an answer that came, was paid for, and is none to LangChain. It has the answer's body, cost and generation id. */
export function unreadable(answer: DecisionAnswer, message: string): OpenRouterError {
  return fail('invalid-response', answer, message);
}

/** The error for an answer that is a refusal: one object that is LangChain's `ModelRefusalError` and this package's error. */
export function refusal(answer: DecisionAnswer, message: string): ModelRefusalError {
  const {
    name: _name,
    stack: _stack,
    ...own
  } = Object.getOwnPropertyDescriptors(fail('content-policy', answer, message));
  return Object.defineProperties(new ModelRefusalError(message), own);
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
