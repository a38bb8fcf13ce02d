import { abortReason } from './abort-reason.ts';

/**
 * Waits for a promise, but not after the signal aborts: it then rejects at once with the signal's reason. For work of others, which may not
 * heed the signal. Leaves no listener behind.
 *
 * @param discard gets what comes too late
 */
export function untilAborted<Value>(
  pending: Promise<Value>,
  signal: AbortSignal | null | undefined,
  discard: (late: Value) => void = () => undefined,
): Promise<Value> {
  if (signal == null) return pending;
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      pending.then(discard, () => undefined); // Nobody waits any more: a late failure is nobody's.
      reject(abortReason(signal));
    };
    const settle = (): void => signal.removeEventListener('abort', stop);
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    pending.finally(settle).then(resolve, reject);
  });
}
