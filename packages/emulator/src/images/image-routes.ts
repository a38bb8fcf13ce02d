import type { Route } from '../routing/route.ts';
import { answerImages } from './answer-images.ts';
import { getImageEndpoints, listImageModels } from './list-image-models.ts';

/** `POST /images` and the catalogue of image models. */
export const imageRoutes: readonly Route[] = [
  { method: 'POST', path: '/images', access: 'inference', handle: answerImages },
  { method: 'GET', path: '/images/models', access: 'open', handle: listImageModels },
  { method: 'GET', path: '/images/models/{author}/{slug}/endpoints', access: 'open', handle: getImageEndpoints },
];
