import type { EmulatorState } from '../emulator-state.ts';
import { ApiError } from '../http/api-error.ts';
import { isJsonObject } from '../json/json-value.ts';
import { DAY_MS, periodStart } from '../money/spending-period.ts';
import type { RecordedRequest } from '../requests/recorded-request.ts';

const MINUTE = 60_000;
const PER_MINUTE = 20;
const PER_DAY = 1000;
// What accounts get that never bought 10 dollars of credit.
const PER_DAY_WITHOUT_CREDIT = 50;

/** How many requests for free models an account has. */
export interface FreeQuota {
  readonly perMinute: number;
  readonly perDay: number;
}

/** The quota of the options; undefined where there is none. */
export function freeQuotaOf({ options }: EmulatorState): FreeQuota | undefined {
  if (options.freeQuota === false) return undefined;
  const perDay = options.credits !== undefined && options.credits < 10 ? PER_DAY_WITHOUT_CREDIT : PER_DAY;
  return { perMinute: PER_MINUTE, perDay, ...options.freeQuota };
}

/** Requests for free models since the day began. */
export function freeRequestsToday(state: EmulatorState): number {
  const since = periodStart('daily', state.clock());
  return state.freeRequests.filter((at) => at >= since).length;
}

/** A free model, or the router to one, also with a variant or a preset behind. */
const FREE = /(?::|^openrouter\/)free(?:[:@]|$)/;

/** The models of a request, in the order in which they are tried. */
function modelsOf({ body }: RecordedRequest): readonly string[] {
  const { model, models } = isJsonObject(body) ? body : {};
  return [model, ...(Array.isArray(models) ? models : [])].filter((name) => typeof name === 'string');
}

/** Whether a request names free models only, so that it cannot cost anything. */
export function asksForFree(recorded: RecordedRequest): boolean {
  const models = modelsOf(recorded);
  return models.length > 0 && models.every((name) => FREE.test(name));
}

/** Counts a request for a free model, and refuses it with a 429 when there were too many. */
export function admitFree(recorded: RecordedRequest, state: EmulatorState): void {
  if (!FREE.test(modelsOf(recorded)[0] ?? '')) return;
  const now = state.clock();
  const day = periodStart('daily', now);
  const today = state.freeRequests.filter((at) => at >= day);
  // What was before today counts no more.
  state.freeRequests.splice(0, state.freeRequests.length, ...today);
  const quota = freeQuotaOf(state);
  if (quota && today.length >= quota.perDay) {
    throw tooMany('free-models-per-day', quota.perDay, day + DAY_MS, now);
  }
  const recent = today.filter((at) => at > now - MINUTE);
  if (quota && recent.length >= quota.perMinute) {
    throw tooMany('free-models-per-min', quota.perMinute, (recent[0] ?? now) + MINUTE, now);
  }
  state.freeRequests.push(now);
}

function tooMany(
  limit: 'free-models-per-day' | 'free-models-per-min',
  most: number,
  reset: number,
  now: number,
): ApiError {
  const seconds = Math.max(1, Math.ceil((reset - now) / 1000));
  const told = {
    'Retry-After': String(seconds),
    'X-RateLimit-Limit': String(most),
    'X-RateLimit-Remaining': '0',
    'X-RateLimit-Reset': String(reset),
  };
  return new ApiError(429, `Rate limit exceeded: ${limit}. `, {
    metadata: {
      error_type: 'rate_limit_exceeded',
      headers: told,
      retry_after_seconds: seconds,
      provider_name: null,
      ...(limit === 'free-models-per-day' && { limit_source: 'openrouter_free_tier_daily' }),
    },
    headers: Object.fromEntries(Object.entries(told).map(([name, value]) => [name.toLowerCase(), value])),
  });
}
