/** Milliseconds of a step; a frame of MP3 lasts as long. */
export const STEP_MILLISECONDS = 24;

/** A word and when it is said, in steps. */
interface SpokenWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** What is said when. */
export interface SpeechPlan {
  readonly words: readonly SpokenWord[];
  /** Length of the whole in steps. */
  readonly steps: number;
}

// About fourteen characters a second, as people speak.
const STEPS_PER_CHARACTER = 3;
const PAUSE = 4;
const SENTENCE_PAUSE = 12;
const EDGE = 2;

/** Plans how a text is spoken: each word as long as it has characters, pauses between words and sentences. */
export function planSpeech(text: string, speed: number): SpeechPlan {
  let at = EDGE;
  const scale = (steps: number): number => Math.max(1, Math.round(steps / speed));
  const words = (text.match(/\S+/g) ?? []).map((word) => {
    const start = at;
    const end = start + scale([...word].length * STEPS_PER_CHARACTER);
    at = end + scale(/[.!?…]$/.test(word) ? SENTENCE_PAUSE : PAUSE);
    return { word, start, end };
  });
  return { words, steps: at + EDGE };
}
