import type { TransportOptions } from '@openrouter-adapters/core';

import { fromHeaders } from '../headers/headers-input.ts';
import type { ChatOpenRouterInput } from './chat-fields.ts';

/** The fields of a model that say how OpenRouter is reached. */
export function fromFields(fields: ChatOpenRouterInput): TransportOptions {
  const { apiKey, baseURL, headers, fetch, appURL, siteUrl, appTitle, siteName, appCategories, userAgentSuffix } =
    fields;
  return {
    apiKey,
    baseURL,
    headers: fromHeaders(headers),
    fetch,
    appURL: appURL ?? siteUrl,
    appTitle: appTitle ?? siteName,
    appCategories,
    userAgentSuffix,
  };
}
