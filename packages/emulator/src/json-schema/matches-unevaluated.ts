import { isJsonObject, type JsonObject, type JsonValue } from '../json/json-value.ts';
import { isJsonSchema, schemaList, schemaMap, type JsonSchema } from './json-schema.ts';
import { resolveReference } from './resolve-reference.ts';
import { namedSchemas } from './schemas-of-property.ts';

type Matches = (value: JsonValue, schema: JsonSchema) => boolean;

/** Whether what no schema beside has looked at satisfies `unevaluatedProperties` and `unevaluatedItems`. */
export function matchesUnevaluated(value: JsonValue, schema: JsonObject, matches: Matches, root: JsonSchema): boolean {
  const { unevaluatedProperties: properties, unevaluatedItems: items } = schema;
  if (isJsonObject(value) && isJsonSchema(properties)) {
    const seen = seenIn(value, schema, matches, root);
    const rest = Object.keys(value).filter((key) => !seen.has(key));
    if (!rest.every((key) => matches(value[key] ?? null, properties))) return false;
  }
  if (!Array.isArray(value) || !isJsonSchema(items)) return true;
  const seen = seenIn(value, schema, matches, root);
  return value.every((entry, at) => seen.has(String(at)) || matches(entry, items));
}

/** Names of properties, or numbers of elements, that a schema and those that hold beside it speak of. */
function seenIn(value: JsonObject | JsonValue[], schema: JsonObject, matches: Matches, root: JsonSchema): Set<string> {
  const keys = Object.keys(value);
  const own = Array.isArray(value) ? seenElements(value, schema, matches) : seenProperties(keys, schema);
  const inner = besides(value, schema, matches, root).flatMap((other) =>
    typeof other === 'object' && matches(value, other)
      ? [...seenIn(value, other, matches, root), ...allOf(other, keys)]
      : [],
  );
  return new Set([...own, ...inner]);
}

/** A schema with the keyword has looked at all there is. */
function allOf(schema: JsonObject, keys: string[]): string[] {
  return schema.unevaluatedProperties === undefined && schema.unevaluatedItems === undefined ? [] : keys;
}

function seenProperties(keys: string[], schema: JsonObject): string[] {
  if (schema.additionalProperties !== undefined) return keys;
  return keys.filter((key) => namedSchemas(key, schema).length > 0);
}

function seenElements(value: JsonValue[], schema: JsonObject, matches: Matches): string[] {
  const all = value.map((_, at) => String(at));
  if (isJsonSchema(schema.items) || schema.additionalItems !== undefined) return all;
  const prefix = schemaList(Array.isArray(schema.items) ? schema.items : schema.prefixItems).length;
  const { contains } = schema;
  return all.filter((_, at) => at < prefix || (isJsonSchema(contains) && matches(value[at] ?? null, contains)));
}

/** The schemas that are asked about the same value, as far as they hold. */
function besides(value: JsonValue, schema: JsonObject, matches: Matches, root: JsonSchema): JsonSchema[] {
  const { $ref: reference, if: condition } = schema;
  const consequence = isJsonSchema(condition) && (matches(value, condition) ? schema.then : schema.else);
  const present = isJsonObject(value) ? Object.keys(value) : [];
  const dependents = Object.entries(schemaMap(schema.dependentSchemas)).filter(([key]) => present.includes(key));
  return [
    ...(typeof reference === 'string' ? [resolveReference(reference, root) ?? true] : []),
    ...['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => schemaList(schema[keyword])),
    ...[condition, consequence].filter(isJsonSchema),
    ...dependents.map(([, dependent]) => dependent),
  ];
}
