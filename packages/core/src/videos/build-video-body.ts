import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';
import { buildBody } from '../http/build-body.ts';
import { checkModelId } from '../http/check-request.ts';
import type { VideoBody, VideoOptions } from '../wire/videos.ts';
import type { VideoRequest } from './video-request.ts';

const order: Readonly<Record<keyof VideoOptions, true>> = {
  prompt: true,
  duration: true,
  resolution: true,
  aspect_ratio: true,
  size: true,
  frame_images: true,
  input_references: true,
  generate_audio: true,
  seed: true,
  callback_url: true,
  creativity: true,
  upscale_factor: true,
  provider: true,
  user: true,
  session_id: true,
  trace: true,
};

/**
 * The neutral request → the body of `POST /videos`.
 *
 * @throws {OpenRouterConfigurationError} for a request with nothing to make a video of, a duration that is no whole number, or a
 *   callback that is no https URL
 */
export function buildVideoBody({ model, options = {}, extra }: VideoRequest): VideoBody {
  checkModelId(model);
  const hasImages = (options.frame_images?.length ?? 0) > 0 || (options.input_references?.length ?? 0) > 0;
  if (!options.prompt?.trim() && !hasImages) {
    throw new OpenRouterConfigurationError('prompt', 'There is nothing to make a video of. Give a prompt or an image.');
  }
  if (options.duration !== undefined && !(Number.isInteger(options.duration) && options.duration >= 1)) {
    throw new OpenRouterConfigurationError(
      'duration',
      `duration must be a whole number of seconds, at least 1, not ${options.duration}.`,
    );
  }
  if (options.callback_url !== undefined && !/^https:\/\//i.test(options.callback_url)) {
    throw new OpenRouterConfigurationError('callback_url', 'The callback must be an https URL.');
  }
  return buildBody<Pick<VideoBody, 'model'>, VideoOptions>({ model: model.trim() }, order, options, extra);
}
