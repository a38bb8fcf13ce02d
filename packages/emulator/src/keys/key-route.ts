import { jsonResponse } from '../http/json-response.ts';
import type { Route, RouteContext } from '../routing/route.ts';
import { freeQuotaOf, freeRequestsToday } from './free-quota.ts';
import { requireKey } from './read-key.ts';
import { spendingOf } from './key-spending.ts';

/** `GET /key`: what the calling key may spend and has spent. */
export const keyRoute: Route = { method: 'GET', path: '/key', access: 'key', handle: answerKey };

function answerKey({ caller, state }: RouteContext): Response {
  const key = requireKey(caller);
  const quota = freeQuotaOf(state);
  const used = freeRequestsToday(state);
  return jsonResponse({
    data: {
      label: key.label,
      ...spendingOf(key, state.ledger, state.clock()),
      is_free_tier: state.options.credits === 0,
      is_management_key: key.management,
      is_provisioning_key: key.management,
      creator_user_id: key.creatorUserId,
      expires_at: key.expiresAt === null ? null : new Date(key.expiresAt).toISOString(),
      organization_id: null,
      workspace_id: key.workspaceId,
      allowed_data_regions: ['global'],
      free_model_daily_requests: {
        limit: quota?.perDay ?? null,
        used,
        remaining: quota ? Math.max(0, quota.perDay - used) : null,
      },
      rate_limit: { requests: -1, interval: '10s', note: 'This field is deprecated and safe to ignore.' },
    },
  });
}
