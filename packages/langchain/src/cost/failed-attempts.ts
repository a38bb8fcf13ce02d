import type { CallbackManagerForLLMRun } from '@langchain/core/callbacks/manager';
import { OpenRouterError } from '@openrouter-adapters/core/base';

import { costEvent } from './answer-cost.ts';
import type { AnswerCost } from './answer-cost.ts';
import { failedAttempts, readFailedCost } from './read-cost.ts';

/**
 * What the attempts of one request cost that broke off. Callbacks hear of each at once, by the event that other kinds of models have
 * too; and because LangChain asks for stream events without callbacks, the answer, or the error of the last attempt, tells as well.
 */
export class FailedAttempts {
  readonly #runManager: CallbackManagerForLLMRun | undefined;
  readonly #costs: AnswerCost[] = [];

  constructor(runManager: CallbackManagerForLLMRun | undefined) {
    this.#runManager = runManager;
  }

  async add(error: unknown): Promise<void> {
    const cost = readFailedCost(error);
    if (cost === undefined) return;
    this.#costs.push(cost);
    await this.#runManager?.handleCustomEvent(costEvent, cost);
  }

  /** For the `response_metadata` of the answer. */
  toMetadata(): Record<string, unknown> {
    return this.#costs.length === 0 ? {} : { [failedAttempts.ofMessage]: [...this.#costs] };
  }

  /** The error of the last attempt, with what those before it cost. */
  toError(error: unknown): unknown {
    if (!OpenRouterError.isInstance(error)) return error;
    const earlier = this.#costs.filter((cost) => cost !== readFailedCost(error));
    return earlier.length === 0 ? error : Object.assign(error, { [failedAttempts.ofError]: earlier });
  }
}
