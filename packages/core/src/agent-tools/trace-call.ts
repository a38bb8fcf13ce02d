import { createOpenRouterClient } from '@openrouter-adapters/core';
import type { FetchFunction, OpenRouterClient, TransportOptions } from '@openrouter-adapters/core';

/** What is seen of a call on its way. */
export interface CallTrace {
  /** Was something sent that can cost money? */
  wasSent: boolean;
  /** Is its cost counted, or noted as one that is to be asked for? */
  isCounted: boolean;
  /** Was it answered with a status of failure? */
  wasRefused: boolean;
  /** `gen-…`, from the headers of the answer: JSON of media has none. */
  generationId: string | undefined;
}

/** Gives a client for one call, which writes down what is seen of it. */
export type TraceCall = (trace: CallTrace) => OpenRouterClient;

/** Clients that see the headers of answers. */
export function createTracing(transport: TransportOptions): TraceCall {
  // The transport calls what is given here: the Web's `fetch` stays its own, looked up at each call.
  // oxlint-disable-next-line no-restricted-properties
  const send: FetchFunction = (url, init) => (transport.fetch ?? globalThis.fetch)(url, init);
  return (trace) =>
    createOpenRouterClient({
      ...transport,
      fetch: async (url, init) => {
        // What only looks costs nothing.
        if (init.method !== 'POST') return send(url, init);
        trace.wasSent = true;
        const response = await send(url, init);
        trace.wasRefused = !response.ok;
        trace.generationId = response.headers.get('x-generation-id') ?? undefined;
        return response;
      },
    });
}

/** A client that was given shows no headers: whatever it is asked counts as sent. */
export function createBlindTracing(client: OpenRouterClient): TraceCall {
  return (trace) => {
    trace.wasSent = true;
    return client;
  };
}
