import type { CatalogueModel } from '../catalogue/catalogue-model.ts';
import { findModel, isRouter, splitVariant, type ResolvedModel } from '../catalogue/resolve-model.ts';
import { ApiError } from '../http/api-error.ts';
import { isReachable, type EndpointTest } from '../management/guardrails/restrictions.ts';
import { comparePrices, pricePerTokens } from '../money/prices.ts';
import { chooseParetoModels } from './choose-pareto-models.ts';
import type { AutoRouterWish, RoutingWish } from './provider-preferences.ts';

const COST_TIERS = ['low', 'medium', 'high', 'xhigh', 'max'];
// What the auto router takes where neither a tier nor a tradeoff is named.
const DEFAULT_TRADEOFF = 9;

/**
 * The models that a router of OpenRouter's chooses, in the order in which they are tried: for `openrouter/auto` and
 * `openrouter/free` the first of the catalogue that can do what is asked and that plugins and guardrails allow, for
 * `openrouter/pareto-code` coding models. Variants such as `:online` stay. Undefined for other ids. The real auto router goes by market shares.
 */
export function chooseRouterModels(
  id: string,
  wish: RoutingWish,
  { models, isAllowed }: { readonly models: readonly CatalogueModel[]; readonly isAllowed: EndpointTest },
): readonly ResolvedModel[] | undefined {
  const { base, variant } = splitVariant(id);
  const free = base === 'openrouter/free';
  const pareto = base === 'openrouter/pareto-code';
  if (!free && !pareto && base !== 'openrouter/auto' && base !== 'openrouter/auto-beta') return undefined;
  const able = models.filter(
    (model) =>
      !isRouter(model) &&
      model.architecture.output_modalities.join() === 'text' &&
      model.id.endsWith(':free') === free &&
      (!wish.callsTools || model.supported_parameters.includes('tools')) &&
      wish.inputs.every((input) => model.architecture.input_modalities.includes(input)) &&
      isReachable(model, isAllowed),
  );
  const chosen = pareto
    ? chooseParetoModels(wish.pareto, able)
    : free
      ? callers(able)
      : chooseAuto(wish.autoRouter, able);
  if (chosen.length === 0) throw new ApiError(404, `No models match your request and model restrictions`);
  return chosen.map((model) => ({ model, variant: variant ?? (free ? 'free' : undefined) }));
}

function chooseAuto(wish: AutoRouterWish, able: readonly CatalogueModel[]): readonly CatalogueModel[] {
  const { allowed, excluded, pinned } = wish;
  const permitted = able
    .filter(({ id }) => !allowed || allowed.some((pattern) => fits(pattern, id)))
    .filter(({ id }) => !excluded?.some((pattern) => fits(pattern, id)));
  const pin = pinned === undefined ? undefined : findModel(pinned, permitted)?.model;
  return pin ? [pin] : callers(withinCost(permitted, wish));
}

/** The first model that calls tools, or the first of all. */
function callers(models: readonly CatalogueModel[]): readonly CatalogueModel[] {
  const caller = models.find((model) => model.supported_parameters.includes('tools')) ?? models[0];
  return caller ? [caller] : [];
}

/** `*` stands for any characters. */
function fits(pattern: string, id: string): boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replaceAll(/[\\^$.+?()[\]{}|]/g, String.raw`\$&`))
    .join('.*');
  return new RegExp(`^${source}$`).test(id);
}

/**
 * The models of a cost tier, which is a fifth of all by price, or below the ceiling of a tradeoff; they stay in the order of the
 * catalogue.
 */
function withinCost(models: readonly CatalogueModel[], { costTier, tradeoff }: AutoRouterWish): CatalogueModel[] {
  const at = costTier === undefined ? -1 : COST_TIERS.indexOf(costTier);
  const ranked = models.toSorted((left, right) =>
    comparePrices(pricePerTokens(left.pricing), pricePerTokens(right.pricing)),
  );
  const size = Math.max(1, Math.ceil(ranked.length / COST_TIERS.length));
  const chosen = new Set(
    at < 0
      ? ranked.slice(0, Math.max(1, Math.floor((ranked.length * ceilingOf(tradeoff ?? DEFAULT_TRADEOFF)) / 100)))
      : ranked.slice(at * size, (at + 1) * size),
  );
  return models.filter((model) => chosen.has(model));
}

/** Per cent of the models, cheapest first: 90 at 0, 10 at 10, as documented; in between in equal steps. */
function ceilingOf(tradeoff: number): number {
  return 90 - 8 * tradeoff;
}
