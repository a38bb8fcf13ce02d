const space = 0x20;
const begin = 'data: ';
/** `event:`, or `retry:`. */
const longestField = 6;
const byteOrderMark = '\uFEFF';

/** For pieces that end with a character: it keeps nothing in between, which is half of what decoding costs. */
const whole = /* @__PURE__ */ new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The parser of server-sent events: bytes in, the `data` of events out, each byte once. Comments are skipped; CR, LF and CRLF, and
 * reads that end anywhere, inside a character too, change nothing.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export class ServerSentEvents {
  /** For pieces that end inside a character, until one does not; it holds the beginning. */
  #decoder: TextDecoder | undefined;
  /** A byte order mark may stand before the first character. */
  #isAtStart = true;
  /** The beginning of a line whose end has not come. It grows as a rope, which is not looked through again. */
  #line = '';
  /** The data of the event that has not ended. */
  #data: string | undefined;
  /** The last character was CR: an LF behind it is the same line's end. */
  #isAfterCR = false;
  /** What came before anything that only a stream holds: a body that may be none at all. */
  #head = '';
  /** Its first characters that are no white space, as many as tell what it is. */
  #first = '';
  #isStream = false;
  #isOver = false;

  /** The `data` of the events that these bytes complete, in order. */
  push(bytes: Uint8Array): string[] {
    return this.#feed(this.#decode(bytes));
  }

  /** The specification drops an event without its blank line; some servers leave that out after `[DONE]`. It may be cut. */
  end(): string[] {
    this.#isOver = true;
    return this.#feed(`${this.#decoder?.decode() ?? ''}\n\n`);
  }

  #decode(bytes: Uint8Array): string {
    const isCut = (bytes[bytes.length - 1] ?? 0x80) >= 0x80;
    if (isCut) this.#decoder ??= new TextDecoder('utf-8', { ignoreBOM: true });
    const text = this.#decoder === undefined ? whole.decode(bytes) : this.#decoder.decode(bytes, { stream: true });
    if (!isCut) this.#decoder = undefined;
    if (!this.#isAtStart || text === '') return text;
    this.#isAtStart = false;
    return text.startsWith(byteOrderMark) ? text.slice(1) : text;
  }

  /** The whole body when it ended and was no stream: neither an event nor a comment. Empty for everything else. */
  get textWithoutEvents(): string {
    const text = this.#isOver && !this.#isStream ? this.#head : '';
    return /^\s*(?:$|(?:data|event|id|retry)\b)/.test(text) ? '' : text;
  }

  #feed(piece: string): string[] {
    const events = this.#isOneEvent(piece) ? [piece.slice(begin.length, -2)] : this.#readLines(piece);
    this.#isStream ||= events.length > 0;
    return events;
  }

  #readLines(piece: string): string[] {
    if (!this.#isStream) this.#readHead(piece);
    const text = this.#withLineFeeds(piece);
    const events: string[] = [];
    let start = this.#line === '' ? 0 : this.#endLine(text, events);
    for (let end = text.indexOf('\n', start); end !== -1; end = text.indexOf('\n', start)) {
      this.#readLine(text, start, end, events);
      start = end + 1;
    }
    if (start < text.length) this.#line += text.slice(start);
    return events;
  }

  /** One event of one line, which is what a live model sends at a time: there is nothing to look for in it. */
  #isOneEvent(piece: string): boolean {
    return (
      piece.startsWith(begin) &&
      piece.indexOf('\n') === piece.length - 2 &&
      piece.endsWith('\n') &&
      this.#line === '' &&
      this.#data === undefined &&
      !this.#isAfterCR &&
      !piece.includes('\r')
    );
  }

  /** Ends the line that began in an earlier piece, if its end is here; returns where the next one begins. */
  #endLine(text: string, events: string[]): number {
    const end = text.indexOf('\n');
    if (end === -1) return 0;
    const line = this.#line + text.slice(0, end);
    this.#line = '';
    this.#readLine(line, 0, line.length, events);
    return end + 1;
  }

  #readLine(text: string, start: number, end: number, events: string[]): void {
    if (start === end) {
      if (this.#data !== undefined) events.push(this.#data);
      this.#data = undefined;
    } else if (text.startsWith('data:', start)) {
      const first = start + 'data:'.length;
      const value = text.slice(text.charCodeAt(first) === space ? first + 1 : first, end);
      this.#data = this.#data === undefined ? value : `${this.#data}\n${value}`;
    }
  }

  #withLineFeeds(piece: string): string {
    if (!this.#isAfterCR && !piece.includes('\r')) return piece;
    const text = this.#isAfterCR && piece.startsWith('\n') ? piece.slice(1) : piece;
    if (piece !== '') this.#isAfterCR = piece.endsWith('\r');
    return text.replace(/\r\n?/g, '\n');
  }

  /** Comments may come for minutes before the first event: they are not kept. */
  #readHead(piece: string): void {
    this.#head += piece;
    if (this.#first.length === longestField) return;
    this.#first = (this.#first + piece).trimStart().slice(0, longestField);
    this.#isStream = /^(?:data|event|id|retry)?:/.test(this.#first);
    if (this.#isStream) this.#head = '';
  }
}
