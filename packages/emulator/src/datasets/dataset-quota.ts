import { ApiError } from '../http/api-error.ts';
import { periodStart } from '../money/spending-period.ts';
import type { RouteContext } from '../routing/route.ts';

const MINUTE = 60_000;
const PER_KEY_AND_MINUTE = 30;
const PER_DAY = 500;

/** Counts a request for public data; a 429 after 30 in a minute by one key, or 500 in a day by all. */
export function admitDataset({ caller, state }: RouteContext): void {
  const now = state.clock();
  const today = state.datasetRequests.filter(({ at }) => at >= periodStart('daily', now));
  state.datasetRequests.splice(0, state.datasetRequests.length, ...today);
  const recent = today.filter(({ at, account }) => at > now - MINUTE && account === caller.account);
  if (recent.length >= PER_KEY_AND_MINUTE || today.length >= PER_DAY) {
    throw new ApiError(429, 'Rate limit exceeded', { metadata: { error_type: 'rate_limit_exceeded' } });
  }
  state.datasetRequests.push({ at: now, account: caller.account });
}
