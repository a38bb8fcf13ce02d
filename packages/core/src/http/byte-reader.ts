import { abortReason } from './abort-reason.ts';
import { fail, itself } from './plain-reading.ts';

/** How long a connection may stay open behind the end of its answer. Milliseconds. */
const longestEnd = 1000;

/** For whole texts: it keeps nothing in between. */
const utf8 = /* @__PURE__ */ new TextDecoder();

/**
 * Reads a body once, piece by piece. An abort ends a pending read at once and closes the connection, even when the `fetch` in use
 * does not heed the signal; no listener outlives the body.
 */
export class ByteReader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  readonly #signal: AbortSignal | undefined;
  #isOver = false;

  constructor(body: ReadableStream<Uint8Array> | null, signal: AbortSignal | undefined) {
    this.#reader = body?.getReader();
    this.#signal = signal;
    signal?.addEventListener('abort', this.#abort, { once: true });
    if (signal?.aborted === true) this.#abort();
  }

  /** The call was aborted: what `read` rejects with is the signal's reason. */
  get isAborted(): boolean {
    return this.#signal?.aborted === true;
  }

  /**
   * The next piece, `undefined` at the end.
   *
   * @throws the signal's reason after an abort, else what broke the connection
   */
  read(): Promise<Uint8Array | undefined> {
    return this.readInto(itself, fail);
  }

  /**
   * Hands the next piece on in the turn in which it comes: this runs once for each token, where each promise counts.
   *
   * @param take gets the piece, `undefined` at the end
   * @param giveUp gets what `read` rejects with
   * @returns what either of them returns
   */
  readInto<Result>(
    take: (piece: Uint8Array | undefined) => Result | Promise<Result>,
    giveUp: (cause: unknown) => Result | Promise<Result>,
  ): Promise<Result> {
    if (this.#isOver || this.#reader === undefined || this.isAborted) {
      return this.#over().then(take, giveUp);
    }
    return this.#reader.read().then(
      ({ done, value }) => {
        if (this.#signal?.aborted === true) return giveUp(this.#failure(undefined));
        return take(done ? this.#settle() : value);
      },
      (error: unknown) => giveUp(this.#failure(error)),
    );
  }

  /** The whole rest as text (UTF-8). */
  text(): Promise<string> {
    return this.textInto(itself, fail);
  }

  /** Hands the whole rest on in the turn in which it ends, as `readInto` does with a piece. */
  async textInto<Result>(take: (text: string) => Result, giveUp: (cause: unknown) => Result): Promise<Result> {
    const reader = this.#reader;
    if (this.#isOver || reader === undefined || this.isAborted) return this.#over().then(() => take(''), giveUp);
    let first: Uint8Array | undefined;
    let decoder: TextDecoder | undefined;
    let text = '';
    try {
      // Without the promise that `read` puts around each piece: most bodies are small, and come in one.
      for (let next = await reader.read(); !next.done && !this.#isOver; next = await reader.read()) {
        if (first === undefined) {
          first = next.value;
          continue;
        }
        if (decoder === undefined) {
          decoder = new TextDecoder();
          text = decoder.decode(first, { stream: true });
        }
        text += decoder.decode(next.value, { stream: true });
      }
    } catch (error) {
      return giveUp(this.#failure(error));
    }
    if (this.isAborted) return giveUp(this.#failure(undefined));
    this.#settle();
    return take(decoder === undefined ? utf8.decode(first) : text + decoder.decode());
  }

  /** The whole rest as bytes. */
  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    const pieces: Uint8Array[] = [];
    let length = 0;
    for (let piece = await this.read(); piece !== undefined; piece = await this.read()) {
      pieces.push(piece);
      length += piece.length;
    }
    const whole = new Uint8Array(length);
    let at = 0;
    for (const piece of pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }

  /**
   * Gives the rest up and closes the connection. Safe to call more than once. Does not wait for the connection: a body of which a clone is
   * kept that nobody reads (a `fetch` that logs) is never done with closing.
   */
  cancel(reason?: unknown): void {
    if (this.#isOver) return;
    this.#settle();
    this.#close(reason);
  }

  /**
   * Lets go of a body of which all that matters was read. The connection is free for the next request when the body ends by
   * itself soon, and is closed when it does not, or when more comes.
   */
  release(): void {
    if (this.#isOver) return;
    this.#settle();
    const timer = setTimeout(() => this.#close(), longestEnd);
    // No process waits for it. Browsers' timers are numbers.
    timer.unref?.();
    const stop = (): void => clearTimeout(timer);
    // Broken after its end: nothing is lost.
    void this.#reader
      ?.read()
      .then(({ done }) => (done ? undefined : this.#close()))
      .then(stop, stop);
  }

  #close(reason?: unknown): void {
    // A body that broke rejects its cancellation with the error that `read` has reported already.
    this.#reader?.cancel(reason).catch(() => undefined);
  }

  async #over(): Promise<undefined> {
    if (this.isAborted) throw abortReason(this.#signal);
    return this.#settle();
  }

  /** An abort explains whatever else failed. */
  #failure(error: unknown): unknown {
    this.#settle();
    return this.isAborted ? abortReason(this.#signal) : error;
  }

  readonly #abort = (): void => {
    this.cancel(abortReason(this.#signal));
  };

  #settle(): undefined {
    this.#isOver = true;
    this.#signal?.removeEventListener('abort', this.#abort);
    return undefined;
  }
}
