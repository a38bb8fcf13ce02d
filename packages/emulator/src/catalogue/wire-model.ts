import type { CatalogueModel } from './catalogue-model.ts';
import { benchmarksOf } from './model-metrics.ts';

/** An entry as `GET /models` answers it. */
export function toWireModel(model: CatalogueModel): Omit<CatalogueModel, 'emulation'> {
  const { emulation: _, ...entry } = model;
  const benchmarks = benchmarksOf(model);
  return { ...entry, ...(benchmarks && { benchmarks }) };
}
