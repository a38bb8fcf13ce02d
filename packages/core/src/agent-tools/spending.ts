import { OpenRouterConfigurationError } from '@openrouter-adapters/core';

/**
 * What tools have spent, and may spend. One account can be shared by several sets of tools. Under a limit, calls that cost money run one
 * after another: the next one begins when the cost of the last is known.
 *
 * @example
 * const spending = new Spending({ limit: 0.5 });
 * const tools = createAgentTools({ spending });
 * console.log(spending.spent);
 */
export class Spending {
  /** US dollars; once they are spent, no further call is made. The call that reaches it may exceed it. */
  readonly limit: number | undefined;
  readonly #pendingJobs = new Set<string>();
  #spent = 0;
  #unknown = 0;
  #last: Promise<unknown> = Promise.resolve();

  /** @throws {OpenRouterConfigurationError} for a limit that is negative or no number */
  constructor({ limit }: { limit?: number | undefined } = {}) {
    if (limit !== undefined && !(limit >= 0)) {
      throw new OpenRouterConfigurationError(
        'limit',
        `The spending limit must be US dollars, at least 0, not ${limit}.`,
      );
    }
    this.limit = limit;
  }

  /** US dollars that are known to be spent. */
  get spent(): number {
    return this.#spent;
  }

  /** Calls whose cost OpenRouter never told. */
  get unknownCosts(): number {
    return this.#unknown;
  }

  /** Video jobs whose cost is not known until they are at their end. */
  get pendingJobs(): readonly string[] {
    return [...this.#pendingJobs];
  }

  /** Counts a cost; `undefined` is one that is not known. */
  add(cost: number | undefined): void {
    if (cost === undefined) this.#unknown += 1;
    // 15 significant digits are what a double holds for sure: 0.1 + 0.2 is 0.3 again.
    else this.#spent = Number((this.#spent + cost).toPrecision(15));
  }

  /** A job was accepted: it will cost something. */
  expect(jobId: string): void {
    this.#pendingJobs.add(jobId);
  }

  /** A job is at its end. Counts its cost if it was expected here, and only once. */
  settle(jobId: string, cost: number | undefined): void {
    if (this.#pendingJobs.delete(jobId)) this.add(cost);
  }

  /** Why no further call may cost anything, for the model; `undefined` when one may. */
  refusal(): string | undefined {
    if (this.limit === undefined || this.#spent < this.limit) return undefined;
    return (
      `The spending limit of $${this.limit} is reached: $${this.#spent} are spent. Nothing was sent. ` +
      'Go on with what you have and with tools that cost nothing, or ask the user for a higher limit.'
    );
  }

  /** Runs a call that costs money, under a limit after the last one is over. */
  enter<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.limit === undefined) return work();
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
