import type { MediaKind } from '../media/media-kind.ts';
import type { ImagesInput, ImagesOutput } from './images-fields.ts';

export const imagesKind: MediaKind<ImagesInput, ImagesOutput> = {
  main: 'prompt',
  inputs: {
    prompt: { type: 'string', description: 'What the image shows' },
    n: { type: 'integer', minimum: 1, maximum: 10, description: 'How many images' },
    size: { type: 'string', description: 'Pixels, for example 1024x1024' },
    aspectRatio: { type: 'string', description: 'For example 16:9' },
    resolution: { type: 'string', enum: ['512', '1K', '2K', '4K'] },
    seed: { type: 'integer' },
    quality: { type: 'string', description: 'For example low or high' },
    background: { type: 'string', enum: ['auto', 'transparent', 'opaque'] },
    outputFormat: { type: 'string', enum: ['png', 'jpeg', 'webp', 'svg'] },
    outputCompression: null,
    images: null,
  },
  toolName: 'make_images',
  toolDescription: 'Makes images of a description.',
  toContent: ({ images }) => {
    const files = images.map(({ bytes, mediaType }) => `${bytes.length} bytes of ${mediaType}`);
    return `${images.length === 1 ? 'An image was' : `${images.length} images were`} made: ${files.join(', ')}. The user has it.`;
  },
};
