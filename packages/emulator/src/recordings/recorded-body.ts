import { decodeBase64, encodeBase64 } from '../bytes/base64.ts';
import { joinBytes } from '../bytes/join-bytes.ts';
import type { Mask } from '../secrets/mask.ts';

/** A body as a recording keeps it: text where it is text, else base64. */
export function encodeBody(bytes: Uint8Array): { body: string; body_encoding: 'utf8' | 'base64' } {
  try {
    const body = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { body, body_encoding: 'utf8' };
  } catch {
    // The decoder throws on anything that is no UTF-8.
    return { body: encodeBase64(bytes), body_encoding: 'base64' };
  }
}

/** The same without secrets, and whether there were any. */
export function encodeMasked(bytes: Uint8Array, mask: Mask): ReturnType<typeof encodeBody> & { masked: boolean } {
  const { body, body_encoding: encoding } = encodeBody(bytes);
  const masked = encoding === 'utf8' ? mask.body(body) : encodeBase64(mask.bytes(bytes));
  return { body: masked, body_encoding: encoding, masked: masked !== body };
}

/** The bytes of a recorded body. */
export function decodeBody(body: string, encoding: 'utf8' | 'base64' | undefined): Uint8Array<ArrayBuffer> {
  if (encoding !== 'base64') return new TextEncoder().encode(body);
  const bytes = decodeBase64(body);
  if (!bytes) throw new TypeError('A recorded body is not the base64 that its "body_encoding" announces.');
  return bytes;
}

/** Bytes in the pieces in which they came; where that is not known, event by event. */
export function cutBody(
  bytes: Uint8Array<ArrayBuffer>,
  sizes: readonly number[] | undefined,
): Uint8Array<ArrayBuffer>[] {
  if (sizes === undefined || sizes.reduce((sum, size) => sum + size, 0) !== bytes.length) return cutEvents(bytes);
  let start = 0;
  return sizes.map((size) => bytes.subarray(start, (start += size)));
}

const LINE_FEED = 10;

/** Pieces that end behind an empty line; a body without events is one piece. */
function cutEvents(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let start = 0;
  for (let at = 1; at < bytes.length; at++) {
    if (bytes[at] !== LINE_FEED || bytes[at - 1] !== LINE_FEED) continue;
    pieces.push(bytes.subarray(start, at + 1));
    start = at + 1;
  }
  if (start < bytes.length) pieces.push(bytes.subarray(start));
  return pieces;
}

/** All bytes of a stream's pieces. */
export function wholeBody(pieces: readonly Uint8Array[]): Uint8Array {
  return joinBytes(pieces);
}
