import { decodeBase64, encodeBase64 } from '../base64.ts';
import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';
import type { TranscriptionBody } from '../wire/transcription.ts';
import { audioFormatOf, sniffAudioFormat } from './audio-format.ts';
import type { TranscriptionRequest } from './transcription-request.ts';

/** Characters of base64 that hold more bytes than any format needs to be known by. */
const sniffed = 64;

/**
 * Audio and what is said of its format → what the API takes: base64 without a `data:` prefix, and a name of its own.
 *
 * @throws {OpenRouterConfigurationError} for no audio, text that is no base64, or a format that cannot be found out
 */
export function buildInputAudio({
  audio,
  format,
}: Pick<TranscriptionRequest, 'audio' | 'format'>): TranscriptionBody['input_audio'] {
  const { data, typeInURL } = readAudio(audio);
  return { data, format: chooseFormat(format, typeInURL, data) };
}

/** Also what a caller without types may give. */
function readAudio(audio: unknown): { data: string; typeInURL: string | undefined } {
  const isGiven = typeof audio === 'string' || audio instanceof Uint8Array;
  if (!isGiven || audio.length === 0) {
    throw new OpenRouterConfigurationError('input_audio', 'There is no audio to transcribe. Give bytes or base64.');
  }
  if (typeof audio !== 'string') return { data: encodeBase64(audio), typeInURL: undefined };
  const url = /^data:([^;,]*)(?:;[^,]*)?,/i.exec(audio);
  const data = url === null ? audio : audio.slice(url[0].length);
  // A URL or a path is the likely mistake; neither survives the first characters as base64.
  if (data === '' || decodeBase64(data.slice(0, sniffed)) === undefined) {
    throw new OpenRouterConfigurationError(
      'input_audio',
      'The audio is no base64. Give bytes or base64; what stands at a URL has to be fetched first.',
    );
  }
  return { data, typeInURL: url?.[1] === '' ? undefined : url?.[1] };
}

/**
 * What the API is told of the audio's format: the API's own name where the caller gives one, else what the bytes say, else a media type.
 * Types are often guesses: hosts and browsers call audio that they do not know `audio/wav`, which its bytes would tell.
 */
function chooseFormat(given: string | undefined, typeInURL: string | undefined, data: string): string {
  const name = given?.trim().toLowerCase() ?? '';
  if (name !== '' && !name.includes('/')) return name;
  const types = [name, typeInURL ?? ''].filter((type) => type !== '');
  const found =
    sniffAudioFormat(decodeBase64(data.slice(0, sniffed)) ?? new Uint8Array()) ??
    types.map(audioFormatOf).find((format) => format !== undefined && format !== 'wav');
  if (found !== undefined) return found;
  const called = types.length === 0 ? '' : `: it was called ${types.join(' and ')}`;
  throw new OpenRouterConfigurationError(
    'input_audio',
    `The format of the audio is not known${called}. Name one as format: wav, mp3, flac, m4a, ogg, webm, aac or aiff.`,
  );
}
