import type { FetchFunction } from '@openrouter-adapters/core';
import { afterEach, expect } from 'vitest';

import { loadDocument, problemsOf } from './openrouter-document.ts';

const document = await loadDocument();
const bodies: unknown[] = [];

/** A `fetch` whose requests have to satisfy OpenRouter's OpenAPI document at the end of the test, where the document is at hand. */
export function checked(fetch: FetchFunction): FetchFunction {
  return async (url, init) => {
    if (typeof init.body === 'string') bodies.push(JSON.parse(init.body));
    return fetch(url, init);
  };
}

afterEach(() => {
  for (const body of bodies.splice(0)) {
    if (document !== undefined) expect({ body, problems: problemsOf(document, body) }).toEqual({ body, problems: [] });
  }
});
