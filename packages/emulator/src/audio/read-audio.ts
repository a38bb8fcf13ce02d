import type { AudioFacts } from './audio-facts.ts';
import { readAdts } from './read-adts.ts';
import { readMp3 } from './read-mp3.ts';
import { readFlac, readMp4, readOgg, readWebm } from './read-containers.ts';
import { readWav } from './read-wav.ts';

/** Reads format and length from the bytes; undefined for bytes that are no sound file, or a broken one. */
export function readAudio(bytes: Uint8Array): AudioFacts | undefined {
  for (const read of [readWav, readFlac, readOgg, readMp4, readWebm, readAdts, readMp3]) {
    const facts = read(bytes);
    if (facts && facts.seconds > 0) return facts;
  }
  return undefined;
}
