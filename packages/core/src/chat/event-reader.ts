import { buildAnswerError } from '../errors/answer-error.ts';
import { OpenRouterError } from '../errors/openrouter-error.ts';
import { readError } from '../errors/read-error.ts';
import { parseJSONBody, readJSONBody, toInterruption } from '../http/read-body.ts';
import { ServerSentEvents } from '../http/server-sent-events.ts';
import type { TransportResponse } from '../http/transport.ts';
import { isObject } from '../json.ts';
import type { ChatChunk } from '../wire/chat-response.ts';
import type { AnswerRequest, ChatCallOptions } from './chat-exchange.ts';
import type { ChatEvent } from './chat-event.ts';
import { readWholeBody } from './generate-chat.ts';
import { ChatMachine } from './stream/chat-machine.ts';

/** Gives an answer's events, some at a time; `undefined` after the last. */
export interface EventReader {
  read(): Promise<readonly ChatEvent[] | undefined>;
}

/** A reader for whatever the answer turns out to be: a stream, or a whole body. */
export async function openReader(
  response: TransportResponse,
  options: ChatCallOptions,
  toChunk: AnswerRequest<unknown>['toChunk'] = (chunk) => chunk,
): Promise<EventReader> {
  const { headers, receivedAt, body, mask } = response;
  const machine = new ChatMachine({ headers, receivedAt, includeRaw: options.includeRaw, mask });
  const type = (headers['content-type'] ?? '').toLowerCase();
  // A cache or a proxy may answer whole; the header, not the request, says what came.
  if (/\bjson\b/.test(type))
    return readerOf([...readWholeBody(toChunk(await readJSONBody(response)), machine, response).events]);
  if (/\bhtml\b/.test(type)) throw readError(await body.text(), response);
  return new StreamReader(response, machine, toChunk);
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
export async function awaitAnswer(reader: EventReader, response: TransportResponse): Promise<EventReader> {
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
  readonly #toChunk: (chunk: ChatChunk) => ChatChunk;
  readonly #source: ServerSentEvents;
  #isOver = false;

  constructor(response: TransportResponse, machine: ChatMachine, toChunk: (chunk: ChatChunk) => ChatChunk) {
    this.#response = response;
    this.#machine = machine;
    this.#toChunk = toChunk;
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
    if (batch === undefined) return this.#source.textWithoutEvents === '' ? this.#end('closed') : this.#readText();
    const events: ChatEvent[] = [];
    for (const [position, data] of batch.data.entries()) {
      if (data.trim() === '[DONE]') {
        for (const event of this.#end('done')) events.push(event);
        break;
      }
      const mayBeCut = batch.isCut && position === batch.data.length - 1;
      for (const event of this.#readChunk(data, mayBeCut)) events.push(event);
    }
    return events;
  }

  /** The body was no stream, whatever its header said: a whole answer, an error, a page. */
  #readText(): ChatEvent[] {
    this.#isOver = true;
    const body = parseJSONBody(this.#source.textWithoutEvents, this.#response);
    return [...readWholeBody(this.#toChunk(body), this.#machine, this.#response).events];
  }

  #readChunk(data: string, mayBeCut: boolean): ChatEvent[] {
    if (data.trim() === '') return [];
    let chunk: unknown;
    try {
      chunk = JSON.parse(data);
    } catch (cause) {
      // The end of the bytes cut it: the machine reports that the answer broke off.
      return mayBeCut ? [] : this.#refuse(data, cause);
    }
    return isObject(chunk) ? this.#machine.push(this.#toChunk(chunk)) : this.#refuse(data, undefined);
  }

  #refuse(data: string, cause: unknown): ChatEvent[] {
    const said = `A part of the stream cannot be read: ${data.slice(0, 200)}`;
    return this.#machine.fail(
      buildAnswerError('invalid-response', said, {
        headers: this.#response.headers,
        body: data,
        cause,
        mask: this.#response.mask,
      }),
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
