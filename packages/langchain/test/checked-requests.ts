import type { FetchFunction } from '@openrouter-adapters/core';
import { afterEach, expect } from 'vitest';

/** A validator over OpenRouter's OpenAPI document. It lies outside this project, in the folder that `OPENROUTER_API_DIR` names. */
interface DocumentValidator {
  validateRequest(method: string, path: string, body: unknown): { ok: boolean; errors: { path: string }[] };
}

const sent: { path: string; body: unknown }[] = [];

/** A `fetch` whose requests have to satisfy the document at the end of the test, where the document is at hand. */
export function checked(fetch: FetchFunction): FetchFunction {
  return async (url, init) => {
    // The path below the base URL, whichever that is. The document does not know legacy completions, nor the alpha API.
    const path = new URL(url).pathname.replace(/^.*\/v1(?=\/)/, '');
    const isKnown = path !== '/completions' && !path.endsWith('/decisions');
    if (typeof init.body === 'string' && isKnown) sent.push({ path, body: JSON.parse(init.body) });
    return fetch(url, init);
  };
}

/** The validator, or `undefined` where there is none: without the folder, and in the edge runtime, which has no files. */
async function loadDocument(): Promise<DocumentValidator | undefined> {
  const folder = 'EdgeRuntime' in globalThis ? undefined : process.env['OPENROUTER_API_DIR'];
  if (folder === undefined || folder === '') return undefined;
  const { join, resolve } = await import('node:path');
  const { pathToFileURL } = await import('node:url');
  const address = pathToFileURL(join(resolve(folder), 'validate.mjs')).href;
  // Its first use checks the shape.
  return (await import(/* @vite-ignore */ address)) as DocumentValidator;
}

const document = await loadDocument();

afterEach(() => {
  for (const { path, body } of sent.splice(0)) {
    const errors = document?.validateRequest('POST', path, withoutTomorrow(body)).errors ?? [];
    expect({ path, body, errors }).toEqual({ path, body, errors: [] });
  }
});

/** Kinds of reasoning that are not known yet go back verbatim too; the document of today cannot know them. */
function withoutTomorrow(body: unknown): unknown {
  const isOfTomorrow = (entry: unknown): boolean =>
    typeof entry === 'object' && entry !== null && 'type' in entry && entry.type === 'reasoning.dream';
  return JSON.parse(JSON.stringify(body), (_, value: unknown) =>
    Array.isArray(value) ? value.filter((entry) => !isOfTomorrow(entry)) : value,
  );
}
