import type { ToolCall } from '@langchain/core/messages/tool';
import { Runnable } from '@langchain/core/runnables';
import type { RunnableRetry, RunnableToolLike } from '@langchain/core/runnables';
import type { InteropZodType } from '@langchain/core/utils/types';

import type { CallConfig, ClientFields } from '../client/client-fields.ts';
import { Client } from '../client/client.ts';
import { runCall } from '../client/run-call.ts';
import { throwFinal } from '../errors/throw-final.ts';
import { MediaBinding } from './media-binding.ts';
import { createMediaCall } from './media-call.ts';
import type { MediaCall } from './media-call.ts';
import { fromInput } from './media-kind.ts';
import type { MediaKind } from './media-kind.ts';
import { toTool } from './to-tool.ts';
import type { MediaTool, MediaToolFields } from './to-tool.ts';

/**
 * A model that makes or reads media, as a runnable: it stands in chains, its calls are runs that callbacks hear, and `asTool()` gives it
 * to a model.
 */
export abstract class MediaRunnable<
  Input extends object,
  Output extends object,
  Bare extends string | Uint8Array = string,
> extends Runnable<Bare | Input, Output, CallConfig> {
  override lc_namespace = ['openrouter'];
  readonly model: string;
  readonly #fields: ClientFields & { model: string } & Partial<Input>;
  readonly #client: Client;
  readonly #kind: MediaKind<Input, Output>;

  constructor(fields: ClientFields & { model: string } & Partial<Input>, kind: MediaKind<Input, Output>) {
    // LangChain keeps what it is given in `lc_kwargs`, which printing shows: the key stays out.
    super();
    this.#fields = fields;
    this.#client = new Client(fields);
    this.#kind = kind;
    this.model = fields.model;
  }

  /** Sends the request, and makes the output of its answer. */
  protected abstract generate(input: Input, call: MediaCall): Promise<Output>;

  /**
   * Makes one output of one input.
   *
   * @param input the bare text or bytes, or an object with options that win over those of the constructor
   * @throws {OpenRouterError} for every failure; `configuration`, before the request, for an input that cannot be sent
   */
  override async invoke(input: Bare | Input, options: Partial<CallConfig> = {}): Promise<Output> {
    const fields = fromInput<Input>(this.#kind, this.#fields, input);
    const description = { name: this.getName(), serialized: this.toJSON(), input: { model: this.model, ...fields } };
    return runCall(
      description,
      this.#client.fields,
      options,
      (run) => this.generate(fields, createMediaCall(this.#client, run)),
      (output) => Object.fromEntries(Object.entries(output)),
    );
  }

  /**
   * The model with further attempts around it. Unlike LangChain's own it tries nothing again that must not be: a job that failed would
   * become a second job, and a second bill.
   */
  override withRetry(
    fields: Parameters<Runnable<Bare | Input, Output, CallConfig>['withRetry']>[0] = {},
  ): RunnableRetry<Bare | Input, Output, CallConfig> {
    return super.withRetry({ onFailedAttempt: throwFinal, ...fields });
  }

  /** The model with a configuration for every call. Retries around it know as well what must not be tried again. */
  override withConfig(config: Partial<CallConfig>): MediaBinding<Bare | Input, Output> {
    return new MediaBinding<Bare | Input, Output>({ bound: this, config, kwargs: {} });
  }

  /** The model with listeners. Retries around it know as well what must not be tried again. */
  override withListeners(
    listeners: Parameters<Runnable<Bare | Input, Output, CallConfig>['withListeners']>[0],
  ): MediaBinding<Bare | Input, Output> {
    return new MediaBinding<Bare | Input, Output>({ bound: super.withListeners(listeners), config: {}, kwargs: {} });
  }

  /**
   * The model as a tool of another one. A tool message tells that model in a few words what was made; the whole output, bytes
   * included, is the message's `artifact`. With a `schema` of one's own it is LangChain's own `asTool`.
   */
  override asTool(fields?: MediaToolFields<Input> & { schema?: undefined }): MediaTool<Input, Output>;
  override asTool<T extends Bare | Input>(fields: {
    name?: string;
    description?: string;
    schema: InteropZodType<T>;
  }): RunnableToolLike<InteropZodType<T | ToolCall>, Output>;
  override asTool<T extends Bare | Input>(
    fields: MediaToolFields<Input> & { schema?: InteropZodType<T> | undefined } = {},
  ): MediaTool<Input, Output> | RunnableToolLike<InteropZodType<T | ToolCall>, Output> {
    const { schema, name, description } = fields;
    if (schema === undefined) return toTool(this.#kind, fields, (input, config) => this.invoke(input, config));
    return super.asTool({
      schema,
      ...(name !== undefined && { name }),
      ...(description !== undefined && { description }),
    });
  }
}
