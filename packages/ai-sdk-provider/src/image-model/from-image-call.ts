import type { ImageModelV4CallOptions, SharedV4Warning } from '@ai-sdk/provider';
import { convertImageModelFileToDataUri } from '@ai-sdk/provider-utils';
import type { ImageRequest } from '@openrouter-adapters/core';

import type { ModelConfig } from '../model/model-config.ts';
import { readOptions } from '../options/read-options.ts';
import { imageOptions, type ImageCallbacks } from './image-settings.ts';

/** A request, and who is told of what an abort would lose. */
export interface PreparedImages extends ImageCallbacks {
  request: ImageRequest;
}

/**
 * A call → the request.
 *
 * @throws {InvalidArgumentError} when an option has a wrong type
 */
export function fromImageCall(
  { modelId, ofProvider, ofModel }: ModelConfig,
  { prompt, n, size, aspectRatio, seed, files = [], mask, providerOptions }: ImageModelV4CallOptions,
  warnings: SharedV4Warning[],
): PreparedImages {
  if (mask !== undefined) warnings.push(maskWarning);
  const standard = { n: n > 1 ? n : undefined, size, aspect_ratio: aspectRatio, seed };
  const sources = { ofProvider, ofModel, standard, ofCall: providerOptions['openrouter'] };
  const { options, own, extra } = readOptions(imageOptions, sources, warnings);
  const references = [...files.map(fromFile), ...(options.input_references ?? [])];
  const request = {
    model: modelId,
    // Without one, core says that it is needed.
    prompt: prompt ?? '',
    options: { ...options, input_references: references.length > 0 ? references : undefined },
    extra,
  };
  return { request, onPartial: own.onPartial };
}

/** OpenRouter knows images to start from, and no places in them. */
export const maskWarning: SharedV4Warning = {
  type: 'unsupported',
  feature: 'mask',
  details: 'OpenRouter takes images to start from, but no masks: it was left out. Describe the place in the prompt.',
};

/** An image to start from, as a part of a request. */
export function fromFile(file: NonNullable<ImageModelV4CallOptions['files']>[number]): {
  type: 'image_url';
  image_url: { url: string };
} {
  return { type: 'image_url', image_url: { url: convertImageModelFileToDataUri(file) } };
}
