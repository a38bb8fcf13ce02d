import { withoutUndefined } from '../json.ts';
import { findTarget, toRedirectError } from './redirect.ts';
import type { FollowRedirect } from './redirect.ts';

/**
 * A file may lie elsewhere: it is fetched there, once, and without any header of the request when that is another origin. Browsers do not
 * say where it lies: they follow by themselves, and take the key to no other origin (Fetch §4.4); other headers would travel on.
 *
 * @returns the second request
 * @throws {OpenRouterError} for a place that is no http(s) address
 */
export const followDownload: FollowRedirect = (url, init, response) => {
  if (response.type === 'opaqueredirect') {
    const authorization = new Headers(init.headers).get('authorization') ?? undefined;
    return [url, { ...init, headers: withoutUndefined({ authorization }), redirect: 'follow' }];
  }
  const target = findTarget(url, response);
  if (target === undefined) throw toRedirectError(url, response);
  const isOwn = target.origin === new URL(url).origin;
  const signal = init.signal ?? undefined;
  return [target.href, isOwn ? init : withoutUndefined({ method: 'GET', signal, redirect: 'manual' })];
};
