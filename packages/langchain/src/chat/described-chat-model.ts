import { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { LangSmithParams } from '@langchain/core/language_models/chat_models';
import type { ModelProfile } from '@langchain/core/language_models/profile';
import type { BaseMessage, MessageContent } from '@langchain/core/messages';
import type { RunnableConfig } from '@langchain/core/runnables';
import { createTransport } from '@openrouter-adapters/core/base';
import type { TransportOptions } from '@openrouter-adapters/core';

import { toCallerFields } from '../client/caller-fields.ts';
import { withTimeout } from '../client/with-timeout.ts';
import type { HeadersInput } from '../headers/headers-input.ts';
import { toVisibleHeaders } from '../headers/visible-headers.ts';
import { serializableKeys, serializedNames, toVisibleFields } from '../serialization/serializable-keys.ts';
import type { TokenCounts } from '../tokens/estimate-tokens.ts';
import type { ChatOpenRouterCallOptions, ChatOpenRouterInput, ChatOptionFields } from './chat-fields.ts';
import { fromCallOptions } from './from-call-options.ts';
import { fromFields } from './from-fields.ts';
import { fromTools } from './from-tools.ts';
import { callOptionNames, optionFields } from './option-names.ts';
import { sumTokenUsage } from './to-chat-result.ts';
import { toLangSmithParams } from './to-lang-smith-params.ts';

/** Fields of the constructor that are properties of the model as they were given; one that was not given is none. */
const copiedFields: readonly (keyof ChatOpenRouterInput)[] = [
  ...optionFields,
  'timeout',
  'n',
  'tools',
  'toolChoice',
  'requireParameters',
  'modelKwargs',
  'appCategories',
];

/** Every chat option is a property of the model, under its field name, and so are some other fields. */
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- the constructor sets each one that is given
export interface DescribedChatModel
  extends
    ChatOptionFields,
    Pick<
      ChatOpenRouterInput,
      'timeout' | 'n' | 'tools' | 'toolChoice' | 'requireParameters' | 'modelKwargs' | 'appCategories'
    > {}

/** What `ChatOpenRouter` tells about itself: to `load()`, to caches, to LangSmith and to agents. */
export abstract class DescribedChatModel extends BaseChatModel<ChatOpenRouterCallOptions> {
  override lc_serializable = true;
  model: string;
  /** Where requests go, without a slash at its end. */
  readonly baseURL: string;
  /** `appURL` of the fields. */
  readonly siteUrl: string | undefined;
  /** `appTitle` of the fields. */
  readonly siteName: string | undefined;
  streaming: boolean;
  streamUsage: boolean;
  coalesce: boolean;
  readonly #connection: TransportOptions;
  readonly #headers: HeadersInput | undefined;
  #profile: ModelProfile | undefined;

  constructor(fields: ChatOpenRouterInput) {
    // LangChain keeps what it is given in `lc_kwargs`, which printing a model shows: the key stays out.
    super(toCallerFields(toVisibleFields(fields)));
    this.#connection = fromFields(fields);
    this.#headers = fields.headers;
    this.#profile = fields.profile;
    this.model = fields.model ?? fields.modelName ?? '';
    this.baseURL = createTransport(this.#connection).baseURL;
    this.siteUrl = this.#connection.appURL;
    this.siteName = this.#connection.appTitle;
    // LangChain declares this field and leaves it to each model to set it.
    this.disableStreaming = fields.disableStreaming ?? false;
    this.streaming = (fields.streaming ?? false) && !this.disableStreaming;
    this.streamUsage = fields.streamUsage ?? true;
    this.coalesce = fields.coalesce ?? true;
    for (const field of copiedFields) if (fields[field] !== undefined) Object.assign(this, { [field]: fields[field] });
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

  /**
   * The model as data for `load()`. A key that was given is named as the secret `OPENROUTER_API_KEY`; functions are left out, and tools
   * stand there as the definitions that are sent.
   */
  override toJSON(): ReturnType<BaseChatModel['toJSON']> {
    const json = super.toJSON();
    if (!('kwargs' in json)) return json;
    const { tools } = this;
    const secret = { lc: 1, type: 'secret', id: ['OPENROUTER_API_KEY'] };
    const kwargs = {
      ...json.kwargs,
      tools: tools && fromTools(tools),
      api_key: this.#connection.apiKey === undefined ? undefined : secret,
    };
    return { ...json, kwargs };
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
    const { tools, tool_choice, options: chosen, extra } = fromCallOptions(this, options);
    const params = { model: options.model ?? this.model, tools, tool_choice, ...chosen, ...extra };
    // Equal calls, in whatever order their options were given, are the same key of a cache.
    return Object.fromEntries(Object.entries(params).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  }

  /** Everything of the model that an answer depends on; of its headers those that are no secrets. */
  override _identifyingParams(): Record<string, unknown> {
    const { n, outputVersion, baseURL } = this;
    const headers = toVisibleHeaders(this.#headers);
    return { ...this.invocationParams(), base_url: baseURL, n, output_version: outputVersion, headers };
  }

  // Of a call counts what is sent, and how the answer is written down. Tools of LangChain, for example, are all alike as JSON.
  override _getSerializedCacheKeyParametersForCall(
    call: this['ParsedCallOptions'] & { config?: RunnableConfig },
  ): string {
    // What a call does not say is what the model says.
    const { n = this.n, outputVersion, headers } = call;
    const request = { ...this.invocationParams(call), headers: toVisibleHeaders(headers) };
    // The parameter is typed as the options of a call; each of its fields becomes a part of the key.
    return super._getSerializedCacheKeyParametersForCall({ n, outputVersion, request } as never);
  }

  override getLsParams(options: this['ParsedCallOptions']): LangSmithParams {
    return toLangSmithParams(this.invocationParams(options));
  }

  // Traces show the options of a call.
  protected override _getCallOptionsForTracing(options: this['ParsedCallOptions']): this['ParsedCallOptions'] {
    return options.headers === undefined ? options : { ...options, headers: toVisibleHeaders(options.headers) };
  }

  /** What the model can do: as given to the constructor, else as loaded by `loadProfile`, else nothing. */
  override get profile(): ModelProfile {
    // The name tells LangChain's middleware that the limit is not known. Without it, it would take 4,097 tokens for it.
    return { maxInputTokens: undefined, ...this.#profile } as ModelProfile;
  }

  /**
   * Asks OpenRouter's catalogue (`GET /models`) what the model can do; from then on `profile` tells. Models that go the same way (`fetch`
   * and `baseURL`) share one answer for an hour. A profile that was given to the constructor stays. Variants (`:nitro`), aliases
   * (`~…-latest`) and routers resolve; an unknown model has an empty profile.
   *
   * @throws {OpenRouterError} when the catalogue cannot be read
   */
  async loadProfile(): Promise<ModelProfile> {
    const { loadModelProfile } = await import('../profile/load-model-profile.ts');
    this.#profile ??= await loadModelProfile(this.#connection, this.model);
    return this.#profile;
  }

  /** An estimate, made here: no tokenizer is loaded. See the README for how good it is. */
  override async getNumTokens(content: MessageContent): Promise<number> {
    return (await this.getNumTokensFromMessages([{ content }])).totalCount;
  }

  /** The same for messages with their calls of tools, each by itself and together: LangChain's middleware asks so. */
  async getNumTokensFromMessages(messages: readonly Pick<BaseMessage, 'content'>[]): Promise<TokenCounts> {
    const { estimateTokens } = await import('../tokens/estimate-tokens.ts');
    return estimateTokens(messages);
  }

  /** Tokens of all prompts of a batch. */
  override _combineLLMOutput(...outputs: (Record<string, unknown> | undefined)[]): Record<string, unknown> {
    return sumTokenUsage(outputs);
  }

  // The fields of a call that are LangChain's own.
  protected override _separateRunnableConfigFromCallOptionsCompat(
    options?: Partial<ChatOpenRouterCallOptions>,
  ): [RunnableConfig, this['ParsedCallOptions']] {
    return super._separateRunnableConfigFromCallOptionsCompat(withTimeout(options, this.timeout));
  }
}
