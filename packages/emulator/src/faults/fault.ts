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
 * Something that goes wrong, as it goes wrong at OpenRouter. The first four apply to any request; `error-in-ok`, `cut` and
 * `garbage` to the answers of all models, `stream-error` to streams of images and completions too; the others shape a
 * chat answer and leave other endpoints alone. Where bytes are streamed, a delta is a piece.
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
  | { readonly kind: 'refusal'; readonly text?: string; readonly finishReason?: 'stop' | 'content_filter' };

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
