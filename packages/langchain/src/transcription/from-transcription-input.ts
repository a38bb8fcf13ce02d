import type { TranscriptionAnswer, TranscriptionRequest } from '@openrouter-adapters/core';

import type { MediaFields } from '../media/media-fields.ts';
import type { TranscriptionInput } from './transcription-fields.ts';

/** The fields of a model and an input → the neutral request. */
export function fromTranscriptionInput(
  { model, provider, user, sessionId, modelKwargs }: MediaFields,
  { audio, format, language, temperature, timestampGranularities: times }: TranscriptionInput,
): TranscriptionRequest {
  return {
    model,
    audio,
    format,
    times,
    options: {
      language,
      temperature,
      provider,
      user,
      session_id: sessionId,
    },
    extra: modelKwargs,
  };
}

/** What an answer warns of, under the names of an input's fields. */
export function toTimesWarnings({ warnings }: TranscriptionAnswer): string[] {
  return warnings.map(({ message }) => `timestampGranularities: ${message}`);
}
