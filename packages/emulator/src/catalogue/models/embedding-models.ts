import type { CatalogueModel } from '../catalogue-model.ts';
import { defineSpecialModel, type SpecialFacts } from '../define-special-model.ts';

const embedding = (facts: Omit<SpecialFacts, 'kind'>): CatalogueModel =>
  defineSpecialModel({ kind: 'embeddings', ...facts });

/** Simulated embedding models. */
export const EMBEDDING_MODELS: readonly CatalogueModel[] = [
  embedding({
    id: 'openai/text-embedding-3-small',
    name: 'OpenAI: Text Embedding 3 Small',
    created: '2025-10-30',
    context: 8192,
    prompt: '0.00000002',
    emulation: { dimensions: 1536 },
  }),
  embedding({
    id: 'openai/text-embedding-3-large',
    name: 'OpenAI: Text Embedding 3 Large',
    created: '2025-10-30',
    context: 8192,
    prompt: '0.00000013',
    emulation: { dimensions: 3072 },
  }),
  embedding({
    id: 'openai/text-embedding-ada-002',
    name: 'OpenAI: Text Embedding Ada 002',
    created: '2025-10-30',
    context: 8192,
    prompt: '0.0000001',
    emulation: { dimensions: 1536, shortens: false },
  }),
  embedding({
    id: 'qwen/qwen3-embedding-8b',
    name: 'Qwen: Qwen3 Embedding 8B',
    created: '2025-10-28',
    context: 32_768,
    prompt: '0.00000001',
    emulation: { dimensions: 4096 },
  }),
  embedding({
    id: 'baai/bge-m3',
    name: 'BAAI: bge-m3',
    created: '2025-11-18',
    context: 8192,
    prompt: '0.00000001',
    emulation: { dimensions: 1024, shortens: false },
  }),
  embedding({
    id: 'sentence-transformers/all-minilm-l6-v2',
    name: 'Sentence Transformers: all-MiniLM-L6-v2',
    created: '2025-11-18',
    context: 512,
    prompt: '0.000000005',
    emulation: { dimensions: 384, shortens: false },
  }),
  embedding({
    id: 'google/gemini-embedding-2-preview',
    name: 'Google: Gemini Embedding 2 Preview',
    created: '2026-03-10',
    context: 8192,
    input: ['text', 'image', 'audio', 'video', 'file'],
    prompt: '0.0000002',
    emulation: { dimensions: 3072 },
  }),
];
