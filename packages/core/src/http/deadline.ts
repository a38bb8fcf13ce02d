import { abortReason, throwIfAborted } from './abort-reason.ts';

/** What a timer can hold; a longer one would end at once. Milliseconds. */
export const longestTimer = 2 ** 31 - 1;

/**
 * Does something that heeds a signal, for as long as there is time. Leaves no timer and no listener behind.
 *
 * @param milliseconds `undefined`, or more than a timer can hold (24 days), for no end
 * @param toError what the signal's reason becomes when the time is over
 */
export async function withDeadline<Result>(
  milliseconds: number | undefined,
  signal: AbortSignal | undefined,
  toError: () => unknown,
  work: (signal: AbortSignal | undefined) => Promise<Result>,
): Promise<Result> {
  if (milliseconds === undefined || milliseconds > longestTimer) return work(signal);
  throwIfAborted(signal);
  const controller = new AbortController();
  const onAbort = (): void => controller.abort(abortReason(signal));
  const timer = setTimeout(() => controller.abort(toError()), milliseconds);
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
