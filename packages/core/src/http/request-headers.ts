import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';
import type { HeadersOption, TransportOptions } from './transport-options.ts';

const userAgent = 'openrouter-adapters';

/**
 * Headers of every request of a transport: attribution and user agent.
 *
 * @see https://openrouter.ai/docs/app-attribution
 */
export function buildAttributionHeaders(options: TransportOptions): Record<string, string> {
  const headers: Record<string, string> = {};
  const { userAgentSuffix: suffix, appCategories } = options;
  put(headers, 'user-agent', suffix ? `${userAgent} ${suffix}` : userAgent);
  put(headers, 'http-referer', options.appURL);
  put(headers, 'x-openrouter-title', options.appTitle);
  put(headers, 'x-openrouter-categories', appCategories?.join(',') || undefined);
  return headers;
}

/**
 * Headers of a request, lower-case: attribution, what is accepted, the transport's own, then the call's; a later `undefined` removes an
 * earlier one. The key is added by the transport, last, unless there is an `Authorization`: an empty one, which is not sent, says that
 * `undefined` was given.
 *
 * @param configured headers of the transport
 * @param key the one that goes along: the `Authorization` header of the transport stands for its API key. Where another key goes along, or
 *   none, it has no place; a header of the call itself is meant
 */
export function buildRequestHeaders(
  attribution: Readonly<Record<string, string>>,
  accept: string | undefined,
  configured: HeadersOption | undefined,
  call: HeadersOption | undefined,
  key: string,
): Record<string, string> {
  const headers = { ...attribution };
  if (accept !== undefined) headers['accept'] = accept;
  putAll(headers, configured);
  if (key === 'none' || key === 'management') delete headers['authorization'];
  putAll(headers, call);
  return headers;
}

function putAll(headers: Record<string, string>, given: HeadersOption | undefined): void {
  if (!given) return;
  // Callers without types give `Headers`, or a list of pairs, too.
  const pairs = Symbol.iterator in given ? (given as Iterable<[string, string]>) : Object.entries(given);
  for (const [name, value] of pairs) put(headers, name, value);
}

// RFC 9110 §5.5; `fetch` would refuse the same, with the value in its message.
function put(headers: Record<string, string>, name: string, value: string | undefined): void {
  const key = name.toLowerCase();
  if (value === undefined && key !== 'authorization') {
    delete headers[key];
    return;
  }
  const text = value ?? '';
  if (!/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(name) || !/^[\t\x20-\x7e\x80-\xff]*$/.test(text)) {
    const message = `The header ${JSON.stringify(name)} holds characters that none has.`;
    throw new OpenRouterConfigurationError('headers', message);
  }
  headers[key] = text;
}
