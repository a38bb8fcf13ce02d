import type { SpeechMark } from './speech-mark.ts';

/** What the emulator finds in a sound file. */
export interface AudioFacts {
  readonly format: 'wav' | 'mp3' | 'flac' | 'ogg' | 'm4a' | 'webm' | 'aac';
  readonly seconds: number;
  /** What it says, where the emulator said it. */
  readonly mark?: SpeechMark | undefined;
}
