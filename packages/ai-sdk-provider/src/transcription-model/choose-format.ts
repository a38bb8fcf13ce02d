import { InvalidArgumentError } from '@ai-sdk/provider';
import { audioFormatOf, decodeBase64, sniffAudioFormat } from '@openrouter-adapters/core';

/** Characters of base64 that hold the marks of every format. */
const sniffed = 64;

/** Rarer marks of WAV files: large, and in the other byte order. */
const rareWav: ReadonlySet<string> = new Set(['RF64', 'BW64', 'RIFX']);

/**
 * What the API is told of the audio's format. Bytes count more than a media type: the AI SDK calls audio that it does not know
 * `audio/wav`.
 *
 * @returns the API's name, or the media type where there is none
 * @throws {InvalidArgumentError} for audio that is called WAV and is none
 */
export function chooseFormat(audio: Uint8Array | string, mediaType: string): string {
  const head = firstBytes(audio);
  const found = sniffAudioFormat(head);
  if (found !== undefined) return found;
  const named = audioFormatOf(mediaType);
  if (named === 'wav' && !rareWav.has(String.fromCharCode(...head.subarray(0, 4)))) {
    throw new InvalidArgumentError({
      argument: 'audio',
      message:
        'The format of the audio is not known: it is no wav, mp3, flac, m4a, ogg, webm, aac or aiff. Name it with providerOptions.openrouter.format.',
    });
  }
  return named ?? mediaType;
}

function firstBytes(audio: Uint8Array | string): Uint8Array {
  if (typeof audio !== 'string') return audio.subarray(0, sniffed);
  const base64 = audio.startsWith('data:') ? audio.slice(audio.indexOf(',') + 1) : audio;
  return decodeBase64(base64.slice(0, sniffed)) ?? new Uint8Array();
}
