import type { KeyKind } from '../keys/key-kind.ts';

/** One request that came in, as tests want to see it. Keys in it, also those of providers, are `<redacted>`. */
export interface RecordedRequest {
  /** Number of the request, from 0; goes on when a test empties the log. */
  readonly index: number;
  /** When it came in: milliseconds since 1970 by the emulator's clock. */
  readonly at: number;
  readonly method: string;
  /** The path below `/api/v1`, for example `/chat/completions`; the whole path if it is not below it. */
  readonly path: string;
  /** Query parameters; a repeated one is a list. */
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  /** Headers by lower-case name. `authorization` says only the kind of key, for example `Bearer <standard key>`. */
  readonly headers: Readonly<Record<string, string>>;
  /** What kind of key came with the request. */
  readonly keyKind: KeyKind;
  /**
   * The parsed JSON, the text if it is no JSON, undefined if there is no body. Of a multipart body: its fields, with
   * `{ filename, type, size }` for a file.
   */
  readonly body: unknown;
}
