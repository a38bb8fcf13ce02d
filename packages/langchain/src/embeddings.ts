export { OpenRouterEmbeddings } from './embeddings/open-router-embeddings.ts';
export type {
  EmbeddingsInputType,
  OnPartialVectors,
  OpenRouterEmbeddingsCallOptions,
  OpenRouterEmbeddingsInput,
} from './embeddings/embeddings-fields.ts';
export type { CallConfig, ClientFields, ExtraFields } from './client/client-fields.ts';
export type { HeadersInput, HeadersObject } from './headers/headers-input.ts';
