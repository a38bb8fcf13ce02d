import type { CallbackManagerForLLMRun } from '@langchain/core/callbacks/manager';
import type { BaseLanguageModelInput } from '@langchain/core/language_models/base';
import { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { BindToolsInput, LangSmithParams } from '@langchain/core/language_models/chat_models';
import type { AIMessageChunk, BaseMessage } from '@langchain/core/messages';
import type { ChatGenerationChunk, ChatResult } from '@langchain/core/outputs';
import type { Runnable, RunnableConfig } from '@langchain/core/runnables';
import { AsyncCaller } from '@langchain/core/utils/async_caller';
import { createTransport, generateChat, streamChat } from '@openrouter-adapters/core';
import type { ChatCallOptions, ChatEvent, ChatRequest, ChatStream, Transport } from '@openrouter-adapters/core';

import { retryOrThrow } from '../errors/retry-or-throw.ts';
import { toLangChainError } from '../errors/to-langchain-error.ts';
import type { ChatOpenRouterCallOptions, ChatOpenRouterInput, ChatOptionFields, ModelKwargs } from './chat-fields.ts';
import { closeAtOnce } from './close-at-once.ts';
import { fromCallOptions } from './from-call-options.ts';
import { fromFields } from './from-fields.ts';
import { fromMessages } from './from-messages.ts';
import { optionNames } from './option-names.ts';
import { readGenerations } from './read-generations.ts';
import type { TokenReport } from './read-generations.ts';
import { toMessage } from './to-message.ts';
import { toWarnings } from './to-response-metadata.ts';
import { readUsageMetadata } from './to-usage-metadata.ts';

/** Every chat option is a property of the model, under its field name. */
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- the constructor sets each one that is given
export interface ChatOpenRouter extends ChatOptionFields {}

/**
 * A chat model of LangChain that speaks to OpenRouter.
 *
 * Answers carry readable reasoning in `additional_kwargs.reasoning_content`, all reasoning as it came in
 * `additional_kwargs.reasoning_details` (sent back by itself on the next turn), tokens in `usage_metadata`, and cost, provider, finish
 * reasons and the generation id in `response_metadata`. Every failure is an `OpenRouterError` with `kind` and `status`; only failures
 * before the first token are tried again, `maxRetries` times.
 *
 * @example
 * const model = new ChatOpenRouter({ model: 'openai/gpt-5.2', reasoning: { effort: 'low' } });
 * const answer = await model.invoke('Why is the sky blue?');
 * console.log(answer.text, answer.response_metadata['cost']);
 */
export class ChatOpenRouter extends BaseChatModel<ChatOpenRouterCallOptions> {
  model: string;
  streaming: boolean;
  streamUsage: boolean;
  timeout: number | undefined;
  modelKwargs: ModelKwargs | undefined;
  readonly #transport: Transport;

  /**
   * @throws {OpenRouterConfigurationError} for a base URL that is none. A missing key or model id is reported by the first call.
   */
  constructor(fields: ChatOpenRouterInput);
  constructor(model: string, fields?: Omit<ChatOpenRouterInput, 'model'>);
  constructor(modelOrFields: string | ChatOpenRouterInput, more: Omit<ChatOpenRouterInput, 'model'> = {}) {
    const fields = typeof modelOrFields === 'string' ? { ...more, model: modelOrFields } : modelOrFields;
    // LangChain keeps what it is given in `lc_kwargs`, which printing a model shows: the key stays out.
    const visible = { ...fields };
    delete visible.apiKey;
    super(visible);
    this.#transport = createTransport(fromFields(fields));
    this.caller = new AsyncCaller({ ...fields, onFailedAttempt: fields.onFailedAttempt ?? retryOrThrow });
    this.model = fields.model ?? fields.modelName ?? '';
    // LangChain declares this field and leaves it to each model to set it.
    this.disableStreaming = fields.disableStreaming ?? false;
    this.streaming = (fields.streaming ?? false) && !this.disableStreaming;
    this.streamUsage = fields.streamUsage ?? true;
    this.timeout = fields.timeout;
    this.modelKwargs = fields.modelKwargs;
    for (const { field } of optionNames)
      if (fields[field] !== undefined) Object.assign(this, { [field]: fields[field] });
  }

  static override lc_name(): string {
    return 'ChatOpenRouter';
  }

  override _llmType(): string {
    return 'openrouter';
  }

  /** Names of everything that a call may set. */
  override get callKeys(): string[] {
    const names = optionNames.map(({ field }) => field);
    return [
      ...new Set([
        ...super.callKeys,
        ...names,
        'model',
        'tools',
        'tool_choice',
        'strict',
        'response_format',
        'headers',
        'modelKwargs',
      ]),
    ];
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

  override getLsParams(options: this['ParsedCallOptions']): LangSmithParams {
    const { model, temperature, max_completion_tokens, max_tokens, stop } = this.invocationParams(options);
    const limit = max_completion_tokens ?? max_tokens;
    return {
      ls_provider: 'openrouter',
      ls_model_type: 'chat',
      ls_model_name: String(model),
      ...(typeof temperature === 'number' && { ls_temperature: temperature }),
      ...(typeof limit === 'number' && { ls_max_tokens: limit }),
      ...(stop != null && { ls_stop: [stop].flat().map(String) }),
    };
  }

  /** A model that offers these tools to every call. */
  override bindTools(
    tools: BindToolsInput[],
    options: Partial<ChatOpenRouterCallOptions> = {},
  ): Runnable<BaseLanguageModelInput, AIMessageChunk, ChatOpenRouterCallOptions> {
    return this.withConfig({ ...options, tools });
  }

  override async _generate(
    messages: BaseMessage[],
    options: this['ParsedCallOptions'],
    runManager?: CallbackManagerForLLMRun,
  ): Promise<ChatResult> {
    const request = this.#buildRequest(messages, options);
    const { events, warnings } = this.streaming
      ? await this.#collect(request, options, toReport(options, runManager))
      : await this.#generateWhole(request, options);
    const message = toMessage(events, { warnings, usage: true });
    const usage = readUsageMetadata(message);
    const finishReason: unknown = message.response_metadata['finish_reason'];
    return {
      generations: [{ text: message.text, message, generationInfo: { finish_reason: finishReason } }],
      ...(usage !== undefined && {
        llmOutput: {
          tokenUsage: {
            promptTokens: usage.input_tokens,
            completionTokens: usage.output_tokens,
            totalTokens: usage.total_tokens,
          },
        },
      }),
    };
  }

  override async *_streamResponseChunks(
    messages: BaseMessage[],
    options: this['ParsedCallOptions'],
    runManager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    const stream = await this.#open(this.#buildRequest(messages, options), options);
    const chunkOptions = { warnings: toWarnings(stream), usage: this.streamUsage };
    for await (const { generation } of readGenerations(stream, chunkOptions, toReport(options, runManager))) {
      if (generation !== undefined) yield generation;
    }
  }

  /** Leaving the stream closes the connection at once, also while a chunk is awaited. */
  override _streamIterator(
    input: BaseLanguageModelInput,
    options?: Partial<ChatOpenRouterCallOptions>,
  ): AsyncGenerator<AIMessageChunk> {
    return closeAtOnce(options?.signal, (signal) => super._streamIterator(input, { ...options, signal }));
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

  /** One call with retries; a stream is open when the model has begun to answer, and nothing after that is tried again. */
  async #request<Answer>(
    { signal, headers, maxRetries }: this['ParsedCallOptions'],
    send: (call: ChatCallOptions) => Promise<Answer>,
  ): Promise<Answer> {
    const attempt = async (): Promise<Answer> => {
      try {
        return await send({ headers, signal });
      } catch (error) {
        throw toLangChainError(error);
      }
    };
    return this.caller.callWithOptions(
      { ...(signal && { signal }), ...(maxRetries !== undefined && { maxRetries }) },
      attempt,
    );
  }

  #open(request: ChatRequest, options: this['ParsedCallOptions']): Promise<ChatStream> {
    return this.#request(options, (call) => streamChat(this.#transport, request, call));
  }

  async #generateWhole(request: ChatRequest, options: this['ParsedCallOptions']): Promise<WholeAnswer> {
    const answer = await this.#request(options, (call) => generateChat(this.#transport, request, call));
    return { events: answer.events, warnings: toWarnings(answer) };
  }

  async #collect(request: ChatRequest, options: this['ParsedCallOptions'], report: TokenReport): Promise<WholeAnswer> {
    const stream = await this.#open(request, options);
    const warnings = toWarnings(stream);
    const events: ChatEvent[] = [];
    for await (const { event } of readGenerations(stream, { warnings, usage: true }, report)) events.push(event);
    return { events, warnings };
  }
}

/** What a message is made of. */
interface WholeAnswer {
  events: readonly ChatEvent[];
  /** What could not be sent as it was given. */
  warnings: string[];
}

function toReport(options: object, runManager: CallbackManagerForLLMRun | undefined): TokenReport {
  // LangChain adds the index of the prompt to the options of `_generate`.
  const index = 'promptIndex' in options && typeof options.promptIndex === 'number' ? options.promptIndex : 0;
  return { runManager, promptIndex: index };
}
