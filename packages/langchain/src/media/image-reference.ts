import { encodeBase64, isObject, OpenRouterConfigurationError } from '@openrouter-adapters/core/base';

import type { MediaFile } from './media-output.ts';

/** An image to start from: an http(s) URL, a data URL, or a file, also one that was made before. */
export type ImageReference = string | MediaFile;

/**
 * An image as the API takes it; what a URL says is looked at by core.
 *
 * @param field which the error names
 * @throws {OpenRouterConfigurationError} for what is neither a text nor a file
 */
export function toImageURL(field: string, image: ImageReference): string {
  if (typeof image === 'string') return image;
  if (isFile(image)) return `data:${image.mediaType};base64,${encodeBase64(image.bytes)}`;
  throw new OpenRouterConfigurationError(
    field,
    `${field} holds what is no image. Give an http(s) URL, a data URL, or a file with bytes and mediaType.`,
  );
}

/** Several of them as parts of a request. */
export function toImageParts(
  field: string,
  images: readonly ImageReference[] | undefined,
): { type: 'image_url'; image_url: { url: string } }[] | undefined {
  if (images === undefined) return undefined;
  if (!Array.isArray(images)) throw new OpenRouterConfigurationError(field, `${field} must be a list of images.`);
  return images.map((image: ImageReference) => ({ type: 'image_url', image_url: { url: toImageURL(field, image) } }));
}

function isFile(image: unknown): image is MediaFile {
  return isObject(image) && image['bytes'] instanceof Uint8Array && typeof image['mediaType'] === 'string';
}
