import type { CatalogueModel } from '../catalogue-model.ts';
import { defineSpecialModel } from '../define-special-model.ts';

/** Simulated decision models. */
export const DECISION_MODELS: readonly CatalogueModel[] = [
  defineSpecialModel({
    kind: 'decisions',
    id: 'typesafe-ai/jev',
    name: 'TypeSafe: Jev',
    created: '2026-09-01',
    context: 32_768,
    prompt: '0.0000002',
    completion: '0.0000008',
  }),
];
