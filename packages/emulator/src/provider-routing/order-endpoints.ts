import type { ModelEndpoint, Percentiles } from '../catalogue/model-endpoints.ts';
import { comparePrices, pricePerTokens } from '../money/prices.ts';
import type { Candidate } from './candidate.ts';
import { namesEndpoint } from './names-endpoint.ts';
import type { PercentileWish, ProviderPreferences, RoutingWish, SortKey } from './provider-preferences.ts';

/** What is measured of an endpoint now: a slow upstream is slower than the catalogue says. */
export type LatencyOf = (endpoint: ModelEndpoint) => Percentiles;

/**
 * Candidates in the order in which they are tried. Without preferences that is the order of the catalogue, in which the default
 * endpoint comes first: the emulator balances no load, so that requests go the same way twice.
 */
export function orderCandidates(
  candidates: readonly Candidate[],
  wish: RoutingWish,
  latencyOf: LatencyOf,
): Candidate[] {
  const { provider, serviceTier } = wish;
  const variant = candidates[0]?.variant;
  const key =
    sortKey(provider) ??
    (variant === 'nitro' ? 'throughput' : variant === 'floor' ? 'price' : undefined) ??
    (variant === 'exacto' ? 'exacto' : undefined);
  let ordered = [...candidates];
  if (key) ordered = ordered.toSorted((left, right) => compare(key, latencyOf)(left.endpoint, right.endpoint));
  const wishes = [
    // Soft preferences first: what follows counts more.
    ({ endpoint }: Candidate) => wish.parameters.every((name) => endpoint.supportedParameters.includes(name)),
    ({ endpoint }: Candidate) => isFastEnough(endpoint, provider, latencyOf),
    ({ endpoint }: Candidate) => endpoint.status >= 0,
    ({ endpoint }: Candidate) => wish.outputTokens <= (endpoint.maxCompletionTokens ?? Infinity),
    ...(serviceTier === 'priority' || serviceTier === 'fast'
      ? [({ endpoint }: Candidate) => endpoint.tier === 'priority']
      : []),
  ];
  for (const fits of wishes) ordered = [...ordered.filter(fits), ...ordered.filter((candidate) => !fits(candidate))];
  return byName(ordered, provider.order ?? []);
}

function byName(candidates: readonly Candidate[], order: readonly string[]): Candidate[] {
  const rank = ({ endpoint }: Candidate): number => {
    const at = order.findIndex((name) => namesEndpoint(name, endpoint));
    return at < 0 ? order.length : at;
  };
  return candidates.toSorted((left, right) => rank(left) - rank(right));
}

/** The key of `provider.sort` in either of its forms. */
function sortKey({ sort }: ProviderPreferences): SortKey | undefined {
  return (typeof sort === 'string' ? sort : sort?.by) ?? undefined;
}

const PRECISION = ['fp32', 'bf16', 'fp16', 'int8', 'fp8', 'mxfp8', 'fp6', 'fp4', 'mxfp4', 'nvfp4', 'int4'];

function compare(key: SortKey, latencyOf: LatencyOf): (left: ModelEndpoint, right: ModelEndpoint) => number {
  switch (key) {
    case 'price':
      return (left, right) => comparePrices(pricePerTokens(left.pricing), pricePerTokens(right.pricing));
    case 'throughput':
      return (left, right) => right.throughput.p50 - left.throughput.p50;
    case 'latency':
      return (left, right) => latencyOf(left).p50 - latencyOf(right).p50;
    case 'exacto':
      // The quality of tool calls: what is not rounded calls better, then what can do more.
      return (left, right) => precisionOf(left) - precisionOf(right) || abilities(right) - abilities(left);
  }
}

function precisionOf({ quantization }: ModelEndpoint): number {
  if (quantization === null) return 0;
  const at = PRECISION.indexOf(quantization);
  return at < 0 ? PRECISION.length : at;
}

function abilities({ supportedParameters }: ModelEndpoint): number {
  return supportedParameters.length;
}

/** Thresholds only put endpoints back. Latency is asked in seconds. */
function isFastEnough(endpoint: ModelEndpoint, provider: ProviderPreferences, latencyOf: LatencyOf): boolean {
  const latency = latencyOf(endpoint);
  return (
    percentiles(provider.preferred_min_throughput).every(([name, least]) => endpoint.throughput[name] >= least) &&
    percentiles(provider.preferred_max_latency).every(([name, most]) => latency[name] <= most * 1000)
  );
}

function percentiles(
  wish: number | PercentileWish | null | undefined,
): readonly (readonly [keyof Percentiles, number])[] {
  if (wish === null || wish === undefined) return [];
  if (typeof wish === 'number') return [['p50', wish]];
  return (['p50', 'p75', 'p90', 'p99'] as const).flatMap((name) => {
    const limit = wish[name];
    return typeof limit === 'number' ? [[name, limit] as const] : [];
  });
}
