import { isErrorBody, readError } from '../errors/read-error.ts';
import { ByteReader } from '../http/byte-reader.ts';
import { checkLength, toInterruption } from '../http/read-body.ts';
import type { TransportResponse } from '../http/transport.ts';

/**
 * The bytes of a file, unless the answer is an error in their place: JSON that says so, or a web page that is not named as a file.
 *
 * @param type the media type, without parameters
 * @throws {OpenRouterError} for an error in place of a file, and for JSON that breaks off
 */
export async function readFileContent(
  response: TransportResponse,
  type: string | undefined,
  signal: AbortSignal | undefined,
): Promise<ByteReader> {
  const isNamed = response.headers['content-disposition'] !== undefined;
  if (type === 'text/html' && !isNamed) throw readError(await response.body.text(), response);
  if (type !== 'application/json' || isNamed) return new ByteReader(toStream(response), signal);
  // Nothing but its content tells a file that is JSON from an error that is.
  const bytes = await response.body.bytes().catch((cause: unknown) => {
    throw toInterruption(cause, response);
  });
  const body = parse(new TextDecoder().decode(bytes));
  if (isErrorBody(body)) throw readError(body, response);
  return new ByteReader(new Blob([bytes]).stream(), signal);
}

/** The body, with the error of the API where it breaks off. */
function toStream(response: TransportResponse): ReadableStream<Uint8Array> {
  const { body } = response;
  let length = 0;
  const readPiece = async () => {
    const bytes = await body.read();
    if (bytes === undefined) checkLength(response, length);
    return bytes;
  };
  return new ReadableStream(
    {
      async pull(controller) {
        const bytes = await readPiece().catch((cause: unknown) => {
          throw toInterruption(cause, response);
        });
        if (bytes === undefined) return controller.close();
        length += bytes.length;
        controller.enqueue(bytes);
      },
      cancel: (reason) => body.cancel(reason),
    },
    // Nothing is read before it is asked for.
    { highWaterMark: 0 },
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // A file that is no JSON, whatever its type says.
  }
}
