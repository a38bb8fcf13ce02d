import type { CallbackManagerForLLMRun, Callbacks } from '@langchain/core/callbacks/manager';
import type { BaseLanguageModelInput } from '@langchain/core/language_models/base';
import { BaseLLM } from '@langchain/core/language_models/llms';
import type { MessageContent } from '@langchain/core/messages';
import type { Generation, GenerationChunk, LLMResult } from '@langchain/core/outputs';
import type { BasePromptValueInterface } from '@langchain/core/prompt_values';
import type { RunnableConfig } from '@langchain/core/runnables';
import { generateCompletion, OpenRouterConfigurationError, streamCompletion } from '@openrouter-adapters/core';
import type { CompletionRequest } from '@openrouter-adapters/core';

import { closeAtOnce } from '../chat/close-at-once.ts';
import { askAll } from '../client/ask-all.ts';
import { toCallerFields } from '../client/caller-fields.ts';
import { Client } from '../client/client.ts';
import type { Attempt } from '../client/client.ts';
import { withTimeout } from '../client/with-timeout.ts';
import { costEvent } from '../cost/answer-cost.ts';
import { resolveHeaders } from '../headers/headers-input.ts';
import { toVisibleHeaders } from '../headers/visible-headers.ts';
import { estimateTokens } from '../tokens/estimate-tokens.ts';
import { completionFields, fromLLMOptions } from './from-llm-options.ts';
import type { OpenRouterLLMCallOptions, OpenRouterLLMInput } from './llm-fields.ts';
import { mergeGenerations, toTokenUsage } from './merge-generations.ts';
import { readChunks } from './read-chunks.ts';
import { toGeneration } from './to-generation.ts';

/**
 * A model that goes on with a text: OpenRouter's legacy completions. For conversations take `ChatOpenRouter`.
 *
 * Cost, tokens, provider, finish reasons and the generation id stand in the `generationInfo` of a generation, where callbacks and
 * `generate` find them, under the names of a chat answer's `response_metadata`.
 *
 * @example
 * const llm = new OpenRouterLLM({ model: 'openai/gpt-3.5-turbo-instruct', maxTokens: 20 });
 * const rest = await llm.invoke('Once upon a time');
 */
export class OpenRouterLLM extends BaseLLM<OpenRouterLLMCallOptions> {
  readonly model: string;
  readonly streaming: boolean;
  readonly #fields: OpenRouterLLMInput;
  readonly #client: Client;

  /** @throws {OpenRouterConfigurationError} for a base URL that is none. A missing key or model id is reported by the first call. */
  constructor(fields: OpenRouterLLMInput) {
    const { apiKey: _apiKey, headers: _headers, fetch: _fetch, ...visible } = fields;
    // LangChain keeps what it is given in `lc_kwargs`, which printing a model shows: the key stays out.
    super(toCallerFields(visible));
    this.#fields = fields;
    this.#client = new Client(fields);
    this.caller = this.#client.caller;
    this.model = fields.model;
    this.streaming = fields.streaming ?? false;
  }

  static override lc_name(): string {
    return 'OpenRouterLLM';
  }

  override _llmType(): string {
    return 'openrouter';
  }

  /** Names of everything that a call may set. */
  override get callKeys(): string[] {
    return [...new Set([...super.callKeys, ...completionFields, 'model', 'headers', 'modelKwargs'])];
  }

