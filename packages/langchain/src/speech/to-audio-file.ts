import { isAsAsked, isPCM, toWavSpeech } from '@openrouter-adapters/core';
import type { SpeechAnswer, WavSpeech } from '@openrouter-adapters/core';

import type { MediaFile } from '../media/media-output.ts';
import type { SpeechInput } from './speech-fields.ts';

/** Audio as it was asked for, and what could not be found out about it. */
export interface AudioFile extends MediaFile {
  sampleRate: number | undefined;
  warnings: string[];
}

type Spoken = Pick<SpeechAnswer, 'audio' | 'mediaType' | 'sampleRate' | 'channels' | 'request'>;

/** The answer's audio, with a WAV header where one was asked for and none came. */
export function toAudioFile(
  answer: Spoken,
  { outputFormat = 'mp3', sampleRate: told }: Pick<SpeechInput, 'outputFormat' | 'sampleRate'>,
): AudioFile {
  const { audio: bytes, mediaType } = answer;
  if (outputFormat === 'wav') {
    const { doubt, ...file } = toWavSpeech(answer, told);
    return { ...file, warnings: toWarnings(doubt, file) };
  }
  const sampleRate = answer.sampleRate ?? (isPCM(answer) ? told : undefined);
  return { bytes, mediaType, sampleRate, warnings: isAsAsked(answer) ? [] : [otherFormat(mediaType, outputFormat)] };
}

function toWarnings(doubt: WavSpeech['doubt'], { sampleRate, mediaType }: Omit<WavSpeech, 'doubt'>): string[] {
  switch (doubt) {
    case undefined:
      return [];
    case 'sample-rate':
      return [`sampleRate: the answer does not tell it; ${sampleRate} is assumed.`];
    case 'other-format':
      return [otherFormat(mediaType, 'wav')];
  }
}

function otherFormat(came: string, wanted: string): string {
  return `outputFormat: ${came} came, though ${wanted} was asked for.`;
}
