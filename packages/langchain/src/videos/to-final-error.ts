import { OpenRouterError } from '@openrouter-adapters/core';

/**
 * The same error, but one that nobody tries again by itself: a second request would be a second job, and a second bill.
 *
 * @param advice what to do, appended to the message
 */
export function toFinalError(error: unknown, advice: string): unknown {
  if (!OpenRouterError.isInstance(error) || !error.isRetryable) return error;
  const { kind, status, code, errorType, providerName, generationId, retryAt, body, headers, usage } = error;
  return new OpenRouterError({
    kind,
    message: `${error.message} ${advice}`,
    status,
    code,
    errorType,
    providerName,
    generationId,
    retryAt,
    body,
    headers,
    usage,
    isRetryable: false,
    cause: error,
  });
}
