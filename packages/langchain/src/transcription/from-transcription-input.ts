import { OpenRouterError } from '@openrouter-adapters/core';
import type { TranscriptionRequest } from '@openrouter-adapters/core';

import type { MediaFields } from '../media/media-fields.ts';
import type { TranscriptionInput } from './transcription-fields.ts';

export function fromTranscriptionInput(
  { model, provider, user, sessionId, modelKwargs }: MediaFields,
  { audio, format, language, temperature, timestampGranularities: times = [] }: TranscriptionInput,
): TranscriptionRequest {
  return {
    model,
    audio,
    format,
    options: {
      language,
      temperature,
      timestamp_granularities: times.length === 0 ? undefined : [...times],
      provider,
      user,
      session_id: sessionId,
    },
    extra: modelKwargs,
  };
}

/** Did the upstream refuse to give times? Only those that speak like OpenAI do; a refusal costs nothing. */
export function refusesTimes(error: unknown): boolean {
  return (
    OpenRouterError.isInstance(error) &&
    error.kind === 'invalid-request' &&
    /verbose_json|response_format|timestamp/i.test(error.message)
  );
}

/** What is said of a transcript whose times were refused. */
export const timesRefused = 'timestampGranularities: this model gives no times.';
