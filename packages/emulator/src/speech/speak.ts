import { hideInSamples } from '../audio/speech-mark.ts';
import { composeMp3 } from './compose-mp3.ts';
import { planSpeech } from './plan-speech.ts';
import { SAMPLE_RATE, synthesisePcm, toBytes } from './synthesise-pcm.ts';

/** How sound is written: bare samples (24 kHz, 16 bits, mono), the same with a header, or frames of MP3. */
export type SoundFormat = 'pcm' | 'wav' | 'mp3';

/** A text as sound, with the text hidden in it. */
export function speak(
  text: string,
  { voice, format, speed }: { readonly voice: string; readonly format: SoundFormat; readonly speed: number },
): Uint8Array {
  const plan = planSpeech(text, speed);
  const mark = { text, speed };
  if (format === 'mp3') return composeMp3(plan, voice, mark);
  const samples = toBytes(hideInSamples(synthesisePcm(plan, voice), mark));
  return format === 'wav' ? wrapWav(samples) : samples;
}

const HEADER_BYTES = 44;
const BYTES_PER_SAMPLE = 2;

/** Samples behind the header of a WAV file. */
function wrapWav(samples: Uint8Array): Uint8Array {
  const file = new Uint8Array(HEADER_BYTES + samples.length);
  const view = new DataView(file.buffer);
  const write = (at: number, text: string): void => file.set(new TextEncoder().encode(text), at);
  write(0, 'RIFF');
  view.setUint32(4, HEADER_BYTES - 8 + samples.length, true);
  write(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  // Uncompressed, one channel.
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, SAMPLE_RATE, true);
  view.setUint32(28, SAMPLE_RATE * BYTES_PER_SAMPLE, true);
  view.setUint16(32, BYTES_PER_SAMPLE, true);
  view.setUint16(34, 8 * BYTES_PER_SAMPLE, true);
  write(36, 'data');
  view.setUint32(40, samples.length, true);
  file.set(samples, HEADER_BYTES);
  return file;
}
