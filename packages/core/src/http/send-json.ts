import type { Mask } from '../errors/mask-secrets.ts';
import { isErrorBody, readError } from '../errors/read-error.ts';
import { nonEmptyString } from '../json.ts';
import type { CallOptions } from './call-options.ts';
import { readJSONBody } from './read-body.ts';
import type { Transport, TransportRequest } from './transport.ts';

/** What was sent and what came, in one request with a JSON answer. */
export interface JSONExchange {
  request: { url: string; body: unknown };
  response: { status: number; headers: Record<string, string> };
  /** The body exactly as it came, parsed. */
  body: Record<string, unknown>;
  /** `gen-…`: from the header, else from the body. */
  generationId: string | undefined;
  /** When the headers came, epoch milliseconds. */
  receivedAt: number;
  /** Hides the secrets of the request in what an error shows. */
  mask: Mask;
}

/**
 * Sends a request and reads its JSON answer.
 *
 * @throws {OpenRouterError} for every failure, also an error under a status of success
 */
export async function sendJSON(
  transport: Transport,
  request: Pick<TransportRequest, 'method' | 'path' | 'body' | 'form' | 'baseURL'>,
  { headers, signal }: CallOptions = {},
): Promise<JSONExchange> {
  const response = await transport.send({
    ...request,
    accept: 'application/json',
    headers,
    signal,
  });
  const answer = await readJSONBody(response);
  if (isErrorBody(answer)) throw readError(answer, response);
  return {
    request: { url: response.url, body: request.body },
    response: response.toHead(),
    body: answer,
    generationId: nonEmptyString(response.headers['x-generation-id']) ?? nonEmptyString(answer['id']),
    receivedAt: response.receivedAt,
    mask: response.mask,
  };
}
