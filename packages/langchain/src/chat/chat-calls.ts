import type { CallbackManagerForLLMRun } from '@langchain/core/callbacks/manager';
import type { AsyncCaller } from '@langchain/core/utils/async_caller';
import { generateChat, streamChat } from '@openrouter-adapters/core/base';
import type {
  ChatCallOptions,
  ChatEvent,
  ChatExchange,
  ChatRequest,
  ChatStream,
  Transport,
} from '@openrouter-adapters/core';

import { FailedAttempts } from '../cost/failed-attempts.ts';
import { toLangChainError } from '../errors/to-langchain-error.ts';
import { resolveHeaders } from '../headers/headers-input.ts';
import type { HeadersInput } from '../headers/headers-input.ts';
import { EventIteration } from './event-iteration.ts';
import type { Reading } from './event-iteration.ts';
import { toReading } from './read-generations.ts';
import type { TokenReport } from './read-generations.ts';
import type { ChunkOptions } from './to-chunks.ts';
import { toMessage } from './to-message.ts';
import { toWarnings } from './to-response-metadata.ts';

/** How one request is sent. */
export interface SendOptions {
  signal?: AbortSignal | undefined;
  headers?: HeadersInput | undefined;
  maxRetries?: number | undefined;
  /** Join deltas of a block that come in one read. */
  coalesce?: boolean | undefined;
  /** Hears what failed attempts cost. */
  runManager?: CallbackManagerForLLMRun | undefined;
}

/** How an answer is written down. */
export type AnswerOptions = Pick<ChunkOptions, 'outputVersion' | 'warnings'>;

/** What an answer is made with. */
type MadeWith = Omit<ChunkOptions, 'usage'>;

/** A stream and what its chunks are made with. */
export interface OpenStream {
  stream: ChatStream;
  chunkOptions: MadeWith;
  /** What broke off before it. */
  attempts: FailedAttempts;
}

/** A whole answer and what its message is made with. */
export interface WholeAnswer {
  events: readonly ChatEvent[];
  chunkOptions: MadeWith;
}

/** Sends the requests of a model. Failures before the first token are tried again; nothing after that is. */
export class ChatCalls {
  readonly #transport: Transport;
  readonly #caller: AsyncCaller;
  readonly #isQueued: boolean;

  /** @param isQueued requests may have to wait for others: not all are sent at once */
  constructor(transport: Transport, caller: AsyncCaller, isQueued: boolean) {
    this.#transport = transport;
    this.#caller = caller;
    this.#isQueued = isQueued;
  }

  /** A stream that the model has begun to answer. */
  async open(request: ChatRequest, send: SendOptions, answer: AnswerOptions): Promise<OpenStream> {
    const attempts = new FailedAttempts(send.runManager);
    const stream = await this.#try(send, attempts, (call) => streamChat(this.#transport, request, call));
    return { stream, attempts, chunkOptions: toMadeWith(request, stream, send, answer, attempts) };
  }

  /** The events of a whole answer, and what they are translated with. */
  async whole(request: ChatRequest, send: SendOptions, answer: AnswerOptions): Promise<WholeAnswer> {
    // OpenRouter gives sound in streams only.
    if (request.options?.modalities?.includes('audio') === true) {
      const { stream, chunkOptions } = await this.open(request, send, answer);
      return { events: await readAll({ stream, translate: () => [] }), chunkOptions };
    }
    const attempts = new FailedAttempts(send.runManager);
    const whole = await this.#try(send, attempts, (call) => generateChat(this.#transport, request, call));
    return { events: whole.events, chunkOptions: toMadeWith(request, whole, send, answer, attempts) };
  }

  /** A whole answer as a message. */
  async generate(
    request: ChatRequest,
    send: SendOptions,
    answer: AnswerOptions,
  ): Promise<ReturnType<typeof toMessage>> {
    const { events, chunkOptions } = await this.whole(request, send, answer);
    return toMessage(events, { ...chunkOptions, usage: true });
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
    return toMessage(await readAll(toReading(stream, options, report)), options);
  }

  #try<Answer>(
    { signal, headers, maxRetries, coalesce }: SendOptions,
    attempts: FailedAttempts,
    send: (call: ChatCallOptions) => Promise<Answer>,
  ): Promise<Answer> {
    const attempt = async (): Promise<Answer> => {
      try {
        return await send({ headers: headers && (await resolveHeaders(headers)), signal, coalesce });
      } catch (error) {
        await attempts.add(error);
        throw attempts.toError(toLangChainError(error));
      }
    };
    const options = { ...(signal && { signal }), ...(maxRetries !== undefined && { maxRetries }) };
    if (this.#isQueued || signal !== undefined) return this.#caller.callWithOptions(options, attempt);
    // LangChain's caller has nothing to do before a failure, and takes its time. A failure is for it to decide about.
    return attempt().catch((error: unknown) => {
      let isTold = false;
      return this.#caller.callWithOptions(options, async () => {
        if (isTold) return attempt();
        isTold = true;
        throw error;
      });
    });
  }
}

/** Every event of a stream, at its end. */
async function readAll<Translated>({ translate, ...reading }: Reading<Translated>): Promise<ChatEvent[]> {
  const events: ChatEvent[] = [];
  const note = (some: readonly ChatEvent[]) => {
    for (const event of some) events.push(event);
    return translate(some);
  };
  const translated = new EventIteration(async () => ({ ...reading, translate: note }));
  for (let isOver = false; !isOver;) isOver = (await translated.next()).done === true;
  return events;
}

function toMadeWith(
  { options }: ChatRequest,
  exchange: ChatExchange,
  { coalesce = true }: SendOptions,
  { outputVersion, warnings }: AnswerOptions,
  attempts: FailedAttempts,
): MadeWith {
  return {
    outputVersion,
    warnings: [...warnings, ...toWarnings(exchange)],
    audioFormat: options?.audio?.format,
    coalesce,
    metadata: attempts.toMetadata(),
  };
}