  /** The body of a request apart from its prompt. */
  override invocationParams(options: Partial<OpenRouterLLMCallOptions> = {}): Record<string, unknown> {
    const { model, options: chosen, extra } = fromLLMOptions(this.#fields, options, '');
    return { model, ...chosen, ...extra };
  }

  /** Everything of the model that an answer depends on. */
  override _identifyingParams(): Record<string, unknown> {
    return { ...this.invocationParams(), base_url: this.#client.transport.baseURL };
  }

  /** An estimate, made here: no tokenizer is loaded. */
  override async getNumTokens(content: MessageContent): Promise<number> {
    return estimateTokens([{ content }]).totalCount;
  }

  override async generatePrompt(
    prompts: BasePromptValueInterface[],
    options?: Partial<OpenRouterLLMCallOptions>,
    callbacks?: Callbacks,
  ): Promise<LLMResult> {
    prompts.forEach(checkPrompt);
    return super.generatePrompt(prompts, options, callbacks);
  }

  override async _generate(
    prompts: string[],
    options: this['ParsedCallOptions'],
    runManager?: CallbackManagerForLLMRun,
  ): Promise<LLMResult> {
    // One request for each prompt.
    const complete = (prompt: string) =>
      this.streaming
        ? mergeGenerations(this._streamResponseChunks(prompt, options, runManager))
        : this.#complete(prompt, options, runManager);
    const generations = await askAll(prompts, complete, runManager);
    return { generations: generations.map((generation) => [generation]), llmOutput: toTokenUsage(generations) };
  }

  override async *_streamResponseChunks(
    prompt: string,
    options: this['ParsedCallOptions'],
    runManager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<GenerationChunk> {
    const { signal, headers } = options;
    const request = this.#buildRequest(prompt, options);
    const send = async () =>
      streamCompletion(this.#client.transport, request, { headers: await resolveHeaders(headers), signal });
    const stream = await this.#client.attempt({ signal, ...toReport(runManager) }, send);
    for await (const chunk of readChunks(stream)) {
      yield chunk;
      await runManager?.handleLLMNewToken(chunk.text, undefined, undefined, undefined, undefined, { chunk });
    }
  }

  /** Leaving the stream closes the connection at once, also while a chunk is awaited. */
  override _streamIterator(
    input: BaseLanguageModelInput,
    options?: Partial<OpenRouterLLMCallOptions>,
  ): AsyncGenerator<string> {
    return closeAtOnce(options?.signal, (signal) => {
      checkPrompt(input);
      return super._streamIterator(input, { ...options, signal });
    });
  }

  // Traces show the options of a call, cache keys hold them.
  protected override _separateRunnableConfigFromCallOptionsCompat(
    options?: Partial<OpenRouterLLMCallOptions>,
  ): [RunnableConfig, this['ParsedCallOptions']] {
    const timed = withTimeout(options, this.#fields.timeout);
    const [config, call] = super._separateRunnableConfigFromCallOptionsCompat(timed);
    return [config, hideHeaders(call)];
  }

  async #complete(
    prompt: string,
    options: this['ParsedCallOptions'],
    runManager: CallbackManagerForLLMRun | undefined,
  ): Promise<Generation> {
    const { signal, headers } = options;
    const request = this.#buildRequest(prompt, options);
    const send = async () =>
      generateCompletion(this.#client.transport, request, { headers: await resolveHeaders(headers), signal });
    return toGeneration(await this.#client.attempt({ signal, ...toReport(runManager) }, send));
  }

  #buildRequest(prompt: string, options: this['ParsedCallOptions']): CompletionRequest {
    return fromLLMOptions(this.#fields, options, prompt);
  }
}

/**
 * LangChain passes on what it is given by callers without types.
 *
 * @throws {OpenRouterConfigurationError} for no prompt at all; core refuses an empty one
 */
function checkPrompt(prompt: unknown): void {
  if (prompt == null) throw new OpenRouterConfigurationError('prompt', 'The prompt is empty. Give a text.');
}

/** Failed attempts tell the callbacks what they cost. */
function toReport(runManager: CallbackManagerForLLMRun | undefined): Pick<Attempt, 'reportCost'> {
  return runManager === undefined ? {} : { reportCost: (cost) => runManager.handleCustomEvent(costEvent, cost) };
}

/** Headers behind a function, which nothing prints, and those that are no secrets beside it. */
function hideHeaders<Options extends Partial<OpenRouterLLMCallOptions>>(options: Options): Options {
  const { headers } = options;
  if (headers === undefined) return options;
  return {
    ...options,
    headers: () => resolveHeaders(headers).then((known) => known ?? {}),
    visible_headers: toVisibleHeaders(headers),
  };
}
