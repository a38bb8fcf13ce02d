import { hash32 } from '../deterministic/hash.ts';
import { STEP_MILLISECONDS, type SpeechPlan } from './plan-speech.ts';

/** Samples a second. */
export const SAMPLE_RATE = 24_000;
const SAMPLES_PER_STEP = (SAMPLE_RATE * STEP_MILLISECONDS) / 1000;
const LOUDNESS = 8000;
const LOWEST = 120;
const SPAN = 240;

/** A plan as sound: a tone per word whose pitch comes from the word and the voice, silence between them. */
export function synthesisePcm({ words, steps }: SpeechPlan, voice: string): Int16Array {
  const samples = new Int16Array(steps * SAMPLES_PER_STEP);
  for (const { word, start, end } of words) {
    const pitch = LOWEST + (hash32(`${voice}:${word.toLowerCase()}`) % SPAN);
    const length = (end - start) * SAMPLES_PER_STEP;
    const offset = start * SAMPLES_PER_STEP;
    for (let index = 0; index < length; index++) {
      const swell = Math.sin((Math.PI * index) / length);
      const angle = (2 * Math.PI * pitch * index) / SAMPLE_RATE;
      samples[offset + index] = LOUDNESS * swell * (Math.sin(angle) + 0.4 * Math.sin(2 * angle));
    }
  }
  return samples;
}

/** Samples as bytes: 16 bits, little-endian. */
export function toBytes(samples: Int16Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(samples.length * 2);
  const view = new DataView(bytes.buffer);
  for (const [index, sample] of samples.entries()) view.setInt16(index * 2, sample, true);
  return bytes;
}
