import { ApiError } from '../http/api-error.ts';
import { jsonResponse } from '../http/json-response.ts';
import { DEFAULT_CREDITS } from '../keys/admit.ts';
import type { Route, RouteContext } from '../routing/route.ts';
import { moneyToNumber } from './decimal.ts';

/** The credits of the account. */
export const creditRoutes: readonly Route[] = [
  { method: 'GET', path: '/credits', access: 'management', ordinaryKey: 403, handle: getCredits },
  { method: 'POST', path: '/credits/coinbase', access: 'open', handle: refuseCoins },
];

function getCredits({ state }: RouteContext): Response {
  const total_credits = state.options.credits ?? DEFAULT_CREDITS;
  return jsonResponse({ data: { total_credits, total_usage: moneyToNumber(state.ledger.total()) } });
}

function refuseCoins(): Response {
  throw new ApiError(
    410,
    'The Coinbase APIs used by this endpoint have been deprecated, so the Coinbase Commerce credits API has been ' +
      'removed. Use the web credits purchase flow instead.',
  );
}
