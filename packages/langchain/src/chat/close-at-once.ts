import { eitherSignal } from './either-signal.ts';

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
  const inner = start(eitherSignal(closing.signal, signal));
  return {
    next: () => inner.next(),
    return(value) {
      closing.abort();
      return inner.return(value);
    },
    throw(error) {
      closing.abort(error);
      return inner.throw(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await this.return(undefined);
    },
  };
}
