import type { JSONObject, SharedV4Warning, TranscriptionModelV4Result } from '@ai-sdk/provider';
import type { TranscriptionAnswer, TranscriptPiece } from '@openrouter-adapters/core';

import { toWarnings } from '../language-model/answer/to-warnings.ts';
import { toModelMetadata } from '../model/to-model-metadata.ts';

/** What was heard → result of `doGenerate`. */
export function toTranscriptionResult(
  answer: TranscriptionAnswer,
  modelId: string,
  warnings: readonly SharedV4Warning[],
): TranscriptionModelV4Result {
  const { text, segments, words, language, durationInSeconds, usage, model, response, body } = answer;
  return {
    text,
    segments: segments.map(toPiece),
    ...(words.length > 0 && { words: words.map(toPiece) }),
    language,
    durationInSeconds,
    warnings: [...warnings, ...toWarnings(answer.warnings)],
    // Parsed JSON, which the open wire type does not say.
    ...(usage !== undefined && { usage: usage.raw as JSONObject }),
    providerMetadata: toModelMetadata(answer, {
      segments: withSpeakers(segments),
      words: withSpeakers(words),
    }),
    response: { timestamp: new Date(), modelId: model ?? modelId, headers: response.headers, body },
  };
}

function toPiece({ text, startSecond, endSecond }: TranscriptPiece): Omit<TranscriptPiece, 'speaker'> {
  return { text, startSecond, endSecond };
}

/** Who speaks has no place in the AI SDK's pieces. */
function withSpeakers(pieces: readonly TranscriptPiece[]): readonly TranscriptPiece[] | undefined {
  return pieces.some(({ speaker }) => speaker !== undefined) ? pieces : undefined;
}
