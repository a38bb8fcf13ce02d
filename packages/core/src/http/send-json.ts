import type { Mask } from '../errors/mask-secrets.ts';
import { refuseErrorBody } from '../errors/read-error.ts';
import { nonEmptyString } from '../json.ts';
import type { CallOptions } from './call-options.ts';
import { readJSONBody } from './read-body.ts';
import type { Transport, TransportRequest } from './transport.ts';

/** What was sent and what came, in one request with a JSON answer. */
export interface JSONExchange<Body = unknown> {
  request: { url: string; body: Body };
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
export async function sendJSON<Request extends Pick<TransportRequest, 'method' | 'path' | 'body' | 'form' | 'baseURL'>>(
  transport: Transport,
  request: Request,
  { headers, signal }: CallOptions = {},
): Promise<JSONExchange<Request['body']>> {
  const response = await transport.send({ ...request, accept: 'application/json', headers, signal });
  const answer = refuseErrorBody(await readJSONBody(response), response);
  return {
    request: { url: response.url, body: request.body },
    response: response.toHead(),
    body: answer,
    generationId: nonEmptyString(response.headers['x-generation-id']) ?? nonEmptyString(answer['id']),
    receivedAt: response.receivedAt,
    mask: response.mask,
  };
}

/** What the answer of every kind tells of its exchange. */
export function toldBy<Body>({
  generationId,
  request,
  response,
  body,
}: JSONExchange<Body>): Pick<JSONExchange<Body>, 'generationId' | 'request' | 'response' | 'body'> {
  return { generationId, request, response, body };
}
