import { abortReason } from '@openrouter-adapters/core/base';

/**
 * An iteration that two signals abort: that of `closing`, which it obeys, and one that may be there besides. Not by `AbortSignal.any`: React
 * Native lacks it, and in Node 20 what it makes loses a time-out that nobody else holds. The listener stays no longer than the iteration.
 *
 * @param start makes the iteration, given the signal that it must obey
 */
export function followSignal<Value>(
  signal: AbortSignal | undefined,
  closing: AbortController,
  start: (signal: AbortSignal) => AsyncGenerator<Value>,
): AsyncGenerator<Value> {
  return signal === undefined ? start(closing.signal) : follow(signal, closing, start);
}

async function* follow<Value>(
  signal: AbortSignal,
  closing: AbortController,
  start: (signal: AbortSignal) => AsyncGenerator<Value>,
): AsyncGenerator<Value> {
  const abort = (): void => closing.abort(abortReason(signal));
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  try {
    yield* start(closing.signal);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
