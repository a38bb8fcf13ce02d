import { createParser } from 'eventsource-parser';
import type { ByteReader } from './byte-reader.ts';

/** Some events of a stream. */
export interface EventBatch {
  /** The `data` of each event, in order. */
  data: string[];
  /** The bytes ended inside the last event of this batch: it may be cut. */
  isCut: boolean;
}

/**
 * Reads a body as server-sent events, each byte once. Comments are skipped; CR, LF and CRLF, and reads that end anywhere, inside
 * a character too, change nothing.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export class ServerSentEvents {
  readonly #body: ByteReader;
  readonly #decoder = new TextDecoder();
  #data: string[] = [];
  readonly #parser = createParser({ onEvent: ({ data }) => this.#data.push(data) });
  #isOver = false;
  /** What came before any event, comments left out by no one: a body that is no stream at all. */
  readonly #head: string[] = [];
  #sawEvent = false;

  constructor(body: ByteReader) {
    this.#body = body;
  }

  /** The next events, at least one; `undefined` at the end. Rejects as `ByteReader.read` does. */
  async read(): Promise<EventBatch | undefined> {
    while (!this.#isOver) {
      const bytes = await this.#body.read();
      if (bytes === undefined) return this.#readRest();
      const text = this.#decoder.decode(bytes, { stream: true });
      if (!this.#sawEvent) this.#head.push(text);
      this.#parser.feed(text);
      if (this.#data.length > 0) return { data: this.#take(), isCut: false };
    }
    return undefined;
  }

  /** The whole body when it ended and was no stream: neither an event nor a comment. Empty for everything else. */
  get textWithoutEvents(): string {
    const text = this.#isOver && !this.#sawEvent ? this.#head.join('') : '';
    return /^\s*(?:$|:|(?:data|event|id|retry)\b)/.test(text) ? '' : text;
  }

  /** The specification drops an event without its blank line; some servers leave that out after `[DONE]`. */
  #readRest(): EventBatch | undefined {
    this.#isOver = true;
    this.#parser.feed(`${this.#decoder.decode()}\n\n`);
    return this.#data.length > 0 ? { data: this.#take(), isCut: true } : undefined;
  }

  #take(): string[] {
    this.#sawEvent = true;
    this.#head.length = 0;
    const data = this.#data;
    this.#data = [];
    return data;
  }
}
