import { OpenRouterError } from '../errors/openrouter-error.ts';
import { delay } from '../http/delay.ts';
import { fillPolling } from './video-polling.ts';
import type { VideoPolling } from './video-polling.ts';

/**
 * Reads something that costs nothing to be read again, and bears failures in passing: losing what is paid for would be worse than
 * waiting.
 *
 * @throws the last error, or one that does not pass; an aborted call rejects with the signal's reason
 */
export async function patiently<Result>(
  read: () => Promise<Result>,
  { signal, ...polling }: VideoPolling & { signal?: AbortSignal | undefined },
): Promise<Result> {
  const { firstPollMs, backoff, longestPollMs, mostFailures } = fillPolling(polling);
  for (let failures = 1, wait = firstPollMs; ; failures += 1, wait = Math.min(wait * backoff, longestPollMs)) {
    try {
      return await read();
    } catch (error) {
      if (!isPassing(error, signal) || failures > mostFailures) throw error;
    }
    await delay(wait, signal);
  }
}

/** May the same read succeed a little later? */
export function isPassing(error: unknown, signal: AbortSignal | undefined): boolean {
  return OpenRouterError.isInstance(error) && error.isRetryable && signal?.aborted !== true;
}
