import { isCommon, wordsOf } from '../text/words.ts';

/** Letters by which inflections of a word are taken for the same word. */
const STEM = 5;
// What a word that nearly every text has counts for.
const COMMON = 0.1;
const LEAST = 0.01;
const MOST = 0.99;

/**
 * How well documents fit a query, in (0, 1), in their order: the share of the query's words that a document has, where
 * words that few documents have count more. Of documents with the same words the shorter one fits better.
 */
export function scoreDocuments(query: string, documents: readonly string[]): number[] {
  const words = wordsOf(query);
  const wanted = [...new Set(words.map(stem))];
  const common = new Set(words.filter(isCommon).map(stem));
  const found = documents.map((document) => wordsOf(document).map(stem));
  const sets = found.map((stems) => new Set(stems));
  const weights = wanted.map((word) => {
    const holders = sets.filter((stems) => stems.has(word)).length;
    return (common.has(word) ? COMMON : 1) * Math.log(1 + (documents.length + 1) / (holders + 0.5));
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return sets.map((stems, index) => {
    const matched = wanted.reduce((sum, word, at) => sum + (stems.has(word) ? (weights[at] ?? 0) : 0), 0);
    const share = total === 0 ? 0 : matched / total;
    const brevity = 1 / (1 + (found[index]?.length ?? 0) / 1000);
    return Number((LEAST + (MOST - LEAST) * share * (0.9 + 0.1 * brevity)).toFixed(8));
  });
}

function stem(word: string): string {
  return word.slice(0, STEM);
}
