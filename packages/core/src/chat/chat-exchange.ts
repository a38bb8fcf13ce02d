import type { HeadersOption } from '../http/transport-options.ts';
import type { ChatRequestBody, RequestWarning } from './request/chat-request.ts';

/** What one call may add to the request. */
export interface ChatCallOptions {
  /** Headers of this call; they win over the transport's. */
  headers?: HeadersOption | undefined;
  /** Aborts the request, closes its socket, and rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
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
