import type { HeadersOption } from './transport-options.ts';

/** What one call may add to its request. */
export interface CallOptions {
  /** Headers of this call; they win over the transport's. */
  headers?: HeadersOption | undefined;
  /** Aborts the request, closes its socket, and rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
}
