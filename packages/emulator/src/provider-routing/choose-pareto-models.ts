import type { CatalogueModel } from '../catalogue/catalogue-model.ts';
import { benchmarksOf } from '../catalogue/model-metrics.ts';
import { moneyOf, type Money } from '../money/decimal.ts';
import { comparePrices, knownPrice } from '../money/prices.ts';
import type { ParetoWish } from './provider-preferences.ts';

interface Coder {
  readonly model: CatalogueModel;
  readonly score: number;
  /** Of a million tokens of prompt. */
  readonly price: Money;
}

// How many of all coders a tier has, best first. The lowest are those above the median.
const SHARES = { high: 1 / 6, medium: 1 / 3, low: 1 / 2 };
const HIGH = 0.66;
const MEDIUM = 0.33;
const MILLION = 1_000_000n;

/**
 * The models that `openrouter/pareto-code` chooses, in the order in which they are tried: the cheapest of a tier of coding models,
 * or, under a price cap, the best that the cap allows, then what is cheaper and still better than all that is cheaper yet, then the
 * others. Empty where the cap allows none.
 */
export function chooseParetoModels(wish: ParetoWish, models: readonly CatalogueModel[]): readonly CatalogueModel[] {
  const coders = models.flatMap(toCoder).toSorted((left, right) => right.score - left.score);
  const among = (share: number): Coder[] => coders.slice(0, Math.max(1, Math.round(coders.length * share)));
  if (wish.maxPrice === undefined) {
    const { minScore = 1 } = wish;
    const tier = minScore >= HIGH ? 'high' : minScore >= MEDIUM ? 'medium' : 'low';
    return among(SHARES[tier])
      .toSorted((left, right) => comparePrices(left.price, right.price))
      .map(({ model }) => model);
  }
  const cap = moneyOf(wish.maxPrice);
  const affordable = among(SHARES.low).filter(({ price }) => price <= cap);
  const isFrontier = (coder: Coder): boolean =>
    !affordable.some((other) => other.score > coder.score && other.price <= coder.price);
  const frontier = affordable.filter(isFrontier);
  return [...frontier, ...affordable.filter((coder) => !frontier.includes(coder))].map(({ model }) => model);
}

function toCoder(model: CatalogueModel): Coder[] {
  const score = benchmarksOf(model)?.artificial_analysis?.coding_index ?? undefined;
  const price = knownPrice(model.pricing, 'prompt');
  return score === undefined || price === undefined ? [] : [{ model, score, price: price * MILLION }];
}
