import type { Random } from '../deterministic/random.ts';
import type { JsonValue } from '../json/json-value.ts';

/** What a conversation offers for filling in values, in the order in which it was said. */
export interface SampleSource {
  /** The whole question. */
  readonly question: string;
  /** Texts that stood in quotation marks. */
  readonly quotations: readonly string[];
  /** Names: runs of capitalised words, without the words that only begin a sentence. */
  readonly names: readonly string[];
  /** Numbers that were said. */
  readonly numbers: readonly number[];
  /** The words that carry meaning, lower-case. */
  readonly keywords: readonly string[];
  /** Seeded; used where the conversation offers nothing. */
  readonly random: Random;
}

const SENTENCE_STARTERS = new Set(
  (
    'a an the what which who whom whose when where why how is are was were be do does did can could will would shall ' +
    'should may might must please tell give show find get look search call use make create write generate say let i ' +
    'you he she it we they my your his her its our their this that these those in on at for of to from and or if ' +
    'compare convert calculate compute check send schedule book list add remove delete update set play translate ' +
    'summarise summarize explain describe extract read open now then also hello hi hey thanks yes no ok okay both'
  ).split(' '),
);

const STOP_WORDS = new Set([
  ...SENTENCE_STARTERS,
  ...'there here me us them with by as not so about into over under again more most some any all each than too very just like want need have has had been being s t re m'.split(' '),
]); // prettier-ignore

/** Reads names, numbers, quotations and keywords out of a question. */
export function readSampleSource(question: string, random: Random): SampleSource {
  return {
    question,
    quotations: [...question.matchAll(/"([^"]+)"|“([^”]+)”|`([^`]+)`|(?<=^|\s)'([^']+)'(?=\s|[.,!?]|$)/g)].map(
      (match) => (match[1] ?? match[2] ?? match[3] ?? match[4] ?? '').trim(),
    ),
    names: readNames(question),
    numbers: [...question.matchAll(/(?<![\w.])-?\d+(?:\.\d+)?(?![\w]|\.\d)/g)].map((match) => Number(match[0])),
    keywords: readKeywords(question),
    random,
  };
}

function readNames(question: string): string[] {
  // "Weather in Paris": a lone capitalised word before a preposition begins the sentence and names nothing.
  const inner = question.replace(
    /(^|[.!?]\s+)\p{Lu}[\p{Ll}\p{M}'’-]*(?=\s+(?:in|at|for|of|on|to|from|about|with|the|a)\s)/gu,
    '$1',
  );
  const runs = inner.match(/\p{Lu}[\p{L}\p{M}'’-]*(?: \p{Lu}[\p{L}\p{M}'’-]*)*/gu) ?? [];
  const names = runs.map((run) => {
    const words = run.split(' ');
    while (words[0] !== undefined && SENTENCE_STARTERS.has(words[0].toLowerCase().replace(/['’].*$/, '')))
      words.shift();
    return words.join(' ').replace(/['’]s$/, '');
  });
  return [...new Set(names.filter((name) => name !== ''))];
}

/** The meaningful words of a text, lower-case and without repetition. */
export function readKeywords(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.filter((word) => word.length > 1 && !STOP_WORDS.has(word)))];
}

/** Whether an enum value is a word of the question. */
export function isSaid(value: JsonValue, source: SampleSource): boolean {
  if (typeof value === 'number') return source.numbers.includes(value);
  if (typeof value !== 'string' || value === '') return false;
  const words = value.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length > 0 && words.every((word) => source.keywords.includes(word));
}
