import type { CatalogueModel } from '../catalogue-model.ts';
import { defineModel, type ModelFacts } from '../define-model.ts';
import { ALWAYS, ON_REQUEST } from './reasoning-modes.ts';

const OMNI = ['text', 'image', 'file', 'audio', 'video'];

const gemini = (facts: Omit<ModelFacts, 'tokenizer'>): CatalogueModel =>
  defineModel({ tokenizer: 'Gemini', input: OMNI, ...facts });

/** Simulated chat models of Google. */
export const GOOGLE_MODELS: readonly CatalogueModel[] = [
  gemini({
    id: 'google/gemini-3-pro-preview',
    slug: 'google/gemini-3-pro-preview-20251117',
    name: 'Google: Gemini 3 Pro Preview',
    created: '2025-11-18',
    context: 1_048_576,
    maxOutput: 65_536,
    prompt: '2',
    completion: '12',
    cacheRead: '0.2',
    reasoning: ALWAYS,
  }),
  gemini({
    id: 'google/gemini-3-flash-preview',
    slug: 'google/gemini-3-flash-preview-20251217',
    name: 'Google: Gemini 3 Flash Preview',
    created: '2025-12-17',
    context: 1_048_576,
    maxOutput: 65_536,
    prompt: '0.5',
    completion: '3',
    cacheRead: '0.05',
    reasoning: { mandatory: false, default_enabled: false },
  }),
  gemini({
    id: 'google/gemini-2.5-pro',
    name: 'Google: Gemini 2.5 Pro',
    created: '2025-06-17',
    context: 1_048_576,
    maxOutput: 65_536,
    prompt: '1.25',
    completion: '10',
    cacheRead: '0.125',
    reasoning: { ...ALWAYS, supports_max_tokens: true },
  }),
  gemini({
    id: 'google/gemini-2.5-flash',
    name: 'Google: Gemini 2.5 Flash',
    created: '2025-06-17',
    context: 1_048_576,
    maxOutput: 65_535,
    prompt: '0.3',
    completion: '2.5',
    cacheRead: '0.03',
    reasoning: ON_REQUEST,
  }),
  gemini({
    id: 'google/gemini-2.5-flash-lite',
    name: 'Google: Gemini 2.5 Flash Lite',
    created: '2025-07-22',
    context: 1_048_576,
    maxOutput: 65_535,
    prompt: '0.1',
    completion: '0.4',
    cacheRead: '0.01',
    reasoning: ON_REQUEST,
  }),
  gemini({
    id: 'google/gemini-2.5-flash-image',
    name: 'Google: Gemini 2.5 Flash Image',
    created: '2025-10-07',
    context: 32_768,
    maxOutput: 32_768,
    prompt: '0.3',
    completion: '2.5',
    imageOutput: '30',
    input: ['text', 'image'],
    output: ['image', 'text'],
    tools: false,
  }),
  gemini({
    id: 'google/gemini-2.0-flash-001',
    name: 'Google: Gemini 2.0 Flash',
    created: '2025-02-05',
    context: 1_048_576,
    maxOutput: 8192,
    prompt: '0.1',
    completion: '0.4',
    cacheRead: '0.025',
  }),
  defineModel({
    id: 'google/gemma-3-27b-it',
    name: 'Google: Gemma 3 27B',
    created: '2025-03-12',
    context: 131_072,
    maxOutput: 16_384,
    prompt: '0.09',
    completion: '0.16',
    tokenizer: 'Gemma',
    input: ['text', 'image'],
  }),
];
