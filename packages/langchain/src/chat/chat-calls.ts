import type { CallbackManagerForLLMRun } from '@langchain/core/callbacks/manager';
import type { AsyncCaller } from '@langchain/core/utils/async_caller';
import { generateChat, streamChat, withoutUndefined } from '@openrouter-adapters/core/base';
import type {
  ChatCallOptions,
  ChatEvent,
  ChatExchange,
  ChatRequest,
  ChatStream,
  Transport,
} from '@openrouter-adapters/core';

import { toLangChainError } from '../errors/to-langchain-error.ts';
import { resolveHeaders } from '../headers/headers-input.ts';
import type { HeadersInput } from '../headers/headers-input.ts';
import { Attempts } from './attempts.ts';
import { EventIteration } from './event-iteration.ts';
import type { Opening } from './event-iteration.ts';
import { toTranslation } from './read-generations.ts';
import type { TokenReport } from './read-generations.ts';
import type { ChunkOptions } from './to-chunks.ts';
import type { WholeAnswer } from './to-message.ts';

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
export interface AnswerOptions extends Pick<ChunkOptions, 'outputVersion' | 'usage'> {
  warnings: readonly string[];
}

/** A stream and what its chunks are made with. */
export interface OpenStream {
  /** There when the model begins to answer. Awaited in the turn in which it was asked for, so that somebody hears of a failure. */
  stream: Promise<ChatStream>;
  /** There at once, so that the translation is made while the model thinks. */
  chunkOptions: ChunkOptions;
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

  /** Asks for a stream. */
  open(request: ChatRequest, send: SendOptions, answer: AnswerOptions): OpenStream {
    const chunkOptions = toChunkOptions(request, send, answer);
    return { stream: this.#try({ ask: streamChat, request, send, chunkOptions }, itself), chunkOptions };
  }

  /** Asks for a whole answer. `make` makes what is wanted of it. */
  whole<Made>(
    request: ChatRequest,
    send: SendOptions,
    answer: AnswerOptions,
    make: (answer: WholeAnswer) => Made,
  ): Promise<Made> {
    // OpenRouter gives sound in streams only.
    if (request.options?.modalities?.includes('audio') === true) {
      const { stream, chunkOptions } = this.open(request, send, answer);
      return readAll({ stream, translate: () => [] }).then((events) => make({ events, chunkOptions }));
    }
    const chunkOptions = toChunkOptions(request, send, answer);
    const call = { ask: generateChat, request, send, chunkOptions };
    return this.#try(call, ({ events }) => make({ events, chunkOptions }));
  }

  /** The same by way of a stream, each chunk reported. */
  async collect<Made>(
    request: ChatRequest,
    send: SendOptions,
    answer: AnswerOptions,
    make: (answer: WholeAnswer) => Made,
    report: TokenReport,
  ): Promise<Made> {
    const { stream, chunkOptions } = this.open(request, send, answer);
    const translation = toTranslation(chunkOptions, report);
    return make({ events: await readAll({ stream, ...translation }), chunkOptions });
  }

  /** LangChain's caller has nothing to do before a failure, and takes its time. A failure is for it to decide about. */
  #try<Answer extends ChatExchange, Made>(call: Call<Answer>, make: (answer: Answer) => Made): Promise<Made> {
    // An answer that came is not asked for again, whatever is made of it.
    if (this.#isQueued || call.send.signal !== undefined) return this.#tryByCaller(call, undefined).then(make);
    return this.#attempt(call, make, async (error) => make(await this.#tryByCaller(call, { error })));
  }

  /** @param failed an attempt that was made already: the first of those that the caller decides about */
  #tryByCaller<Answer extends ChatExchange>(
    call: Call<Answer>,
    failed: { error: unknown } | undefined,
  ): Promise<Answer> {
    const { signal, maxRetries } = call.send;
    let untold = failed;
    return this.#caller.callWithOptions(withoutUndefined({ signal, maxRetries }), () => {
      if (untold === undefined) return this.#attempt(call, itself, fail);
      const { error } = untold;
      untold = undefined;
      return fail(error);
    });
  }

  async #attempt<Answer extends ChatExchange, Made>(
    { ask, request, send, chunkOptions }: Call<Answer>,
    make: (answer: Answer) => Made,
    decide: (error: unknown) => Promise<Made>,
  ): Promise<Made> {
    const { attempts, outputVersion } = chunkOptions;
    const { signal, headers, coalesce } = send;
    let answer: Answer;
    try {
      if (outputVersion === 'v1') Object.assign(chunkOptions, await import('./to-standard-fields.ts'));
      const options = { headers: headers && (await resolveHeaders(headers)), signal, coalesce, includeHeaders: false };
      answer = await ask(this.#transport, request, options);
    } catch (error) {
      await attempts.add(error);
      return decide(attempts.toError(toLangChainError(error)));
    }
    attempts.succeed(answer);
    return make(answer);
  }
}

/** A request that may take several attempts. */
interface Call<Answer extends ChatExchange> {
  ask: (transport: Transport, request: ChatRequest, options: ChatCallOptions) => Promise<Answer>;
  request: ChatRequest;
  send: SendOptions;
  chunkOptions: ChunkOptions;
}

function itself<Value>(value: Value): Value {
  return value;
}

/** A promise that is rejected, whatever with. */
export async function fail(error: unknown): Promise<never> {
  throw error;
}

/** Every event of a stream, at its end. */
async function readAll<Translated>({ translate, ...opening }: Opening<Translated>): Promise<ChatEvent[]> {
  const events: ChatEvent[] = [];
  const note = (some: readonly ChatEvent[]) => {
    for (const event of some) events.push(event);
    return translate(some);
  };
  const translated = new EventIteration(() => ({ ...opening, translate: note }));
  for (let isOver = false; !isOver;) isOver = (await translated.next()).done === true;
  return events;
}

function toChunkOptions(
  { options }: ChatRequest,
  { coalesce = true, runManager }: SendOptions,
  { outputVersion, usage, warnings }: AnswerOptions,
): ChunkOptions {
  const attempts = new Attempts(runManager, warnings);
  return { outputVersion, usage, attempts, audioFormat: options?.audio?.format, coalesce };
}
