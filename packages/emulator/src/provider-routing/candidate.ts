import type { CatalogueModel } from '../catalogue/catalogue-model.ts';
import type { ModelEndpoint } from '../catalogue/model-endpoints.ts';
import type { Variant } from '../catalogue/resolve-model.ts';

/** A place that could answer a request. */
export interface Candidate {
  /** The id under which the request asked for the model. */
  readonly requested: string;
  readonly model: CatalogueModel;
  readonly variant: Variant | undefined;
  readonly endpoint: ModelEndpoint;
}
