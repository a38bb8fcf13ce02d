import { buildBody } from '../http/build-body.ts';
import { checkModelId } from '../http/check-request.ts';
import type { TranscriptionBody, TranscriptionOptions } from '../wire/transcription.ts';
import { buildInputAudio } from './build-input-audio.ts';
import { withTimes } from './times.ts';
import type { TranscriptionRequest } from './transcription-request.ts';

const order: Readonly<Record<keyof TranscriptionOptions, true>> = {
  language: true,
  temperature: true,
  response_format: true,
  timestamp_granularities: true,
  provider: true,
  user: true,
  session_id: true,
  trace: true,
};

/**
 * The neutral request → the JSON body of `POST /audio/transcriptions`: base64 without a `data:` prefix. The form with multipart takes
 * at most 25 MB and no options for upstreams, so that it is not used.
 *
 * @throws {OpenRouterConfigurationError} for no audio, text that is no base64, or a format that cannot be found out
 */
export function buildTranscriptionBody(request: TranscriptionRequest): TranscriptionBody {
  checkModelId(request.model);
  const input_audio = buildInputAudio(request);
  return buildBody<Pick<TranscriptionBody, 'model' | 'input_audio'>, TranscriptionOptions>(
    { model: request.model.trim(), input_audio },
    order,
    withTimes(request),
    request.extra,
  );
}
