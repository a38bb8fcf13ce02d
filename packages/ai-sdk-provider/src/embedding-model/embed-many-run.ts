import { APICallError } from '@ai-sdk/provider';

/** How long batches wait for one that failed, in milliseconds: the AI SDK waits a minute before it tries again, or 17 before the tenth time. */
const longestHold = 1_200_000;

/**
 * Batches of one `embedMany` that it sends at the same time. The AI SDK gives up as soon as one batch has failed for good, but the
 * batches that wait for their turn do not learn of it: they would be sent, and paid, for nobody.
 */
export class EmbedManyRun {
  /**
   * Batches that have to wait, in no line of the model: so all of a run that was given up are let go of together. They ask again when they
   * are called back.
   */
  readonly held: (() => void)[] = [];
  /** Batches that failed and may be tried again. */
  readonly #broken = new Set<object>();
  #failure: { error: unknown } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * May this batch be sent now? Not while another one is broken: either that one is tried again and succeeds, or `embedMany` has given up.
   *
   * @throws what a batch failed with for good
   */
  admits(batch: object): boolean {
    if (this.#failure !== undefined) throw this.#failure.error;
    return this.#broken.size === 0 || this.#broken.has(batch);
  }

  /** Sends one batch, and remembers how it went. */
  async send<Result>(batch: object, call: () => Promise<Result>): Promise<Result> {
    try {
      const result = await call();
      this.#broken.delete(batch);
      if (this.#broken.size === 0) this.#resume();
      return result;
    } catch (error) {
      if (APICallError.isInstance(error) && error.isRetryable) {
        this.#broken.add(batch);
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.fail(error), longestHold);
        // No process waits for it. Browsers' timers are numbers.
        this.#timer.unref?.();
      } else this.fail(error);
      throw error;
    }
  }

  /** No batch is admitted any more. */
  fail(error: unknown): void {
    this.#failure ??= { error };
    this.#resume();
  }

  #resume(): void {
    clearTimeout(this.#timer);
    for (const resume of this.held.splice(0)) resume();
  }
}
