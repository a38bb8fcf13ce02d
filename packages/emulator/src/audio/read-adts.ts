import type { AudioFacts } from './audio-facts.ts';

const RATES = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350];
const SAMPLES_PER_FRAME = 1024;

/** Reads a stream of AAC frames with ADTS headers. */
export function readAdts(bytes: Uint8Array): AudioFacts | undefined {
  let seconds = 0;
  let frames = 0;
  for (let at = 0; at + 7 <= bytes.length;) {
    const [sync = 0, layer = 0, setup = 0, high = 0, middle = 0, low = 0] = bytes.subarray(at, at + 6);
    const rate = RATES[(setup >> 2) & 15];
    const length = ((high & 3) << 11) | (middle << 3) | (low >> 5);
    if (sync !== 0xff || (layer & 0xf6) !== 0xf0 || rate === undefined || length < 7) break;
    seconds += SAMPLES_PER_FRAME / rate;
    frames++;
    at += length;
  }
  return frames > 0 ? { format: 'aac', seconds } : undefined;
}
