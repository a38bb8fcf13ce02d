import type { SharedV4Warning } from '@ai-sdk/provider';
import { choosePCMRate, type SpeechExchange, type SpeechFormat } from '@openrouter-adapters/core';

/** What a caller may want: what the API sends, or its PCM with a header before it. */
export type WantedFormat = 'mp3' | 'pcm' | 'wav';

const formats: ReadonlyMap<string, WantedFormat> = new Map([
  ['mp3', 'mp3'],
  ['mpeg', 'mp3'],
  ['pcm', 'pcm'],
  ['l16', 'pcm'],
  ['raw', 'pcm'],
  ['wav', 'wav'],
  ['x-wav', 'wav'],
  ['wave', 'wav'],
]);

/** `mp3`, `wav`, `audio/pcm`, … → the format; `undefined`, with a warning, for one that OpenRouter does not make. */
export function fromOutputFormat(wanted: string | undefined, warnings: SharedV4Warning[]): WantedFormat | undefined {
  if (wanted === undefined) return undefined;
  const [name = ''] = wanted
    .trim()
    .toLowerCase()
    .replace(/^audio\//, '')
    .split(';');
  const format = formats.get(name);
  if (format === undefined) {
    warnings.push({
      type: 'unsupported',
      feature: 'outputFormat',
      details: `OpenRouter makes mp3 and pcm, and this package wav: ${wanted} was left out.`,
    });
  }
  return format;
}

/** Says that the model spoke at another rate than was wanted. */
export function warnOfOtherRate(
  { sampleRate }: Pick<SpeechFormat, 'sampleRate'>,
  wanted: number | undefined,
  warnings: SharedV4Warning[],
): void {
  if (wanted === undefined || wanted === sampleRate) return;
  warnings.push({
    type: 'unsupported',
    feature: 'outputFormat.rate',
    details: 'OpenRouter has no option for the sample rate: the model speaks at its own.',
  });
}

/** Samples per second, with a warning where nobody told them. */
export function chooseRate(
  answer: Pick<SpeechFormat, 'sampleRate'>,
  option: number | undefined,
  warnings: SharedV4Warning[],
): number {
  const { sampleRate, isAssumed } = choosePCMRate(answer, option);
  if (isAssumed) warnOfAssumedRate(sampleRate, warnings);
  return sampleRate;
}

/** Says that a WAV header may tell the wrong rate. */
export function warnOfAssumedRate(sampleRate: number | undefined, warnings: SharedV4Warning[]): void {
  warnings.push({
    type: 'compatibility',
    feature: 'outputFormat',
    details: `The answer does not tell its sample rate: ${sampleRate} Hz were taken for the WAV header. Set sampleRate if it sounds too high or too low.`,
  });
}

/** Says that another format came than was asked for. */
export function warnOfOtherFormat(
  { mediaType, request: { body } }: Pick<SpeechExchange, 'mediaType' | 'request'>,
  warnings: SharedV4Warning[],
): void {
  warnings.push({
    type: 'unsupported',
    feature: 'outputFormat',
    details: `The upstream answered ${mediaType} in place of ${body.response_format}, which is given as it is.`,
  });
}
