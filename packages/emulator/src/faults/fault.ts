import type { JsonObject } from '../json/json-value.ts';

/** An error as OpenRouter writes it into a body. */
export interface FaultError {
  /** HTTP-like code; a string now and then. Default 502. */
  readonly code?: number | string;
  /** Default: a text that says that the error was injected. */
  readonly message?: string;
  /** For example `{ error_type: 'provider_unavailable' }` or `{ provider_name, raw }`. */
  readonly metadata?: JsonObject;
}

/**
 * Where an answer breaks off. `deltas` counts data events of a stream, `toolArgumentDeltas` those that carry tool
 * arguments, `bytes` bytes of the body. A whole answer is one long text: there `deltas` counts its tokens, and
 * `toolArgumentDeltas` cuts inside the first call's arguments.
 */
export type CutPoint =
  | { readonly bytes: number }
  | { readonly deltas: number }
  | { readonly toolArgumentDeltas: number };

/**
 * Something that goes wrong, as it goes wrong at OpenRouter. The first four and `rate-limit` apply to any request;
 * `error-in-ok`, `cut`, `garbage` and `slow` to the answers of all models, `stream-error` and `no-done` to streams of images
 * and completions too; the others shape a chat answer and leave other endpoints alone. Where bytes are streamed, a delta
 * is a piece.
 */
export type Fault =
  /** An error status. Without `body`, an error body in OpenRouter's shape is made from `error`. */
  | {
      readonly kind: 'http-error';
      readonly status: number;
      readonly error?: FaultError;
      readonly body?: JsonObject | string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** A page of the edge instead of JSON. Default status 502. */
  | {
      readonly kind: 'html';
      readonly status?: number;
      readonly html?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** The connection breaks before any answer: `fetch` rejects, a socket closes. */
  | { readonly kind: 'dropped-connection' }
  /** Headers come, then nothing until the client gives up. `afterDeltas` lets that many data events through. */
  | { readonly kind: 'stall'; readonly afterDeltas?: number }
  /** HTTP 200 whose body is only an error. In a stream: one data event with the error, no `[DONE]`. */
  | { readonly kind: 'error-in-ok'; readonly error?: FaultError; readonly withGenerationId?: boolean }
  /** A partial answer with `choices[0].error` and `finish_reason: "error"`. In a stream: the last chunk has them. */
  | { readonly kind: 'choice-error'; readonly afterDeltas?: number; readonly error?: FaultError }
  /** A chunk with a top-level `error` and `finish_reason: "error"` ends the stream. A whole answer: as `choice-error`. */
  | {
      readonly kind: 'stream-error';
      readonly afterDeltas?: number;
      readonly error?: FaultError;
      readonly done?: boolean;
    }
  /** One chunk with `error` and `choices: []`, no `[DONE]`. A whole answer: as `error-in-ok` with a generation id. */
  | { readonly kind: 'error-without-choices'; readonly error?: FaultError }
  /** HTTP 200 with `choices: []` and usage. */
  | { readonly kind: 'no-choices' }
  /** The body ends early: `close` (default) ends it properly, `reset` breaks the connection. */
  | { readonly kind: 'cut'; readonly after: CutPoint; readonly how?: 'close' | 'reset' }
  /** A line that is no JSON. A whole answer begins with it. */
  | { readonly kind: 'garbage'; readonly afterDeltas?: number; readonly line?: string }
  /** The model refuses: `message.refusal` or `delta.refusal`, no content. */
  | { readonly kind: 'refusal'; readonly text?: string; readonly finishReason?: 'stop' | 'content_filter' }
  | RateLimitFault
  /** The answer is right and comes slowly: milliseconds before the first event, and between events (default 100). */
  | { readonly kind: 'slow'; readonly firstEvent?: number; readonly perEvent?: number }
  /** The stream is whole but for `[DONE]`. */
  | { readonly kind: 'no-done' }
  /** The answer is whole, but the arguments of its tool calls end early, after so many tokens (default 1). */
  | {
      readonly kind: 'truncated-arguments';
      readonly afterTokens?: number;
      /** Default `length`, as when a token limit did it. */
      readonly finishReason?: 'length' | 'tool_calls' | 'stop';
    }
  | ToolCallFault
  /** An answer that says nothing. It costs nothing where `finishReason` is null, as at OpenRouter. Default `stop`. */
  | { readonly kind: 'empty'; readonly content?: '' | null; readonly finishReason?: 'stop' | 'length' | null }
  /** Every member that an upstream may leave out is there, and null. */
  | { readonly kind: 'nulls' };

/** 429, by the books of OpenRouter or of an upstream. */
export interface RateLimitFault {
  readonly kind: 'rate-limit';
  /** Seconds in a `Retry-After` header. Default: no such header, as in all recorded 429s. */
  readonly retryAfter?: number;
  /** Seconds until the limit is reset, told as `X-RateLimit-Reset` (milliseconds since 1970). Default: not told. */
  readonly resetIn?: number;
  /** Where `Retry-After` and `X-RateLimit-…` stand: headers, `error.metadata.headers`, or both (the default). */
  readonly where?: 'headers' | 'metadata' | 'both';
  /** Requests per minute in `X-RateLimit-Limit`. Default 20. */
  readonly limit?: number;
  /** The upstream that refuses; by default OpenRouter itself. */
  readonly provider?: string;
}

/** Tool calls as careless upstreams send them. At least one of the members says what is wrong. */
export interface ToolCallFault {
  readonly kind: 'tool-calls';
  /** `duplicate`: every call has the id of the first; `repeated`: each delta has the id and the name again. */
  readonly ids?: 'missing' | 'null' | 'empty' | 'duplicate' | 'repeated';
  /** `same`: every call has index 0. */
  readonly indexes?: 'missing' | 'null' | 'same';
}

/** The `error` member of a fault, with its defaults. */
export function faultError(error: FaultError | undefined): {
  code: number | string;
  message: string;
  metadata?: JsonObject;
} {
  return {
    code: error?.code ?? 502,
    message: error?.message ?? 'Injected fault: the provider is unavailable',
    ...(error?.metadata && { metadata: error.metadata }),
  };
}
