import type { CallOptions } from '../http/call-options.ts';
import type { ChatChunk } from '../wire/chat-response.ts';
import type { ChatRequestBody, RequestWarning } from './request/chat-request.ts';

/** What one call may add to the request. */
export interface ChatCallOptions extends CallOptions {
  /** Adds a `raw` event before the events of each chunk. Default false. */
  includeRaw?: boolean | undefined;
}

/** What was sent and what came, apart from the answer itself. */
export interface ChatExchange<Body = ChatRequestBody> {
  request: { url: string; body: Body };
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
