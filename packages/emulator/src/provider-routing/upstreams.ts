import type { CatalogueModel } from '../catalogue/catalogue-model.ts';
import type { ModelEndpoint, Percentiles } from '../catalogue/model-endpoints.ts';
import { rateLimitError } from '../faults/rate-limit-error.ts';
import { ApiError, providerError } from '../http/api-error.ts';
import type { Pace } from '../inference/pauses.ts';
import type { RecordedRequest } from '../requests/recorded-request.ts';
import { readUpstreams, upstreamNames } from './check-upstreams.ts';
import { parseUpstreams } from './parse-upstreams.ts';
import type { UpstreamCondition, Upstreams } from './upstream-condition.ts';

const UPSTREAMS_HEADER = 'x-emulator-upstreams';
const UP: UpstreamCondition = { status: 'up' };

/** The condition of each endpoint, for one request: its header counts more than what the emulator was told. */
export function conditionsOf(
  recorded: RecordedRequest,
  upstreams: Upstreams,
  models: readonly CatalogueModel[],
): (endpoint: ModelEndpoint) => UpstreamCondition {
  const header = recorded.headers[UPSTREAMS_HEADER];
  const told = { ...upstreams, ...(header !== undefined && parseUpstreams(header, UPSTREAMS_HEADER)) };
  const byName = readUpstreams(told, models);
  if (byName.size === 0) return () => UP;
  return (endpoint) =>
    upstreamNames(endpoint)
      .map((name) => byName.get(name.toLowerCase()))
      .find((condition) => condition !== undefined) ?? UP;
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
