import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';
import type { SpeechExchange, SpeechFormat } from './speech-request.ts';
import type { SpeechAnswer } from './speech.ts';
import { toWav } from './wav.ts';

/** Are these samples without a header? */
export function isPCM({ mediaType }: Pick<SpeechFormat, 'mediaType'>): boolean {
  return /^audio\/(?:x-)?(?:pcm|l16|raw)$/.test(mediaType);
}

/** Did the format come that was asked for? Not every upstream makes all. */
export function isAsAsked({ mediaType, request: { body } }: Pick<SpeechExchange, 'mediaType' | 'request'>): boolean {
  return body.response_format === 'pcm' ? isPCM({ mediaType }) : /^audio\/(?:mpeg|mp3)$/.test(mediaType);
}

/** Does a file begin like WAV? An upstream may send its header under the name of PCM: it needs no other. */
export function isWav(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, 4)) === 'RIFF';
}

/** What OpenAI's models, the first with this endpoint, and nearly all others speak with; OpenRouter documents no rate. */
const usualRate = 24_000;

/**
 * Samples per second of PCM: by the answer, else what the caller told, else 24,000.
 *
 * @returns `isAssumed`: nobody told, and the caller is to be warned
 */
export function choosePCMRate(
  { sampleRate }: Pick<SpeechFormat, 'sampleRate'>,
  told: number | undefined,
): { sampleRate: number; isAssumed: boolean } {
  const known = sampleRate ?? told;
  return { sampleRate: known ?? usualRate, isAssumed: known === undefined };
}

/**
 * Looks at a rate before anything is paid for.
 *
 * @throws {OpenRouterConfigurationError} for what is no whole number of samples, or more than a WAV header can say
 */
export function checkSampleRate(sampleRate: number | undefined): void {
  if (sampleRate === undefined || (Number.isInteger(sampleRate) && sampleRate >= 1 && sampleRate < 2 ** 31)) return;
  throw new OpenRouterConfigurationError(
    'sampleRate',
    `sampleRate must be a whole number of samples per second, at least 1, not ${sampleRate}.`,
  );
}

/** Speech that was wanted as WAV. */
export interface WavSpeech {
  bytes: Uint8Array;
  mediaType: string;
  /** Samples per second, where they are known. */
  sampleRate: number | undefined;
  /** What the caller is to be warned of: the rate was assumed, or something else than PCM came, which is given as it is. */
  doubt: 'sample-rate' | 'other-format' | undefined;
}

/**
 * Speech that was asked for as PCM → a WAV file.
 *
 * @param told samples per second, where the answer does not say
 */
export function toWavSpeech(
  { audio, mediaType, sampleRate, channels }: Pick<SpeechAnswer, 'audio' | 'mediaType' | 'sampleRate' | 'channels'>,
  told: number | undefined,
): WavSpeech {
  if (isWav(audio)) return { bytes: audio, mediaType: 'audio/wav', sampleRate, doubt: undefined };
  if (!isPCM({ mediaType })) return { bytes: audio, mediaType, sampleRate, doubt: 'other-format' };
  const rate = choosePCMRate({ sampleRate }, told);
  return {
    bytes: toWav(audio, { sampleRate: rate.sampleRate, channels }),
    mediaType: 'audio/wav',
    sampleRate: rate.sampleRate,
    doubt: rate.isAssumed ? 'sample-rate' : undefined,
  };
}
