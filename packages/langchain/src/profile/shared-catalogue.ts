import { createTransport, listModels } from '@openrouter-adapters/core';
import type { Model, Transport, TransportOptions } from '@openrouter-adapters/core';

/** How long a catalogue is believed. Milliseconds. */
const freshness = 60 * 60 * 1000;

interface Loaded {
  at: number;
  models: Promise<readonly Model[]>;
}

/** Catalogues by the way to them: the function that fetches, and the base URL. */
const catalogues = new WeakMap<object, Map<string, Loaded>>();

/**
 * All models of OpenRouter, asked for once an hour for all models that go the same way. A failure is not kept, nor shared: it may be
 * that of one asker's key or headers.
 *
 * @throws {OpenRouterError} when the catalogue cannot be read
 */
export async function loadCatalogue(options: TransportOptions): Promise<readonly Model[]> {
  const transport = createTransport(options);
  // oxlint-disable-next-line no-restricted-properties -- looked up by, never called
  const way = options.fetch ?? globalThis.fetch;
  const known = catalogues.get(way) ?? new Map<string, Loaded>();
  catalogues.set(way, known);
  const loaded = known.get(transport.baseURL);
  const models = loaded !== undefined && Date.now() - loaded.at < freshness ? await settled(loaded.models) : undefined;
  return models ?? load(transport, known);
}

function load(transport: Transport, known: Map<string, Loaded>): Promise<readonly Model[]> {
  // Without this filter models that make images only are missing.
  const models = listModels(transport, { output_modalities: 'all' }).then(({ data }) => data);
  const loaded = { at: Date.now(), models };
  known.set(transport.baseURL, loaded);
  models.catch(() => known.get(transport.baseURL) === loaded && known.delete(transport.baseURL));
  return models;
}

/** What somebody else asked for; `undefined` when it failed, of which its asker is told. */
async function settled<Value>(promise: Promise<Value>): Promise<Value | undefined> {
  const [outcome] = await Promise.allSettled([promise]);
  return outcome.status === 'fulfilled' ? outcome.value : undefined;
}
