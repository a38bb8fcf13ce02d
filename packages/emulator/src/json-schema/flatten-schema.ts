import { schemaList, type JsonSchema } from './json-schema.ts';
import { mergeSchemas } from './merge-schemas.ts';
import { resolveReference } from './resolve-reference.ts';

/** Replaces `$ref` and `allOf` by what they say, so that one object carries all keywords. */
export function flatten(schema: JsonSchema, root: JsonSchema, references: number): JsonSchema {
  if (typeof schema === 'boolean' || references > 16) return schema;
  let flat: JsonSchema = schema;
  const { $ref: reference, ...siblings } = schema;
  if (typeof reference === 'string') {
    // The keywords beside the reference win where both only describe, so the target goes first.
    const target = flatten(resolveReference(reference, root) ?? true, root, references + 1);
    flat = mergeSchemas(target, siblings);
  }
  if (typeof flat === 'boolean' || !Array.isArray(flat.allOf)) return flat;
  const { allOf, ...rest } = flat;
  return schemaList(allOf).reduce<JsonSchema>(
    (merged, part) => mergeSchemas(merged, flatten(part, root, references + 1)),
    rest,
  );
}
