import { sumKnown } from '../usage/sum-known.ts';
import { checkOptions, refuseOption } from './check-options.ts';

/** What may be spent, and what is counted where nobody tells. */
export interface SpendingOptions {
  /** US dollars. Default: no limit. */
  limit?: number | undefined;
  /**
   * US dollars that a call counts whose cost OpenRouter does not tell. Default: under a limit such a call stops all further ones until its
   * cost is known.
   */
  unknownCost?: number | undefined;
}

/** Milliseconds after which a video job that is not at its end is not waited for any more. Videos take minutes. */
const longestJob = 60 * 60 * 1000;

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
  /** US dollars that count for a call whose cost nobody told; without them such a call stops all further ones under a limit. */
  readonly unknownCost: number | undefined;
  /** When each job was accepted, epoch milliseconds. */
  readonly #pendingJobs = new Map<string, number>();
  readonly #pendingGenerations = new Set<string>();
  #spent = 0;
  #unknown = 0;
  #blocking = 0;
  #last: Promise<unknown> = Promise.resolve();

  /** @throws {OpenRouterConfigurationError} for a limit or cost that is negative or no number, a cost that is not finite, and other options */
  constructor(options: SpendingOptions = {}) {
    // A misspelled limit would be none.
    checkOptions(options, { limit: undefined, unknownCost: undefined });
    const { limit, unknownCost } = options;
    if (limit !== undefined && limit !== Infinity) checkDollars('limit', limit);
    if (unknownCost !== undefined) checkDollars('unknownCost', unknownCost);
    this.limit = limit;
    this.unknownCost = unknownCost;
  }

  /** US dollars that are known to be spent, and `unknownCost` for each call whose cost is not. */
  get spent(): number {
    return this.#spent;
  }

  /** Calls whose cost OpenRouter did not tell, or not yet. */
  get unknownCosts(): number {
    return this.#unknown + this.#pendingGenerations.size;
  }

  /** Video jobs whose cost is not known until they are at their end. */
  get pendingJobs(): readonly string[] {
    return [...this.#pendingJobs.keys()];
  }

  /** Ids of answers whose cost is asked for before the next call that costs money. */
  get pendingGenerations(): readonly string[] {
    return [...this.#pendingGenerations];
  }

  /**
   * Counts a cost; `undefined` is one that is not known.
   *
   * @throws {OpenRouterConfigurationError} for a cost that is negative, not finite or no number; nothing is counted then
   */
  add(cost: number | undefined): void {
    if (cost !== undefined) return this.#count(cost);
    this.#unknown += 1;
    if (this.unknownCost === undefined) this.#blocking += 1;
    else this.#count(this.unknownCost);
  }

  /** A job was accepted: it will cost something. */
  expect(jobId: string): void {
    this.#pendingJobs.set(jobId, Date.now());
  }

  /** An answer came, or broke off, whose cost is not known yet. Where `unknownCost` is given, or there is no limit, nobody waits for it. */
  expectGeneration(id: string | undefined): void {
    if (id === undefined || this.limit === undefined || this.unknownCost !== undefined) this.add(undefined);
    else this.#pendingGenerations.add(id);
  }

  /**
   * The cost of a job that is at its end, or of a generation, is known. Counts it if it was expected here, and only once.
   *
   * @throws {OpenRouterConfigurationError} for a cost that is negative, not finite or no number; it is still expected then
   */
  settle(id: string, cost: number | undefined): void {
    if (cost !== undefined) checkDollars('cost', cost);
    if (this.#pendingJobs.delete(id) || this.#pendingGenerations.delete(id)) this.add(cost);
  }

  /**
   * Counts `cost` US dollars for all calls together whose cost OpenRouter never told: calls that cost money may go on.
   *
   * @throws {OpenRouterConfigurationError} for a cost that is negative, not finite or no number; nothing is settled then
   */
  settleUnknown(cost: number): void {
    this.#count(cost);
    this.#unknown = 0;
    this.#blocking = 0;
    this.#pendingGenerations.clear();
  }

  /**
   * Is a job so old that it will have no end? It is not waited for any more then, and counts `unknownCost`; further calls are not stopped,
   * because no more than one job in an hour can be given up.
   */
  giveUp(jobId: string): boolean {
    const accepted = this.#pendingJobs.get(jobId);
    if (accepted === undefined || Date.now() - accepted < longestJob) return false;
    this.#pendingJobs.delete(jobId);
    this.#unknown += 1;
    this.#count(this.unknownCost ?? 0);
    return true;
  }

  /** Why no further call may cost anything, for the model; `undefined` when one may. */
  refusal(): string | undefined {
    if (this.limit === undefined) return undefined;
    // What cannot be compared is no leave to spend.
    if (!(this.#spent < this.limit)) {
      return (
        `The spending limit of $${this.limit} is reached: $${this.#spent} are spent. Nothing was sent. ` +
        'Go on with what you have and with tools that cost nothing, or ask the user for a higher limit.'
      );
    }
    const known = `and there is a spending limit of $${this.limit}, of which $${this.#spent} are known to be spent. Nothing was sent. `;
    const [generation] = this.#pendingGenerations;
    if (generation !== undefined) {
      return (
        `What an earlier call cost is not known yet (generation ${generation}), ${known}` +
        'It is asked for before each call that costs money: go on with tools that cost nothing, and try again in a minute. ' +
        'If it stays unknown, tell the user: the app can settle it.'
      );
    }
    if (this.#blocking === 0) return undefined;
    return (
      `What an earlier call cost is not known, because OpenRouter did not tell, ${known}` +
      'Go on with what you have and with tools that cost nothing, and tell the user: calls that cost money can go on when the app has settled that cost.'
    );
  }

  /** Runs a call that costs money, under a limit after the last one is over. */
  enter<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.limit === undefined) return work();
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  #count(cost: number): void {
    checkDollars('cost', cost);
    this.#spent = sumKnown([this.#spent, cost]) ?? 0;
  }
}

// One amount that is no number would switch the limit off for good.
function checkDollars(setting: string, given: unknown): void {
  if (typeof given === 'number' && given >= 0 && given < Infinity) return;
  const said = typeof given === 'string' ? 'a text' : String(given);
  refuseOption(setting, `a number of US dollars, at least 0, not ${said}`);
}
