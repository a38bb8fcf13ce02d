import type { AsyncCaller } from '@langchain/core/utils/async_caller';
import { generateChat, streamChat } from '@openrouter-adapters/core';
import type { ChatCallOptions, ChatRequest, ChatStream, HeadersOption, Transport } from '@openrouter-adapters/core';

import { toLangChainError } from '../errors/to-langchain-error.ts';
import { readGenerations } from './read-generations.ts';
import type { TokenReport } from './read-generations.ts';
import type { ChunkOptions } from './to-chunks.ts';
import { toMessage } from './to-message.ts';
import { toWarnings } from './to-response-metadata.ts';

/** How one request is sent. */
export interface SendOptions {
  signal?: AbortSignal | undefined;
  headers?: HeadersOption | undefined;
  maxRetries?: number | undefined;
}

/** How an answer is written down. */
export type AnswerOptions = Pick<ChunkOptions, 'outputVersion'>;

/** A stream and what its chunks are made with. */
export interface OpenStream {
  stream: ChatStream;
  chunkOptions: Omit<ChunkOptions, 'usage'>;
}

/** Sends the requests of a model. Failures before the first token are tried again; nothing after that is. */
export class ChatCalls {
  readonly #transport: Transport;
  readonly #caller: AsyncCaller;

  constructor(transport: Transport, caller: AsyncCaller) {
    this.#transport = transport;
    this.#caller = caller;
  }

  /** A stream that the model has begun to answer. */
  async open(request: ChatRequest, send: SendOptions, answer: AnswerOptions): Promise<OpenStream> {
    const stream = await this.#try(send, (call) => streamChat(this.#transport, request, call));
    return { stream, chunkOptions: { ...answer, ...readRequest(request), warnings: toWarnings(stream) } };
  }

  /** A whole answer as a message. */
  async generate(
    request: ChatRequest,
    send: SendOptions,
    answer: AnswerOptions,
  ): Promise<ReturnType<typeof toMessage>> {
    const whole = await this.#try(send, (call) => generateChat(this.#transport, request, call));
    return toMessage(whole.events, {
      ...answer,
      ...readRequest(request),
      warnings: toWarnings(whole),
      usage: true,
    });
  }

  /** The same by way of a stream, each chunk reported. */
  async collect(
    request: ChatRequest,
    send: SendOptions,
    answer: AnswerOptions,
    report: TokenReport,
  ): Promise<ReturnType<typeof toMessage>> {
    const { stream, chunkOptions } = await this.open(request, send, answer);
    const options = { ...chunkOptions, usage: true };
    const events = [];
    for await (const { event } of readGenerations(stream, options, report)) events.push(event);
    return toMessage(events, options);
  }

  async #try<Answer>(
    { signal, headers, maxRetries }: SendOptions,
    send: (call: ChatCallOptions) => Promise<Answer>,
  ): Promise<Answer> {
    const attempt = async (): Promise<Answer> => {
      try {
        return await send({ headers, signal });
      } catch (error) {
        throw toLangChainError(error);
      }
    };
    return this.#caller.callWithOptions(
      { ...(signal && { signal }), ...(maxRetries !== undefined && { maxRetries }) },
      attempt,
    );
  }
}

function readRequest({ options }: ChatRequest): Pick<ChunkOptions, 'audioFormat'> {
  return { audioFormat: options?.audio?.format };
}
