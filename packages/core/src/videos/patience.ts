import { OpenRouterError } from '../errors/openrouter-error.ts';
import { fillPolling } from './video-polling.ts';
import type { VideoPolling } from './video-polling.ts';

/** How long failures in a row are borne that name a time to wait, which are not counted. Milliseconds. */
const longestHold = 3_600_000;

/** What tells how patient to be. */
export interface PatienceOptions extends VideoPolling {
  signal?: AbortSignal | undefined;
  justSubmitted?: boolean | undefined;
}

/** What bears failures in passing. */
export interface Patience {
  /**
   * Bears a failure.
   *
   * @returns how long the answer told to wait, in milliseconds; 0 where it told nothing
   * @throws the failure, when it does not pass, or was one too many
   */
  bear(failure: unknown): number;
  /** A read has succeeded: what fails from now on is counted anew. */
  renew(): void;
}

/**
 * Bears failures of something that costs nothing to be read again. One that names a time to wait (429 with `Retry-After`) is no failure in
 * a row with others: who asked for patience is there.
 *
 * @param justSubmitted is it certain that the job is there? Then a first read that does not find it came too early
 * @param hold how long named times are waited for. Default: an hour
 */
export function createPatience(
  { signal, justSubmitted = false, ...polling }: PatienceOptions,
  hold = longestHold,
): Patience {
  const { mostFailures } = fillPolling(polling);
  let failures = 0;
  let since: number | undefined;
  let isNew = justSubmitted;
  return {
    bear(failure) {
      if (signal?.aborted === true || !isPassing(failure, isNew)) throw failure;
      const now = Date.now();
      since ??= now;
      const wait = (failure.retryAt?.getTime() ?? now) - now;
      if (wait > 0 ? now + wait - since > hold : (failures += 1) > mostFailures) throw failure;
      return Math.max(wait, 0);
    },
    renew() {
      failures = 0;
      isNew = false;
      since = undefined;
    },
  };
}

/**
 * May the same read succeed a little later? An answer that cannot be read is odd, not final: a page of a proxy in between, an empty 202, a
 * file that is not there yet. 425 says so itself (RFC 8470 §5.2).
 */
function isPassing(failure: unknown, isNew: boolean): failure is OpenRouterError {
  if (!OpenRouterError.isInstance(failure)) return false;
  const { isRetryable, kind, status } = failure;
  return isRetryable || kind === 'invalid-response' || status === 425 || (isNew && kind === 'not-found');
}
