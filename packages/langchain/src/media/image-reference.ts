import { encodeBase64 } from '@openrouter-adapters/core';

import type { MediaFile } from './media-output.ts';

/** An image to start from: an http(s) URL, a data URL, or a file, also one that was made before. */
export type ImageReference = string | MediaFile;

export function toImageURL(image: ImageReference): string {
  return typeof image === 'string' ? image : `data:${image.mediaType};base64,${encodeBase64(image.bytes)}`;
}
