/** Pauses of a stream in milliseconds. */
export interface Pace {
  readonly firstEvent?: number;
  readonly perEvent?: number;
}

/** Waits so many milliseconds, or until `wake`, which is told at once. */
export function pauseFor(milliseconds: number, tell: (wake: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    tell(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
