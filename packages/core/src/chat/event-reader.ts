import { OpenRouterError } from '../errors/openrouter-error.ts';
import { fail, itself } from '../http/plain-reading.ts';
import { parseJSONBody, readJSONBody, toInterruption, toUnreadableEvent } from '../http/read-body.ts';
import { ServerSentEvents } from '../http/server-sent-events.ts';
import type { TransportResponse } from '../http/transport-response.ts';
import { isObject } from '../json.ts';
import type { ChatChunk } from '../wire/chat-response.ts';
import type { AnswerRequest, ChatCallOptions } from './chat-exchange.ts';
import type { ChatEvent } from './chat-event.ts';
import { readWholeBody } from './generate-chat.ts';
import { ChatMachine } from './stream/chat-machine.ts';

/** Events of a read; `undefined` after the last. */
type Events = readonly ChatEvent[] | undefined;

/** Gives an answer's events, some at a time. */
export interface EventReader {
  /** What `ChatStream.readInto` does. */
  readInto<Result>(
    take: (events: Events) => Result | Promise<Result>,
    giveUp: (error: unknown) => Result | Promise<Result>,
  ): Promise<Result>;
}

/** The next events of a reader. */
export function readEvents(reader: EventReader): Promise<Events> {
  return reader.readInto(itself, fail);
}

/** A reader for whatever the answer turns out to be: a stream, or a whole body. */
export async function openReader(
  response: TransportResponse,
  options: ChatCallOptions,
  toChunk: AnswerRequest<unknown>['toChunk'] = (chunk) => chunk,
): Promise<EventReader> {
  const { includeRaw, coalesce = true } = options;
  const machine = new ChatMachine(response, { includeRaw, coalesce });
  // A cache or a proxy may answer whole, or with a page, which is told as the JSON that it is not; the header, not the request, says what came.
  if (/\b(?:json|html)\b/i.test(response.headers['content-type'] ?? ''))
    return readFirst(readWholeBody(toChunk(await readJSONBody(response)), machine, response).events, ended);
  return new StreamReader(response, machine, toChunk);
}

const ended: EventReader = { readInto: (take) => handOn(undefined, take) };

/** In this turn: the first token does not wait for another one. */
async function handOn<Result>(events: Events, take: (events: Events) => Result | Promise<Result>): Promise<Result> {
  return take(events);
}

/** A reader that gives the list at its first call. */
function readFirst(events: readonly ChatEvent[], reader: EventReader): EventReader {
  let first: Events = events;
  return {
    readInto(take, giveUp) {
      if (first === undefined) return reader.readInto(take, giveUp);
      const start = first;
      first = undefined;
      return handOn(start, take);
    },
  };
}

const preliminary: readonly ChatEvent['type'][] = ['response-start', 'raw', 'warning'];

/** Waits for the first event that is part of an answer; an error that comes before it is thrown. */
export async function awaitAnswer(reader: EventReader, response: TransportResponse): Promise<EventReader> {
  const first: ChatEvent[] = [];
  for (;;) {
    const events = await readEvents(reader);
    if (events === undefined) return readFirst(first, ended);
    const begin = events.find((event) => !preliminary.includes(event.type));
    if (begin?.type === 'error') {
      response.body.cancel();
      throw begin.error;
    }
    // Nearly always the first read begins the answer.
    if (begin !== undefined && first.length === 0) return readFirst(events, reader);
    for (const event of events) first.push(event);
    if (begin !== undefined) return readFirst(first, reader);
  }
}

/** bytes → events → chunks → neutral events, in one pull loop. */
class StreamReader implements EventReader {
  readonly #response: TransportResponse;
  readonly #machine: ChatMachine;
  readonly #toChunk: (chunk: ChatChunk) => ChatChunk;
  readonly #source = new ServerSentEvents();
  #isOver = false;

  constructor(response: TransportResponse, machine: ChatMachine, toChunk: (chunk: ChatChunk) => ChatChunk) {
    this.#response = response;
    this.#machine = machine;
    this.#toChunk = toChunk;
  }

  readInto<Result>(
    take: (events: Events) => Result | Promise<Result>,
    giveUp: (error: unknown) => Result | Promise<Result>,
  ): Promise<Result> {
    if (this.#isOver) return ended.readInto(take, giveUp);
    return this.#response.body.readInto(
      (bytes) => {
        let events: readonly ChatEvent[];
        try {
          events = this.#readBytes(bytes);
        } catch (error) {
          return giveUp(error);
        }
        return events.length > 0 ? take(events) : this.#readOn().then(take, giveUp);
      },
      (cause) => this.#readEnd(cause).then(take, giveUp),
    );
  }

  /** A piece without events: comments, or the beginning of an event. A loop, because hours of comments would nest as many promises. */
  async #readOn(): Promise<readonly ChatEvent[]> {
    let events: readonly ChatEvent[] = [];
    while (events.length === 0 && !this.#isOver) {
      events = await this.#response.body.readInto(this.#readBytes, this.#breakOff);
    }
    return events;
  }

  /** The last piece is never without events: `finish` is one. */
  readonly #readBytes = (bytes: Uint8Array | undefined): readonly ChatEvent[] => {
    if (bytes === undefined) return this.#readRest();
    this.#readData(this.#source.push(bytes), false);
    return this.#machine.take();
  };

  #readData(events: readonly string[], isLastCut: boolean): void {
    let position = 0;
    for (const event of events) {
      position += 1;
      const data = event.trim();
      if (data === '[DONE]') {
        this.#end('done');
        break;
      }
      if (data !== '') this.#readChunk(data, isLastCut && position === events.length);
    }
  }

  #readRest(): readonly ChatEvent[] {
    const events = this.#source.end();
    if (events.length === 0 && this.#source.textWithoutEvents !== '') return this.#readText();
    this.#readData(events, true);
    if (!this.#isOver) this.#end('closed');
    return this.#machine.take();
  }

  /** The body was no stream, whatever its header said: a whole answer, an error, a page. */
  #readText(): readonly ChatEvent[] {
    this.#isOver = true;
    const body = parseJSONBody(this.#source.textWithoutEvents, this.#response);
    return readWholeBody(this.#toChunk(body), this.#machine, this.#response).events;
  }

  #readChunk(data: string, mayBeCut: boolean): void {
    let chunk: unknown;
    let broken: unknown;
    try {
      chunk = JSON.parse(data);
    } catch (cause) {
      // The end of the bytes cut it: the machine reports that the answer broke off.
      if (mayBeCut) return;
      broken = cause;
    }
    if (isObject(chunk)) this.#machine.push(this.#toChunk(chunk));
    else this.#machine.fail(toUnreadableEvent(data, broken, this.#response, this.#machine.id));
  }

  async #readEnd(cause: unknown): Promise<readonly ChatEvent[]> {
    return this.#breakOff(cause);
  }

  readonly #breakOff = (cause: unknown): ChatEvent[] => {
    this.#isOver = true;
    const error = toInterruption(cause, this.#response, this.#machine.id);
    if (!OpenRouterError.isInstance(error)) throw error;
    this.#machine.fail(error);
    this.#machine.end('closed');
    return this.#machine.take();
  };

  #end(ending: 'done' | 'closed'): void {
    this.#isOver = true;
    this.#response.body.release();
    this.#machine.end(ending);
  }
}
