import type { CatalogueModel } from '../catalogue/catalogue-model.ts';
import type { ResolvedModel } from '../catalogue/resolve-model.ts';
import { ApiError } from '../http/api-error.ts';
import { isReachable, type EndpointTest } from '../management/guardrails/restrictions.ts';
import { parseMoney } from '../money/decimal.ts';
import type { RoutingWish } from './provider-preferences.ts';

const COST_TIERS = ['low', 'medium', 'high', 'xhigh', 'max'];

/**
 * The model that `openrouter/auto` or `openrouter/free` chooses: the first of the catalogue that can do what is asked and that
 * the plugin `auto-router` and the guardrails allow. Undefined for other ids. The real router goes by market shares.
 */
export function chooseAutoModel(
  id: string,
  wish: RoutingWish,
  { models, isAllowed }: { readonly models: readonly CatalogueModel[]; readonly isAllowed: EndpointTest },
): ResolvedModel | undefined {
  const free = id === 'openrouter/free';
  if (!free && id !== 'openrouter/auto' && id !== 'openrouter/auto-beta') return undefined;
  const able = models.filter(
    (model) =>
      model.architecture.output_modalities.join() === 'text' &&
      model.id.endsWith(':free') === free &&
      (!wish.callsTools || model.supported_parameters.includes('tools')) &&
      isReachable(model, isAllowed),
  );
  const { allowed, excluded, costTier } = wish.autoRouter;
  const permitted = free
    ? able
    : able
        .filter(({ id: own }) => !allowed || allowed.some((pattern) => fits(pattern, own)))
        .filter(({ id: own }) => !excluded?.some((pattern) => fits(pattern, own)));
  const affordable = free ? permitted : ofTier(permitted, costTier);
  const capable = affordable.find((model) => model.supported_parameters.includes('tools')) ?? affordable[0];
  if (capable) return { model: capable, variant: free ? 'free' : undefined };
  throw new ApiError(404, `No models match your request and model restrictions`);
}

/** `*` stands for any characters. */
function fits(pattern: string, id: string): boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replaceAll(/[\\^$.+?()[\]{}|]/g, String.raw`\$&`))
    .join('.*');
  return new RegExp(`^${source}$`).test(id);
}

/** A fifth of the models, by price; they stay in the order of the catalogue. */
function ofTier(models: readonly CatalogueModel[], tier: string | undefined): readonly CatalogueModel[] {
  const at = tier === undefined ? -1 : COST_TIERS.indexOf(tier);
  if (at < 0) return models;
  const price = ({ pricing }: CatalogueModel): bigint => parseMoney(pricing.prompt) + parseMoney(pricing.completion);
  const ranked = models.toSorted((left, right) => Number(price(left) - price(right)));
  const size = Math.max(1, Math.ceil(ranked.length / COST_TIERS.length));
  const chosen = new Set(ranked.slice(at * size, (at + 1) * size));
  return models.filter((model) => chosen.has(model));
}
