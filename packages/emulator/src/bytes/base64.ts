// What one call of String.fromCharCode can safely take as arguments.
const SLICE = 0x8000;

/** Bytes as base64. */
export function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += SLICE) {
    text += String.fromCharCode(...bytes.subarray(start, start + SLICE));
  }
  return btoa(text);
}

/** Whether a text is base64 of something, padded or not. Nothing is decoded: it may be megabytes. */
export function isBase64(text: string): boolean {
  return text.replace(/={1,2}$/, '').length % 4 !== 1 && /^[A-Za-z\d+/]+={0,2}$/.test(text);
}

/** The bytes of base64; undefined for a text that is none. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    // atob throws on anything that is no base64; the caller says what is wrong with it.
    return undefined;
  }
}
