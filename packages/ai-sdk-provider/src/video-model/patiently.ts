import { delay } from '@ai-sdk/provider-utils';
import { OpenRouterError } from '@openrouter-adapters/core';

import type { VideoPolling } from './video-settings.ts';

/**
 * Reads something that costs nothing to be read again, and bears failures in passing: losing what is paid for would be worse than
 * waiting.
 *
 * @throws the last error, or one that does not pass; an aborted call rejects with the signal's reason
 */
export async function patiently<Result>(
  read: () => Promise<Result>,
  { firstPollMs = 2_000, backoff = 1.5, longestPollMs = 30_000, mostFailures = 5 }: VideoPolling,
  signal: AbortSignal | undefined,
): Promise<Result> {
  for (let failures = 1, wait = firstPollMs; ; failures += 1, wait = Math.min(wait * backoff, longestPollMs)) {
    try {
      return await read();
    } catch (error) {
      if (!OpenRouterError.isInstance(error) || !error.isRetryable || failures > mostFailures) throw error;
    }
    await delay(wait, signal === undefined ? {} : { abortSignal: signal }).catch((error: unknown) => {
      throw signal?.aborted === true ? signal.reason : error;
    });
  }
}
