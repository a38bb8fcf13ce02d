/** Lets the time limit of a test speak after work that never let go of the thread: until then nothing can. */
export function heedTimeLimit(): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve));
}
