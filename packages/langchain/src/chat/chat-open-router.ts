import type { CallbackManagerForLLMRun } from '@langchain/core/callbacks/manager';
import type { BaseLanguageModelInput } from '@langchain/core/language_models/base';
import type { BindToolsInput } from '@langchain/core/language_models/chat_models';
import type { ChatModelStreamEvent } from '@langchain/core/language_models/event';
import type { ChatModelStream } from '@langchain/core/language_models/stream';
import type { AIMessage, AIMessageChunk, BaseMessage } from '@langchain/core/messages';
import type { ChatGenerationChunk, ChatResult } from '@langchain/core/outputs';
import type { Runnable } from '@langchain/core/runnables';
import type { StreamEvent } from '@langchain/core/types/stream';
import type { IterableReadableStream } from '@langchain/core/utils/stream';
import { asObject, createTransport } from '@openrouter-adapters/core/base';
import type { ChatRequest } from '@openrouter-adapters/core';

import { withStructuredOutput } from '../structured-output/with-structured-output.ts';
import type {
  OutputSchema,
  StructuredOutputOptions,
  StructuredOutputWithRaw,
} from '../structured-output/structured-output-options.ts';
import { readAnswerCount, warnOfOneAnswer } from './answer-count.ts';
import { registerContentBlocks } from './blocks/register-content-blocks.ts';
import { ChatCalls, fail } from './chat-calls.ts';
import type { AnswerOptions, SendOptions } from './chat-calls.ts';
import type { ChatOpenRouterCallOptions, ChatOpenRouterInput } from './chat-fields.ts';
import { closeAtOnce } from './close-at-once.ts';
import { DescribedChatModel } from './described-chat-model.ts';
import { EventIteration } from './event-iteration.ts';
import { fromCallOptions } from './from-call-options.ts';
import { fromFields } from './from-fields.ts';
import { fromMessages } from './from-messages.ts';
import { loadHistoryTranslation } from './history-translation.ts';
import type { HistoryTranslation } from './history-translation.ts';
import { toTranslation } from './read-generations.ts';
import type { TokenReport } from './read-generations.ts';
import { ClosingEventStream } from './stream-events/closing-event-stream.ts';
import { toChatResult } from './to-chat-result.ts';
import { toMessage } from './to-message.ts';
import type { WholeAnswer } from './to-message.ts';

/**
 * A chat model of LangChain that speaks to OpenRouter.
 *
 * Answers carry readable reasoning in `additional_kwargs.reasoning_content`, all reasoning as it came in
 * `additional_kwargs.reasoning_details` (sent back by itself on the next turn), tokens in `usage_metadata`, and cost, provider, finish
 * reasons and the generation id in `response_metadata`. `contentBlocks` shows all of an answer as standard blocks, whose
 * `extras.reasoning_details` carry the reasoning as it came for messages that are made anew of them. Every failure is an
 * `OpenRouterError` with `kind` and `status`; only failures before the first token are tried again, `maxRetries` times.
 *
 * @example
 * const model = new ChatOpenRouter({ model: 'openai/gpt-5.2', reasoning: { effort: 'low' } });
 * const answer = await model.invoke('Why is the sky blue?');
 * console.log(answer.text, answer.response_metadata['cost']);
 */
export class ChatOpenRouter extends DescribedChatModel {
  readonly #calls: ChatCalls;

  /**
   * @throws {OpenRouterConfigurationError} for a base URL, or a number of requests or retries, that is none. A missing key or model id is reported by the first call.
   */
  constructor(fields: ChatOpenRouterInput);
  constructor(model: string, fields?: Omit<ChatOpenRouterInput, 'model'>);
  constructor(modelOrFields: string | ChatOpenRouterInput = {}, more: Omit<ChatOpenRouterInput, 'model'> = {}) {
    const fields = typeof modelOrFields === 'string' ? { ...more, model: modelOrFields } : modelOrFields;
    super(fields);
    registerContentBlocks();
    const isQueued = (fields.maxConcurrency ?? Infinity) !== Infinity;
    this.#calls = new ChatCalls(createTransport(fromFields(fields)), this.caller, isQueued);
  }

