import { OpenRouterError } from '../errors/openrouter-error.ts';
import { parseURL } from './parse-url.ts';

/** Makes the second request of an answer that points to another place. */
export type FollowRedirect = (url: string, init: RequestInit, response: Response) => [string, RequestInit];

/** Does an answer point to another place? */
export function isRedirect({ status, type }: Response): boolean {
  return (status >= 300 && status < 400 && status !== 304) || type === 'opaqueredirect';
}

/** Where it points; `undefined` for what is no http(s) address. */
export function findTarget(url: string, response: Response): URL | undefined {
  const location = response.headers.get('location') ?? '';
  return location === '' ? undefined : parseURL(location, url);
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
