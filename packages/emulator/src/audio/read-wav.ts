import { hasText, viewOf } from './byte-reading.ts';
import type { AudioFacts } from './audio-facts.ts';
import { findInSamples } from './speech-mark.ts';

const HEAD = 12;
const CHUNK_HEAD = 8;

/** Reads a WAV file: its chunks, their format, and a mark in its samples. */
export function readWav(bytes: Uint8Array): AudioFacts | undefined {
  if (!hasText(bytes, 0, 'RIFF') || !hasText(bytes, 8, 'WAVE')) return undefined;
  const view = viewOf(bytes);
  let bytesPerSecond = 0;
  let isPlain = false;
  for (let at = HEAD; at + CHUNK_HEAD <= bytes.length;) {
    const size = view.getUint32(at + 4, true);
    const start = at + CHUNK_HEAD;
    if (hasText(bytes, at, 'fmt ') && start + 16 <= bytes.length) {
      bytesPerSecond = view.getUint32(start + 8, true);
      // 16 bits, one channel: what the emulator's own speech is.
      isPlain = view.getUint16(start + 2, true) === 1 && view.getUint16(start + 14, true) === 16;
    }
    if (hasText(bytes, at, 'data')) {
      // A stream's header does not know the size: then the data go to the end.
      const data = bytes.subarray(start, Math.min(bytes.length, start + size));
      const seconds = bytesPerSecond === 0 ? 0 : data.length / bytesPerSecond;
      return { format: 'wav', seconds, mark: isPlain ? findInSamples(toSamples(data)) : undefined };
    }
    at = start + size + (size % 2);
  }
  return undefined;
}

function toSamples(data: Uint8Array): Int16Array {
  const view = viewOf(data);
  return Int16Array.from({ length: data.length >> 1 }, (_, index) => view.getInt16(index * 2, true));
}
