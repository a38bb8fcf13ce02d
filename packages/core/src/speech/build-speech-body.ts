import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';
import { buildBody } from '../http/build-body.ts';
import { checkModelId, checkText } from '../http/check-request.ts';
import type { SpeechBody, SpeechOptions } from '../wire/speech.ts';
import type { SpeechRequest } from './speech-request.ts';

const order: Readonly<Record<keyof SpeechOptions, true>> = {
  voice: true,
  response_format: true,
  speed: true,
  input_references: true,
  provider: true,
  user: true,
  session_id: true,
  trace: true,
};

/**
 * The neutral request → the body of `POST /audio/speech`. `response_format` always goes out: OpenRouter's default, `pcm`, is not the
 * one that callers of other APIs expect.
 *
 * @throws {OpenRouterConfigurationError} for an empty text, model id or voice, or a speed that is no number above 0
 */
export function buildSpeechBody({ model, input, options = {}, extra }: SpeechRequest): SpeechBody {
  checkModelId(model);
  checkText('input', input);
  if (options.voice !== undefined) checkText('voice', options.voice);
  if (options.speed !== undefined && !(Number.isFinite(options.speed) && options.speed > 0)) {
    throw new OpenRouterConfigurationError('speed', `speed must be a number above 0, not ${options.speed}.`);
  }
  const given = { ...options, response_format: options.response_format ?? 'mp3' };
  return buildBody<Pick<SpeechBody, 'model' | 'input'>, SpeechOptions>(
    { model: model.trim(), input },
    order,
    given,
    extra,
  );
}
