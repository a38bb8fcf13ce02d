import { getRetryable } from '@langchain/core/errors';
import { OpenRouterError } from '@openrouter-adapters/core/base';

/** A wait that nobody sits through: a limit of a day, for example. Milliseconds. */
const longestWait = 60_000;

/**
 * Decides after each failed attempt: returns when the call may be tried again, else throws the error. LangChain's own handler
 * refuses every 404 and every 429 without `Retry-After`, even when they are stamped retryable. The time to wait is what the answer
 * says (`Retry-After`, `X-RateLimit-Reset`); with none LangChain backs off exponentially.
 */
export function retryOrThrow(error: unknown): void {
  if (getRetryable(error) !== true) throw error;
  if (!OpenRouterError.isInstance(error) || error.retryAt === undefined) return;
  const wait = error.retryAt.getTime() - Date.now();
  if (wait > longestWait) throw error;
  // LangChain's retry loop reads this property.
  Object.assign(error, { retryAfterMs: Math.max(0, wait) });
}
