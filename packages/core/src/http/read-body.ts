import { buildAnswerError } from '../errors/answer-error.ts';
import { readError } from '../errors/read-error.ts';
import { isObject } from '../json.ts';
import type { ByteReader } from './byte-reader.ts';
import type { TransportResponse } from './transport.ts';

/**
 * The body of a whole answer, parsed.
 *
 * @throws {OpenRouterError} `interrupted` when the connection broke or the JSON is not whole, `invalid-response` for anything that is
 *   no JSON object; an aborted call rejects with the signal's reason
 */
export function readJSONBody(response: TransportResponse): Promise<Record<string, unknown>> {
  return readTextBody(response).then((text) => parseJSONBody(text, response));
}

/** The same for a text that was read already. */
export function parseJSONBody(text: string, response: TransportResponse): Record<string, unknown> {
  const body = parseBody(text, response);
  if (!isObject(body)) throw readError(body, response);
  return body;
}

/** The body as text; a connection that broke inside it is `interrupted`. */
export function readTextBody(response: TransportResponse): Promise<string> {
  return response.body.text().catch((cause: unknown) => {
    throw toInterruption(cause, response);
  });
}

/** The body as bytes; a connection that broke inside it is `interrupted`. */
export async function readBytesBody(response: TransportResponse): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const bytes = await response.body.bytes();
    checkLength(response, bytes.length);
    return bytes;
  } catch (cause) {
    throw toInterruption(cause, response);
  }
}

/** The body piece by piece, where the pieces are bytes. `read` gives `undefined` at the end, which has to be where it was announced. */
export function readPieces(response: TransportResponse): Pick<ByteReader, 'read' | 'cancel'> {
  const { body } = response;
  let length = 0;
  let isLeft = false;
  return {
    async read() {
      const bytes = await body.read();
      if (bytes === undefined && !isLeft) checkLength(response, length);
      length += bytes?.length ?? 0;
      return bytes;
    },
    cancel(reason) {
      isLeft = true;
      return body.cancel(reason);
    },
  };
}

/**
 * For bytes, which do not show by themselves that they were cut: some runtimes end a body that broke off as if it were whole (WebKitGTK over
 * HTTP/1.1, Chromium and Firefox over HTTP/2).
 *
 * @param length how many came
 * @throws where they are fewer than was announced
 */
function checkLength({ headers }: TransportResponse, length: number): void {
  const { 'content-length': announced = '', 'content-encoding': encoding, 'transfer-encoding': transfer } = headers;
  if (encoding !== undefined || transfer !== undefined || !/^\d+$/.test(announced)) return;
  // CORS hides a compression. What cannot be compressed gets longer by it, but less than this.
  if (length + length / 1000 + 64 < Number(announced)) throw new Error(`${length} of ${announced} bytes came`);
}

/** The error for a body that could not be read to its end; an abort stays what it is. */
export function toInterruption(cause: unknown, { body, headers, mask }: TransportResponse): unknown {
  if (body.isAborted) return cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return buildAnswerError('interrupted', `The connection broke inside the answer: ${reason}`, {
    headers,
    generationId: headers['x-generation-id'],
    cause,
    mask,
  });
}

function parseBody(text: string, response: TransportResponse): unknown {
  try {
    // Keep-alive white space before the body is JSON's own white space.
    return JSON.parse(text);
  } catch (cause) {
    if (!/^\s*\{/.test(text)) throw readError(text, response);
    throw buildAnswerError('interrupted', 'The answer broke off: its JSON is not whole', {
      headers: response.headers,
      generationId: response.headers['x-generation-id'],
      body: text,
      cause,
      mask: response.mask,
    });
  }
}
