// Words are cut at seven characters so that long words cost more than one token, as with real vocabularies.
const PIECE = / ?[\p{L}\p{N}]{1,7}|\s+|[^\s\p{L}\p{N}]/gu;

/**
 * Cuts a text into the emulator's tokens. Joined, the pieces are the text again. It is no real vocabulary: counts are
 * plausible (about four characters per token in English), not equal to a model's.
 */
export function tokenise(text: string): string[] {
  return text.match(PIECE) ?? [];
}

/** The number of pieces that {@link tokenise} gives. */
export function countTokens(text: string): number {
  return tokenise(text).length;
}
