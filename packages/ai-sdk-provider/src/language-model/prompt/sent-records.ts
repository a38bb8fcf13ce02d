/** Remembers records (reasoning details, annotations), to tell those that come a second time. */
export class SentRecords {
  /** Under each key its only record, or the JSON of several. */
  readonly #records = new Map<string, object | Set<string>>();

  /**
   * Takes a record in.
   *
   * @param key what equal records have in common, and few others: only records of one key are compared, because JSON of all of a
   *   long history would cost more than the request itself
   * @returns was there none that reads the same?
   */
  add(key: string, record: object): boolean {
    const earlier = this.#records.get(key);
    if (earlier === undefined) {
      this.#records.set(key, record);
      return true;
    }
    const texts = earlier instanceof Set ? earlier : new Set([JSON.stringify(earlier)]);
    this.#records.set(key, texts);
    return texts.size < texts.add(JSON.stringify(record)).size;
  }
}
