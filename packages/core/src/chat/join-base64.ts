/**
 * Joins base64 that came in pieces. A text that was cut anywhere is joined as it is; only where the pieces were encoded one by one
 * (padding before the end) the bytes are decoded and encoded again.
 */
export function joinBase64(pieces: readonly string[]): string {
  const last = pieces.length - 1;
  if (pieces.every((piece, index) => index === last || !piece.endsWith('='))) return pieces.join('');
  return btoa(pieces.map((piece) => atob(piece)).join(''));
}
