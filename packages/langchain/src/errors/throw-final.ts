import { getRetryable } from '@langchain/core/errors';

/** Stops the attempts of `withRetry` at an error that must not be tried again: it would be a second job, and a second bill. */
export function throwFinal(error: unknown): void {
  if (getRetryable(error) === false) throw error;
}
