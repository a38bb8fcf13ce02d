import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';
import { buildBody } from '../http/build-body.ts';
import type { Given } from '../http/build-body.ts';
import { checkModelId } from '../http/check-request.ts';
import { isMediaURL } from '../images/is-media-url.ts';
import type { VideoBody, VideoOptions, VideoReference } from '../wire/videos.ts';
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
 * @throws {OpenRouterConfigurationError} for a request with nothing to make a video of, a duration that is no whole number, a
 *   callback that is no https URL, or a picture that is no URL
 */
export function buildVideoBody({ model, options = {}, extra }: VideoRequest): VideoBody {
  checkModelId(model);
  const hasImages = (options.frame_images?.length ?? 0) > 0 || (options.input_references?.length ?? 0) > 0;
  if (!options.prompt?.trim() && !hasImages) {
    throw new OpenRouterConfigurationError('prompt', 'There is nothing to make a video of. Give a prompt or an image.');
  }
  checkURLs(
    'frame_images',
    options.frame_images?.map(({ image_url }) => image_url.url),
  );
  checkURLs('input_references', options.input_references?.map(urlOfVideoReference));
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

/** Will the API leave `input_references` out? It uses the first and the last frame where it gets both. */
export function leavesOutReferences({ frame_images, input_references }: Given<VideoOptions>): boolean {
  return (frame_images?.length ?? 0) > 0 && (input_references?.length ?? 0) > 0;
}

/**
 * What contradicts a size that was said in a stronger place: `size` goes in place of `resolution` and `aspect_ratio`, and these two in place
 * of a `size`. What one place says together stays together: the API judges it.
 *
 * @param places the strongest first; the last has everything
 * @returns the names of what must be left out
 */
export function findContradictedSizes(
  places: readonly Given<VideoOptions>[],
): ('size' | 'resolution' | 'aspect_ratio')[] {
  const saysShape = ({ resolution, aspect_ratio }: Given<VideoOptions>) => (resolution ?? aspect_ratio) !== undefined;
  const strongest = places.find((place) => place.size !== undefined || saysShape(place)) ?? {};
  const others = strongest.size === undefined ? (['size'] as const) : (['resolution', 'aspect_ratio'] as const);
  return others.filter((name) => strongest[name] === undefined && places.at(-1)?.[name] !== undefined);
}

function checkURLs(setting: string, urls: readonly string[] = []): void {
  const wrong = urls.findIndex((url) => !isMediaURL(url));
  if (wrong >= 0) {
    const message = `The reference at index ${wrong} is neither an http(s) URL nor a data URL.`;
    throw new OpenRouterConfigurationError(setting, message);
  }
}

/** Where a picture, sound or video lies that a video is made from. */
export function urlOfVideoReference(reference: VideoReference): string {
  switch (reference.type) {
    case 'image_url':
      return reference.image_url.url;
    case 'audio_url':
      return reference.audio_url.url;
    case 'video_url':
      return reference.video_url.url;
  }
}
