import type { ByteReader } from './byte-reader.ts';
import { interrupt, toInterruption } from './read-body.ts';
import type { TransportResponse } from './transport-response.ts';

/**
 * The body as bytes; a connection that broke inside it is `interrupted`.
 *
 * @param refuse throws for bytes that say by themselves that they are something else, however many were announced
 */
export async function readBytesBody(
  response: TransportResponse,
  refuse: (bytes: Uint8Array) => void = () => undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await response.body.bytes().catch(interrupt(response));
  refuse(bytes);
  const cut = findCut(response, bytes.length);
  if (cut !== undefined) throw toInterruption(cut, response);
  return bytes;
}

/**
 * The body as bytes, told piece by piece: a large one may take long, as long as something comes. A connection that broke inside it is
 * `interrupted`.
 */
export async function readBytesTold(
  response: TransportResponse,
  onPiece: () => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const source = readPieces(response);
  const next = () => source.read().catch(interrupt(response));
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (let piece = await next(); piece !== undefined; piece = await next()) {
    onPiece();
    pieces.push(piece);
    length += piece.length;
  }
  const whole = new Uint8Array(length);
  for (const piece of pieces.toReversed()) whole.set(piece, (length -= piece.length));
  return whole;
}

/** The body piece by piece, where the pieces are bytes. `read` gives `undefined` at the end, which has to be where it was announced. */
export function readPieces(response: TransportResponse): Pick<ByteReader, 'read' | 'cancel'> {
  const { body } = response;
  let length = 0;
  let isLeft = false;
  return {
    async read() {
      const bytes = await body.read();
      const cut = bytes === undefined && !isLeft ? findCut(response, length) : undefined;
      if (cut !== undefined) throw cut;
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
 * @returns what is wrong where they are fewer than was announced
 */
function findCut({ headers }: TransportResponse, length: number): Error | undefined {
  const { 'content-length': announced = '', 'content-encoding': encoding, 'transfer-encoding': transfer } = headers;
  if (encoding !== undefined || transfer !== undefined || !/^\d+$/.test(announced)) return undefined;
  // CORS hides a compression. What cannot be compressed gets longer by it, but less than this.
  const isCut = length + length / 1000 + 64 < Number(announced);
  return isCut ? new Error(`${length} of ${announced} bytes came`) : undefined;
}
