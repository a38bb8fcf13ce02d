import { getRetryable } from '@langchain/core/errors';

/** A wait that nobody sits through: a limit of a day, for example. Milliseconds. */
const longestWait = 60_000;

/**
 * Decides after each failed attempt: returns when the call may be tried again, else throws the error. LangChain's own handler
 * refuses every 404 and every 429 without `Retry-After`, even when they are stamped retryable. The time to wait is what the answer
 * says (`Retry-After`, `X-RateLimit-Reset`); with none LangChain backs off exponentially.
 */
export function retryOrThrow(error: unknown): void {
  // What may be tried again is an error, which `toLangChainError` has told the wait where there is one.
  if (getRetryable(error) !== true || (error as Wait).retryAfterMs > longestWait) throw error;
}

interface Wait {
  /** May be missing: then it is no number, which is greater than none. */
  retryAfterMs: number;
}
