import { buildPath } from '../http/build-path.ts';
import type { CallOptions } from '../http/call-options.ts';
import { sendJSON } from '../http/send-json.ts';
import type { Transport } from '../http/transport.ts';
import type { TransportResponse } from '../http/transport-response.ts';
import type { Endpoint, EndpointInput } from './endpoint.ts';

/** Calls an operation and gives its JSON as it came. The one request path of every JSON operation. */
export async function callEndpoint<Answer>(
  transport: Transport,
  { method, path, key }: Endpoint<Answer>,
  input: EndpointInput = {},
  options: CallOptions = {},
): Promise<Answer> {
  const request = { method, path: buildPath(path, input), body: input.body, key };
  const { body } = await sendJSON(transport, request, options);
  // The types of answers are open and have no required field that is read here: what came is handed on.
  return body as Answer;
}

/** Calls an operation whose answer is no JSON, and gives it unread. */
export function openEndpoint(
  transport: Transport,
  { method, path, key }: Endpoint<unknown>,
  input: EndpointInput = {},
  { headers, signal }: CallOptions = {},
  accept?: string,
): Promise<TransportResponse> {
  return transport.send({ method, path: buildPath(path, input), body: input.body, key, accept, headers, signal });
}
