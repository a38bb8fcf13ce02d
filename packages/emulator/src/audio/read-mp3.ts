import { hasText } from './byte-reading.ts';
import type { AudioFacts } from './audio-facts.ts';
import { readMark, type SpeechMark } from './speech-mark.ts';

const KILOBITS_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const KILOBITS_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const RATES = [44_100, 48_000, 32_000];

/** Reads an MP3 file: the mark in its ID3 tag, and its frames to the end. */
export function readMp3(bytes: Uint8Array): AudioFacts | undefined {
  const start = tagLength(bytes);
  let seconds = 0;
  let frames = 0;
  for (let at = start; at + 4 <= bytes.length;) {
    const frame = readFrameHead(bytes, at);
    if (!frame) break;
    seconds += frame.samples / frame.rate;
    frames++;
    at += frame.length;
  }
  // One sync pattern can be chance; two frames in the right distance are none.
  return frames >= 2 || (start > 0 && frames === 1)
    ? { format: 'mp3', seconds, mark: findMark(bytes, start) }
    : undefined;
}

function tagLength(bytes: Uint8Array): number {
  return hasText(bytes, 0, 'ID3') ? 10 + syncSafe(bytes, 6) : 0;
}

function syncSafe(bytes: Uint8Array, at: number): number {
  return [0, 1, 2, 3].reduce((size, index) => (size << 7) | ((bytes[at + index] ?? 0) & 0x7f), 0);
}

function readFrameHead(bytes: Uint8Array, at: number): { samples: number; rate: number; length: number } | undefined {
  const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
  const version = (second >> 3) & 3;
  const isLayer3 = ((second >> 1) & 3) === 1;
  if (first !== 0xff || (second & 0xe0) !== 0xe0 || version === 1 || !isLayer3) return undefined;
  const isVersion1 = version === 3;
  const kilobits = (isVersion1 ? KILOBITS_1 : KILOBITS_2)[third >> 4] ?? 0;
  const fullRate = RATES[(third >> 2) & 3];
  if (kilobits === 0 || fullRate === undefined) return undefined;
  const rate = version === 3 ? fullRate : version === 2 ? fullRate / 2 : fullRate / 4;
  const samples = isVersion1 ? 1152 : 576;
  const padding = (third >> 1) & 1;
  return { samples, rate, length: Math.floor((samples / 8) * ((kilobits * 1000) / rate)) + padding };
}

function findMark(bytes: Uint8Array, end: number): SpeechMark | undefined {
  for (let at = 10; at + 10 < end;) {
    const size = syncSafe(bytes, at + 4);
    if (hasText(bytes, at, 'PRIV')) {
      const content = bytes.subarray(at + 10, at + 10 + size);
      const owned = content.subarray(content.indexOf(0) + 1);
      return readMark((index) => owned[index]);
    }
    at += 10 + size;
  }
  return undefined;
}
