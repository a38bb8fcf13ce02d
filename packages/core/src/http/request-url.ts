import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';
import { parseURL } from './parse-url.ts';

/**
 * A base URL and a path → the address of a request. What a path says never takes the key to another origin, or out of the base URL.
 *
 * @throws {OpenRouterConfigurationError} for a path that does not begin with one slash, or that leads out of the base URL
 */
export function resolveRequestURL(baseURL: string, path: string): string {
  const url = `${baseURL}${path}`;
  // Without dots and escapes nothing leads anywhere else.
  if (/^\/[\w-][\w/-]*$/.test(path)) return url;
  // Without the slash, `https://gateway.example` and `@other.example/x` or `.other.example/x` are an address of somebody else.
  if (!/^\/(?![/\\])/.test(path)) {
    throw new OpenRouterConfigurationError('path', 'A path begins with one slash, like /models.');
  }
  if (isWithin(baseURL, url)) return url;
  throw new OpenRouterConfigurationError('path', `The path leads out of the base URL ${baseURL}.`);
}

/** Dot segments count as what they lead to, escaped ones too. */
function isWithin(baseURL: string, address: string): boolean {
  const base = new URL(baseURL);
  const url = parseURL(address);
  return url?.origin === base.origin && url.pathname.startsWith(`${base.pathname.replace(/\/$/, '')}/`);
}
