import { BaseCallbackHandler } from '@langchain/core/callbacks/base';
import type { LLMResult } from '@langchain/core/outputs';

import { readFailedCost, readMessageCost } from './read-cost.ts';
import type { AnswerCost } from './read-cost.ts';

/** What one answer cost, and which run it belongs to. */
export interface OpenRouterCostRun extends AnswerCost {
  /** Id of the chat model's run. */
  runId: string;
  /** Id of the run that called the model: a chain, an agent, a graph. */
  parentRunId: string | undefined;
}

/**
 * Adds up what OpenRouter answers cost over a whole run: streamed calls, tool loops, sub-agents and answers that broke off included,
 * each answer once, however many times the handler was given. Answers from LangChain's cache cost nothing. A direct
 * `model.streamEvents(input)` without version calls no callbacks in LangChain's core: read `response_metadata.total_cost` there.
 *
 * @example
 * const cost = new OpenRouterCostCallbackHandler();
 * await agent.invoke({ messages }, { callbacks: [cost] });
 * console.log(cost.totalCost, cost.runs.length);
 */
export class OpenRouterCostCallbackHandler extends BaseCallbackHandler {
  override readonly name = 'openrouter-cost';
  // The sum must be there when the call that it belongs to returns.
  override awaitHandlers = true;
  readonly #runs = new Map<string, OpenRouterCostRun>();

  /** Every answer, in the order in which they ended. */
  get runs(): OpenRouterCostRun[] {
    return [...this.#runs.values()];
  }

  /** US dollars of all answers; an answer that did not say what it cost (`cost` is `undefined`) counts as nothing. */
  get totalCost(): number {
    return this.runs.reduce((sum, { totalCost }) => sum + (totalCost ?? 0), 0);
  }

  /** Tokens of all answers. */
  get totalTokens(): number {
    return this.runs.reduce((sum, { inputTokens, outputTokens }) => sum + (inputTokens ?? 0) + (outputTokens ?? 0), 0);
  }

  override handleLLMEnd(
    output: LLMResult,
    runId: string,
    parentRunId?: string,
    _tags?: string[],
    extra?: Record<string, unknown>,
  ): void {
    if (extra?.['cached'] === true) return;
    for (const [number, generation] of output.generations.flat().entries()) {
      const cost = 'message' in generation ? readMessageCost(generation.message) : undefined;
      if (cost !== undefined) this.#runs.set(`${runId} ${number}`, { runId, parentRunId, ...cost });
    }
  }

  override handleLLMError(error: unknown, runId: string, parentRunId?: string): void {
    const cost = readFailedCost(error);
    if (cost !== undefined) this.#runs.set(`${runId} 0`, { runId, parentRunId, ...cost });
  }
}
