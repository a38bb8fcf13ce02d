import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';
import { longestTimer } from '../http/deadline.ts';

/** How often a job is asked for. */
export interface VideoPolling {
  /** Milliseconds before the first poll. Default 2,000. */
  firstPollMs?: number | undefined;
  /** Each wait is this much longer than the one before, at least 1. Default 1.5. */
  backoff?: number | undefined;
  /** The longest wait between polls, in milliseconds. Default 30,000, which OpenRouter's docs advise. */
  longestPollMs?: number | undefined;
  /**
   * A poll without an answer after this many milliseconds has failed, and the next one is made; so has a download that sent nothing for as
   * long. Default 60,000.
   */
  pollTimeoutMs?: number | undefined;
  /**
   * Give up after this many milliseconds, whatever is under way, a download too; the job goes on, stays billed, and can be asked for again
   * by its id. Default: never.
   */
  timeoutMs?: number | undefined;
  /**
   * Failed polls in a row that are borne (503, a broken connection, an answer that cannot be read, …) before giving up; the same goes for
   * downloads. Default 5. Answers that name a time to wait (429 with `Retry-After`) are heeded and not counted, for up to an hour.
   */
  mostFailures?: number | undefined;
}

/** The same with the defaults for what was left out. */
export function fillPolling({
  firstPollMs = 2_000,
  backoff = 1.5,
  longestPollMs = 30_000,
  pollTimeoutMs = 60_000,
  mostFailures = 5,
}: VideoPolling): Required<Omit<{ [Name in keyof VideoPolling]: number }, 'timeoutMs'>> {
  return { firstPollMs, backoff, longestPollMs, pollTimeoutMs, mostFailures };
}

/** From and to. `Infinity` is for what may have no end. */
const ranges: readonly (readonly [name: keyof VideoPolling, least: number, most: number])[] = [
  ['firstPollMs', 0, longestTimer],
  ['backoff', 1, Number.MAX_VALUE],
  ['longestPollMs', 0, longestTimer],
  ['pollTimeoutMs', 1, Infinity],
  ['timeoutMs', 0, Infinity],
  ['mostFailures', 0, Infinity],
];

/**
 * Looks at the numbers before anything is paid for: with some of them a job would be asked for without a pause.
 *
 * @throws {OpenRouterConfigurationError} for a number out of its range, NaN included
 */
export function checkVideoPolling(polling: VideoPolling): void {
  for (const [name, least, most] of ranges) {
    const value = polling[name];
    if (value === undefined || (value >= least && value <= most)) continue;
    const range = most > longestTimer ? `of at least ${least}` : `from ${least} to ${most}`;
    throw new OpenRouterConfigurationError(name, `${name} must be a number ${range}, not ${value}.`);
  }
}

/**
 * For work of several steps, for all of which `timeoutMs` is: the time begins now.
 *
 * @returns the same polling with what is left of its time
 */
export function startPollingTime({ timeoutMs, ...polling }: VideoPolling): () => VideoPolling {
  if (timeoutMs === undefined) return () => polling;
  const end = Date.now() + timeoutMs;
  return () => ({ ...polling, timeoutMs: Math.max(0, end - Date.now()) });
}
