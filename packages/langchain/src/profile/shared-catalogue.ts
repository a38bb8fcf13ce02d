import { createModels, createTransport } from '@openrouter-adapters/core';
import type { Model, TransportOptions } from '@openrouter-adapters/core';

/** How long a catalogue is believed. Milliseconds. */
const freshness = 60 * 60 * 1000;

interface Loaded {
  at: number;
  models: Promise<readonly Model[]>;
}

/** Stands for the `fetch` of the platform. */
const platform = {};

/** Catalogues by the way to them: the function that fetches, and the base URL. */
const catalogues = new WeakMap<object, Map<string | undefined, Loaded>>();

/**
 * All models of OpenRouter, asked for once an hour for all models that go the same way. A failure is not kept.
 *
 * @throws {OpenRouterError} when the catalogue cannot be read
 */
export function loadCatalogue(options: TransportOptions): Promise<readonly Model[]> {
  const way = options.fetch ?? platform;
  const known = catalogues.get(way) ?? new Map<string | undefined, Loaded>();
  catalogues.set(way, known);
  const loaded = known.get(options.baseURL);
  if (loaded !== undefined && Date.now() - loaded.at < freshness) return loaded.models;
  // Without this filter models that make images only are missing.
  const models = createModels(createTransport(options))
    .list({ output_modalities: 'all' })
    .then(({ data }) => data);
  known.set(options.baseURL, { at: Date.now(), models });
  models.catch(() => known.delete(options.baseURL));
  return models;
}
