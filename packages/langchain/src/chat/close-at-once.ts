import { throwIfAborted } from '@openrouter-adapters/core/base';

import { followSignal } from './follow-signal.ts';

/**
 * An iteration whose end, asked for from outside, aborts what it is waiting for. `return()` of a plain async generator waits until
 * the pending step is done: leaving a `for await` loop would keep the connection open until the next chunk comes.
 *
 * @param signal aborts the iteration too
 * @param start makes the iteration, given the signal that it must obey
 */
export function closeAtOnce<Value>(
  signal: AbortSignal | undefined,
  start: (signal: AbortSignal) => AsyncGenerator<Value>,
): AsyncGenerator<Value> {
  const closing = new AbortController();
  // LangChain asks this of every signal; those of React Native do not know it.
  closing.signal.throwIfAborted = () => throwIfAborted(closing.signal);
  const iteration = followSignal(signal, closing, start);
  const leave = iteration.return.bind(iteration);
  iteration.return = (value) => {
    closing.abort();
    return leave(value);
  };
  return iteration;
}
