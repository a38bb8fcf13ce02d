import { decodeBase64 } from '../base64.ts';

const isLittleEndian = /* @__PURE__ */ (() => new Uint8Array(Uint16Array.of(1).buffer)[0] === 1)();

/**
 * Base64 of 32-bit floats in little-endian order → the floats: the layout that OpenAI's API uses and OpenRouter passes on.
 *
 * @returns `undefined` when it is no base64, or no whole number of floats
 */
export function decodeFloats(base64: string): Float32Array<ArrayBuffer> | undefined {
  const bytes = decodeBase64(base64);
  if (bytes === undefined || bytes.length % 4 !== 0) return undefined;
  const floats = new Float32Array(bytes.buffer);
  if (isLittleEndian) return floats;
  const view = new DataView(bytes.buffer);
  return floats.map((_, index) => view.getFloat32(index * 4, true));
}
