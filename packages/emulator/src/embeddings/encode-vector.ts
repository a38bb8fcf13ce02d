import { encodeBase64 } from '../bytes/base64.ts';

/** A vector as it travels: numbers, or base64 of little-endian 32-bit floats. Both say exactly the same. */
export function encodeVector(numbers: Float32Array | readonly number[], format: 'float' | 'base64'): number[] | string {
  const vector = Float32Array.from(numbers);
  // Nine digits are enough to give each 32-bit float back.
  if (format === 'float') return Array.from(vector, (value) => Number(value.toPrecision(9)));
  const bytes = new Uint8Array(vector.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of vector.entries()) view.setFloat32(index * 4, value, true);
  return encodeBase64(bytes);
}
