import { refuseErrorBody } from '../errors/read-error.ts';
import { ByteReader } from '../http/byte-reader.ts';
import { interrupt, rejectText } from '../http/read-body.ts';
import { readBytesBody, readPieces } from '../http/read-bytes.ts';
import type { TransportResponse } from '../http/transport-response.ts';
import { parseJSONOrText } from '../json.ts';

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
  if (type === 'text/html' && !isNamed) return rejectText(response);
  if (type !== 'application/json' || isNamed) return new ByteReader(toStream(response), signal);
  // Nothing but its content tells a file that is JSON from an error that is.
  const bytes = await readBytesBody(response, (all) => {
    // A file that is no JSON, whatever its type says, is no error.
    refuseErrorBody(parseJSONOrText(new TextDecoder().decode(all)), response);
  });
  return new ByteReader(new Blob([bytes]).stream(), signal);
}

/** The body, with the error of the API where it breaks off. */
function toStream(response: TransportResponse): ReadableStream<Uint8Array> {
  const pieces = readPieces(response);
  return new ReadableStream(
    {
      async pull(controller) {
        const bytes = await pieces.read().catch(interrupt(response));
        if (bytes === undefined) controller.close();
        else controller.enqueue(bytes);
      },
      cancel: (reason) => pieces.cancel(reason),
    },
    // Nothing is read before it is asked for.
    { highWaterMark: 0 },
  );
}
