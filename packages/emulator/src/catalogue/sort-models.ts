import { queryOneOf } from '../checks/read-query.ts';
import { moneyToNumber } from '../money/decimal.ts';
import { pricePerTokens } from '../money/prices.ts';
import type { CatalogueModel } from './catalogue-model.ts';
import { endpointsOf } from './model-endpoints.ts';
import { benchmarksOf, weeklyTokensOf } from './model-metrics.ts';

const ORDERS = [
  'most-popular',
  'newest',
  'top-weekly',
  'pricing-low-to-high',
  'pricing-high-to-low',
  'context-high-to-low',
  'throughput-high-to-low',
  'latency-low-to-high',
  'intelligence-high-to-low',
  'coding-high-to-low',
  'agentic-high-to-low',
  'design-arena-elo-high-to-low',
] as const;

/** The models in the order that `sort` asks for; as they stand in the catalogue where it asks for none. */
export function sortModels(models: readonly CatalogueModel[], query: URLSearchParams): readonly CatalogueModel[] {
  const order = queryOneOf(query, 'sort', ORDERS);
  if (!order) return models;
  // Models without the number that counts come last.
  const key = (model: CatalogueModel): number => keyOf(model, order) ?? Infinity;
  return models.toSorted((left, right) => compare(key(left), key(right)));
}

function compare(left: number, right: number): number {
  return left === right ? 0 : left < right ? -1 : 1;
}

/** The number of which the least comes first. */
function keyOf(model: CatalogueModel, order: (typeof ORDERS)[number]): number | undefined {
  switch (order) {
    case 'most-popular':
    case 'top-weekly':
      return -weeklyTokensOf(model);
    case 'newest':
      return -model.created;
    case 'pricing-low-to-high':
      return priceOf(model);
    case 'pricing-high-to-low':
      return negative(priceOf(model));
    case 'context-high-to-low':
      return negative(model.context_length);
    case 'throughput-high-to-low':
      return -Math.max(...endpointsOf(model).map(({ throughput }) => throughput.p50));
    case 'latency-low-to-high':
      return Math.min(...endpointsOf(model).map(({ latency }) => latency.p50));
    case 'intelligence-high-to-low':
      return negative(benchmarksOf(model)?.artificial_analysis?.intelligence_index);
    case 'coding-high-to-low':
      return negative(benchmarksOf(model)?.artificial_analysis?.coding_index);
    case 'agentic-high-to-low':
      return negative(benchmarksOf(model)?.artificial_analysis?.agentic_index);
    case 'design-arena-elo-high-to-low':
      return negative(benchmarksOf(model)?.design_arena[0]?.elo);
  }
}

function priceOf({ pricing }: CatalogueModel): number | undefined {
  const price = pricePerTokens(pricing);
  return price === undefined ? undefined : moneyToNumber(price);
}

function negative(value: number | null | undefined): number | undefined {
  return value === null || value === undefined ? undefined : -value;
}
