/** Writes bits into bytes, the lowest bit first, as deflate and WebP have them. */
export class BitWriter {
  readonly #bytes: number[] = [];
  #open = 0;
  #count = 0;

  /** A number of so many bits. */
  number(value: number, bits: number): void {
    for (let bit = 0; bit < bits; bit++) this.#push((value >> bit) & 1);
  }

  /** A Huffman code: its bits come in reading order. */
  code(value: number, bits: number): void {
    for (let bit = bits - 1; bit >= 0; bit--) this.#push((value >> bit) & 1);
  }

  #push(bit: number): void {
    this.#open |= bit << this.#count++;
    if (this.#count < 8) return;
    this.#bytes.push(this.#open);
    this.#open = 0;
    this.#count = 0;
  }

  /** Everything written; the last byte is filled with zeros. */
  finish(): Uint8Array {
    return Uint8Array.from(this.#count > 0 ? [...this.#bytes, this.#open] : this.#bytes);
  }
}
