import { OpenRouterError } from '../errors/openrouter-error.ts';
import { withoutUndefined } from '../json.ts';
import { parseURL } from './parse-url.ts';

/** Does an answer point to another place? */
export function isRedirect({ status, type }: Response): boolean {
  return (status >= 300 && status < 400 && status !== 304) || type === 'opaqueredirect';
}

/** Where it points; `undefined` for what is no http(s) address. */
function findTarget(url: string, response: Response): URL | undefined {
  const location = response.headers.get('location') ?? '';
  return location === '' ? undefined : parseURL(location, url);
}

/**
 * A file may lie elsewhere: it is fetched there, once, and without any header of the request when that is another origin. Browsers do not
 * say where it lies: they follow by themselves, and take the key to no other origin (Fetch §4.4); other headers would travel on.
 *
 * @returns the second request
 * @throws {OpenRouterError} for a place that is no http(s) address
 */
export function buildRedirectedCall(url: string, init: RequestInit, response: Response): [string, RequestInit] {
  if (response.type === 'opaqueredirect') {
    const authorization = new Headers(init.headers).get('authorization') ?? undefined;
    return [url, { ...init, headers: withoutUndefined({ authorization }), redirect: 'follow' }];
  }
  const target = findTarget(url, response);
  if (target === undefined) throw toRedirectError(url, response);
  const isOwn = target.origin === new URL(url).origin;
  const signal = init.signal ?? undefined;
  return [target.href, isOwn ? init : withoutUndefined({ method: 'GET', signal, redirect: 'manual' })];
}

/** The error for a redirect that is not followed. */
export function toRedirectError(url: string, response: Response): OpenRouterError {
  const target = findTarget(url, response);
  const place = target === undefined ? '' : ` to ${target.origin}`;
  return new OpenRouterError({
    kind: 'invalid-response',
    message: `${new URL(url).host} answers with a redirect${place}, which is not followed. Give the final address as baseURL.`,
    // Browsers tell neither the place nor the status.
    status: response.status || undefined,
  });
}