  static override lc_name(): string {
    return 'ChatOpenRouter';
  }

  /** A model that offers these tools to every call. */
  override bindTools(
    tools: BindToolsInput[],
    options: Partial<ChatOpenRouterCallOptions> = {},
  ): Runnable<BaseLanguageModelInput, AIMessageChunk, ChatOpenRouterCallOptions> {
    return this.withConfig({ ...options, tools });
  }

  /**
   * A model that answers with an object of this schema (zod 3, zod 4, Standard Schema or JSON schema), validated where the schema can. A stream
   * gives what there is of the object as it grows, not validated, and at last the whole one.
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

  override _generate(
    messages: BaseMessage[],
    options: this['ParsedCallOptions'],
    runManager?: CallbackManagerForLLMRun,
  ): Promise<ChatResult> {
    const generate = (blocks?: HistoryTranslation) => this.#generate(messages, options, runManager, blocks);
    try {
      return loadHistoryTranslation(messages)?.then(generate) ?? generate();
    } catch (error) {
      return fail(error);
    }
  }

  override _streamResponseChunks(
    messages: BaseMessage[],
    options: this['ParsedCallOptions'],
    runManager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatGenerationChunk> {
    const open = (blocks?: HistoryTranslation) => {
      const warnings = warnOfOneAnswer(options.n ?? this.n);
      const request = this.#buildRequest(messages, options, blocks, warnings);
      const answer = this.#readAnswerOptions(options, this.streamUsage, warnings);
      const { stream, chunkOptions } = this.#calls.open(request, this.#toSend(options, runManager), answer);
      return { stream, ...toTranslation(chunkOptions, toReport(options, runManager, 0)) };
    };
    return new EventIteration(() => loadHistoryTranslation(messages)?.then(open) ?? open());
  }

  /** The events of LangChain's block protocol, made of the answer itself; a failure is thrown. */
  override async *_streamChatModelEvents(
    messages: BaseMessage[],
    options: this['ParsedCallOptions'],
    runManager?: CallbackManagerForLLMRun,
  ): AsyncGenerator<ChatModelStreamEvent> {
    const warnings = warnOfOneAnswer(options.n ?? this.n);
    const answer: AnswerOptions = { outputVersion: 'v0', usage: this.streamUsage, warnings };
    const loading = loadHistoryTranslation(messages);
    const request = this.#buildRequest(messages, options, loading && (await loading), warnings);
    const send = this.#toSend(options, runManager);
    const { readStreamEvents, toWholeEvents } = await import('./stream-events/read-stream-events.ts');
    yield* this.disableStreaming
      ? await this.#calls.whole(request, send, answer, toWholeEvents)
      : readStreamEvents(this.#calls.open(request, send, answer));
  }

  /**
   * Without `version`: the events of the block protocol, as a stream that can be awaited for the message. Leaving the only loop over it
   * closes the connection at once. With `v1` or `v2`: LangChain's events of a run.
   */
  override streamEvents(
    input: BaseLanguageModelInput,
    options: Partial<ChatOpenRouterCallOptions> & { version: 'v1' | 'v2'; encoding: 'text/event-stream' },
    streamOptions?: Parameters<Runnable['streamEvents']>[2],
  ): IterableReadableStream<Uint8Array>;
  override streamEvents(
    input: BaseLanguageModelInput,
    options: Partial<ChatOpenRouterCallOptions> & { version: 'v1' | 'v2' },
    streamOptions?: Parameters<Runnable['streamEvents']>[2],
  ): IterableReadableStream<StreamEvent>;
  override streamEvents(input: BaseLanguageModelInput, options?: Partial<ChatOpenRouterCallOptions>): ChatModelStream;
  override streamEvents(
    input: BaseLanguageModelInput,
    options?: Partial<ChatOpenRouterCallOptions> & { version?: 'v1' | 'v2' },
    streamOptions?: Parameters<Runnable['streamEvents']>[2],
  ): IterableReadableStream<StreamEvent | Uint8Array> | ChatModelStream {
    const version = options?.version;
    if (version === 'v1' || version === 'v2') return super.streamEvents(input, { ...options, version }, streamOptions);
    const messages = DescribedChatModel._convertInputToPromptValue(input).toChatMessages();
    const [, callOptions] = this._separateRunnableConfigFromCallOptionsCompat(options);
    return new ClosingEventStream(
      (signal) => this._streamChatModelEvents(messages, { ...callOptions, signal }),
      callOptions.signal,
    );
  }

  /** Leaving the stream closes the connection at once, also while a chunk is awaited. */
  override _streamIterator(
    input: BaseLanguageModelInput,
    options?: Partial<ChatOpenRouterCallOptions>,
  ): AsyncGenerator<AIMessageChunk> {
    return closeAtOnce(options?.signal, (signal) => super._streamIterator(input, { ...options, signal }));
  }

  // No `async`: each promise between an answer and its result takes a hundredth of what a small call takes.
  #generate(
    messages: BaseMessage[],
    options: this['ParsedCallOptions'],
    runManager: CallbackManagerForLLMRun | undefined,
    blocks: HistoryTranslation | undefined,
  ): Promise<ChatResult> {
    const warnings: string[] = [];
    const request = this.#buildRequest(messages, options, blocks, warnings);
    const answer = this.#readAnswerOptions(options, true, warnings);
    const send = this.#toSend(options, runManager);
    const ask = <Made>(make: (answer: WholeAnswer) => Made, completion = 0) =>
      this.streaming
        ? this.#calls.collect(request, send, answer, make, toReport(options, runManager, completion))
        : this.#calls.whole(request, send, answer, make);
    const count = readAnswerCount(options.n ?? this.n);
    return count === 1
      ? ask((made) => toChatResult([toMessage(made)]))
      : askSeveral(count, (completion) => ask(toMessage, completion), runManager);
  }

