import type { ImageModelV4CallOptions, ImageModelV4Result, SharedV4Warning } from '@ai-sdk/provider';
import { generateEachImage, type EachImage } from '@openrouter-adapters/core';

import type { ModelConfig } from '../model/model-config.ts';
import { sendCall } from '../model/send-call.ts';
import { fromImageCall } from './from-image-call.ts';
import { toImageResult } from './to-image-result.ts';

/** One call of an image model. */
export async function drawImages(config: ModelConfig, call: ImageModelV4CallOptions): Promise<ImageModelV4Result> {
  const warnings: SharedV4Warning[] = [];
  const { request, onPartial } = fromImageCall(config, call, warnings);
  const each = await sendCall(
    config,
    call,
    (transport, options) => generateEachImage(transport, request, { ...options, onPartial }),
    { input_references: 'files' },
  );
  warnOfMissing(each, request.options?.n ?? 1, warnings);
  return toImageResult(each.answers, config.modelId, warnings, each.failedUsages);
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
