import { ContextOverflowError, stampRetryable } from '@langchain/core/errors';
import { OpenRouterError } from '@openrouter-adapters/core/base';
import type { OpenRouterErrorKind } from '@openrouter-adapters/core';

import { asBoth } from './as-both.ts';

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
  const own =
    error.kind === 'context-length'
      ? asBoth(ContextOverflowError.fromError(error), error)
      : stampRetryable(error, error.isRetryable);
  const code = codes[error.kind];
  return code === undefined ? own : Object.assign(own, { lc_error_code: code });
}
