import { InvalidArgumentError, type ImageModelV4CallOptions, type SharedV4Warning } from '@ai-sdk/provider';
import { isMediaURL, type ChatRequest, type HeadersOption } from '@openrouter-adapters/core';

import { fromCallOptions } from '../language-model/request/from-call-options.ts';
import type { ModelConfig } from '../model/model-config.ts';
import { fromFile, maskWarning } from './from-image-call.ts';

/**
 * A call → a request to chat that asks for images. Its options are those of a chat model.
 *
 * @throws {InvalidArgumentError} when an option has a wrong type, or an image to start from has no usable URL
 */
export function fromChatImageCall(
  { modelId, ofProvider, ofModel }: ModelConfig,
  { prompt = '', n, size, aspectRatio, seed, files = [], mask, providerOptions }: ImageModelV4CallOptions,
  warnings: SharedV4Warning[],
): { request: ChatRequest; headers: HeadersOption | undefined } {
  const { via: _, ...chatSettings } = ofModel ?? {};
  const chat = fromCallOptions(
    { modelId, ofProvider, ofModel: chatSettings },
    { prompt: [], providerOptions, ...(seed !== undefined && { seed }) },
  );
  warnings.push(...chat.warnings, ...warningsOf({ n, size, mask }));
  const images = files.map(fromFile);
  const wrong = images.findIndex(({ image_url: { url } }) => !isMediaURL(url));
  if (wrong >= 0) {
    throw new InvalidArgumentError({
      argument: 'files',
      message: `The image at index ${wrong} is neither an http(s) URL nor a data URL.`,
    });
  }
  const { options } = chat.request;
  const imageConfig = {
    ...(aspectRatio !== undefined && { aspect_ratio: aspectRatio }),
    ...options?.image_config,
  };
  return {
    request: {
      ...chat.request,
      messages: [{ role: 'user', content: [{ type: 'text', text: prompt }, ...images] }],
      options: {
        ...options,
        modalities: options?.modalities ?? ['image', 'text'],
        ...(Object.keys(imageConfig).length > 0 && { image_config: imageConfig }),
      },
    },
    headers: chat.headers,
  };
}

function warningsOf({ n, size, mask }: Pick<ImageModelV4CallOptions, 'n' | 'size' | 'mask'>): SharedV4Warning[] {
  const warnings: SharedV4Warning[] = [];
  if (mask !== undefined) warnings.push(maskWarning);
  if (n > 1) {
    warnings.push({
      type: 'unsupported',
      feature: 'n',
      details: 'One answer of a chat model has the images it wants.',
    });
  }
  if (size !== undefined) {
    const details = 'Chat takes an aspectRatio, and for some models providerOptions.openrouter.imageConfig.image_size.';
    warnings.push({ type: 'unsupported', feature: 'size', details });
  }
  return warnings;
}
