import { buildAnswerError } from '../errors/answer-error.ts';
import { OpenRouterError } from '../errors/openrouter-error.ts';
import { readError } from '../errors/read-error.ts';
import { readJSONBody, toInterruption } from '../http/read-body.ts';
import { isObject } from '../json.ts';
import { ServerSentEvents } from '../http/server-sent-events.ts';
import type { Transport, TransportResponse } from '../http/transport.ts';
import type { ChatChunk } from '../wire/chat-response.ts';
import type { ChatCallOptions, ChatExchange } from './chat-exchange.ts';
import type { ChatEvent } from './chat-event.ts';
import { readWholeBody } from './generate-chat.ts';
import { buildChatBody } from './request/build-chat-body.ts';
import type { ChatRequest } from './request/chat-request.ts';
import { ChatMachine } from './stream/chat-machine.ts';

/**
 * A streamed answer. Every failure after the stream began is an `error` event, followed by `finish`; only an abort rejects.
 * Iterate over it, or call `read` until it gives `undefined`; leaving a `for await` loop cancels.
 */
export interface ChatStream extends ChatExchange, AsyncIterable<ChatEvent> {
  /** The next events, at least one; `undefined` after `finish`. Calls must not overlap. */
  read(): Promise<readonly ChatEvent[] | undefined>;
  /** Ends the answer and closes the connection. Safe to call at any time, more than once. */
  cancel(reason?: unknown): Promise<void>;
}

/**
 * Asks for a chat answer and streams it. Resolves when the model begins to answer.
 *
 * @throws {OpenRouterError} for every failure before that: bad configuration, a status that is not 2xx, a web page, an error as the
 *   first thing in the stream. Nothing was handed out then, so that trying again is safe.
 * @see https://openrouter.ai/docs/api-reference/streaming
 */
export async function streamChat(
  transport: Transport,
  request: ChatRequest,
  options: ChatCallOptions = {},
): Promise<ChatStream> {
  const { body, warnings } = buildChatBody(request, { stream: true });
  const response = await transport.send({
    method: 'POST',
    path: '/chat/completions',
    body,
    headers: { accept: 'text/event-stream', ...options.headers },
    signal: options.signal,
  });
  const { url, status, headers } = response;
  const reader = await awaitAnswer(await openReader(response, options), response);
  return {
    request: { url, body },
    response: { status, headers },
    warnings,
    read: () => reader.read(),
    cancel: (reason) => response.body.cancel(reason),
    async *[Symbol.asyncIterator]() {
      try {
        for (let events = await reader.read(); events !== undefined; events = await reader.read()) yield* events;
      } finally {
        await response.body.cancel();
      }
    },
  };
}

interface EventReader {
  read(): Promise<readonly ChatEvent[] | undefined>;
}

async function openReader(response: TransportResponse, options: ChatCallOptions): Promise<EventReader> {
  const { headers, receivedAt, status, body } = response;
  const machine = new ChatMachine({ headers, receivedAt, includeRaw: options.includeRaw });
  const type = headers['content-type'] ?? '';
  // A cache or a proxy may answer whole; the header, not the request, says what came.
  if (/\bjson\b/.test(type))
    return readerOf([...readWholeBody(await readJSONBody(response), machine, response).events]);
  if (/\bhtml\b/.test(type)) throw readError(await body.text(), { status, headers, receivedAt });
  return new StreamReader(response, machine);
}

function readerOf(events: readonly ChatEvent[]): EventReader {
  return { read: once(events) };
}

/** Gives the list at the first call, `undefined` afterwards. */
function once(events: readonly ChatEvent[]): () => Promise<readonly ChatEvent[] | undefined> {
  let rest: readonly ChatEvent[] | undefined = events;
  return async () => {
    const all = rest;
    rest = undefined;
    return all;
  };
}

const preliminary: ReadonlySet<ChatEvent['type']> = new Set(['response-start', 'raw', 'warning'] as const);

/** Waits for the first event that is part of an answer; an error that comes before it is thrown. */
async function awaitAnswer(reader: EventReader, response: TransportResponse): Promise<EventReader> {
  const first: ChatEvent[] = [];
  for (;;) {
    const events = await reader.read();
    if (events === undefined) return readerOf(first);
    for (const event of events) first.push(event);
    const begin = first.find((event) => !preliminary.has(event.type));
    if (begin?.type === 'error') {
      await response.body.cancel();
      throw begin.error;
    }
    if (begin !== undefined) break;
  }
  const start = once(first);
  return { read: async () => (await start()) ?? reader.read() };
}

/** bytes → events → chunks → neutral events, in one pull loop. */
class StreamReader implements EventReader {
  readonly #response: TransportResponse;
  readonly #machine: ChatMachine;
  readonly #source: ServerSentEvents;
  #isOver = false;

  constructor(response: TransportResponse, machine: ChatMachine) {
    this.#response = response;
    this.#machine = machine;
    this.#source = new ServerSentEvents(response.body);
  }

  async read(): Promise<readonly ChatEvent[] | undefined> {
    while (!this.#isOver) {
      const events = await this.#readSome();
      if (events.length > 0) return events;
    }
    return undefined;
  }

  async #readSome(): Promise<ChatEvent[]> {
    let batch;
    try {
      batch = await this.#source.read();
    } catch (cause) {
      return this.#breakOff(cause);
    }
    if (batch === undefined) return this.#end('closed');
    const events: ChatEvent[] = [];
    for (const [position, data] of batch.data.entries()) {
      if (data === '[DONE]') {
        for (const event of this.#end('done')) events.push(event);
        break;
      }
      const mayBeCut = batch.isCut && position === batch.data.length - 1;
      for (const event of this.#readChunk(data, mayBeCut)) events.push(event);
    }
    return events;
  }

  #readChunk(data: string, mayBeCut: boolean): ChatEvent[] {
    let chunk: unknown;
    try {
      chunk = JSON.parse(data);
    } catch (cause) {
      // The end of the bytes cut it: the machine reports that the answer broke off.
      return mayBeCut ? [] : this.#refuse(data, cause);
    }
    return isObject(chunk) ? this.#machine.push(chunk satisfies ChatChunk) : this.#refuse(data, undefined);
  }

  #refuse(data: string, cause: unknown): ChatEvent[] {
    const said = `A part of the stream cannot be read: ${data.slice(0, 200)}`;
    return this.#machine.fail(
      buildAnswerError('invalid-response', said, { headers: this.#response.headers, body: data, cause }),
    );
  }

  #breakOff(cause: unknown): ChatEvent[] {
    this.#isOver = true;
    const error = toInterruption(cause, this.#response);
    if (!OpenRouterError.isInstance(error)) throw error;
    return [...this.#machine.fail(error), ...this.#machine.end('closed')];
  }

  #end(ending: 'done' | 'closed'): ChatEvent[] {
    this.#isOver = true;
    this.#response.body.release();
    return this.#machine.end(ending);
  }
}
