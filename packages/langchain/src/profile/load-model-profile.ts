import type { ModelProfile } from '@langchain/core/language_models/profile';
import type { Model, TransportOptions } from '@openrouter-adapters/core';

import { toLangChainError } from '../errors/to-langchain-error.ts';
import { loadCatalogue } from './shared-catalogue.ts';
import { toModelProfile } from './to-model-profile.ts';

/**
 * What the catalogue says about a model: under its id, under the id that stands before a variant (`:nitro`) or a preset
 * (`@preset/…`), or under its canonical slug. Empty for a model that is not there.
 *
 * @throws {OpenRouterError} when the catalogue cannot be read
 */
export async function loadModelProfile(options: TransportOptions, model: string): Promise<ModelProfile> {
  try {
    const entry = findModel(await loadCatalogue(options), model);
    return entry === undefined ? {} : toModelProfile(entry);
  } catch (error) {
    throw toLangChainError(error);
  }
}

function findModel(models: readonly Model[], name: string): Model | undefined {
  const names = [name, name.replace(/@preset\/.*$/, ''), name.replace(/(?:@preset\/.*|:[^/]*)$/, '')];
  const entry = names.map((one) => named(models, one)).find((found) => found !== undefined);
  // `~author/family-latest` names the model behind it.
  return named(models, entry?.alias_target?.slug ?? '') ?? entry;
}

function named(models: readonly Model[], name: string): Model | undefined {
  if (name === '') return undefined;
  return models.find(({ id, canonical_slug }) => id === name || canonical_slug === name);
}
