import { ContextOverflowError, stampRetryable } from '@langchain/core/errors';
import { OpenRouterError, withoutUndefined } from '@openrouter-adapters/core/base';
import type { OpenRouterErrorKind } from '@openrouter-adapters/core';

import { asBoth } from './as-both.ts';

/** LangChain's code for a kind of failure, where it has one. */
const codes: Partial<Record<OpenRouterErrorKind, string>> = {
  'context-length': 'CONTEXT_OVERFLOW',
  authentication: 'MODEL_AUTHENTICATION',
  'permission-denied': 'MODEL_AUTHENTICATION',
  'not-found': 'MODEL_NOT_FOUND',
  'rate-limit': 'MODEL_RATE_LIMIT',
};

/** How upstreams say that calls of tools and their answers do not fit: OpenAI, Anthropic, Google. */
const misfit = /tool_(?:call|use|result)|function (?:call|response)\b/i;

/**
 * Makes a failure speak LangChain: it is stamped retryable or not, carries `lc_error_code` and `retryAfterMs` (how long to wait, which
 * LangChain's own retries and `modelRetryMiddleware` read), and a prompt that is too long is a `ContextOverflowError` too. It stays an
 * `OpenRouterError` with all its fields. Anything else (an abort) passes as it is.
 */
export function toLangChainError(error: unknown): unknown {
  if (!OpenRouterError.isInstance(error)) return error;
  const { kind, retryAt } = error;
  const own =
    kind === 'context-length'
      ? asBoth(ContextOverflowError.fromError(error), error)
      : stampRetryable(error, error.isRetryable);
  const retryAfterMs = retryAt && Math.max(0, retryAt.getTime() - Date.now());
  return Object.assign(own, withoutUndefined({ lc_error_code: codeOf(error), retryAfterMs }));
}

function codeOf({ kind, message }: OpenRouterError): string | undefined {
  // LangChain's `INVALID_PROMPT_INPUT` is a template's: no request gets it.
  return kind === 'invalid-request' && misfit.test(message) ? 'INVALID_TOOL_RESULTS' : codes[kind];
}
