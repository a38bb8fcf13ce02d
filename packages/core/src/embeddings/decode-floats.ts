import { decodeBase64 } from '../base64.ts';

/**
 * Base64 of 32-bit floats in little-endian order, straight into numbers: the layout that OpenAI's API uses and OpenRouter passes on.
 *
 * @returns `undefined` when it is no base64, or no whole number of floats
 */
export function decodeFloats(base64: string): number[] | undefined {
  const bytes = decodeBase64(base64);
  if (bytes === undefined || bytes.length % 4 !== 0) return undefined;
  const view = new DataView(bytes.buffer);
  const floats = Array.from<number>({ length: bytes.length / 4 });
  for (let index = 0; index < floats.length; index += 1) floats[index] = view.getFloat32(index * 4, true);
  return floats;
}
