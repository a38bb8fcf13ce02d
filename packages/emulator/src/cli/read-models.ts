import type { CatalogueModel } from '../catalogue/catalogue-model.ts';
import { CATALOGUE } from '../catalogue/catalogue-rule.ts';
import { refuse, requireList } from '../checks/field-check.ts';
import { isJsonObject, type JsonValue } from '../json/json-value.ts';

/** A catalogue from a file: a list of models, or the `{ data }` that `GET /models` answers. Names what is missing. */
export function readModels(file: JsonValue, name: string): readonly CatalogueModel[] {
  const list = isJsonObject(file) && file.data !== undefined ? file.data : file;
  try {
    const models = requireList(list, 'models');
    if (models.length === 0) refuse('models', 'There are none, so nothing could be answered');
    CATALOGUE(models, 'models');
    // Every member that is read was checked.
    return models as unknown as readonly CatalogueModel[];
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new Error(`--models: ${name} is no catalogue: ${problem}`, { cause: error });
  }
}
