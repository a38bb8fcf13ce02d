import type { CallOptions } from '../http/call-options.ts';
import type { ChatRequestBody, RequestWarning } from './request/chat-request.ts';

/** What one call may add to the request. */
export interface ChatCallOptions extends CallOptions {
  /** Adds a `raw` event before the events of each chunk. Default false. */
  includeRaw?: boolean | undefined;
}

/** What was sent and what came, apart from the answer itself. */
export interface ChatExchange {
  request: { url: string; body: ChatRequestBody };
  response: { status: number; headers: Record<string, string> };
  /** What could not be sent as it was given. */
  warnings: readonly RequestWarning[];
}
