import { isCommon, wordsOf } from '../text/words.ts';
import type { EmbeddingInput, EmbeddingPart } from './check-embeddings-request.ts';

/** Something that an input has, and how much it counts. Inputs that share features are near each other. */
export interface Feature {
  readonly name: string;
  readonly weight: number;
}

// Words say what a text is about, pairs of words tell orders apart, pieces of words bring inflections together.
const WORD = 1;
const PAIR = 0.5;
const PIECE = 0.35;
const PIECE_LENGTH = 3;
// Words that nearly every text has say next to nothing.
const COMMON = 0.15;

/** The features of an input. */
export function readFeatures(input: EmbeddingInput): Feature[] {
  switch (input.kind) {
    case 'text':
      return textFeatures(input.text);
    case 'tokens':
      return sequenceFeatures(input.tokens.map((token) => `#${token}`));
    case 'parts':
      return input.parts.flatMap(partFeatures);
  }
}

/** The features of a text: its words, their pairs and their pieces; its characters where it has no words. */
function textFeatures(text: string): Feature[] {
  const words = wordsOf(text);
  if (words.length === 0) return sequenceFeatures([...text].map((character) => `'${character}`));
  return [...sequenceFeatures(words), ...words.flatMap(pieceFeatures)];
}

function sequenceFeatures(words: readonly string[]): Feature[] {
  return words.flatMap((name, index) => {
    const weight = isCommon(name) ? COMMON : WORD;
    const before = words[index - 1];
    return before === undefined
      ? [{ name, weight }]
      : [
          { name, weight },
          { name: `${before} ${name}`, weight: weight * PAIR },
        ];
  });
}

function pieceFeatures(word: string): Feature[] {
  const pieces: Feature[] = [];
  if (isCommon(word)) return pieces;
  for (let start = 0; start + PIECE_LENGTH <= word.length; start++) {
    pieces.push({ name: `…${word.slice(start, start + PIECE_LENGTH)}`, weight: PIECE });
  }
  return pieces;
}

const SAMPLED_PIECES = 64;

/** Media are near each other where stretches of their data are the same; the emulator sees and hears nothing. */
function partFeatures(part: EmbeddingPart): Feature[] {
  if (part.kind === 'text') return textFeatures(part.content);
  const size = Math.max(16, Math.ceil(part.content.length / SAMPLED_PIECES));
  const features: Feature[] = [{ name: `<${part.kind}>`, weight: PAIR }];
  for (let start = 0; start < part.content.length; start += size) {
    features.push({ name: `<${part.content.slice(start, start + size)}>`, weight: WORD });
  }
  return features;
}
