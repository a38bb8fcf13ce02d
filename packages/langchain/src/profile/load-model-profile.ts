import type { ModelProfile } from '@langchain/core/language_models/profile';
import type { Transport } from '@openrouter-adapters/core';

import { isObject } from '../chat/json.ts';
import { toLangChainError } from '../errors/to-langchain-error.ts';
import { toModelProfile } from './to-model-profile.ts';

type CatalogueEntry = Readonly<Record<string, unknown>>;

/** The catalogue of each client, asked for once; a failure is not kept. */
const catalogues = new WeakMap<Transport, Promise<readonly CatalogueEntry[]>>();

/**
 * What the catalogue says about a model: under its id, under the id that stands before a variant (`:nitro`) or a preset
 * (`@preset/…`), or under its canonical slug. Empty for a model that is not there.
 */
export async function loadModelProfile(transport: Transport, model: string): Promise<ModelProfile> {
  const entries = await loadCatalogue(transport);
  const names = [model, model.replace(/@preset\/.*$/, ''), model.replace(/(?:@preset\/.*|:[^/]*)$/, '')];
  const entry = names
    .map((name) => entries.find(({ id, canonical_slug }) => name !== '' && (id === name || canonical_slug === name)))
    .find((found) => found !== undefined);
  return entry === undefined ? {} : toModelProfile(resolveAlias(entry, entries));
}

// `~author/family-latest` names the model behind it.
function resolveAlias(entry: CatalogueEntry, entries: readonly CatalogueEntry[]): CatalogueEntry {
  const target = isObject(entry['alias_target']) ? entry['alias_target']['slug'] : undefined;
  return (
    entries.find(({ id, canonical_slug }) => target !== undefined && (id === target || canonical_slug === target)) ??
    entry
  );
}

async function loadCatalogue(transport: Transport): Promise<readonly CatalogueEntry[]> {
  const known = catalogues.get(transport);
  if (known !== undefined) return known;
  const asked = fetchCatalogue(transport);
  catalogues.set(transport, asked);
  try {
    return await asked;
  } catch (error) {
    catalogues.delete(transport);
    throw toLangChainError(error);
  }
}

async function fetchCatalogue(transport: Transport): Promise<readonly CatalogueEntry[]> {
  // Without this filter models that make images only are missing.
  const response = await transport.send({ method: 'GET', path: '/models?output_modalities=all' });
  const body: unknown = JSON.parse(await response.body.text());
  const entries = isObject(body) ? body['data'] : undefined;
  if (!Array.isArray(entries)) throw new TypeError('The catalogue of models is not a list.');
  return entries.filter(isObject);
}
