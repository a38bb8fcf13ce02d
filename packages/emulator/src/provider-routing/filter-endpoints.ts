import type { CatalogueModel } from '../catalogue/catalogue-model.ts';
import type { ModelEndpoint } from '../catalogue/model-endpoints.ts';
import { isDistillable } from '../catalogue/model-metrics.ts';
import type { Variant } from '../catalogue/resolve-model.ts';
import { parseMoney } from '../money/decimal.ts';
import { knownPrice } from '../money/prices.ts';
import { namesEndpoint } from './names-endpoint.ts';
import type { Exclusion } from './no-endpoints.ts';
import type { ProviderPreferences, RoutingWish } from './provider-preferences.ts';

type Test = (endpoint: ModelEndpoint) => boolean;

/** The endpoints of a model that may answer, or what the last of them lacked. */
export function filterEndpoints(
  endpoints: readonly ModelEndpoint[],
  { model, variant }: { readonly model: CatalogueModel; readonly variant: Variant | undefined },
  wish: RoutingWish,
): { endpoints: readonly ModelEndpoint[]; exclusion: Exclusion } {
  let left = endpoints;
  if (left.length === 0) return { endpoints: left, exclusion: 'none' };
  for (const [exclusion, test] of testsOf(endpoints, model, variant, wish)) {
    left = left.filter(test);
    if (left.length === 0) return { endpoints: left, exclusion };
  }
  return { endpoints: left, exclusion: 'none' };
}

function testsOf(
  endpoints: readonly ModelEndpoint[],
  model: CatalogueModel,
  variant: Variant | undefined,
  wish: RoutingWish,
): readonly (readonly [Exclusion, Test])[] {
  const { provider, parameters } = wish;
  const { quantizations, max_price: maxPrice } = provider;
  const among = (names: readonly string[], endpoint: ModelEndpoint): boolean =>
    names.some((name) => namesEndpoint(name, endpoint));
  const tests: [Exclusion, Test][] = [
    ['providers', (endpoint) => isAllowed(endpoint, provider, among)],
    ['tier', tierTest(endpoints, variant, wish, among)],
  ];
  if (wish.callsTools) tests.push(['tools', (endpoint) => endpoint.supportedParameters.includes('tools')]);
  if (provider.data_collection === 'deny') tests.push(['training', ({ trains }) => !trains]);
  if (provider.zdr === true) tests.push(['zdr', ({ zdr }) => zdr]);
  if (provider.enforce_distillable_text === true) tests.push(['distillable', () => isDistillable(model)]);
  if (quantizations?.length) {
    tests.push(['quantizations', ({ quantization }) => quantizations.includes(quantization ?? 'unknown')]);
  }
  if (maxPrice) tests.push(['max_price', priceTest(maxPrice)]);
  if (provider.require_parameters === true) {
    tests.push(['parameters', (endpoint) => parameters.every((name) => endpoint.supportedParameters.includes(name))]);
  }
  return tests;
}

type Among = (names: readonly string[], endpoint: ModelEndpoint) => boolean;

/** `only` and `ignore`; and without fallbacks, an order allows nobody else. */
function isAllowed(endpoint: ModelEndpoint, provider: ProviderPreferences, among: Among): boolean {
  const { only, ignore, order, allow_fallbacks: fallbacks } = provider;
  // An empty list says nothing.
  if (only?.length && !among(only, endpoint)) return false;
  if (ignore && among(ignore, endpoint)) return false;
  return !order?.length || fallbacks !== false || among(order, endpoint);
}

/** Endpoints of a service tier answer only where the tier, the variant or their tag is asked for. */
function tierTest(
  endpoints: readonly ModelEndpoint[],
  variant: Variant | undefined,
  { provider, serviceTier }: RoutingWish,
  among: Among,
): Test {
  const named = [...(provider.only ?? []), ...(provider.order ?? [])];
  const flexOnly = serviceTier === 'flex' && endpoints.some(({ tier }) => tier === 'flex');
  const tiers = new Set<ModelEndpoint['tier']>(flexOnly ? ['flex'] : ['default']);
  if (variant === 'nitro' || serviceTier === 'priority' || serviceTier === 'fast') tiers.add('priority');
  if (variant === 'floor') tiers.add('flex');
  return (endpoint) => tiers.has(endpoint.tier) || (endpoint.tier !== 'default' && among(named, endpoint));
}

const MILLION = 1_000_000n;

/** Prices in dollars per million tokens, or per image, audio token and request. */
function priceTest(most: NonNullable<ProviderPreferences['max_price']>): Test {
  const limits = Object.entries(most).map(([name, limit]) => {
    const perMillion = name === 'prompt' || name === 'completion';
    return { name, limit: parseMoney(String(limit)), factor: perMillion ? MILLION : 1n };
  });
  return ({ pricing }) =>
    limits.every(({ name, limit, factor }) => {
      if (pricing[name] === undefined) return true;
      const price = knownPrice(pricing, name);
      return price !== undefined && price * factor <= limit;
    });
}
