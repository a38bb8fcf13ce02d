import { APICallError } from '@ai-sdk/provider';

/**
 * The batches of one `embedMany`. The AI SDK gives up as soon as one batch has failed for good, but the batches that wait for their turn do
 * not learn of it: they would be sent, and paid, for nobody.
 */
export class EmbedManyRun {
  /** Batches that failed and may be tried again. */
  readonly #broken = new Set<object>();
  #failure: { error: unknown } | undefined;
  #held: (() => void)[] = [];

  /**
   * May this batch be sent now? Not while another one is broken: either that one is tried again and succeeds, or `embedMany` has given up.
   *
   * @throws what a batch failed with for good
   */
  admits(batch: object): boolean {
    if (this.#failure !== undefined) throw this.#failure.error;
    return this.#broken.size === 0 || this.#broken.has(batch);
  }

  /**
   * Calls back when a batch may ask again; never when `embedMany` gave up. Who is held here is in no line of the model, so that all of a
   * run that was given up is let go of together.
   */
  hold(resume: () => void): void {
    this.#held.push(resume);
  }

  /** Sends one batch, and remembers how it went. */
  async send<Result>(batch: object, call: () => Promise<Result>): Promise<Result> {
    try {
      const result = await call();
      this.#broken.delete(batch);
      if (this.#broken.size === 0) this.#resume();
      return result;
    } catch (error) {
      if (APICallError.isInstance(error) && error.isRetryable) this.#broken.add(batch);
      else this.fail(error);
      throw error;
    }
  }

  /** No batch is admitted any more. */
  fail(error: unknown): void {
    this.#failure ??= { error };
    this.#resume();
  }

  #resume(): void {
    const held = this.#held;
    this.#held = [];
    for (const resume of held) resume();
  }
}
