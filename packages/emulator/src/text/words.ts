/** The words of a text in lower case, without accents and marks; digits count as words. */
export function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

const COMMON_WORDS = new Set(
  'a about an and are as at be by do for from i in is it my of on or that the this to was were which with you'.split(
    ' ',
  ),
);

/** Whether nearly every English text has a word, so that it says next to nothing. */
export function isCommon(word: string): boolean {
  return COMMON_WORDS.has(word);
}
