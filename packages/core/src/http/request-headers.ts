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
 * earlier one. The key is added by the transport, last.
 *
 * @param configured headers of the transport
 */
export function buildRequestHeaders(
  attribution: Readonly<Record<string, string>>,
  accept: string | undefined,
  configured: HeadersOption | undefined,
  call: HeadersOption | undefined,
): Record<string, string> {
  const headers = { ...attribution };
  if (accept !== undefined) headers['accept'] = accept;
  for (const given of [configured, call])
    if (given) for (const [name, value] of Object.entries(given)) put(headers, name, value);
  return headers;
}

// RFC 9110 §5.5; `fetch` would refuse the same, with the value in its message.
function put(headers: Record<string, string>, name: string, value: string | undefined): void {
  if (value === undefined) {
    delete headers[name.toLowerCase()];
    return;
  }
  if (!/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(name) || !/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
    const message = `The header ${JSON.stringify(name)} holds characters that none has.`;
    throw new OpenRouterConfigurationError('headers', message);
  }
  headers[name.toLowerCase()] = value;
}
