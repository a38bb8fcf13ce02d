/** For work whose time would grow by the square: done right it takes milliseconds, done wrong a minute and more. */
export const tooLong = { timeout: 10_000 };

/** Lets the time limit of a test speak after work that never let go of the thread: until then nothing can. */
export function heedTimeLimit(): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve));
}
