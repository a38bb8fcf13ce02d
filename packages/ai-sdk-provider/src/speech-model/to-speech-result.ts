import type { SharedV4Warning, SpeechModelV4Result } from '@ai-sdk/provider';
import { toWav, type SpeechAnswer } from '@openrouter-adapters/core';

import type { PreparedSpeech } from './from-speech-call.ts';
import { chooseRate, isPCM, warnOfOtherFormat } from './speech-format.ts';
import { toSpeechMetadata } from './to-speech-metadata.ts';

/** Spoken text → result of `doGenerate`. */
export function toSpeechResult(
  answer: SpeechAnswer,
  prepared: Pick<PreparedSpeech, 'isWav' | 'sampleRate'>,
  modelId: string,
  warnings: SharedV4Warning[],
): SpeechModelV4Result {
  return {
    audio: toFile(answer, prepared, warnings),
    warnings,
    providerMetadata: toSpeechMetadata(answer),
    request: { body: answer.request.body },
    response: { timestamp: new Date(), modelId, headers: answer.response.headers },
  };
}

function toFile(
  answer: SpeechAnswer,
  { isWav, sampleRate }: Pick<PreparedSpeech, 'isWav' | 'sampleRate'>,
  warnings: SharedV4Warning[],
): Uint8Array {
  if (!isWav) return answer.audio;
  if (isPCM(answer)) {
    return toWav(answer.audio, { sampleRate: chooseRate(answer, sampleRate, warnings), channels: answer.channels });
  }
  warnOfOtherFormat(answer, warnings);
  return answer.audio;
}
