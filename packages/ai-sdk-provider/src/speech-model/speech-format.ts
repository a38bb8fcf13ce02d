import type { SharedV4Warning } from '@ai-sdk/provider';
import type { SpeechFormat } from '@openrouter-adapters/core';

/** What a caller may want: what the API sends, or its PCM with a header before it. */
export type WantedFormat = 'mp3' | 'pcm' | 'wav';

const formats: Readonly<Record<string, WantedFormat>> = {
  mp3: 'mp3',
  mpeg: 'mp3',
  pcm: 'pcm',
  l16: 'pcm',
  raw: 'pcm',
  wav: 'wav',
  'x-wav': 'wav',
  wave: 'wav',
};

/** `mp3`, `wav`, `audio/pcm`, … → the format; `undefined`, with a warning, for one that OpenRouter does not make. */
export function fromOutputFormat(wanted: string | undefined, warnings: SharedV4Warning[]): WantedFormat | undefined {
  if (wanted === undefined) return undefined;
  const [name = ''] = wanted
    .trim()
    .toLowerCase()
    .replace(/^audio\//, '')
    .split(';');
  const format = formats[name];
  if (format === undefined) {
    warnings.push({
      type: 'unsupported',
      feature: 'outputFormat',
      details: `OpenRouter makes mp3 and pcm, and this package wav: ${wanted} was left out.`,
    });
  }
  return format;
}

/** Are these samples without a header? */
export function isPCM({ mediaType }: Pick<SpeechFormat, 'mediaType'>): boolean {
  return /^audio\/(?:pcm|l16|raw)\b/.test(mediaType);
}

/** What nearly every model speaks with, in samples per second. */
const usualRate = 24_000;

/** Samples per second: by the answer, else by the option, else what is usual, with a warning: OpenRouter documents none. */
export function chooseRate(
  { sampleRate }: Pick<SpeechFormat, 'sampleRate'>,
  option: number | undefined,
  warnings: SharedV4Warning[],
): number {
  const known = sampleRate ?? option;
  if (known !== undefined) return known;
  warnings.push({
    type: 'compatibility',
    feature: 'outputFormat',
    details: `The answer does not tell its sample rate: ${usualRate} Hz were taken for the WAV header. Set sampleRate if it sounds too high or too low.`,
  });
  return usualRate;
}

/** Says that there is no WAV where the upstream sent something else than PCM. */
export function warnOfOtherFormat({ mediaType }: Pick<SpeechFormat, 'mediaType'>, warnings: SharedV4Warning[]): void {
  warnings.push({
    type: 'unsupported',
    feature: 'outputFormat',
    details: `The upstream answered ${mediaType} in place of PCM, which is given as it is.`,
  });
}
