/** A request that OpenRouter's document and the emulator take; members of it are made wrong, one at a time. */
export interface RequestExample {
  /** Path below `/api/v1`. */
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}
