import { queryNumber, queryOneOf } from '../checks/read-query.ts';
import type { CatalogueModel } from '../catalogue/catalogue-model.ts';
import { benchmarksOf } from '../catalogue/model-metrics.ts';
import { isPublic } from '../catalogue/model-routes.ts';
import { jsonResponse } from '../http/json-response.ts';
import { periodStart } from '../money/spending-period.ts';
import type { RouteContext } from '../routing/route.ts';
import {
  buildArenaItems,
  buildIndexItem,
  buildOwnItems,
  buildSearchItems,
  OWN_BENCHMARKS,
  SEARCH_BENCHMARKS,
  type BenchmarkItem,
} from './benchmark-items.ts';

const SOURCES = {
  'artificial-analysis': 'https://artificialanalysis.ai',
  'design-arena': 'https://www.designarena.ai',
  openrouter: 'https://openrouter.ai',
} as const;

interface Wish {
  readonly source: keyof typeof SOURCES | undefined;
  readonly task: 'coding' | 'intelligence' | 'agentic' | 'search' | undefined;
  readonly benchmark: string | undefined;
  readonly engine: string | null;
  readonly surface: string | undefined;
  readonly arena: string | undefined;
  readonly category: string | null;
  readonly withConfig: boolean;
}

/** `GET /benchmarks`: invented scores, the same as those of the catalogue. */
export function answerBenchmarks({ query, state }: RouteContext): Response {
  const wish = readWish(query);
  const most = queryNumber(query, 'max_results', { least: 1, whole: true }) ?? Infinity;
  const lastRun = new Date(periodStart('weekly', state.clock())).toISOString();
  const items = state.models
    .filter(isPublic)
    .flatMap((model) => itemsOf(model, lastRun))
    .filter((item) => isWanted(item, wish))
    .slice(0, most)
    .map(({ run_config, ...item }) => (wish.withConfig && run_config !== undefined ? { ...item, run_config } : item));
  const { source, task } = wish;
  return jsonResponse({
    data: items,
    meta: {
      as_of: lastRun,
      version: 'v1',
      source: source ?? null,
      source_url: source ? SOURCES[source] : null,
      citation: source ? `Simulated data in the shape of ${SOURCES[source]}` : null,
      task_type: task ?? null,
      model_count: new Set(items.map((item) => item.model_permaslug)).size,
    },
  });
}

function itemsOf(model: CatalogueModel, lastRun: string): BenchmarkItem[] {
  const scores = benchmarksOf(model);
  if (!scores) return [];
  return [
    ...buildIndexItem(model, scores),
    ...buildArenaItems(model, scores),
    ...buildOwnItems(model, lastRun),
    ...(model.supported_parameters.includes('tools') ? buildSearchItems(model, lastRun) : []),
  ];
}

function readWish(query: URLSearchParams): Wish {
  const source = queryOneOf(query, 'source', ['artificial-analysis', 'design-arena', 'openrouter']);
  const arena = queryOneOf(query, 'arena', ['models', 'builders', 'agents']);
  return {
    source,
    task: queryOneOf(query, 'task_type', ['coding', 'intelligence', 'agentic', 'search']),
    benchmark: queryOneOf(query, 'benchmark_type', [...OWN_BENCHMARKS, ...SEARCH_BENCHMARKS]),
    engine: query.get('search_engine'),
    surface: queryOneOf(query, 'search_surface', ['server-tool', 'plugin']),
    arena: arena ?? (source === 'design-arena' ? 'models' : undefined),
    category: query.get('category'),
    withConfig: queryOneOf(query, 'include_run_config', ['true', 'false']) === 'true',
  };
}

const CLASSIC_TASKS = { gpqa_diamond: 'intelligence', tau_bench_verified_airline: 'agentic' } as const;

function isWanted(item: BenchmarkItem, wish: Wish): boolean {
  if (wish.source !== undefined && item.source !== wish.source) return false;
  const isSearch = SEARCH_BENCHMARKS.some((name) => name === item.benchmark_type);
  const searchOnly = wish.task === 'search' || SEARCH_BENCHMARKS.some((name) => name === wish.benchmark);
  if (searchOnly && !isSearch) return false;
  switch (item.source) {
    case 'artificial-analysis':
      return wish.task === undefined || wish.task === 'search' || item[`${wish.task}_index`] !== null;
    case 'design-arena':
      return (
        (wish.arena === undefined || item.arena === wish.arena) &&
        (wish.category === null || item.category === wish.category) &&
        (wish.task === undefined || wish.task === 'coding')
      );
    case 'openrouter':
      if (wish.benchmark !== undefined && item.benchmark_type !== wish.benchmark) return false;
      return isSearch ? isWantedSearch(item, wish) : wish.task === undefined || isOfTask(item, wish.task);
  }
}

function isOfTask({ benchmark_type: benchmark }: BenchmarkItem, task: string): boolean {
  return benchmark === 'gpqa_diamond' || benchmark === 'tau_bench_verified_airline'
    ? CLASSIC_TASKS[benchmark] === task
    : false;
}

function isWantedSearch(item: BenchmarkItem, { task, engine, surface }: Wish): boolean {
  return (
    (task === undefined || task === 'search') &&
    (engine === null || item.search_engine === engine) &&
    (surface === undefined || item.search_surface === surface)
  );
}
