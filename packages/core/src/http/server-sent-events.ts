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

  constructor(body: ByteReader) {
    this.#body = body;
  }

  /** The next events, at least one; `undefined` at the end. Rejects as `ByteReader.read` does. */
  async read(): Promise<EventBatch | undefined> {
    while (!this.#isOver) {
      const bytes = await this.#body.read();
      if (bytes === undefined) return this.#readRest();
      this.#parser.feed(this.#decoder.decode(bytes, { stream: true }));
      if (this.#data.length > 0) return { data: this.#take(), isCut: false };
    }
    return undefined;
  }

  /** The specification drops an event without its blank line; some servers leave that out after `[DONE]`. */
  #readRest(): EventBatch | undefined {
    this.#isOver = true;
    this.#parser.feed(`${this.#decoder.decode()}\n\n`);
    return this.#data.length > 0 ? { data: this.#take(), isCut: true } : undefined;
  }

  #take(): string[] {
    const data = this.#data;
    this.#data = [];
    return data;
  }
}
