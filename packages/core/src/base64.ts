import { asNativeBytes } from './http/environment.ts';

// `String.fromCharCode` takes its characters as arguments, of which engines allow some 65,000.
const step = 0x8000;

/** What newer runtimes have (ECMAScript 2026). */
type Encoding = { toBase64?: () => string };
type Decoding = { setFromBase64?: (text: string) => { written: number } };

/** Bytes → base64 (RFC 4648 §4), on every runtime, in machine code where the runtime can. */
export function encodeBase64(bytes: Uint8Array): string {
  const native = (bytes as Encoding).toBase64?.() ?? asNativeBytes(bytes)?.toString('base64');
  if (native !== undefined) return native;
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += step) {
    pieces.push(String.fromCharCode(...bytes.subarray(start, start + step)));
  }
  return btoa(pieces.join(''));
}

/** Base64 → bytes; `undefined` when it is no base64. */
export function decodeBase64(base64: string): Uint8Array<ArrayBuffer> | undefined {
  return decodeNatively(base64) ?? decodeAnywhere(base64);
}

/** `undefined` also for what the runtime reads in another way than `atob`. */
function decodeNatively(base64: string): Uint8Array<ArrayBuffer> | undefined {
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  if (base64.length % 4 !== 0) return undefined;
  const bytes = new Uint8Array((base64.length / 4) * 3 - padding);
  return writeNatively(base64, bytes) === bytes.length ? bytes : undefined;
}

/** How many bytes were written; `undefined` where the runtime cannot, or finds no base64. */
function writeNatively(base64: string, bytes: Uint8Array): number | undefined {
  const buffer = asNativeBytes(bytes);
  if (buffer !== undefined) return buffer.write(base64, 'base64');
  try {
    return (bytes as Decoding).setFromBase64?.(base64).written;
  } catch {
    return undefined; // Read once more, with `atob`, which has the last word.
  }
}

function decodeAnywhere(base64: string): Uint8Array<ArrayBuffer> | undefined {
  let binary: string;
  try {
    binary = atob(base64);
  } catch {
    return undefined; // The caller knows what it was meant to be, and says so.
  }
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

/**
 * Joins base64 that came in pieces. A text that was cut anywhere is joined as it is; only where the pieces were encoded one by one
 * (padding before the end) the bytes are decoded and encoded again.
 */
export function joinBase64(pieces: readonly string[]): string {
  const last = pieces.length - 1;
  if (pieces.every((piece, index) => index === last || !piece.endsWith('='))) return pieces.join('');
  try {
    return btoa(pieces.map((piece) => atob(piece)).join(''));
  } catch {
    return pieces.join(''); // The upstream's base64 is none: whoever decodes it will say so. The words beside it are not lost.
  }
}
