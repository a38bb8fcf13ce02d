import { refuse, requireOneOf } from '../checks/field-check.ts';
import type { CatalogueModel } from '../catalogue/catalogue-model.ts';
import { endpointsOf, type ModelEndpoint, type Percentiles } from '../catalogue/model-endpoints.ts';
import { rateLimitError } from '../faults/rate-limit-error.ts';
import { ApiError, providerError } from '../http/api-error.ts';
import type { Pace } from '../inference/pauses.ts';
import type { RecordedRequest } from '../requests/recorded-request.ts';

/** How an upstream fares. A word alone stands for the object with that `status`. */
export interface UpstreamCondition {
  /** Default `up`. */
  readonly status: 'up' | 'down' | 'rate-limited' | 'slow';
  /** What an upstream that is down answers. Default 502. */
  readonly code?: number;
  /** Of an upstream that is rate limited: seconds in `Retry-After`. */
  readonly retryAfter?: number;
  /** Of an upstream that is rate limited: seconds until the limit is reset. */
  readonly resetIn?: number;
  /** Of an upstream that is slow: milliseconds before the first event. Default 2000. */
  readonly firstEvent?: number;
  /** Of an upstream that is slow: milliseconds between events. Default 200. */
  readonly perEvent?: number;
}

/** Conditions by name or slug of a provider, or by the tag of an endpoint, which says more. */
export type Upstreams = Record<string, UpstreamCondition | UpstreamCondition['status']>;

const STATUSES = ['up', 'down', 'rate-limited', 'slow'] as const;
const UPSTREAMS_HEADER = 'x-emulator-upstreams';

/** The condition of each endpoint, for one request: its header counts more than what the emulator was told. */
export function conditionsOf(
  recorded: RecordedRequest,
  upstreams: Upstreams,
  models: readonly CatalogueModel[],
): (endpoint: ModelEndpoint) => UpstreamCondition {
  const header = recorded.headers[UPSTREAMS_HEADER];
  const told = { ...upstreams, ...(header !== undefined && readHeader(header)) };
  if (Object.keys(told).length === 0) return () => ({ status: 'up' });
  const byName = new Map(Object.entries(told).map(([name, condition]) => [name.toLowerCase(), read(condition, name)]));
  const known = new Set(models.flatMap((model) => endpointsOf(model).flatMap(namesOf)));
  const unknown = [...byName.keys()].find((name) => !known.has(name));
  if (unknown !== undefined) refuse('upstreams', `No model runs at "${unknown}": name a provider, its slug or a tag`);
  return (endpoint) =>
    namesOf(endpoint)
      .map((name) => byName.get(name))
      .find((condition) => condition !== undefined) ?? { status: 'up' };
}

/** The names of an endpoint, the most exact first. */
function namesOf({ tag, providerSlug, providerName }: ModelEndpoint): string[] {
  return [tag, providerSlug, providerName].map((name) => name.toLowerCase());
}

function read(condition: Upstreams[string], name: string): UpstreamCondition {
  const own = typeof condition === 'string' ? { status: condition } : condition;
  requireOneOf(own.status, STATUSES, `upstreams.${name}`);
  return own;
}

/** `Anthropic=down; google-vertex=rate-limited` */
function readHeader(header: string): Upstreams {
  const entries = header
    .split(/[;,]/)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [name = '', status = ''] = part.split('=').map((text) => text.trim());
      requireOneOf(status, STATUSES, `${UPSTREAMS_HEADER}.${name}`);
      return [name, status as UpstreamCondition['status']] as const; // checked in the line before
    });
  return Object.fromEntries(entries);
}

/** What an upstream answers that does not work; undefined where it does. */
export function upstreamFailure(
  endpoint: ModelEndpoint,
  condition: UpstreamCondition,
  now: number,
): ApiError | undefined {
  const { providerName: provider } = endpoint;
  const { retryAfter, resetIn } = condition;
  switch (condition.status) {
    case 'up':
    case 'slow':
      return undefined;
    case 'rate-limited':
      return rateLimitError(
        { provider, ...(retryAfter !== undefined && { retryAfter }), ...(resetIn !== undefined && { resetIn }) },
        now,
      );
    case 'down': {
      const error = providerError(condition.code ?? 502, provider, {
        error: { message: 'The upstream is down (simulated).', type: 'server_error' },
      });
      return new ApiError(error.status, error.message, {
        metadata: { error_type: 'provider_unavailable', ...error.metadata },
      });
    }
  }
}

/** The pace of a slow upstream. */
export function paceOfUpstream({ status, firstEvent, perEvent }: UpstreamCondition): Pace | undefined {
  return status === 'slow' ? { firstEvent: firstEvent ?? 2000, perEvent: perEvent ?? 200 } : undefined;
}

/** What is measured of an endpoint under its condition. */
export function latencyUnder(condition: UpstreamCondition, { latency }: ModelEndpoint): Percentiles {
  const more = paceOfUpstream(condition)?.firstEvent ?? 0;
  return { p50: latency.p50 + more, p75: latency.p75 + more, p90: latency.p90 + more, p99: latency.p99 + more };
}
