import type { ImageModelV4, ImageModelV4CallOptions, ImageModelV4Result } from '@ai-sdk/provider';
import { untilAborted } from '@openrouter-adapters/core/setup';

import type { ModelConfig } from '../model/model-config.ts';
import { OpenRouterModel } from '../model/openrouter-model.ts';
import { readCount } from '../options/read-count.ts';

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

  /** Images of a text, and of images to start from. Fewer than asked for may come, with a warning: what came is paid for. */
  async doGenerate(call: ImageModelV4CallOptions): Promise<ImageModelV4Result> {
    const { drawImages } = await untilAborted(import('./draw-images.ts'), call.abortSignal);
    return drawImages(this.config, call);
  }
}
