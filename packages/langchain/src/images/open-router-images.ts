import { decodeBase64, generateImages, OpenRouterError } from '@openrouter-adapters/core';
import type { ImageAnswer, ImageRequest } from '@openrouter-adapters/core';

import { toAnswerCost } from '../client/answer-facts.ts';
import { toImageURL } from '../media/image-reference.ts';
import type { MediaCall } from '../media/media-call.ts';
import { toMediaAnswer } from '../media/media-output.ts';
import type { MediaFile } from '../media/media-output.ts';
import { MediaRunnable } from '../media/media-runnable.ts';
import type { ImagesInput, ImagesOutput, OpenRouterImagesInput } from './images-fields.ts';
import { imagesKind } from './images-kind.ts';

/**
 * Makes images.
 *
 * @example
 * const images = new OpenRouterImages({ model: 'openai/gpt-image-1', size: '1024x1024' });
 * const { images: [image], cost } = await images.invoke('A cat in the snow');
 */
export class OpenRouterImages extends MediaRunnable<ImagesInput, ImagesOutput> {
  readonly #fields: OpenRouterImagesInput;

  /** @throws {OpenRouterConfigurationError} for a base URL that is none. A missing key or model id is reported by the first call. */
  constructor(fields: OpenRouterImagesInput) {
    super(fields, imagesKind);
    this.#fields = fields;
  }

  static override lc_name(): string {
    return 'OpenRouterImages';
  }

  protected override async generate(input: ImagesInput, call: MediaCall): Promise<ImagesOutput> {
    const request = fromImagesInput(this.#fields, input);
    const answer = await call.attempt(() => generateImages(call.transport, request, call.send));
    const facts = { ...answer, model: this.model };
    await call.reportCost(toAnswerCost(facts));
    const { length } = answer.images;
    const warnings = length < (input.n ?? 1) ? [`n: ${length} of ${input.n} images came.`] : [];
    return { images: toFiles(answer), ...toMediaAnswer(facts, warnings) };
  }
}

function fromImagesInput(fields: OpenRouterImagesInput, input: ImagesInput): ImageRequest {
  const { model, provider, user, sessionId, modelKwargs } = fields;
  const { prompt, n, size, aspectRatio, resolution, seed, quality, background, outputFormat, outputCompression } =
    input;
  return {
    model,
    prompt,
    options: {
      n,
      size,
      aspect_ratio: aspectRatio,
      resolution,
      seed,
      quality,
      background,
      output_format: outputFormat,
      output_compression: outputCompression,
      input_references: input.images?.map((image) => ({ type: 'image_url', image_url: { url: toImageURL(image) } })),
      provider,
      user,
      session_id: sessionId,
    },
    extra: modelKwargs,
  };
}

function toFiles({ images, generationId, response, body, usage }: ImageAnswer): MediaFile[] {
  return images.map(({ data, mediaType }, index) => {
    const bytes = decodeBase64(data);
    if (bytes !== undefined) return { bytes, mediaType };
    throw new OpenRouterError({
      kind: 'invalid-response',
      message: `The image at index ${index} cannot be read: its base64 is broken.`,
      status: response.status,
      headers: response.headers,
      isRetryable: false,
      generationId,
      body,
      usage,
    });
  });
}
