import type { CallOptions } from '../http/call-options.ts';
import type { ChatChunk } from '../wire/chat-response.ts';
import type { ChatRequestBody, RequestWarning } from './request/chat-request.ts';

/** What one call may add to the request. */
export interface ChatCallOptions extends CallOptions {
  /** Adds a `raw` event before the events of each chunk. Default false. */
  includeRaw?: boolean | undefined;
  /**
   * Give deltas of one block that came in one network read as one. Nothing that arrives later is waited for: a model that sends its
   * tokens one by one gives one delta for each. Default true; with `includeRaw` nothing is joined, each delta stands behind its chunk.
   */
  coalesce?: boolean | undefined;
  /**
   * Give the headers of the answer. Default true. Whoever shows none of them saves what it takes to list them, some microseconds, which is
   * much of a small call; errors have them all the same.
   */
  includeHeaders?: boolean | undefined;
}

/** What was sent and what came, apart from the answer itself. */
export interface ChatExchange<Body = ChatRequestBody> {
  request: { url: string; body: Body };
  /** Names of headers are in lower case. */
  response: { status: number; headers: Record<string, string> };
  /** What could not be sent as it was given. */
  warnings: readonly RequestWarning[];
}

/** A request whose answer the machine can read. */
export interface AnswerRequest<Body> {
  path: string;
  body: Body;
  warnings: readonly RequestWarning[];
  /** Makes a chunk of chat of one of another endpoint. */
  toChunk?: ((chunk: ChatChunk) => ChatChunk) | undefined;
}
