import { ContextOverflowError, stampRetryable } from '@langchain/core/errors';
import { OpenRouterError } from '@openrouter-adapters/core/base';
import type { OpenRouterErrorKind } from '@openrouter-adapters/core';

/** LangChain's code for a kind of failure, where it has one. */
const codes: Partial<Record<OpenRouterErrorKind, string>> = {
  'context-length': 'CONTEXT_OVERFLOW',
  authentication: 'MODEL_AUTHENTICATION',
  'permission-denied': 'MODEL_AUTHENTICATION',
  'not-found': 'MODEL_NOT_FOUND',
  'rate-limit': 'MODEL_RATE_LIMIT',
  'invalid-request': 'INVALID_PROMPT_INPUT',
};

/**
 * Makes a failure speak LangChain: it is stamped retryable or not, carries `lc_error_code`, and a prompt that is too long is a
 * `ContextOverflowError` too. It stays an `OpenRouterError` with all its fields. Anything else (an abort) passes as it is.
 */
export function toLangChainError(error: unknown): unknown {
  if (!OpenRouterError.isInstance(error)) return error;
  const code = codes[error.kind];
  if (error.kind === 'context-length') return label(toContextOverflow(error), code);
  return label(stampRetryable(error, error.isRetryable), code);
}

function label<Failure extends object>(error: Failure, code: string | undefined): Failure {
  return code === undefined ? error : Object.assign(error, { lc_error_code: code });
}

// One object that both `ContextOverflowError.isInstance` and `OpenRouterError.isInstance` recognise.
function toContextOverflow(error: OpenRouterError): ContextOverflowError {
  const overflow = ContextOverflowError.fromError(error);
  const {
    name: _name,
    message: _message,
    stack: _stack,
    cause: _cause,
    ...own
  } = Object.getOwnPropertyDescriptors(error);
  return Object.defineProperties(overflow, own);
}
