/**
 * Base64 that comes in pieces → base64 pieces that can be put together as they are, which is what LangChain does when chunks merge.
 * Upstreams encode pieces one by one now and then: padding in the middle would end the text for most decoders.
 */
export class Base64Pieces {
  /** Less than four characters that wait for the rest of their group. */
  #text = '';
  /** Less than three bytes that wait, because padding stood behind them. */
  #bytes = '';

  push(piece: string): string {
    const text = this.#text + piece;
    const whole = text.length - (text.length % 4);
    this.#text = text.slice(whole);
    const groups = text.slice(0, whole);
    if (this.#bytes === '' && !groups.endsWith('=')) return groups;
    const bytes = this.#decode(groups);
    if (bytes === undefined) return groups;
    const full = bytes.length - (bytes.length % 3);
    this.#bytes = bytes.slice(full);
    return btoa(bytes.slice(0, full));
  }

  /** The last piece: what was waiting. */
  end(): string {
    const bytes = this.#bytes === '' ? undefined : this.#decode(this.#text);
    return bytes === undefined ? this.#text : btoa(bytes);
  }

  /** `undefined` for what is no base64: it is handed on as it came, for whoever decodes it to say so. */
  #decode(text: string): string | undefined {
    try {
      return this.#bytes + atob(text);
    } catch {
      return undefined;
    }
  }
}
