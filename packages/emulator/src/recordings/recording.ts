import type { JsonValue } from '../json/json-value.ts';

/** One exchange with OpenRouter, as {@link record} writes it and {@link replay} reads it. It holds no key. */
export interface Recording {
  /** When it was recorded: ISO 8601. */
  readonly recorded_at?: string | null;
  readonly request: {
    readonly method: string;
    /** Path with query, for example `/api/v1/models?limit=5`. */
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
    /** The parsed JSON; else text, or base64 where `body_encoding` says so; null for none. */
    readonly body?: JsonValue;
    readonly body_encoding?: 'utf8' | 'base64';
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    readonly body_encoding?: 'utf8' | 'base64';
    /** Bytes of each piece in which the body came. */
    readonly chunk_sizes?: readonly number[];
  };
}
