import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';
import { readEnvironment } from './environment.ts';
import { parseURL } from './parse-url.ts';

/** Where OpenRouter's API is. In-region (enterprise): `https://eu.openrouter.ai/api/v1`, `https://us.openrouter.ai/api/v1`. */
const defaultBaseURL = 'https://openrouter.ai/api/v1';

/**
 * The base URL without a trailing slash: the option, else `OPENROUTER_BASE_URL`, else OpenRouter's own.
 *
 * @throws {OpenRouterConfigurationError} when it is not an absolute http(s) URL, or carries a user name, query or fragment
 */
export function resolveBaseURL(option: string | undefined): string {
  const source = option === undefined ? 'OPENROUTER_BASE_URL' : 'baseURL';
  const given = option ?? readEnvironment('OPENROUTER_BASE_URL') ?? defaultBaseURL;
  const url = parseURL(given.trim());
  if (url === undefined) {
    throw new OpenRouterConfigurationError(
      'baseURL',
      `${source} is not an absolute http(s) URL. Give one like ${defaultBaseURL}.`,
    );
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    // The URL is not repeated here: what does not belong in it may be a secret.
    throw new OpenRouterConfigurationError(
      'baseURL',
      `${source} may hold no user name, password, query or fragment. Use apiKey or headers.`,
    );
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

/**
 * The base URL of one request: the transport's own, or another one on the same origin, because the key goes there.
 *
 * @throws {OpenRouterConfigurationError} for another origin, and for what is no base URL
 */
export function resolveOwnBaseURL(ofRequest: string | undefined, ofTransport: string): string {
  if (ofRequest === undefined) return ofTransport;
  const baseURL = resolveBaseURL(ofRequest);
  const { origin } = new URL(ofTransport);
  if (new URL(baseURL).origin === origin) return baseURL;
  throw new OpenRouterConfigurationError(
    'baseURL',
    `The base URL of a request must be on ${origin}: the key goes there.`,
  );
}
