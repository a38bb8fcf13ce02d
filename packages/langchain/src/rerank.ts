export { OpenRouterRerank } from './rerank/open-router-rerank.ts';
export type {
  OpenRouterRerankCallOptions,
  OpenRouterRerankInput,
  Rankable,
  RankedIndex,
} from './rerank/rerank-fields.ts';
export type { CallConfig, ClientFields, ExtraFields } from './client/client-fields.ts';
export type { HeadersInput, HeadersObject } from './headers/headers-input.ts';
