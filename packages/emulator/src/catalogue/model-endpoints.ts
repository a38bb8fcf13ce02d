import { hash32 } from '../deterministic/hash.ts';
import { formatMoney, parseMoney } from '../money/decimal.ts';
import { PRICE_NAMES } from '../money/prices.ts';
import type { CatalogueModel, EndpointFacts, ModelPricing } from './catalogue-model.ts';
import type { ProviderFacts } from './provider-facts.ts';
import { providerNamed } from './providers.ts';
import { upstreamsOf, type Upstream } from './upstreams.ts';

/** Percentiles of the last half hour. */
export interface Percentiles {
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
  readonly p99: number;
}

/** One place where a model runs: what routing chooses from, and what `/models/{author}/{slug}/endpoints` tells. */
export interface ModelEndpoint {
  readonly providerName: string;
  /** The provider as requests name it: `google-vertex`. */
  readonly providerSlug: string;
  /** The endpoint as requests name it: the slug, and a region, precision or tier: `google-vertex/europe`. */
  readonly tag: string;
  readonly tier: 'default' | 'flex' | 'priority';
  readonly pricing: ModelPricing;
  /** Null where the provider does not tell. */
  readonly quantization: string | null;
  readonly contextLength: number | null;
  readonly maxCompletionTokens: number | null;
  readonly supportedParameters: readonly string[];
  readonly supportsImplicitCaching: boolean;
  /** Stores no prompts. */
  readonly zdr: boolean;
  /** May train on prompts: what `data_collection: "deny"` keeps out. */
  readonly trains: boolean;
  readonly regions: readonly ('eu' | 'us')[];
  /** 0 is fine; below, it is degraded. */
  readonly status: 0 | -1 | -2 | -3 | -5 | -10;
  /** Milliseconds to the first token. */
  readonly latency: Percentiles;
  /** Tokens per second; higher percentiles are slower. */
  readonly throughput: Percentiles;
  /** Per cent of requests that succeeded. */
  readonly uptime: number;
}

const known = new WeakMap<CatalogueModel, readonly ModelEndpoint[]>();

/** The endpoints of a model, the default one first. They depend on the model only. */
export function endpointsOf(model: CatalogueModel): readonly ModelEndpoint[] {
  const earlier = known.get(model);
  if (earlier) return earlier;
  const own = model.emulation?.endpoints;
  const endpoints = own
    ? own.map((facts) => buildEndpoint(model, { provider: facts.provider }, facts))
    : upstreamsOf(model.id).map((upstream, index) => buildEndpoint(model, upstream, index === 0 ? FIRST : undefined));
  known.set(model, endpoints);
  return endpoints;
}

/** The first endpoint is the one that `GET /models` describes. */
const FIRST = { priceLevel: 100, lacks: [] as readonly string[] };

interface Differences extends Partial<EndpointFacts> {
  readonly priceLevel?: number;
  readonly lacks?: readonly string[];
}

const TIER_PRICES = { default: 100, flex: 50, priority: 200 };

function buildEndpoint(model: CatalogueModel, upstream: Upstream, own: Differences = {}): ModelEndpoint {
  const provider = providerNamed(upstream.provider);
  const tier = own.tier ?? upstream.tier ?? 'default';
  const tag = own.tag ?? (upstream.suffix === undefined ? provider.slug : `${provider.slug}/${upstream.suffix}`);
  const isOpen = !CLOSED.has(upstreamsOf(model.id)[0]?.provider ?? '');
  const level = own.priceLevel ?? (tier === 'default' ? (isOpen ? provider.priceLevel : 100) : TIER_PRICES[tier]);
  // Who gives a model away keeps what is said to it.
  const isFree = model.id.endsWith(':free');
  const speed = tier === 'flex' ? 0.6 : tier === 'priority' ? 1.6 : 1;
  const lacks = own.lacks ?? (own.provider === undefined ? provider.lacks : []);
  const cap = own === FIRST || !isOpen ? Infinity : (provider.contextCap ?? Infinity);
  const shorter = (length: number | null | undefined): number | null =>
    length === null || length === undefined ? null : Math.min(length, cap);
  return {
    providerName: provider.name,
    providerSlug: provider.slug,
    tag,
    tier,
    pricing: own.pricing ?? scalePricing(model.pricing, level),
    quantization: own.quantization !== undefined ? own.quantization : isOpen ? provider.quantization : null,
    contextLength: own.contextLength ?? shorter(model.context_length),
    maxCompletionTokens: own.maxCompletionTokens ?? shorter(model.top_provider.max_completion_tokens),
    supportedParameters: own.supportedParameters ?? model.supported_parameters.filter((name) => !lacks.includes(name)),
    supportsImplicitCaching:
      model.pricing.input_cache_read !== undefined && model.pricing.input_cache_write === undefined,
    zdr: own.zdr ?? (provider.zdr && !isFree),
    trains: own.trains ?? (provider.trains || isFree),
    regions: own.regions ?? (upstream.suffix === 'europe' ? ['eu'] : provider.regions),
    status: own.status ?? 0,
    ...measure(model, tag, { provider, speed, own }),
  };
}

const CLOSED = new Set(['Anthropic', 'OpenAI', 'Google', 'xAI', 'Cohere', 'Mistral']);

function measure(
  model: CatalogueModel,
  tag: string,
  { provider, speed, own }: { provider: ProviderFacts; speed: number; own: Differences },
): Pick<ModelEndpoint, 'latency' | 'throughput' | 'uptime'> {
  // Models differ: up to a fifth around what is usual for the provider.
  const dice = hash32(`${model.id} ${tag}`);
  const spread = 0.8 + (dice % 401) / 1000;
  const latency = Math.round(own.latency ?? (provider.latency * spread) / speed);
  const throughput = Math.round(own.throughput ?? provider.throughput * (2 - spread) * speed);
  return {
    latency: { p50: latency, p75: times(latency, 1.4), p90: times(latency, 2.1), p99: times(latency, 4.5) },
    throughput: {
      p50: throughput,
      p75: times(throughput, 0.85),
      p90: times(throughput, 0.65),
      p99: times(throughput, 0.4),
    },
    uptime: 100 - (dice % 97) / 100,
  };
}

function times(value: number, factor: number): number {
  return Math.round(value * factor);
}

/** A price table in per cent of another. Web searches are OpenRouter's own and cost the same everywhere. */
function scalePricing(pricing: ModelPricing, percent: number): ModelPricing {
  if (percent === 100) return pricing;
  const prices: ReadonlySet<string> = new Set(PRICE_NAMES.filter((name) => name !== 'web_search'));
  const scale = (key: string, value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((entry) => scale('', entry));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, scale(name, inner)]));
    }
    return typeof value === 'string' && prices.has(key) ? scalePrice(value, percent) : value;
  };
  return { ...pricing, ...(scale('', pricing) as ModelPricing) }; // the same keys, the same kinds of value
}

function scalePrice(price: string, percent: number): string {
  const amount = parseMoney(price);
  // A negative price is unknown, and no number to reckon with.
  return amount < 0n ? price : formatMoney((amount * BigInt(percent)) / 100n);
}
