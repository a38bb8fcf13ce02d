import { BaseCallbackHandler } from '@langchain/core/callbacks/base';
import type { LLMResult } from '@langchain/core/outputs';
import { sumKnown, withoutUndefined } from '@openrouter-adapters/core/base';

import { costEvent, isAnswerCost } from './answer-cost.ts';
import type { AnswerCost } from './answer-cost.ts';
import { readAnswerCost, readAttemptCosts, readFailedCosts } from './read-cost.ts';

/** What one answer cost, and which run it belongs to. */
export interface OpenRouterCostRun extends AnswerCost {
  /** Id of the run of the model, or of the tool that called OpenRouter. */
  runId: string;
  /** Id of the run that called it: a chain, an agent, a graph. */
  parentRunId: string | undefined;
}

/**
 * Adds up what OpenRouter's answers cost over a whole run: streamed calls, tool loops, sub-agents, attempts that broke off (also those
 * that were tried again) and every other kind of model of this package (embeddings, rerank, decisions, speech, transcription, images,
 * videos, `OpenRouterLLM`) included, each answer once, however many times the handler was given, and each video once, however often its
 * job is asked for. Answers from LangChain's cache cost nothing. A direct `model.streamEvents(input)` without version calls no callbacks
 * in LangChain's core: read `response_metadata.total_cost` there.
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
  /** By what makes an answer another one: its run and number, a video's job, or the object that tells of it, which may come more than once. */
  readonly #runs = new Map<unknown, OpenRouterCostRun>();
  /** Parents of the runs that are open: custom events do not name them. */
  readonly #parents = new Map<string, string | undefined>();
  // Kept, because a budget is asked for after each call of a long run.
  #cost = 0;
  #tokens = 0;

  /** Every answer, in the order in which they ended. */
  get runs(): OpenRouterCostRun[] {
    return [...this.#runs.values()];
  }

  /** US dollars of all answers; an answer that did not say what it cost (`cost` is `undefined`) counts as nothing. */
  get totalCost(): number {
    return sumKnown([this.#cost]) ?? 0;
  }

  /** Tokens of all answers. */
  get totalTokens(): number {
    return this.#tokens;
  }

  /** Forgets what was counted, between two runs: a handler keeps about a kilobyte for each answer. */
  reset(): void {
    this.#runs.clear();
    this.#parents.clear();
    this.#cost = this.#tokens = 0;
  }

  override handleChatModelStart(_model: unknown, _messages: unknown, runId: string, parentRunId?: string): void {
    this.#parents.set(runId, parentRunId);
  }

  override handleLLMStart(_model: unknown, _prompts: unknown, runId: string, parentRunId?: string): void {
    this.#parents.set(runId, parentRunId);
  }

  // LangChain's types call the fourth argument the type of the run; what it gives there is the parent.
  override handleChainStart(_chain: unknown, _inputs: unknown, runId: string, parentRunId?: string): void {
    this.#parents.set(runId, parentRunId);
  }

  override handleChainEnd(_outputs: unknown, runId: string): void {
    this.#parents.delete(runId);
  }

  override handleChainError(_error: unknown, runId: string): void {
    this.#parents.delete(runId);
  }

  override handleToolStart(_tool: unknown, _input: unknown, runId: string, parentRunId?: string): void {
    this.#parents.set(runId, parentRunId);
  }

  override handleToolEnd(_output: unknown, runId: string): void {
    this.#parents.delete(runId);
  }

  override handleToolError(_error: unknown, runId: string): void {
    this.#parents.delete(runId);
  }

  override handleLLMEnd(
    output: LLMResult,
    runId: string,
    parentRunId?: string,
    _tags?: string[],
    extra?: Record<string, unknown>,
  ): void {
    this.#parents.delete(runId);
    if (extra?.['cached'] === true) return;
    for (const [number, answer] of output.generations.flat().entries()) {
      for (const cost of readAttemptCosts(answer)) this.#add(cost, cost, runId, parentRunId);
      const cost = readAnswerCost(answer);
      if (cost !== undefined) this.#add(`${runId} ${number}`, cost, runId, parentRunId);
    }
  }

  override handleLLMError(error: unknown, runId: string, parentRunId?: string): void {
    this.#parents.delete(runId);
    for (const cost of readFailedCosts(error)) this.#add(cost, cost, runId, parentRunId);
  }

  /** Hears of requests that are no answer of a run of their own: other kinds of models, and attempts that are tried again. */
  override handleCustomEvent(eventName: string, data: unknown, runId: string): void {
    if (eventName !== costEvent || !isAnswerCost(data)) return;
    this.#add(data.jobId ?? data, data, runId, this.#parents.get(runId));
  }

  #add(key: unknown, cost: AnswerCost, runId: string, parentRunId: string | undefined): void {
    const told = this.#runs.get(key);
    // A video that is asked for again may tell a cost that was not known before, and may tell less than before.
    if (told?.totalCost !== undefined) return;
    const run = { runId, parentRunId, ...cost, ...told, ...withoutUndefined(cost) };
    this.#runs.set(key, run);
    this.#cost += run.totalCost ?? 0;
    this.#tokens += tokensOf(run) - tokensOf(told ?? {});
  }
}

function tokensOf({ inputTokens, outputTokens, totalTokens }: Partial<AnswerCost>): number {
  return totalTokens ?? sumKnown([inputTokens, outputTokens]) ?? 0;
}
