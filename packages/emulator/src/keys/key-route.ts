import { jsonResponse } from '../http/json-response.ts';
import { moneyToNumber } from '../money/decimal.ts';
import { WORKSPACE } from './workspace.ts';
import type { Route, RouteContext } from '../routing/route.ts';

/** `GET /key`: what the calling key may spend and has spent. */
export const keyRoute: Route = { method: 'GET', path: '/key', access: 'key', handle: answerKey };

// What an account that once bought credits may ask of free models per day. The emulator counts but never refuses.
const FREE_REQUESTS = 1000;

function answerKey({ caller, state }: RouteContext): Response {
  const spent = state.ledger.spentBy(caller.account);
  const usage = moneyToNumber(spent);
  const byokUsage = moneyToNumber(state.ledger.byokUsageOf(caller.account));
  const freeRequests = state.generations.countOf(caller.account, (generation) => generation.model.endsWith(':free'));
  const remaining = caller.limit === undefined ? null : caller.limit - spent;
  // An emulator lives shorter than a day, so today's usage is all usage.
  return jsonResponse({
    data: {
      label: caller.label,
      limit: caller.limit === undefined ? null : moneyToNumber(caller.limit),
      limit_remaining: remaining === null ? null : moneyToNumber(remaining > 0n ? remaining : 0n),
      limit_reset: null,
      include_byok_in_limit: false,
      usage,
      usage_daily: usage,
      usage_weekly: usage,
      usage_monthly: usage,
      byok_usage: byokUsage,
      byok_usage_daily: byokUsage,
      byok_usage_weekly: byokUsage,
      byok_usage_monthly: byokUsage,
      is_free_tier: false,
      is_management_key: caller.kind === 'management',
      is_provisioning_key: caller.kind === 'management',
      creator_user_id: caller.userId ?? null,
      expires_at: null,
      organization_id: null,
      workspace_id: WORKSPACE,
      allowed_data_regions: ['global'],
      free_model_daily_requests: {
        limit: FREE_REQUESTS,
        used: freeRequests,
        remaining: Math.max(0, FREE_REQUESTS - freeRequests),
      },
      rate_limit: { requests: -1, interval: '10s', note: 'This field is deprecated and safe to ignore.' },
    },
  });
}
