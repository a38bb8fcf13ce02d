import type { CallOptions, Transport } from '@openrouter-adapters/core';

import { toHostError, type FailedCall } from '../errors/to-host-error.ts';
import { connect } from './connection.ts';
import type { HostCall, ModelConfig } from './model-config.ts';

/** How errors name fields of a request that the AI SDK calls otherwise, by their wire names. */
export type HostNames = Readonly<Record<string, string>>;

/**
 * Sends one request of a model.
 *
 * @throws the AI SDK's error for what failed, with the request as it was sent
 */
export async function sendCall<Answer>(
  config: Pick<ModelConfig, 'connection' | 'headers'>,
  { headers, abortSignal }: HostCall,
  exchange: (transport: Transport, options: CallOptions) => Promise<Answer>,
  names: HostNames = {},
): Promise<Answer> {
  const sent: FailedCall = { url: '', body: undefined };
  try {
    const options: CallOptions = { headers: config.headers(headers), signal: abortSignal };
    return await exchange(noting(connect(config.connection), sent), options);
  } catch (error) {
    throw toHostError(error, sent, names);
  }
}

/** A call that fails does not say what it sent: it is noted on its way out. */
function noting(transport: Transport, sent: FailedCall): Transport {
  return {
    baseURL: transport.baseURL,
    send: (request) => {
      sent.url = `${request.baseURL ?? transport.baseURL}${request.path}`;
      sent.body = request.body;
      return transport.send(request);
    },
  };
}
