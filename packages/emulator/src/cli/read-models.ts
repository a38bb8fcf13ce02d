import type { CatalogueModel } from '../catalogue/catalogue-model.ts';
import { refuse, requireList, requireObject, requireString } from '../checks/field-check.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json/json-value.ts';

/** A catalogue from a file: a list of models, or the `{ data }` that `GET /models` answers. Names what is missing. */
export function readModels(file: JsonValue, name: string): CatalogueModel[] {
  const list = isJsonObject(file) && file.data !== undefined ? file.data : file;
  try {
    const models = requireList(list, 'models').map((value, index) => readModel(value, `models.${index}`));
    return models.length > 0 ? models : refuse('models', 'There are none, so nothing could be answered');
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new Error(`--models: ${name} is no catalogue: ${problem}`, { cause: error });
  }
}

/** What has a natural default may be missing; ids, prices and modalities may not. */
function readModel(value: JsonValue, path: string): CatalogueModel {
  const model = requireObject(value, path);
  const id = requireString(model.id, `${path}.id`);
  const pricing = requireObject(model.pricing, `${path}.pricing`);
  for (const price of ['prompt', 'completion']) requireString(pricing[price], `${path}.pricing.${price}`);
  const architecture = requireObject(model.architecture, `${path}.architecture`);
  for (const side of ['input_modalities', 'output_modalities']) {
    requireList(architecture[side], `${path}.architecture.${side}`);
  }
  const defaults: JsonObject = {
    canonical_slug: id.replace(/:.*$/, ''),
    name: id,
    created: 0,
    description: '',
    context_length: null,
    top_provider: { is_moderated: false },
    per_request_limits: null,
    supported_parameters: [],
    default_parameters: null,
    supported_voices: null,
    links: { details: `/api/v1/models/${id}/endpoints` },
  };
  // The members that are not checked have the shape of GET /models, or a default.
  return { ...defaults, ...model } as unknown as CatalogueModel;
}
