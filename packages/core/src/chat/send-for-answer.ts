import type { Transport } from '../http/transport.ts';
import type { TransportResponse } from '../http/transport-response.ts';
import type { AnswerRequest, ChatCallOptions } from './chat-exchange.ts';

/** Sends what is answered by a model, as a stream or whole. */
export function sendForAnswer(
  transport: Transport,
  { path, body }: AnswerRequest<unknown>,
  accept: string,
  { headers, signal }: ChatCallOptions,
): Promise<TransportResponse> {
  return transport.send({ method: 'POST', path, body, accept, headers, signal });
}
