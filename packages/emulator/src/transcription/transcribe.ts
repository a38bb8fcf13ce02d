import type { AudioFacts } from '../audio/audio-facts.ts';
import { planSpeech } from '../speech/plan-speech.ts';

/** A stretch of time in a sound file, in seconds. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** What is said in a sound file. */
export interface Transcript {
  readonly text: string;
  readonly words: readonly (Span & { readonly word: string })[];
  readonly segments: readonly (Span & { readonly text: string })[];
}

/**
 * The text of speech that the emulator made, else a text that says that nobody listened. Times fill the length of the
 * sound, each word as long as it would take to say it.
 */
export function transcribe({ format, seconds, mark }: AudioFacts): Transcript {
  const text = mark?.text.trim() ?? describe(format, seconds);
  const plan = planSpeech(text, mark?.speed ?? 1);
  const perStep = seconds / plan.steps;
  const words = plan.words.map(({ word, start, end }) => ({ word, start: start * perStep, end: end * perStep }));
  return { text, words, segments: readSegments(words) };
}

function describe(format: string, seconds: number): string {
  const length = seconds.toFixed(1);
  return `This is a simulated transcript. Nobody listened to these ${length} seconds of ${format} audio.`;
}

/** A segment is a sentence. */
function readSegments(words: Transcript['words']): Transcript['segments'] {
  const segments: { text: string; start: number; end: number }[] = [];
  let open: Transcript['words'][number][] = [];
  for (const [index, word] of words.entries()) {
    open.push(word);
    if (!/[.!?…]$/.test(word.word) && index < words.length - 1) continue;
    segments.push({ text: ` ${open.map((one) => one.word).join(' ')}`, start: open[0]?.start ?? 0, end: word.end });
    open = [];
  }
  return segments;
}
