import {
  APICallError,
  type ImageModelV4,
  type ImageModelV4CallOptions,
  type ImageModelV4Result,
  type SharedV4Warning,
} from '@ai-sdk/provider';
import { generateImages, type ImageAnswer, type ImageRequest } from '@openrouter-adapters/core';

import type { ModelConfig } from '../model/model-config.ts';
import { OpenRouterModel } from '../model/openrouter-model.ts';
import { sendCall } from '../model/send-call.ts';
import { readCount } from '../options/read-count.ts';
import { fromImageCall } from './from-image-call.ts';
import { toImageResult } from './to-image-result.ts';

/** OpenRouter's own limit. */
const mostImages = 10;

/** An image model of OpenRouter for the AI SDK (specification V4), over `POST /images`. */
export class OpenRouterImageModel extends OpenRouterModel implements ImageModelV4 {
  readonly maxImagesPerCall: number;
  readonly supportsMaskInputs = false;

  constructor(config: ModelConfig) {
    super(config);
    this.maxImagesPerCall = readCount(config.ofModel, 'maxImagesPerCall', mostImages);
  }

  /** Images of a text, and of images to start from. Fewer than asked for may come, with a warning. */
  async doGenerate(call: ImageModelV4CallOptions): Promise<ImageModelV4Result> {
    const warnings: SharedV4Warning[] = [];
    const request = fromImageCall(this.config, call, warnings);
    const answers = await this.draw(call, request, warnings);
    const wanted = request.options?.n ?? 1;
    const made = answers.reduce((count, { images }) => count + images.length, 0);
    if (made < wanted) {
      warnings.push({ type: 'other', message: `The upstream made ${made} of ${wanted} images in one request.` });
    }
    return toImageResult(answers, this.modelId, warnings);
  }

  /**
   * Several images in one request, or in one request each where the upstream refuses more: which upstream takes how many is not told.
   * A refusal (400) costs nothing.
   */
  private async draw(
    call: ImageModelV4CallOptions,
    request: ImageRequest,
    warnings: SharedV4Warning[],
  ): Promise<[ImageAnswer, ...ImageAnswer[]]> {
    try {
      return [await this.send(call, request)];
    } catch (error) {
      if ((request.options?.n ?? 1) === 1 || !APICallError.isInstance(error) || error.statusCode !== 400) throw error;
    }
    const requests = oneByOne(request);
    // The first alone: if it was refused for another reason, it tells so, and the others need not be.
    const first = await this.send(call, requests[0]);
    const others = await Promise.all(requests.slice(1).map((single) => this.send(call, single)));
    warnings.push({
      type: 'compatibility',
      feature: 'n',
      details: 'The upstream makes one image at a time: each had a request of its own, with a seed of its own.',
    });
    return [first, ...others];
  }

  private send(call: ImageModelV4CallOptions, request: ImageRequest): Promise<ImageAnswer> {
    return sendCall(this.config, call, (transport, options) => generateImages(transport, request, options), {
      input_references: 'files',
    });
  }
}

/** The same seed would draw the same image: each request has the next one. */
function oneByOne({
  options: { n = 1, ...options } = {},
  ...request
}: ImageRequest): [ImageRequest, ...ImageRequest[]] {
  const single = (index: number): ImageRequest => ({
    ...request,
    options: { ...options, seed: options.seed === undefined ? undefined : options.seed + index },
  });
  return [single(0), ...Array.from({ length: n - 1 }, (_, index) => single(index + 1))];
}
