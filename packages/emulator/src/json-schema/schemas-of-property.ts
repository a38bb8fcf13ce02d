import type { JsonObject } from '../json/json-value.ts';
import { compilePattern } from './compile-pattern.ts';
import { isJsonSchema, schemaMap, type JsonSchema } from './json-schema.ts';

/** All schemas that a property of this name has to satisfy. */
export function schemasOfProperty(key: string, schema: JsonObject): JsonSchema[] {
  const named = namedSchemas(key, schema);
  if (named.length > 0) return named;
  return isJsonSchema(schema.additionalProperties) ? [schema.additionalProperties] : [];
}

/** Those of them that stand under the name or under a pattern. */
export function namedSchemas(key: string, schema: JsonObject): JsonSchema[] {
  const own = Object.hasOwn(schemaMap(schema.properties), key) ? schemaMap(schema.properties)[key] : undefined;
  const patterned = Object.entries(schemaMap(schema.patternProperties))
    .filter(([pattern]) => compilePattern(pattern).test(key))
    .map(([, patternSchema]) => patternSchema);
  return own === undefined ? patterned : [own, ...patterned];
}
