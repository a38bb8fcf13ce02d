import type { Route } from '../routing/route.ts';
import { createCode, showConsent } from './create-code.ts';
import { exchangeCode } from './exchange-code.ts';

/** Keys in the name of a user, with PKCE. */
export const oauthRoutes: readonly Route[] = [
  { method: 'POST', path: '/auth/keys/code', access: 'key', handle: createCode },
  { method: 'POST', path: '/auth/keys', access: 'open', handle: exchangeCode },
];

/** The page to which a user's browser goes: outside the API. */
export const consentRoute: Route = { method: 'GET', path: '/auth', access: 'open', handle: showConsent };
