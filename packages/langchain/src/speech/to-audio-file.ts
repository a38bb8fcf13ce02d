import { toWav } from '@openrouter-adapters/core';
import type { SpeechAnswer } from '@openrouter-adapters/core';

import type { MediaFile } from '../media/media-output.ts';
import type { SpeechInput } from './speech-fields.ts';

/** What OpenAI's models, the first with this endpoint, sample at; OpenRouter documents no rate. */
const usualSampleRate = 24_000;

/** Audio as it was asked for, and what could not be found out about it. */
export interface AudioFile extends MediaFile {
  sampleRate: number | undefined;
  warnings: string[];
}

type OutputFormat = NonNullable<SpeechInput['outputFormat']>;

const mediaTypes: Readonly<Record<OutputFormat, RegExp>> = {
  mp3: /^audio\/(mpeg|mp3)$/,
  pcm: /^audio\/(pcm|l16)$/,
  wav: /^audio\/(x-|vnd\.)?wave?$/,
};

/** The answer's audio, with a WAV header where one was asked for and none came. */
export function toAudioFile(
  answer: Pick<SpeechAnswer, 'audio' | 'mediaType' | 'sampleRate' | 'channels'>,
  { outputFormat = 'mp3', sampleRate: told }: Pick<SpeechInput, 'outputFormat' | 'sampleRate'>,
): AudioFile {
  const { audio: bytes, mediaType, channels } = answer;
  const isPCM = mediaTypes.pcm.test(mediaType);
  const sampleRate = answer.sampleRate ?? (isPCM ? told : undefined);
  if (isPCM && outputFormat === 'wav') {
    const known = sampleRate ?? usualSampleRate;
    const warnings = sampleRate === undefined ? [`sampleRate: the answer does not tell it; ${known} is assumed.`] : [];
    return {
      bytes: toWav(bytes, { sampleRate: known, channels }),
      mediaType: 'audio/wav',
      sampleRate: known,
      warnings,
    };
  }
  const isAsked = mediaTypes[outputFormat].test(mediaType);
  const warnings = isAsked ? [] : [`outputFormat: ${mediaType} came, though ${outputFormat} was asked for.`];
  return { bytes, mediaType, sampleRate, warnings };
}
