import { delay } from '../http/delay.ts';
import { createPatience } from './patience.ts';
import type { PatienceOptions } from './patience.ts';
import { fillPolling } from './video-polling.ts';

/**
 * Reads something that costs nothing to be read again, and bears failures in passing: losing what is paid for would be worse than
 * waiting.
 *
 * @param hold how long an answer may tell to wait, in milliseconds. Default: an hour
 * @throws the last error, or one that does not pass; an aborted call rejects with the signal's reason
 */
export async function patiently<Result>(
  read: () => Promise<Result>,
  options: PatienceOptions,
  hold?: number,
): Promise<Result> {
  const { firstPollMs, backoff, longestPollMs } = fillPolling(options);
  const patience = createPatience(options, hold);
  for (let wait = firstPollMs; ; wait = Math.min(wait * backoff, longestPollMs)) {
    let told: number;
    try {
      return await read();
    } catch (error) {
      told = patience.bear(error);
    }
    await delay(Math.max(wait, told), options.signal);
  }
}
