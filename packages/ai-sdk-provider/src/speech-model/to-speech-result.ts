import type { SharedV4Warning, SpeechModelV4Result } from '@ai-sdk/provider';
import { isAsAsked, toWavSpeech, type SpeechAnswer } from '@openrouter-adapters/core';

import type { PreparedSpeech } from './from-speech-call.ts';
import { warnOfAssumedRate, warnOfOtherFormat, warnOfOtherRate } from './speech-format.ts';
import { toSpeechMetadata } from './to-speech-metadata.ts';

/** Spoken text → result of `doGenerate`. */
export function toSpeechResult(
  answer: SpeechAnswer,
  prepared: Omit<PreparedSpeech, 'request'>,
  modelId: string,
  warnings: SharedV4Warning[],
): SpeechModelV4Result {
  return {
    audio: toFile(answer, prepared, warnings),
    warnings,
    usage: { inputCharacters: prepared.inputCharacters },
    providerMetadata: toSpeechMetadata(answer),
    request: { body: answer.request.body },
    response: { timestamp: new Date(), modelId, headers: answer.response.headers },
  };
}

function toFile(
  answer: SpeechAnswer,
  { isWav, sampleRate, wantedRate }: Omit<PreparedSpeech, 'request'>,
  warnings: SharedV4Warning[],
): Uint8Array {
  warnOfOtherRate(answer, wantedRate, warnings);
  if (!isWav) {
    if (!isAsAsked(answer)) warnOfOtherFormat(answer, warnings);
    return answer.audio;
  }
  const { bytes, sampleRate: rate, doubt } = toWavSpeech(answer, sampleRate);
  if (doubt === 'sample-rate') warnOfAssumedRate(rate, warnings);
  if (doubt === 'other-format') warnOfOtherFormat(answer, warnings);
  return bytes;
}
