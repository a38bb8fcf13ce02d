import type { FetchFunction } from '@openrouter-adapters/core';
import { afterEach, expect } from 'vitest';

import { loadDocument, problemsOf } from './openrouter-document.ts';

const document = await loadDocument();
const sent: { path: string; body: unknown }[] = [];

/** A `fetch` whose requests have to satisfy OpenRouter's OpenAPI document at the end of the test, where the document is at hand. */
export function checked(fetch: FetchFunction): FetchFunction {
  return async (url, init) => {
    if (typeof init.body === 'string') sent.push({ path: endpointOf(url), body: JSON.parse(init.body) });
    return fetch(url, init);
  };
}

/** The path below the base URL, whichever that is. */
function endpointOf(url: string): string {
  return new URL(url).pathname.replace(/^.*(?:\/v1(?=\/)|(?=\/api\/alpha\/))/, '');
}

afterEach(() => {
  for (const { path, body } of sent.splice(0)) {
    if (document !== undefined) {
      expect({ path, body, problems: problemsOf(document, body, path) }).toEqual({ path, body, problems: [] });
    }
  }
});
