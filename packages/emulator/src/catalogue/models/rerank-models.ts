import type { CatalogueModel } from '../catalogue-model.ts';
import { defineSpecialModel, type SpecialFacts } from '../define-special-model.ts';

const rerank = (facts: Omit<SpecialFacts, 'kind'>): CatalogueModel => defineSpecialModel({ kind: 'rerank', ...facts });

/** Simulated rerank models. */
export const RERANK_MODELS: readonly CatalogueModel[] = [
  rerank({
    id: 'cohere/rerank-v3.5',
    name: 'Cohere: Rerank v3.5',
    created: '2026-04-15',
    context: 4096,
    request: '0.001',
  }),
  rerank({
    id: 'cohere/rerank-4-fast',
    name: 'Cohere: Rerank 4 Fast',
    created: '2026-04-15',
    context: 32_768,
    request: '0.002',
  }),
  rerank({
    id: 'nvidia/llama-nemotron-rerank-vl-1b-v2:free',
    name: 'NVIDIA: Llama Nemotron Rerank VL 1B V2 (free)',
    created: '2026-05-20',
    context: 10_240,
    input: ['text', 'image'],
  }),
];
