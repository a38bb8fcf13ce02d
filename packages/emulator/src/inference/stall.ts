/** What would else be garbage: where a client holds nothing but a promise, nobody would hear its abort. */
const STALLED = new Set<() => void>();

/** Waits without end, but for `wake`, which is told at once: an abort or a cancel calls it. */
export function stall(tell: (wake: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const wake = (): void => {
      STALLED.delete(wake);
      resolve();
    };
    STALLED.add(wake);
    tell(wake);
  });
}