  #buildRequest(
    messages: readonly BaseMessage[],
    options: this['ParsedCallOptions'],
    blocks: HistoryTranslation | undefined,
    warnings: string[],
  ): ChatRequest {
    const sent = fromMessages(messages, blocks, warnings);
    const { options: chosen, tools, tool_choice, extra } = fromCallOptions(this, options);
    return { model: options.model ?? this.model, messages: sent, options: chosen, tools, tool_choice, extra };
  }

  #toSend(options: this['ParsedCallOptions'], runManager: CallbackManagerForLLMRun | undefined): SendOptions {
    const { signal, headers, maxRetries, coalesce = this.coalesce } = options;
    return { signal, headers, maxRetries, coalesce, runManager };
  }

  #readAnswerOptions(options: this['ParsedCallOptions'], usage: boolean, warnings: readonly string[]): AnswerOptions {
    return { outputVersion: (options.outputVersion ?? this.outputVersion) === 'v1' ? 'v1' : 'v0', usage, warnings };
  }
}

function toReport(options: object, runManager: CallbackManagerForLLMRun | undefined, completion: number): TokenReport {
  // LangChain adds the index of the prompt to the options of `_generate`.
  return { runManager, promptIndex: Number(asObject(options)['promptIndex'] ?? 0), completion };
}

/** The API has no `n`. */
async function askSeveral(
  count: number,
  ask: (completion: number) => Promise<AIMessage>,
  runManager: CallbackManagerForLLMRun | undefined,
): Promise<ChatResult> {
  const { askAll } = await import('../client/ask-all.ts');
  return toChatResult(await askAll([...Array(count).keys()], ask, runManager));
}
