import { OpenRouterError } from '../errors/openrouter-error.ts';
import { OpenRouterPartialError } from './partial-error.ts';
import type { OnProgress } from './progress.ts';

/** How a long work is done. */
export interface WorkOptions {
  /** Requests at the same time. Default 4. */
  concurrency?: number | undefined;
  /** Is told after every request. */
  onProgress?: OnProgress | undefined;
  /** Ends the work at once; it rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Makes a request, and again where that makes sense: a host's way to retry. Default: once. */
  attempt?: (<Result>(call: () => Promise<Result>) => Promise<Result>) | undefined;
}

/** One request's share of a long work. */
export interface Part<Result> {
  /** Position of its first result among all. */
  start: number;
  /** How many results it gives. */
  count: number;
  run(signal: AbortSignal | undefined): Promise<{ results: readonly Result[]; cost: number | undefined }>;
}

const defaultConcurrency = 4;

/**
 * Does the parts of a long work, some at a time, and puts their results in order. After a failure no further part begins; those that
 * were sent already are waited for, because they are paid.
 *
 * @throws {OpenRouterPartialError} with everything that was done; an aborted work rejects at once with the signal's reason
 */
export async function runParts<Result>(parts: readonly Part<Result>[], options: WorkOptions): Promise<Result[]> {
  const { concurrency = defaultConcurrency, signal, attempt = (call) => call() } = options;
  const total = parts.reduce((sum, part) => sum + part.count, 0);
  const results = Array.from<Result | undefined>({ length: total });
  const tell = startClock(total, options.onProgress);
  const queue = parts.values();
  let cost = 0;
  let failure: { error: unknown; start: number } | undefined;

  const work = async () => {
    for (const part of queue) {
      try {
        signal?.throwIfAborted();
        const answer = await attempt(() => part.run(signal));
        for (const [position, result] of answer.results.entries()) results[part.start + position] = result;
        cost += answer.cost ?? 0;
        tell(part.count, cost);
      } catch (error) {
        failure ??= { error, start: part.start };
      }
      if (failure !== undefined) return;
    }
  };

  await Promise.all(Array.from({ length: Math.max(1, Math.min(concurrency, parts.length)) }, work));
  signal?.throwIfAborted();
  if (failure !== undefined) throw toPartialError(failure, results, cost);
  // Every part put its results in: a part that gives another number of them rejects.
  return results as Result[];
}

function toPartialError(
  { error, start }: { error: unknown; start: number },
  results: readonly unknown[],
  cost: number,
): unknown {
  return OpenRouterError.isInstance(error) ? new OpenRouterPartialError(error, start, results, cost) : error;
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
