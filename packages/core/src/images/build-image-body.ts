import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';
import { buildBody } from '../http/build-body.ts';
import { checkModelId, checkText } from '../http/check-request.ts';
import type { ImageBody, ImageOptions } from '../wire/images.ts';
import type { ImageRequest } from './image-request.ts';
import { isMediaURL } from './is-media-url.ts';

const order: Readonly<Record<keyof ImageOptions, true>> = {
  n: true,
  resolution: true,
  aspect_ratio: true,
  size: true,
  quality: true,
  background: true,
  output_format: true,
  output_compression: true,
  input_references: true,
  seed: true,
  provider: true,
  user: true,
  session_id: true,
  trace: true,
};

const mostReferences = 16;

/**
 * The neutral request → the body of `POST /images`.
 *
 * @throws {OpenRouterConfigurationError} for an empty prompt, an `n` outside 1 to 10, more than 16 references, or one that is no URL
 */
export function buildImageBody({ model, prompt, options = {}, extra }: ImageRequest): ImageBody {
  checkModelId(model);
  checkText('prompt', prompt);
  if (options.n !== undefined && !(Number.isInteger(options.n) && options.n >= 1 && options.n <= 10)) {
    throw new OpenRouterConfigurationError('n', `n must be a whole number from 1 to 10, not ${options.n}.`);
  }
  checkReferences(options.input_references ?? []);
  const fixed = { model: model.trim(), prompt };
  return buildBody<Pick<ImageBody, 'model' | 'prompt'>, ImageOptions>(fixed, order, options, extra);
}

function checkReferences(references: NonNullable<ImageOptions['input_references']>): void {
  if (references.length > mostReferences) {
    throw new OpenRouterConfigurationError(
      'input_references',
      `OpenRouter takes at most ${mostReferences} images to start from, not ${references.length}.`,
    );
  }
  const wrong = references.findIndex(({ image_url }) => !isMediaURL(image_url.url));
  if (wrong >= 0) {
    throw new OpenRouterConfigurationError(
      'input_references',
      `The image at index ${wrong} is neither an http(s) URL nor a data URL.`,
    );
  }
}
