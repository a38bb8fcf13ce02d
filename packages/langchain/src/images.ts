export { OpenRouterImages } from './images/open-router-images.ts';
export type { ImagesInput, ImagesOutput, OpenRouterImagesInput } from './images/images-fields.ts';
export type { ImageReference } from './media/image-reference.ts';
export type * from './media/media-types.ts';
