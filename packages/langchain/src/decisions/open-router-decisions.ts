import { BaseDecisionModel } from '@langchain/core/decisions';
import type { ClassifierRequest, Question, State } from '@langchain/core/decisions';
import { ensureConfig, mergeConfigs } from '@langchain/core/runnables';
import { decide } from '@openrouter-adapters/core';
import type { DecisionRequest } from '@openrouter-adapters/core';

import { toAnswerCost } from '../client/answer-facts.ts';
import type { CallConfig } from '../client/client-fields.ts';
import { Client } from '../client/client.ts';
import { withTimeout } from '../client/with-timeout.ts';
import { throwFinal } from '../errors/throw-final.ts';
import { toLangChainError } from '../errors/to-langchain-error.ts';
import { resolveHeaders } from '../headers/headers-input.ts';
import { checkInput } from './check-input.ts';
import { createCostReport } from './cost-report.ts';
import type { OpenRouterDecisionsInput, OpenRouterDecisionsOutput } from './decisions-fields.ts';
import { fromDecisionFields } from './from-decision-fields.ts';
import { toDecisionsOutput } from './to-decisions-output.ts';

/**
 * Answers typed questions about texts, JSON, messages and media by a decision model on OpenRouter. The API is an alpha one: its form may
 * change.
 *
 * A message in the state is what it is in a chat request, without reasoning and parsed files; a standard media block is a part of such a
 * message. Where the API tells no `confidence`, it is the probability of the choice, or of the likeliest level of a score.
 *
 * @example
 * const decisions = new OpenRouterDecisions({ model: 'typesafe-ai/jev' });
 * const { nouls } = await decisions.invoke({
 *   state: 'Production is down!',
 *   questions: { urgent: { type: 'noul', instructions: 'Does this need an answer at once?' } },
 * });
 * if (nouls.urgent.noul > 0.8) callSomebody();
 */
export class OpenRouterDecisions extends BaseDecisionModel {
  override lc_namespace = ['openrouter'];
  readonly #client: Client;
  readonly #fields: OpenRouterDecisionsInput;

  /** @throws {OpenRouterConfigurationError} for a base URL that is none. A missing key or model id is reported by the first call. */
  constructor(fields: OpenRouterDecisionsInput) {
    // LangChain keeps what it is given in `lc_kwargs`, which printing shows: the key stays out.
    super({ model: fields.model });
    this.#fields = fields;
    this.#client = new Client(fields);
  }

  static override lc_name(): string {
    return 'OpenRouterDecisions';
  }

  override get _provider(): string {
    return 'openrouter';
  }

  /**
   * An answer to each question about one state.
   *
   * @param options callbacks, signal, timeout and the like, and headers of this call
   * @throws {OpenRouterError} for every failure; `configuration`, before the request, for questions that are none, for boxes, and for what
   *   cannot be sent; `content-policy` (a `ModelRefusalError` too) when the model refused; `invalid-response` when an answer does not say
   *   what LangChain's needs
   */
  override async invoke<const Q extends Record<string, Question>>(
    input: ClassifierRequest<Q>,
    options?: Partial<CallConfig>,
  ): Promise<OpenRouterDecisionsOutput<Q>> {
    checkInput(input);
    const { timeout, callbacks } = this.#client.fields;
    // Callbacks of the constructor are made ones of the run, whose cost they hear.
    const config = mergeConfigs(callbacks && { callbacks }, ensureConfig(withTimeout(options, timeout)));
    // It is what `_classify` gives.
    return (await super.invoke(input, config)) as OpenRouterDecisionsOutput<Q>;
  }

  /** The model with further attempts around it. Unlike LangChain's own it tries nothing again that must not be: what was refused, or was paid for. */
  override withRetry(
    fields: Parameters<BaseDecisionModel['withRetry']>[0] = {},
  ): ReturnType<BaseDecisionModel['withRetry']> {
    return super.withRetry({ onFailedAttempt: throwFinal, ...fields });
  }

  /** Sends the request, and makes the response of its answer. Called by `invoke`. */
  override async _classify(
    state: State,
    questions: Record<string, Question>,
    config: Partial<CallConfig> = {},
  ): Promise<OpenRouterDecisionsOutput> {
    try {
      const request = fromDecisionFields(this.#fields, this.#client.transport.baseURL, state, questions);
      return await this.#send(request, questions, config);
    } catch (error) {
      throw toLangChainError(error);
    }
  }

  async #send(
    request: DecisionRequest,
    questions: Record<string, Question>,
    config: Partial<CallConfig>,
  ): Promise<OpenRouterDecisionsOutput> {
    const { signal } = config;
    const headers = await resolveHeaders(config.headers);
    const reportCost = createCostReport(config);
    const [answer, output] = await this.#client.attempt({ signal, reportCost }, async () => {
      const answer = await decide(this.#client.transport, request, { headers, signal });
      // Here, because what fails after it was paid for is reported by the attempt.
      return [answer, toDecisionsOutput(answer, questions)] as const;
    });
    await reportCost(toAnswerCost(answer));
    return output;
  }
}
