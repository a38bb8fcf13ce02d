import { decodeBase64, encodeBase64 } from '../base64.ts';
import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';
import { buildBody } from '../http/build-body.ts';
import { checkModelId } from '../http/check-request.ts';
import type { TranscriptionBody, TranscriptionOptions } from '../wire/transcription.ts';
import { audioFormatOf, sniffAudioFormat } from './audio-format.ts';
import type { TranscriptionRequest } from './transcription-request.ts';

const order: Readonly<Record<keyof TranscriptionOptions, true>> = {
  language: true,
  temperature: true,
  response_format: true,
  timestamp_granularities: true,
  provider: true,
  user: true,
  session_id: true,
  trace: true,
};

/** Characters of base64 that hold more bytes than any format needs to be known by. */
const sniffed = 64;

/**
 * The neutral request → the JSON body of `POST /audio/transcriptions`: base64 without a `data:` prefix. The form with multipart takes
 * at most 25 MB and no options for upstreams, so that it is not used.
 *
 * @throws {OpenRouterConfigurationError} for no audio, text that is no base64, or a format that cannot be found out
 */
export function buildTranscriptionBody(request: TranscriptionRequest): TranscriptionBody {
  checkModelId(request.model);
  const { data, typeInURL } = readAudio(request.audio);
  const input_audio = { data, format: chooseFormat(request.format ?? typeInURL, data) };
  return buildBody<Pick<TranscriptionBody, 'model' | 'input_audio'>, TranscriptionOptions>(
    { model: request.model.trim(), input_audio },
    order,
    withVerbose(request.options),
    request.extra,
  );
}

/** Times come with `verbose_json` only: asking for them asks for it. */
function withVerbose(options: TranscriptionRequest['options'] = {}): NonNullable<TranscriptionRequest['options']> {
  const needsIt = options.timestamp_granularities !== undefined && options.response_format === undefined;
  return needsIt ? { ...options, response_format: 'verbose_json' } : options;
}

function readAudio(audio: Uint8Array | string): { data: string; typeInURL: string | undefined } {
  if (audio.length === 0) throw new OpenRouterConfigurationError('input_audio', 'There is no audio to transcribe.');
  if (typeof audio !== 'string') return { data: encodeBase64(audio), typeInURL: undefined };
  const url = /^data:([^;,]*)[^,]*,/.exec(audio);
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

function chooseFormat(named: string | undefined, data: string): string {
  const isType = named?.includes('/') === true;
  const format = isType ? audioFormatOf(named) : named?.trim().toLowerCase();
  const found = format ?? sniffAudioFormat(decodeBase64(data.slice(0, sniffed)) ?? new Uint8Array());
  if (found !== undefined && found !== '') return found;
  throw new OpenRouterConfigurationError(
    'input_audio',
    `The format of the audio is not known${isType ? ` (${named})` : ''}. Name one: wav, mp3, flac, m4a, ogg, webm, aac or aiff.`,
  );
}
