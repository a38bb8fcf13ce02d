import type { SpeechFormat } from './speech-request.ts';

/**
 * Media type, sample rate and channels from a content type such as `audio/pcm;rate=24000;channels=1` (parameters of RFC 2586).
 *
 * @param fallback the media type when the header says nothing about audio
 */
export function readSpeechFormat(contentType: string, fallback: string): SpeechFormat {
  const [type = '', ...parameters] = contentType.split(';').map((part) => part.trim().toLowerCase());
  const values = new Map(parameters.map((parameter) => splitOnce(parameter)));
  return {
    mediaType: type.startsWith('audio/') ? type : fallback,
    sampleRate: readCount(values.get('rate') ?? values.get('samplerate') ?? values.get('sample_rate')),
    channels: readCount(values.get('channels')),
  };
}

function splitOnce(parameter: string): [string, string] {
  const [name = '', value = ''] = parameter.split('=', 2);
  return [name.trim(), value.trim().replaceAll('"', '')];
}

function readCount(text: string | undefined): number | undefined {
  const count = Number(text);
  return text !== undefined && Number.isInteger(count) && count > 0 ? count : undefined;
}
