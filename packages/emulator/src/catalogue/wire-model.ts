import type { CatalogueModel } from './catalogue-model.ts';

/** An entry as `GET /models` answers it. */
export function toWireModel({ emulation: _, ...model }: CatalogueModel): Omit<CatalogueModel, 'emulation'> {
  return model;
}
