import { withLateUsage } from '@openrouter-adapters/core/base';
import type { ChatEvent, ChatStream, OpenRouterError } from '@openrouter-adapters/core';

import { markBrokenOff } from '../cost/read-cost.ts';
import { toLangChainError } from '../errors/to-langchain-error.ts';

type Stream = Pick<ChatStream, 'read' | 'readInto' | 'cancel'>;

/** A stream, and what becomes of its events. */
export interface Reading<Translated> {
  stream: Stream;
  /** From the events of a read, or some of them; never an `error` event. */
  translate: (events: readonly ChatEvent[]) => readonly Translated[];
  /** Hears of what was translated after the consumer has had it. */
  report?: ((translated: Translated) => Promise<unknown>) | undefined;
}

/** The same while the stream is awaited. */
export interface Opening<Translated> extends Omit<Reading<Translated>, 'stream'> {
  stream: Stream | Promise<Stream>;
}

type Step<Translated> = IteratorResult<Translated, void>;

/**
 * Opens a stream and reads it to its end, each event translated; leaving early closes the connection. An async generator written by
 * hand: what a generator does between a value and its consumer would cost a token more than all that is done here.
 *
 * @throws {OpenRouterError} that of an `error` event, with what the answer had used
 */
export class EventIteration<Translated> implements AsyncGenerator<Translated, void, undefined> {
  readonly #open: () => Opening<Translated> | Promise<Opening<Translated>>;
  #reading: Reading<Translated> | undefined;
  /** Of the last read, and how many of them the consumer has had. */
  #translated: readonly Translated[] = [];
  #given = 0;
  /** Of an `error` event. */
  #failure: Promise<OpenRouterError> | undefined;
  #isOver = false;
  /** Calls may overlap: each waits for those before it. */
  #openCalls = 0;
  #lastCall: Promise<unknown> = Promise.resolve();

  /** @param open is called at the first step; what it throws, that step rejects with */
  constructor(open: () => Opening<Translated> | Promise<Opening<Translated>>) {
    this.#open = open;
  }

  next(): Promise<Step<Translated>> {
    return this.#inTurn(this.#step);
  }

  return(): Promise<Step<Translated>> {
    return this.#inTurn(this.#close);
  }

  throw(error: unknown): Promise<Step<Translated>> {
    return this.#inTurn(() => this.#fail(error));
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  #inTurn<Result>(call: () => Promise<Result>): Promise<Result> {
    this.#openCalls += 1;
    const turn = this.#openCalls === 1 ? call() : this.#lastCall.then(call, call);
    this.#lastCall = turn;
    return turn;
  }

  readonly #step = (): Promise<Step<Translated>> => {
    const reading = this.#reading;
    const isWaiting = this.#given < this.#translated.length || this.#failure !== undefined || this.#isOver;
    // The way of a token: no promise but that of the read itself.
    return reading === undefined || reading.report !== undefined || isWaiting
      ? this.#stepSlowly()
      : reading.stream.readInto(this.#take, this.#fail);
  };

  readonly #take = (events: readonly ChatEvent[] | undefined): Step<Translated> | Promise<Step<Translated>> => {
    if (events === undefined || this.#reading === undefined) return this.#close();
    try {
      this.#translate(events, this.#reading);
    } catch (error) {
      return this.#fail(error);
    }
    return this.#given < this.#translated.length ? this.#give() : this.#stepSlowly();
  };

  /** Every step but that of a token of which nobody hears. */
  async #stepSlowly(): Promise<Step<Translated>> {
    if (this.#isOver) return this.#close();
    try {
      let reading = this.#reading;
      if (reading === undefined) {
        const { stream, translate, report } = await this.#open();
        this.#reading = reading = { stream: await stream, translate, report };
      }
      const last = this.#translated[this.#given - 1];
      if (last !== undefined) await reading.report?.(last);
      while (this.#given === this.#translated.length) {
        if (this.#failure !== undefined) throw await this.#failure;
        const events = await reading.stream.read();
        if (events === undefined) return this.#close();
        this.#translate(events, reading);
      }
    } catch (error) {
      return this.#fail(error);
    }
    return this.#give();
  }

  #translate(events: readonly ChatEvent[], { stream, translate }: Reading<Translated>): void {
    const failure = events.find(isError);
    if (failure !== undefined) this.#failure = withLateUsage(failure.error, events, stream);
    this.#translated = translate(failure === undefined ? events : events.slice(0, events.indexOf(failure)));
    this.#given = 0;
  }

  #give(): Step<Translated> {
    this.#openCalls -= 1;
    // There is one: it was counted.
    return { done: false, value: this.#translated[this.#given++] as Translated };
  }

  readonly #fail = async (error: unknown): Promise<never> => {
    await this.#close();
    // What kept it from opening was made an error of LangChain there.
    if (this.#reading === undefined) throw error;
    markBrokenOff(error);
    throw toLangChainError(error);
  };

  readonly #close = async (): Promise<Step<Translated>> => {
    this.#openCalls -= 1;
    this.#isOver = true;
    await this.#reading?.stream.cancel();
    return { done: true, value: undefined };
  };
}

function isError(event: ChatEvent): event is Extract<ChatEvent, { type: 'error' }> {
  return event.type === 'error';
}
