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
  /** A poll without an answer after this many milliseconds has failed, and the next one is made. Default 60,000. */
  pollTimeoutMs?: number | undefined;
  /** Give up after this many milliseconds, whatever is under way; the job goes on and stays billed. Default: never. */
  timeoutMs?: number | undefined;
  /** Failed polls in a row that are borne (503, a broken connection, …) before giving up. Default 5. */
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
