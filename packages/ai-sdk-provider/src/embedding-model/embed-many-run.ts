import { APICallError } from '@ai-sdk/provider';
import { isObject } from '@openrouter-adapters/core/setup';

/** Headers of batches that were sent. */
const seenHeaders = new WeakSet();

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
  /** How often batches have failed that may be tried again. */
  readonly #broken = new Map<object, number>();
  /** The last of these failures, and for how many milliseconds it may still be followed by another try. */
  #last: { error: unknown; patience: number } | undefined;
  #failure: { error: unknown } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #headers: object | undefined;

  /**
   * The run, unless this batch is of another call. Two calls over one list may be taken for one when they prepare their batches one right after
   * the other; but all batches of a call have one object of headers, and those of two calls have two. A middleware that makes headers anew for
   * each batch makes objects that no other batch has had: they tell nothing.
   */
  ofCall(headers: object | undefined): EmbedManyRun | undefined {
    this.#headers ??= headers;
    const isOther = headers !== undefined && headers !== this.#headers && seenHeaders.has(headers);
    if (headers !== undefined) seenHeaders.add(headers);
    return isOther ? undefined : this;
  }

  /**
   * May this batch be sent now? Not while another one is broken: either that one is tried again and succeeds, or `embedMany` has given up.
   *
   * @throws what a batch failed with for good
   */
  admits(batch: object): boolean {
    if (this.#failure) throw this.#failure.error;
    return this.#broken.size === 0 || this.#broken.has(batch);
  }

  /** For a batch that waits among the held ones: limits how long. */
  hold(called: Promise<void>): Promise<void> {
    this.#limitHold();
    return called.finally(() => this.#limitHold());
  }

  /** Sends one batch, and remembers how it went. */
  async send<Result>(batch: object, call: () => Promise<Result>): Promise<Result> {
    clearTimeout(this.#timer);
    try {
      const result = await call();
      this.#broken.delete(batch);
      if (this.#broken.size === 0) this.#resume();
      return result;
    } catch (error) {
      if (APICallError.isInstance(error) && error.isRetryable) {
        const failures = (this.#broken.get(batch) ?? 0) + 1;
        this.#broken.set(batch, failures);
        this.#last = { error, patience: patienceAfter(failures, error) };
      } else this.fail(error);
      throw error;
    } finally {
      this.#limitHold();
    }
  }

  /** No batch is admitted any more. */
  fail(error: unknown): void {
    this.#failure ??= { error };
    this.#resume();
  }

  /**
   * `embedMany` does not say that it has given up. When it cannot be going to try the broken batch again, those that wait fail as it did: sent
   * now, they would be paid for nobody. The program has to go on while somebody may wait, and no longer.
   */
  #limitHold(): void {
    clearTimeout(this.#timer);
    const last = this.#last;
    if (last === undefined || this.held.length === 0) return;
    this.#timer = setTimeout(() => this.fail(last.error), last.patience);
  }

  #resume(): void {
    for (const resume of this.held.splice(0)) resume();
  }
}

/**
 * The AI SDK waits two seconds the first time and then each time twice as long, or as long as the answer says, if that is within a minute.
 * Twice that and five seconds more leave room for a busy program.
 */
function patienceAfter(failures: number, { cause }: APICallError): number {
  const retryAt = isObject(cause) ? Number(cause['retryAt'] ?? 0) : 0;
  return 5000 + 2 * Math.max(1000 * 2 ** failures, Math.min(60_000, retryAt - Date.now()));
}
