import { isWav } from './wav-speech.ts';
import type { SpeechStream } from './speech.ts';
import { buildWavHeader } from './wav.ts';
import type { PCMFormat } from './wav.ts';

/** Bytes that tell a WAV file. */
const mark = 4;

/**
 * Pieces of PCM → pieces of a WAV file: the header comes first, unless what comes begins with one already. It has no length, which is not
 * known before the end.
 *
 * @param read gives the next piece, `undefined` at the end
 */
export function toWavStream(read: SpeechStream['read'], format: PCMFormat): SpeechStream['read'] {
  const held: Uint8Array[] = [];
  let hasBegun = false;
  return async () => {
    if (hasBegun) return held.shift() ?? read();
    hasBegun = true;
    const head: number[] = [];
    for (let piece = await read(); piece !== undefined; piece = await read()) {
      held.push(piece);
      head.push(...piece.subarray(0, mark));
      if (head.length >= mark) break;
    }
    return isWav(Uint8Array.from(head)) ? held.shift() : buildWavHeader(format);
  };
}
