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
    if (this.isAborted) return Promise.reject(this.#signal?.reason);
    if (this.#isOver || this.#reader === undefined) return Promise.resolve(this.#settle());
    // No async function: this runs once for each token.
    return this.#reader.read().then(this.#take, this.#fail);
  }

  /** The whole rest as text (UTF-8). */
  async text(): Promise<string> {
    const first = await this.read();
    let bytes = first && (await this.read());
    // Most bodies come in one piece.
    if (bytes === undefined) return utf8.decode(first);
    const decoder = new TextDecoder();
    const pieces = [decoder.decode(first, { stream: true })];
    for (; bytes !== undefined; bytes = await this.read()) pieces.push(decoder.decode(bytes, { stream: true }));
    pieces.push(decoder.decode());
    return pieces.join('');
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

  /** Gives the rest up and closes the connection. Safe to call more than once. */
  async cancel(reason?: unknown): Promise<void> {
    if (this.#isOver) return;
    this.#settle();
    // A body that broke rejects its cancellation with the error that `read` has reported already.
    await this.#reader?.cancel(reason).catch(() => undefined);
  }

  /**
   * Lets go of a body of which all that matters was read. The connection is free for the next request when the body ends by
   * itself, and is closed when more comes.
   */
  release(): void {
    if (this.#isOver) return;
    this.#settle();
    this.#reader?.read().then(
      ({ done }) => (done ? undefined : this.#reader?.cancel().catch(() => undefined)),
      () => undefined, // Broken after its end: nothing is lost.
    );
  }

  readonly #take = ({ done, value }: ReadableStreamReadResult<Uint8Array>): Uint8Array | undefined => {
    if (this.#signal?.aborted === true) return this.#fail(this.#signal.reason);
    return done ? this.#settle() : value;
  };

  readonly #fail = (error: unknown): never => {
    this.#settle();
    this.#signal?.throwIfAborted();
    throw error;
  };

  readonly #abort = (): void => {
    void this.cancel(this.#signal?.reason);
  };

  #settle(): undefined {
    this.#isOver = true;
    this.#signal?.removeEventListener('abort', this.#abort);
    return undefined;
  }
}
