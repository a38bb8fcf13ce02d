import type { CallbackManagerForLLMRun } from '@langchain/core/callbacks/manager';
import { OpenRouterError } from '@openrouter-adapters/core/base';
import type { ChatExchange } from '@openrouter-adapters/core';

import { costEvent } from '../cost/answer-cost.ts';
import type { AnswerCost } from '../cost/answer-cost.ts';
import { failedAttempts, readFailedCost } from '../cost/read-cost.ts';
import { tellWarnings } from './to-response-metadata.ts';

/**
 * The attempts of one request: what those cost that broke off, and what the one that was answered warned of. Callbacks hear of each cost
 * at once, by the event that other kinds of models have too; and because LangChain asks for stream events without callbacks, the answer,
 * or the error of the last attempt, tells as well.
 */
export class Attempts {
  readonly #runManager: CallbackManagerForLLMRun | undefined;
  readonly #costs: AnswerCost[] = [];
  readonly #warnings: readonly string[];
  #answered: Pick<ChatExchange, 'warnings'> = { warnings: [] };

  /** @param warnings of what will not be sent at all */
  constructor(runManager: CallbackManagerForLLMRun | undefined, warnings: readonly string[]) {
    this.#runManager = runManager;
    this.#warnings = warnings;
  }

  async add(error: unknown): Promise<void> {
    const cost = readFailedCost(error);
    if (cost === undefined) return;
    this.#costs.push(cost);
    await this.#runManager?.handleCustomEvent(costEvent, cost);
  }

  /** This one is answered. */
  succeed(exchange: ChatExchange): void {
    this.#answered = exchange;
  }

  /** What could not be sent as it was given, in words. */
  get warnings(): string[] {
    return this.#warnings.concat(tellWarnings(this.#answered));
  }

  /** For the `response_metadata` of the answer. */
  toMetadata(): Record<string, unknown> | undefined {
    return this.#costs.length === 0 ? undefined : { [failedAttempts.ofMessage]: [...this.#costs] };
  }

  /** The error of the last attempt, with what those before it cost. */
  toError(error: unknown): unknown {
    if (!OpenRouterError.isInstance(error)) return error;
    const earlier = this.#costs.filter((cost) => cost !== readFailedCost(error));
    return earlier.length === 0 ? error : Object.assign(error, { [failedAttempts.ofError]: earlier });
  }
}
