import type { HeadersOption, TransportOptions } from '@openrouter-adapters/core';

import type { OpenRouterProviderSettings } from './provider-settings.ts';

/** What core calls itself, and this package. */
const core = 'openrouter-adapters';
const own = 'ai-sdk-provider';

/** Settings of the provider → how OpenRouter is reached. */
export function fromProviderSettings(settings: OpenRouterProviderSettings): TransportOptions {
  return {
    apiKey: settings.apiKey,
    baseURL: settings.baseURL ?? settings.baseUrl,
    fetch: settings.fetch,
    headers: fromHeaders(settings),
    appURL: settings.appUrl,
    appTitle: settings.appName,
    appCategories: settings.appCategories,
    userAgentSuffix: words(own, settings.userAgentSuffix),
  };
}

function fromHeaders({ headers, api_keys: keys }: OpenRouterProviderSettings): TransportOptions['headers'] {
  if (keys === undefined || Object.keys(keys).length === 0) return headers;
  const ownKeys: HeadersOption = { 'x-provider-api-keys': JSON.stringify(keys) };
  if (typeof headers !== 'function') return { ...headers, ...ownKeys };
  return async () => ({ ...(await headers()), ...ownKeys });
}

/**
 * Headers of a call. The AI SDK names itself in the user agent of each call: that goes in front of the names of provider and app
 * instead of replacing them.
 */
export function fromCallHeaders(
  headers: HeadersOption | undefined,
  settings: OpenRouterProviderSettings,
): HeadersOption {
  const name = Object.keys(headers ?? {}).find((key) => key.toLowerCase() === 'user-agent');
  const host = name === undefined ? undefined : headers?.[name];
  if (name === undefined || host === undefined) return headers ?? {};
  return { ...headers, [name]: words(host, core, own, settings.userAgentSuffix) };
}

function words(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part).join(' ');
}
