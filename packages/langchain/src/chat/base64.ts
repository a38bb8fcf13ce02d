// What `String.fromCharCode` takes as arguments without overflowing the stack, a multiple of three.
const stride = 24_576;

/** Bytes → base64 (RFC 4648 §4), wherever `btoa` exists. */
export function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += stride) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(start, start + stride))));
  }
  return pieces.join('');
}
