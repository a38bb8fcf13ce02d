import { messageOf } from '../errors/is-error.ts';
import { buildAnswerError } from '../errors/answer-error.ts';
import type { OpenRouterError } from '../errors/openrouter-error.ts';
import { readError } from '../errors/read-error.ts';
import { isObject } from '../json.ts';
import { itself } from './plain-reading.ts';
import type { TransportResponse } from './transport-response.ts';

/**
 * The body of a whole answer, parsed.
 *
 * @throws {OpenRouterError} `interrupted` when the connection broke or the JSON is not whole, `invalid-response` for anything that is
 *   no JSON object; an aborted call rejects with the signal's reason
 */
export function readJSONBody(response: TransportResponse): Promise<Record<string, unknown>> {
  return response.body.textInto((text) => parseJSONBody(text, response), interrupt(response));
}

/** The same for a text that was read already. */
export function parseJSONBody(text: string, response: TransportResponse): Record<string, unknown> {
  let body: unknown;
  try {
    // Keep-alive white space before the body is JSON's own white space.
    body = JSON.parse(text);
  } catch (cause) {
    if (!/^\s*\{/.test(text)) throw readError(text, response);
    const { headers, mask } = response;
    const context = { headers, body: text, cause, mask };
    throw buildAnswerError('interrupted', 'The answer broke off: its JSON is not whole', context);
  }
  if (!isObject(body)) throw readError(body, response);
  return body;
}

/** The body as text; a connection that broke inside it is `interrupted`. */
export function readTextBody(response: TransportResponse): Promise<string> {
  return response.body.textInto(itself, interrupt(response));
}

/**
 * For words in place of an answer: a web page, the sentence of a proxy.
 *
 * @throws {OpenRouterError} that repeats them; `interrupted` when the connection broke inside them
 */
export async function rejectText(response: TransportResponse): Promise<never> {
  throw readError(await readTextBody(response), response);
}

/** For a read that failed: throws what `toInterruption` makes of it. */
export function interrupt(response: TransportResponse): (cause: unknown) => never {
  return (cause) => {
    throw toInterruption(cause, response);
  };
}

/** The error for a body that could not be read to its end; an abort stays what it is. */
export function toInterruption(
  cause: unknown,
  { body, headers, mask }: TransportResponse,
  generationId?: string,
): unknown {
  if (body.isAborted) return cause;
  const reason = messageOf(cause);
  return buildAnswerError('interrupted', `The connection broke inside the answer: ${reason}`, {
    generationId,
    headers,
    cause,
    mask,
  });
}

/** The error for an event of a stream that is no JSON object. */
export function toUnreadableEvent(
  data: string,
  cause: unknown,
  { headers, mask }: TransportResponse,
  generationId?: string,
): OpenRouterError {
  return buildAnswerError('invalid-response', `A part of the stream cannot be read: ${mask(data).slice(0, 200)}`, {
    generationId,
    headers,
    cause,
    mask,
    body: data,
  });
}
