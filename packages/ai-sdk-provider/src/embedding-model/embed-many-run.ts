import { APICallError } from '@ai-sdk/provider';

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
  /** Where its next batch begins among the values. */
  next = 0;
  /** How often batches have failed that may be tried again. Nothing, when nobody has to wait for them any more. */
  #broken: Map<object, number> | undefined = new Map();
  #failure: { error: unknown } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * May this batch be sent now? Not while another one is broken: either that one is tried again and succeeds, or `embedMany` has given up.
   *
   * @throws what a batch failed with for good
   */
  admits(batch: object): boolean {
    if (this.#failure) throw this.#failure.error;
    return !this.#broken?.size || this.#broken.has(batch);
  }

  /** For a batch that waits among the held ones: limits how long. */
  hold(called: Promise<void>): Promise<void> {
    this.#limitHold();
    return called.finally(() => this.#limitHold());
  }

  /** Sends one batch, and remembers how it went. */
  async send<Result>(batch: object, call: () => Promise<Result>): Promise<Result> {
    try {
      const result = await call();
      this.#broken?.delete(batch);
      if (!this.#broken?.size) this.#resume();
      return result;
    } catch (error) {
      if (APICallError.isInstance(error) && error.isRetryable) {
        this.#broken?.set(batch, (this.#broken.get(batch) ?? 0) + 1);
        this.#limitHold();
      } else this.fail(error);
      throw error;
    }
  }

  /** No batch is admitted any more. */
  fail(error: unknown): void {
    this.#failure ??= { error };
    this.#resume();
  }

  /**
   * Batches wait as long as the AI SDK may still try a broken one again: it does within a minute (`Retry-After`), or after two seconds the
   * first time and then each time twice as many. When it has not, a middleware may have answered in its place, so the others are sent.
   */
  #limitHold(): void {
    clearTimeout(this.#timer);
    // While somebody waits the program has to go on, and no longer.
    if (this.#broken && this.held.length) {
      this.#timer = setTimeout(
        () => {
          this.#broken = undefined;
          this.#resume();
        },
        // Milliseconds: a tenth more than the AI SDK waits, and never less than 70 seconds.
        1100 * 2 ** Math.max(6, ...this.#broken.values()),
      );
    }
  }

  #resume(): void {
    for (const resume of this.held.splice(0)) resume();
  }
}
