/** A 32-bit hash of a text: FNV-1a with a final avalanche. Not cryptographic; the emulator only needs it to be stable. */
export function hash32(text: string, seed = 0): number {
  let state = (0x811c9dc5 ^ seed) >>> 0;
  for (let position = 0; position < text.length; position++) {
    state = Math.imul(state ^ text.charCodeAt(position), 0x01000193);
  }
  state = Math.imul(state ^ (state >>> 16), 0x7feb352d);
  state = Math.imul(state ^ (state >>> 15), 0x846ca68b);
  return (state ^ (state >>> 16)) >>> 0;
}

/** Four independent lanes of {@link hash32} as 32 hexadecimal digits. */
export function digest(text: string): string {
  return [1, 2, 3, 4].map((lane) => hash32(text, Math.imul(lane, 0x9e3779b9)).toString(16).padStart(8, '0')).join('');
}
