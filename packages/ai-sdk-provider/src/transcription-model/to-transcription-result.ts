import type { JSONObject, SharedV4Warning, TranscriptionModelV4Result } from '@ai-sdk/provider';
import type { TranscriptionAnswer, TranscriptPiece } from '@openrouter-adapters/core';

import { toModelMetadata } from '../model/to-model-metadata.ts';
import type { PreparedTranscription } from './from-transcription-call.ts';
import { toLanguageCode } from './language-code.ts';

/** What was heard → result of `doGenerate`. */
export function toTranscriptionResult(
  answer: TranscriptionAnswer,
  wanted: PreparedTranscription['wanted'],
  modelId: string,
  warnings: SharedV4Warning[],
): TranscriptionModelV4Result {
  const { text, segments, words, language, durationInSeconds, usage, model, response, body } = answer;
  for (const times of wanted) {
    const found = times === 'word' ? words : segments;
    if (found.length === 0 && text !== '') warnings.push(toTimesWarning(times));
  }
  return {
    text,
    segments: segments.map(toPiece),
    ...(words.length > 0 && { words: words.map(toPiece) }),
    language: language === undefined ? undefined : toLanguageCode(language),
    durationInSeconds,
    warnings,
    // Parsed JSON, which the open wire type does not say.
    ...(usage !== undefined && { usage: usage.raw as JSONObject }),
    providerMetadata: toModelMetadata(answer, {
      segments: withSpeakers(segments),
      words: withSpeakers(words),
    }),
    response: { timestamp: new Date(), modelId: model ?? modelId, headers: response.headers, body },
  };
}

/** The warning that times of this kind did not come. */
export function toTimesWarning(times: 'word' | 'segment'): SharedV4Warning {
  return {
    type: 'unsupported',
    feature: 'timestampGranularities',
    details: `The upstream gave no times of ${times}s.`,
  };
}

function toPiece({ text, startSecond, endSecond }: TranscriptPiece): Omit<TranscriptPiece, 'speaker'> {
  return { text, startSecond, endSecond };
}

/** Who speaks has no place in the AI SDK's pieces. */
function withSpeakers(pieces: readonly TranscriptPiece[]): readonly TranscriptPiece[] | undefined {
  return pieces.some(({ speaker }) => speaker !== undefined) ? pieces : undefined;
}
