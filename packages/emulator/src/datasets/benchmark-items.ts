import type { CatalogueModel, ModelBenchmarks } from '../catalogue/catalogue-model.ts';
import { diceOf } from '../deterministic/dice.ts';
import { moneyToNumber } from '../money/decimal.ts';
import { knownPrice } from '../money/prices.ts';

/** One result of one model in one benchmark. */
export type BenchmarkItem = Record<string, unknown> & {
  readonly source: 'artificial-analysis' | 'design-arena' | 'openrouter';
  readonly model_permaslug: string;
};

/** Benchmarks that OpenRouter runs itself. */
export const OWN_BENCHMARKS = ['gpqa_diamond', 'tau_bench_verified_airline'] as const;
export const SEARCH_BENCHMARKS = ['search_browsecomp', 'search_hle', 'search_dsqa', 'search_widesearch'] as const;

function nameOf({ canonical_slug, name }: CatalogueModel): { model_permaslug: string; display_name: string } {
  return { model_permaslug: canonical_slug, display_name: name };
}

function pricingOf({ pricing }: CatalogueModel): { prompt: string; completion: string } {
  return { prompt: pricing.prompt, completion: pricing.completion };
}

/** Indexes of Artificial Analysis. */
export function buildIndexItem(
  model: CatalogueModel,
  { artificial_analysis: scores }: ModelBenchmarks,
): BenchmarkItem[] {
  return scores ? [{ source: 'artificial-analysis', ...nameOf(model), ...scores, pricing: pricingOf(model) }] : [];
}

/** Ratings of Design Arena. */
export function buildArenaItems(model: CatalogueModel, { design_arena: ratings }: ModelBenchmarks): BenchmarkItem[] {
  return ratings.map(({ arena, category, elo, win_rate }) => ({
    source: 'design-arena',
    ...nameOf(model),
    arena,
    category,
    elo,
    win_rate,
    avg_generation_time_ms: 30_000,
    tournament_stats: { first_place: null, second_place: null, third_place: null, fourth_place: null, total: null },
    pricing: pricingOf(model),
  }));
}

/** OpenRouter's own evaluations. */
export function buildOwnItems(model: CatalogueModel, lastRun: string): BenchmarkItem[] {
  return OWN_BENCHMARKS.map((benchmark) => ({
    source: 'openrouter',
    benchmark_type: benchmark,
    ...nameOf(model),
    accuracy: scoreOf(model, benchmark),
    accuracy_stddev: 0.02,
    avg_cost_per_task: costOf(model),
    last_run_timestamp: lastRun,
    total_tasks: 198,
  }));
}

/** OpenRouter's evaluations of searching; one configuration per model. */
export function buildSearchItems(model: CatalogueModel, lastRun: string): BenchmarkItem[] {
  return SEARCH_BENCHMARKS.map((benchmark) => ({
    source: 'openrouter',
    benchmark_type: benchmark,
    ...nameOf(model),
    primary_metric: benchmark === 'search_widesearch' ? 'f1_by_item' : 'accuracy',
    primary_score: scoreOf(model, benchmark),
    search_engine: 'exa',
    search_surface: diceOf(`surface ${model.id}`) < 0.5 ? 'plugin' : 'server-tool',
    avg_cost_per_task: costOf(model),
    avg_latency_per_task_ms: 20_000,
    last_run_timestamp: lastRun,
    total_tasks: 100,
    run_config: { max_agent_turns: null, reasoning_effort: model.reasoning ? 'medium' : null, temperature: null },
  }));
}

function scoreOf(model: CatalogueModel, benchmark: string): number {
  return Math.round((0.3 + 0.6 * diceOf(`${benchmark} ${model.id}`)) * 1000) / 1000;
}

function costOf({ pricing }: CatalogueModel): number {
  const price = (name: 'prompt' | 'completion'): number => moneyToNumber(knownPrice(pricing, name) ?? 0n);
  return Math.round((price('prompt') * 2000 + price('completion') * 4000) * 1e6) / 1e6;
}
