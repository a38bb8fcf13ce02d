import { diceOf as diceOfText } from '../deterministic/dice.ts';
import type { CatalogueModel, ModelBenchmarks } from './catalogue-model.ts';
import { familyOf } from './model-family.ts';

/** The use cases by which `GET /models` filters. */
export const CATEGORIES = [
  'programming',
  'roleplay',
  'marketing',
  'marketing/seo',
  'technology',
  'science',
  'translation',
  'legal',
  'finance',
  'health',
  'trivia',
  'academia',
] as const;

/** A number in [0, 1) that depends on the model only. */
function diceOf(model: CatalogueModel, about: string): number {
  return diceOfText(`${about} ${model.canonical_slug}`);
}

/** Whether a model is among the often used ones of a category: about half of them are. */
export function isInCategory(model: CatalogueModel, category: (typeof CATEGORIES)[number]): boolean {
  return diceOf(model, category) < 0.5 || (category === 'programming' && /code|claude|gpt-5/.test(model.id));
}

/** Tokens that a model is said to have processed in the last week: what popularity goes by. */
export function weeklyTokensOf(model: CatalogueModel): number {
  // Popularity has a long tail.
  return Math.round(10 ** (7 + 5 * diceOf(model, 'popularity')));
}

/** Share of tool requests that ended in tool calls; undefined where the model calls no tools. */
export function toolSuccessOf(model: CatalogueModel): number | undefined {
  if (!model.supported_parameters.includes('tools')) return undefined;
  return Math.round((0.8 + 0.2 * diceOf(model, 'tools')) * 1000) / 1000;
}

/** Whether the terms of a model let others train on its answers: simulated as true of models with open weights. */
export function isDistillable(model: CatalogueModel): boolean {
  return familyOf(model.id).dialect === 'plain' && !/-max\b/.test(model.id);
}

/** Benchmark scores: the entry's own, or invented ones for a model that answers text. */
export function benchmarksOf(model: CatalogueModel): ModelBenchmarks | undefined {
  if (model.benchmarks) return model.benchmarks;
  if (model.architecture.output_modalities.join() !== 'text') return undefined;
  const base = 20 + 45 * diceOf(model, 'benchmark') + (model.reasoning ? 10 : 0);
  const near = (about: string): number => Math.round((base + 8 * (diceOf(model, about) - 0.5)) * 10) / 10;
  const elo = Math.round(1000 + base * 5);
  return {
    artificial_analysis: {
      intelligence_index: near('intelligence'),
      coding_index: near('coding'),
      agentic_index: model.supported_parameters.includes('tools') ? near('agentic') : null,
    },
    design_arena: [
      {
        arena: 'models',
        category: 'website',
        elo,
        win_rate: Math.round((30 + base / 2) * 10) / 10,
        rank: 1 + Math.round(90 - base),
      },
    ],
  };
}
