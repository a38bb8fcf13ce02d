import type { CallbackManagerForLLMRun } from '@langchain/core/callbacks/manager';
import type { BaseLanguageModelInput } from '@langchain/core/language_models/base';
import { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { BindToolsInput, LangSmithParams } from '@langchain/core/language_models/chat_models';
import type { ChatModelStreamEvent } from '@langchain/core/language_models/event';
import type { ModelProfile } from '@langchain/core/language_models/profile';
import type { AIMessageChunk, BaseMessage, MessageContent } from '@langchain/core/messages';
import type { ChatGenerationChunk, ChatResult } from '@langchain/core/outputs';
import type { Runnable, RunnableConfig } from '@langchain/core/runnables';
import { AsyncCaller } from '@langchain/core/utils/async_caller';
import { createTransport } from '@openrouter-adapters/core';
import type { ChatRequest, Transport, TransportOptions } from '@openrouter-adapters/core';

import { retryOrThrow } from '../errors/retry-or-throw.ts';
import { loadModelProfile } from '../profile/load-model-profile.ts';
import { serializableKeys, serializedNames, toVisibleFields } from '../serialization/serializable-keys.ts';
import { withStructuredOutput } from '../structured-output/with-structured-output.ts';
import type {
  OutputSchema,
  StructuredOutputOptions,
  StructuredOutputWithRaw,
} from '../structured-output/structured-output-options.ts';
import { estimateTokens } from '../tokens/estimate-tokens.ts';
import { askTimes, requireOneAnswer } from './answer-count.ts';
import { registerBlockTranslator } from './blocks/register-block-translator.ts';
import { ChatCalls } from './chat-calls.ts';
import type { ChatOpenRouterCallOptions, ChatOpenRouterInput, ChatOptionFields, ModelKwargs } from './chat-fields.ts';
import { closeAtOnce } from './close-at-once.ts';
import { fromCallOptions } from './from-call-options.ts';
import { fromFields } from './from-fields.ts';
import { fromMessages } from './from-messages.ts';
import { callOptionNames, optionNames } from './option-names.ts';
import { readEvents, readGenerations } from './read-generations.ts';
import type { TokenReport } from './read-generations.ts';
import { sumTokenUsage, toChatResult } from './to-chat-result.ts';
import { createStreamEventTranslation } from './stream-events/to-stream-events.ts';
import { toLangSmithParams } from './to-lang-smith-params.ts';

/** Every chat option is a property of the model, under its field name. */
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- the constructor sets each one that is given
export interface ChatOpenRouter extends ChatOptionFields {}

/**
 * A chat model of LangChain that speaks to OpenRouter.
 *
 * Answers carry readable reasoning in `additional_kwargs.reasoning_content`, all reasoning as it came in
 * `additional_kwargs.reasoning_details` (sent back by itself on the next turn), tokens in `usage_metadata`, and cost, provider, finish
 * reasons and the generation id in `response_metadata`. `contentBlocks` shows all of an answer as standard blocks. Every failure is an
 * `OpenRouterError` with `kind` and `status`; only failures before the first token are tried again, `maxRetries` times.
 *
 * @example
 * const model = new ChatOpenRouter({ model: 'openai/gpt-5.2', reasoning: { effort: 'low' } });
 * const answer = await model.invoke('Why is the sky blue?');
 * console.log(answer.text, answer.response_metadata['cost']);
 */
export class ChatOpenRouter extends BaseChatModel<ChatOpenRouterCallOptions> {
  override lc_serializable = true;
  model: string;
  streaming: boolean;
  streamUsage: boolean;
  timeout: number | undefined;
  n: number | undefined;
  modelKwargs: ModelKwargs | undefined;
  readonly #connection: TransportOptions;
  readonly #transport: Transport;
  readonly #calls: ChatCalls;
  #profile: ModelProfile | undefined;
  #loading: Promise<ModelProfile> | undefined;

  /**
   * @throws {OpenRouterConfigurationError} for a base URL that is none. A missing key or model id is reported by the first call.
   */
  constructor(fields: ChatOpenRouterInput);
  constructor(model: string, fields?: Omit<ChatOpenRouterInput, 'model'>);
  constructor(modelOrFields: string | ChatOpenRouterInput, more: Omit<ChatOpenRouterInput, 'model'> = {}) {
    const fields = typeof modelOrFields === 'string' ? { ...more, model: modelOrFields } : modelOrFields;
    // LangChain keeps what it is given in `lc_kwargs`, which printing a model shows: the key stays out.
    super(toVisibleFields(fields));
    registerBlockTranslator();
    this.#connection = fromFields(fields);
    this.#transport = createTransport(this.#connection);
    this.caller = new AsyncCaller({ ...fields, onFailedAttempt: fields.onFailedAttempt ?? retryOrThrow });
    this.#calls = new ChatCalls(this.#transport, this.caller);
    this.#profile = fields.profile;
    this.model = fields.model ?? fields.modelName ?? '';
    // LangChain declares this field and leaves it to each model to set it.
    this.disableStreaming = fields.disableStreaming ?? false;
    this.streaming = (fields.streaming ?? false) && !this.disableStreaming;
    this.streamUsage = fields.streamUsage ?? true;
    this.timeout = fields.timeout;
    this.n = fields.n;
    this.modelKwargs = fields.modelKwargs;
    for (const { field } of optionNames)
      if (fields[field] !== undefined) Object.assign(this, { [field]: fields[field] });
  }

  static override lc_name(): string {
    return 'ChatOpenRouter';
  }

  override get lc_secrets(): Record<string, string> {
    return { apiKey: 'OPENROUTER_API_KEY' };
  }

  override get lc_aliases(): Record<string, string> {
    return serializedNames;
  }

  override get lc_serializable_keys(): string[] {
    return serializableKeys;
  }

  /** The model as data for `load()`. A key that was given is named as the secret `OPENROUTER_API_KEY`; functions are left out. */
  override toJSON(): ReturnType<BaseChatModel['toJSON']> {
    const json = super.toJSON();
    if (json.type !== 'constructor' || !('kwargs' in json) || this.#connection.apiKey === undefined) return json;
    const secret = { lc: 1, type: 'secret', id: ['OPENROUTER_API_KEY'] };
    return { ...json, kwargs: { ...json.kwargs, api_key: secret } };
  }

  override _llmType(): string {
    return 'openrouter';
  }

  /** Names of everything that a call may set. */
  override get callKeys(): string[] {
    return [...new Set([...super.callKeys, ...callOptionNames])];
  }

  /** The body of a request apart from its messages. */
  override invocationParams(options: this['ParsedCallOptions'] = {}): Record<string, unknown> {
    const { model, tools, tool_choice, options: chosen, extra } = this.#buildRequest([], options);
    return {
      model,
      ...(tools !== undefined && { tools }),
      ...(tool_choice !== undefined && { tool_choice }),
      ...chosen,
      ...extra,
    };
  }

  /** Everything of the model that an answer depends on. */
  override _identifyingParams(): Record<string, unknown> {
    const { n, outputVersion } = this;
    return { ...this.invocationParams(), base_url: this.#transport.baseURL, n, output_version: outputVersion };
  }

  // Tools of LangChain are all alike as JSON: what tells calls apart is what is sent.
  override _getSerializedCacheKeyParametersForCall(
    call: this['ParsedCallOptions'] & { config?: RunnableConfig },
  ): string {
    const { config: _config, signal: _signal, tools: _tools, ...options } = call;
    const { tools: _sent, ...params } = options as Partial<ChatOpenRouterCallOptions>;
    return super._getSerializedCacheKeyParametersForCall({ ...params, request: this.invocationParams(call) } as never);
  }

  override getLsParams(options: this['ParsedCallOptions']): LangSmithParams {
    return toLangSmithParams(this.invocationParams(options));
  }

  /** What the model can do: as given to the constructor, else as loaded by `loadProfile`, else nothing. */
  override get profile(): ModelProfile {
    return this.#profile ?? {};
  }

  /**
   * Asks OpenRouter's catalogue (`GET /models`) what the model can do, once; from then on `profile` tells. A profile that was given to
   * the constructor stays. Variants (`:nitro`), aliases (`~…-latest`) and routers resolve; an unknown model has an empty profile.
   *
   * @throws {OpenRouterError} when the catalogue cannot be read
   */
  async loadProfile(): Promise<ModelProfile> {
    if (this.#profile !== undefined) return this.#profile;
    this.#loading ??= loadModelProfile(this.#connection, this.model);
    try {
      this.#profile = await this.#loading;
    } finally {
      // A failure is not kept.
      this.#loading = undefined;
    }
    return this.#profile;
  }

  /** An estimate, made here: no tokenizer is loaded. See the README for how good it is. */
  override async getNumTokens(content: MessageContent): Promise<number> {
    return estimateTokens(content);
  }

  /** A model that offers these tools to every call. */
  override bindTools(
    tools: BindToolsInput[],
    options: Partial<ChatOpenRouterCallOptions> = {},
  ): Runnable<BaseLanguageModelInput, AIMessageChunk, ChatOpenRouterCallOptions> {
    return this.withConfig({ ...options, tools });
  }

  /**
   * A model that answers with an object of this schema (zod 3, zod 4, Standard Schema or JSON schema), validated where the schema can.
   *
   * @returns the object, or with `includeRaw` also the message; then `parsed` is `null` where there is no valid object
   */
  override withStructuredOutput<Output extends object = Record<string, unknown>>(
    schema: OutputSchema<Output>,
    options?: StructuredOutputOptions<false>,
  ): Runnable<BaseLanguageModelInput, Output>;
  override withStructuredOutput<Output extends object = Record<string, unknown>>(
    schema: OutputSchema<Output>,
    options?: StructuredOutputOptions<true>,
  ): Runnable<BaseLanguageModelInput, StructuredOutputWithRaw<Output>>;
  override withStructuredOutput<Output extends object = Record<string, unknown>>(
    schema: OutputSchema<Output>,
    options?: StructuredOutputOptions<boolean>,
  ): Runnable<BaseLanguageModelInput, Output> | Runnable<BaseLanguageModelInput, StructuredOutputWithRaw<Output>>;
  override withStructuredOutput<Output extends object>(
    schema: OutputSchema<Output>,
    options: StructuredOutputOptions<boolean> = {},
  ): Runnable<BaseLanguageModelInput, Output> | Runnable<BaseLanguageModelInput, StructuredOutputWithRaw<Output>> {
    return withStructuredOutput(this, schema, options);
  }

  override async _generate(
    messages: BaseMessage[],
    options: this['ParsedCallOptions'],
    runManager?: CallbackManagerForLLMRun,
  ): Promise<ChatResult> {
    const request = this.#buildRequest(messages, options);
    const version = this.#readVersion(options);
    const answers = await askTimes(options.n ?? this.n, options.signal, (completion, signal) => {
      const send = { ...options, signal };
      return this.streaming
        ? this.#calls.collect(request, send, version, toReport(options, runManager, completion))
        : this.#calls.generate(request, send, version);
    });
    return toChatResult(answers);
  }

  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this['ParsedCallOptions'],
    runManager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    requireOneAnswer(options.n ?? this.n);
    const request = this.#buildRequest(messages, options);
    const { stream, chunkOptions } = await this.#calls.open(request, options, this.#readVersion(options));
    const report = toReport(options, runManager, 0);
    for await (const { generation } of readGenerations(stream, { ...chunkOptions, usage: this.streamUsage }, report)) {
      if (generation !== undefined) yield generation;
    }
  }

  /** The events of LangChain's block protocol, made of the answer itself; a failure is thrown. */
  override async *_streamChatModelEvents(
    messages: BaseMessage[],
    options: this['ParsedCallOptions'],
  ): AsyncGenerator<ChatModelStreamEvent> {
    requireOneAnswer(options.n ?? this.n);
    const request = this.#buildRequest(messages, options);
    const { stream, chunkOptions } = await this.#calls.open(request, options, { outputVersion: 'v1' });
    const translate = createStreamEventTranslation({ ...chunkOptions, usage: this.streamUsage });
    for await (const events of readEvents(stream, translate)) yield* events;
  }

  /** Leaving the stream closes the connection at once, also while a chunk is awaited. */
  override _streamIterator(
    input: BaseLanguageModelInput,
    options?: Partial<ChatOpenRouterCallOptions>,
  ): AsyncGenerator<AIMessageChunk> {
    return closeAtOnce(options?.signal, (signal) => super._streamIterator(input, { ...options, signal }));
  }

  /** Tokens of all prompts of a batch. */
  override _combineLLMOutput(...outputs: (Record<string, unknown> | undefined)[]): Record<string, unknown> {
    return sumTokenUsage(outputs);
  }

  // The fields of a call that are LangChain's own; `timeout` of the model counts where neither the call nor a chain around it has one.
  protected override _separateRunnableConfigFromCallOptionsCompat(
    options?: Partial<ChatOpenRouterCallOptions>,
  ): [RunnableConfig, this['ParsedCallOptions']] {
    const isTimed = options?.timeout !== undefined || options?.metadata?.['timeoutMs'] !== undefined;
    const timed = this.timeout === undefined || isTimed ? options : { ...options, timeout: this.timeout };
    return super._separateRunnableConfigFromCallOptionsCompat(timed);
  }

  #buildRequest(messages: readonly BaseMessage[], options: this['ParsedCallOptions']): ChatRequest {
    return { model: options.model ?? this.model, messages: fromMessages(messages), ...fromCallOptions(this, options) };
  }

  #readVersion(options: this['ParsedCallOptions']): { outputVersion: 'v0' | 'v1' } {
    return { outputVersion: (options.outputVersion ?? this.outputVersion) === 'v1' ? 'v1' : 'v0' };
  }
}

function toReport(options: object, runManager: CallbackManagerForLLMRun | undefined, completion: number): TokenReport {
  // LangChain adds the index of the prompt to the options of `_generate`.
  const index = 'promptIndex' in options && typeof options.promptIndex === 'number' ? options.promptIndex : 0;
  return { runManager, promptIndex: index, completion };
}
