import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';
import type { HeadersOption, TransportOptions } from './transport-options.ts';

const userAgent = 'openrouter-adapters';

/**
 * Headers of a request, lower-case: attribution, user agent, the transport's own, then the call's; a later `undefined` removes an
 * earlier one. The key is added by the transport, last.
 *
 * @see https://openrouter.ai/docs/app-attribution
 */
export async function buildRequestHeaders(
  options: TransportOptions,
  call: HeadersOption | undefined,
): Promise<Record<string, string>> {
  const headers: Record<string, string> = {};
  const own: HeadersOption = {
    'user-agent': [userAgent, options.userAgentSuffix].filter((part) => part).join(' '),
    'http-referer': options.appURL,
    'x-openrouter-title': options.appTitle,
    'x-openrouter-categories': options.appCategories?.length ? options.appCategories.join(',') : undefined,
  };
  const configured = typeof options.headers === 'function' ? await options.headers() : options.headers;
  for (const layer of [own, configured, call]) {
    for (const [name, value] of Object.entries(layer ?? {})) {
      if (value === undefined) delete headers[name.toLowerCase()];
      else headers[name.toLowerCase()] = checkedValue(name, value);
    }
  }
  return headers;
}

// RFC 9110 §5.5; `fetch` would refuse the same, with the value in its message.
function checkedValue(name: string, value: string): string {
  if (!/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(name)) {
    throw new OpenRouterConfigurationError('headers', 'A header name holds characters that no header name has.');
  }
  if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
    throw new OpenRouterConfigurationError(
      'headers',
      `The value of the header ${name} holds characters that no header can carry.`,
    );
  }
  return value;
}
