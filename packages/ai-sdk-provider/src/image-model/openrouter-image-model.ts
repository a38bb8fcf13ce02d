import type { ImageModelV4, ImageModelV4CallOptions, ImageModelV4Result, SharedV4Warning } from '@ai-sdk/provider';
import { generateEachImage, type EachImage } from '@openrouter-adapters/core';

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

  /** Images of a text, and of images to start from. Fewer than asked for may come, with a warning: what came is paid for. */
  async doGenerate(call: ImageModelV4CallOptions): Promise<ImageModelV4Result> {
    const warnings: SharedV4Warning[] = [];
    const request = fromImageCall(this.config, call, warnings);
    const each = await sendCall(
      this.config,
      call,
      (transport, options) => generateEachImage(transport, request, options),
      { input_references: 'files' },
    );
    warnOfMissing(each, request.options?.n ?? 1, warnings);
    return toImageResult(each.answers, this.modelId, warnings);
  }
}

function warnOfMissing(
  { answers, isOneByOne, failures }: EachImage,
  wanted: number,
  warnings: SharedV4Warning[],
): void {
  if (isOneByOne) {
    warnings.push({
      type: 'compatibility',
      feature: 'n',
      details: 'The upstream makes one image at a time: each had a request of its own, with a seed of its own.',
    });
  }
  const made = answers.reduce((count, { images }) => count + images.length, 0);
  if (made >= wanted) return;
  const reasons = failures.map(({ message }) => ` ${message}`).join('');
  warnings.push({ type: 'other', message: `The upstream made ${made} of ${wanted} images.${reasons}` });
}
