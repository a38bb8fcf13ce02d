import type { ByteReader } from './byte-reader.ts';
import { toInterruption } from './read-body.ts';
import type { TransportResponse } from './transport.ts';

/**
 * The body as bytes; a connection that broke inside it is `interrupted`.
 *
 * @param refuse throws for bytes that say by themselves that they are something else, however many were announced
 */
export async function readBytesBody(
  response: TransportResponse,
  refuse: (bytes: Uint8Array) => void = () => undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  const interrupt = (cause: unknown): never => {
    throw toInterruption(cause, response);
  };
  const bytes = await response.body.bytes().catch(interrupt);
  refuse(bytes);
  try {
    checkLength(response, bytes.length);
  } catch (cause) {
    interrupt(cause);
  }
  return bytes;
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
