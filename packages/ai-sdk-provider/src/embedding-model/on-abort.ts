const callbacks = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls back when the signal aborts; what it returns takes that back. A signal gets one listener for all who wait, because Node warns of a
 * leak when a thousand waiting batches have one each.
 */
export function onAbort(signal: AbortSignal | undefined, callback: () => void): () => void {
  if (signal === undefined) return () => undefined;
  const waiting = callbacks.get(signal) ?? listen(signal);
  waiting.add(callback);
  return () => waiting.delete(callback);
}

function listen(signal: AbortSignal): Set<() => void> {
  const waiting = new Set<() => void>();
  callbacks.set(signal, waiting);
  signal.addEventListener('abort', () => waiting.forEach((callback) => callback()), { once: true });
  return waiting;
}
