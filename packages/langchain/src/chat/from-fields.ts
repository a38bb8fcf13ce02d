import type { TransportOptions } from '@openrouter-adapters/core';

import { fromHeaders } from '../headers/headers-input.ts';
import type { ChatOpenRouterInput } from './chat-fields.ts';

/** The fields of a model that say how OpenRouter is reached. */
export function fromFields(fields: ChatOpenRouterInput): TransportOptions {
  const { headers, appURL, siteUrl, appTitle, siteName } = fields;
  return { ...fields, headers: fromHeaders(headers), appURL: appURL ?? siteUrl, appTitle: appTitle ?? siteName };
}
