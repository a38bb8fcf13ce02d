import type { DocumentGroup } from '../document-steps.ts';

const GPT = { author: 'openai', slug: 'gpt-4o' };

// `decisions` is newer than the document, so `all` is left out.
const MODALITIES = 'text,image,embeddings,rerank,speech,transcription,video';

/** The catalogue. */
export const CATALOGUE_GROUP: DocumentGroup = {
  name: 'catalogue',
  key: 'none',
  steps: [
    { operation: 'GET /models' },
    { operation: 'GET /models', query: `?output_modalities=${MODALITIES}&sort=newest` },
    { operation: 'GET /models', query: '?limit=5&offset=5&sort=coding-high-to-low' },
    { operation: 'GET /models', query: '?sort=best', status: 400 },
    { operation: 'GET /models/count' },
    { operation: 'GET /models/count', query: '?output_modalities=smell', status: 400 },
    { operation: 'GET /models/user', key: 'standard' },
    { operation: 'GET /models/user', status: 401 },
    { operation: 'GET /model/{author}/{slug}', values: GPT },
    { operation: 'GET /model/{author}/{slug}', values: { author: 'acme', slug: 'none' }, status: 404 },
    { operation: 'GET /models/{author}/{slug}/endpoints', values: GPT },
    { operation: 'GET /models/{author}/{slug}/endpoints', values: GPT, key: 'standard' },
    { operation: 'GET /models/{author}/{slug}/endpoints', values: { author: 'cohere', slug: 'rerank-v3.5' } },
    { operation: 'GET /models/{author}/{slug}/endpoints', values: { author: 'acme', slug: 'none' }, status: 404 },
    { operation: 'GET /endpoints/zdr' },
    { operation: 'GET /endpoints/zdr', key: 'standard' },
    { operation: 'GET /providers' },
    { operation: 'GET /embeddings/models' },
    { operation: 'GET /images/models' },
    { operation: 'GET /images/models/{author}/{slug}/endpoints', values: { author: 'openai', slug: 'gpt-image-1' } },
    { operation: 'GET /videos/models' },
  ],
};
