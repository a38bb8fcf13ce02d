import { OpenRouterConfigurationError, OpenRouterError } from '../errors/openrouter-error.ts';
import { throwIfAborted } from '../http/abort-reason.ts';
import { untilAborted } from '../http/until-aborted.ts';
import { sumKnown } from '../usage/sum-known.ts';
import { OpenRouterPartialError } from './partial-error.ts';
import type { PartialWork } from './partial-error.ts';
import type { OnProgress } from './progress.ts';

/** How a long work is done. `Result` is what it makes of each of its items. */
export interface WorkOptions<Result = unknown> {
  /** Requests at the same time: a whole number from 1, or `Infinity`. Default 4. */
  concurrency?: number | undefined;
  /** Is told after every request. */
  onProgress?: OnProgress | undefined;
  /**
   * Is told what was done, and paid for, when the work ends early, before it rejects. A failure says the same in its error; an abort rejects
   * with the signal's own reason, so that this is the only place that says it. What this throws takes the place of the error.
   */
  onPartial?: ((done: PartialWork<Result>) => void) | undefined;
  /** Ends the work at once; it rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Makes a request, and again where that makes sense: a host's way to retry. Default: once. */
  attempt?: (<Answer>(call: () => Promise<Answer>) => Promise<Answer>) | undefined;
}

/** One request's share of a long work. */
export interface Part<Result> {
  /** Position of its first result among all. */
  start: number;
  /** How many results it gives. */
  count: number;
  run(signal: AbortSignal | undefined): Promise<PartAnswer<Result>>;
}

/** What a part gives. */
interface PartAnswer<Result> {
  results: readonly Result[];
  cost: number | undefined;
  /** Tells the caller of it, once the results are safe: what this throws loses nothing. */
  tell: () => void;
}

const defaultConcurrency = 4;

/**
 * Does the parts of a long work, some at a time, and puts their results in order. After a failure no further part begins; those that
 * were sent already are waited for, because they are paid.
 *
 * @throws {OpenRouterConfigurationError} before the first part, for a concurrency that is no number of requests
 * @throws {OpenRouterPartialError} with everything that was done; an aborted work rejects at once with the signal's reason
 */
export async function runParts<Result>(
  parts: readonly Part<Result>[],
  options: WorkOptions<Result>,
): Promise<Result[]> {
  const { concurrency = defaultConcurrency, signal, attempt = (call) => call() } = options;
  checkConcurrency(concurrency);
  const total = parts.reduce((sum, part) => sum + part.count, 0);
  const results = Array.from<Result | undefined>({ length: total });
  const tell = startClock(total, options.onProgress);
  const queue = parts.values();
  let cost = 0;
  let failure: { error: unknown; start: number } | undefined;

  const pay = (dollars: number | undefined) => {
    cost = sumKnown([cost, dollars]) ?? 0;
  };
  // Within an attempt, where it is not yet lost: of those that a host makes again, only the last one's failure comes out.
  const countLost = (error: unknown): never => {
    if (OpenRouterError.isInstance(error)) pay(error.usage?.cost.total);
    throw error;
  };

  const work = async () => {
    for (const part of queue) {
      try {
        throwIfAborted(signal);
        const answer = await attempt(() => part.run(signal).catch(countLost));
        for (const [position, result] of answer.results.entries()) results[part.start + position] = result;
        pay(answer.cost);
        answer.tell();
        tell(part.count, cost);
      } catch (error) {
        failure ??= { error, start: part.start };
      }
      if (failure !== undefined) return;
    }
  };

  const workers = Array.from({ length: Math.min(concurrency, parts.length) }, work);
  try {
    await untilAborted(Promise.all(workers), signal);
    throwIfAborted(signal);
    if (failure !== undefined) throw new OpenRouterPartialError(failure.error, failure.start, results, cost);
  } catch (error) {
    // A copy: what comes after an abort changes nothing that was told.
    options.onPartial?.({ partial: [...results], cost });
    throw error;
  }
  // Every part put its results in: a part that gives another number of them rejects.
  return results as Result[];
}

function checkConcurrency(concurrency: number): void {
  if (concurrency === Infinity || (Number.isInteger(concurrency) && concurrency >= 1)) return;
  throw new OpenRouterConfigurationError(
    'concurrency',
    `The number of requests at the same time must be a whole number of at least 1, or Infinity, not ${concurrency}.`,
  );
}

/** Counts what is done and how long it takes. */
function startClock(total: number, onProgress: OnProgress | undefined): (count: number, cost: number) => void {
  const startedAt = Date.now();
  let done = 0;
  return (count, cost) => {
    done += count;
    const secondsEach = (Date.now() - startedAt) / 1000 / done;
    onProgress?.({ done, total, cost, etaSeconds: secondsEach * (total - done) });
  };
}
