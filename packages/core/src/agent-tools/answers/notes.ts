/** What a request asked for and this tool cannot give: said to the model, never dropped in silence. */
export class Notes {
  readonly #notes: string[] = [];

  add(note: string): void {
    this.#notes.push(note);
  }

  /** `undefined` when there is nothing to say. */
  get list(): string[] | undefined {
    return this.#notes.length === 0 ? undefined : this.#notes;
  }
}
