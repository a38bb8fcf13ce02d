/** What would else be garbage: where a client holds nothing but a promise, nobody would hear its abort. */
const STALLED = new Set<() => void>();

/** As an open connection does, a stalled call keeps a process alive: the time-out of a client alone does not. */
let held: ReturnType<typeof setInterval> | undefined;
const longest = 2 ** 31 - 1;

/** Waits without end, but for `wake`, which is told at once: an abort or a cancel calls it. */
export function stall(tell: (wake: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const wake = (): void => {
      STALLED.delete(wake);
      if (STALLED.size === 0) {
        clearInterval(held);
        held = undefined;
      }
      resolve();
    };
    STALLED.add(wake);
    held ??= setInterval(() => undefined, longest);
    tell(wake);
  });
}
