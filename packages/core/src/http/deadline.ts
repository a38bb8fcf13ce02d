import { abortReason, throwIfAborted } from './abort-reason.ts';

/** What a timer can hold; a longer one would end at once. Milliseconds. */
export const longestTimer = 2 ** 31 - 1;

/**
 * Does something that heeds a signal, for as long as there is time. Leaves no timer and no listener behind.
 *
 * @param milliseconds `undefined`, or more than a timer can hold (24 days), for no end
 * @param toError what the signal's reason becomes when the time is over
 * @param work may let the time begin anew: then it is the longest that nothing happens
 */
export async function withDeadline<Result>(
  milliseconds: number | undefined,
  signal: AbortSignal | undefined,
  toError: () => unknown,
  work: (signal: AbortSignal | undefined, restart: () => void) => Promise<Result>,
): Promise<Result> {
  if (milliseconds === undefined || milliseconds > longestTimer) return work(signal, () => undefined);
  throwIfAborted(signal);
  const controller = new AbortController();
  const onAbort = (): void => controller.abort(abortReason(signal));
  const start = () => setTimeout(() => controller.abort(toError()), milliseconds);
  let timer = start();
  const restart = (): void => {
    clearTimeout(timer);
    timer = start();
  };
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    return await work(controller.signal, restart);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
