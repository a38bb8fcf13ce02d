import { isJsonObject } from '../json/json-value.ts';

/**
 * What the emulator said, hidden in the sound that it made: without it nothing here could understand speech, and with it
 * a round trip from text to speech to text gives the text back. It does not survive another codec or sample rate.
 */
export interface SpeechMark {
  readonly text: string;
  readonly speed: number;
}

const MAGIC = 'ORE1';
const HEAD_BYTES = 8;

/** A mark as bytes. */
export function writeMark(mark: SpeechMark): Uint8Array {
  const content = new TextEncoder().encode(JSON.stringify(mark));
  const bytes = new Uint8Array(HEAD_BYTES + content.length);
  bytes.set(new TextEncoder().encode(MAGIC));
  new DataView(bytes.buffer).setUint32(MAGIC.length, content.length);
  bytes.set(content, HEAD_BYTES);
  return bytes;
}

/** The mark that bytes begin with; undefined where there is none. */
export function readMark(byteAt: (index: number) => number | undefined): SpeechMark | undefined {
  const take = (start: number, count: number): Uint8Array | undefined => {
    const bytes = Array.from({ length: count }, (_, index) => byteAt(start + index));
    return bytes.every((byte) => byte !== undefined) ? Uint8Array.from(bytes) : undefined;
  };
  const head = take(0, HEAD_BYTES);
  if (!head || new TextDecoder().decode(head.subarray(0, MAGIC.length)) !== MAGIC) return undefined;
  const length = new DataView(head.buffer).getUint32(MAGIC.length);
  const content = length < MOST_BYTES ? take(HEAD_BYTES, length) : undefined;
  return content && parseMark(new TextDecoder().decode(content));
}

const MOST_BYTES = 1_000_000;

function parseMark(json: string): SpeechMark | undefined {
  try {
    const mark: unknown = JSON.parse(json);
    if (!isJsonObject(mark) || typeof mark.text !== 'string' || typeof mark.speed !== 'number') return undefined;
    return { text: mark.text, speed: mark.speed };
  } catch {
    // Somebody changed the sound: then it is sound like any other.
    return undefined;
  }
}

/** Writes a mark into the lowest bits of samples, where nobody hears it. Samples that are missing are added. */
export function hideInSamples(samples: Int16Array, mark: SpeechMark): Int16Array {
  const bytes = writeMark(mark);
  const marked = new Int16Array(Math.max(samples.length, bytes.length * 8));
  marked.set(samples);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const value = ((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1;
    marked[bit] = ((marked[bit] ?? 0) & ~1) | value;
  }
  return marked;
}

/** The mark in samples; undefined where there is none. */
export function findInSamples(samples: Int16Array): SpeechMark | undefined {
  return readMark((index) => {
    if ((index + 1) * 8 > samples.length) return undefined;
    let byte = 0;
    for (let bit = 0; bit < 8; bit++) byte = (byte << 1) | ((samples[index * 8 + bit] ?? 0) & 1);
    return byte;
  });
}
