import { decodeBase64 } from '@openrouter-adapters/core';
import type { GeneratedImage } from '@openrouter-adapters/core';

import type { AgentFileContent } from '../agent-file.ts';
import type { Notes } from './notes.ts';
import { toFile } from './to-file.ts';

/** Images → files. One that cannot be read is left out and noted: the rest of the answer is paid for. */
export function toImageFiles(images: readonly GeneratedImage[], notes: Notes): AgentFileContent[] {
  return images.flatMap(({ data, mediaType }, index) => {
    const bytes = decodeBase64(data);
    if (bytes !== undefined) return [toFile(`image-${index + 1}`, bytes, mediaType)];
    notes.add(`Image ${index + 1} of ${images.length} cannot be read: its base64 is broken.`);
    return [];
  });
}
