import { APICallError } from '@ai-sdk/provider';
import { OpenRouterError } from '@openrouter-adapters/core';

/** Statuses that say that a request was not taken: too many requests, no credit at the moment, overloaded. */
const refusals: ReadonlySet<number> = new Set([402, 429, 503, 529]);
/** What `fetch` says when it never reached a server. */
const neverSent: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/**
 * The error of a job that could not be submitted. The AI SDK retries errors that say so, and each retry would be another job: only what
 * certainly made none may be retried.
 */
export function toSubmitError(error: unknown): unknown {
  if (!APICallError.isInstance(error) || wasRefused(error.cause)) return error;
  return toFinalError(error, 'The job may have been accepted all the same: look for it before you submit another one.');
}

/** The same error, but not retryable. */
export function toFinalError(error: unknown, said: string): unknown {
  if (!APICallError.isInstance(error) || !error.isRetryable) return error;
  const { message, url, requestBodyValues, statusCode, responseHeaders, responseBody, data, cause } = error;
  return new APICallError({
    message: `${message} ${said}`,
    url,
    requestBodyValues,
    ...(statusCode !== undefined && { statusCode }),
    ...(responseHeaders !== undefined && { responseHeaders }),
    ...(responseBody !== undefined && { responseBody }),
    data,
    isRetryable: false,
    cause,
  });
}

function wasRefused(cause: unknown): boolean {
  if (!OpenRouterError.isInstance(cause)) return false;
  if (cause.kind === 'connection') return codesOf(cause.cause).some((code) => neverSent.has(code));
  return cause.status !== undefined && refusals.has(cause.status);
}

/** Codes of an error and of what caused it: `fetch` hides them in the cause of its `TypeError`. */
function codesOf(error: unknown): unknown[] {
  if (!(error instanceof Error)) return [];
  return [...('code' in error ? [error.code] : []), ...codesOf(error.cause)];
}
