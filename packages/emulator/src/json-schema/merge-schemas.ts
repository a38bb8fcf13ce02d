import { sameJson } from '../json/same-json.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import { isJsonSchema, schemaMap, textList, type JsonSchema } from './json-schema.ts';

const KEEP_LARGER = new Set([
  'minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties', 'minContains',
]); // prettier-ignore
const KEEP_SMALLER = new Set([
  'maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties', 'maxContains',
]); // prettier-ignore
const SCHEMA_MAPS = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas']);

/**
 * One schema that asks for both: what `allOf` means, and what a branch of `anyOf` means beside its siblings. Keywords
 * that cannot be merged (two patterns, two `not`) are kept under `allOf`, where the validator still reads them.
 */
export function mergeSchemas(left: JsonSchema, right: JsonSchema): JsonSchema {
  if (left === true) return right;
  if (right === true) return left;
  if (left === false || right === false) return false;
  const merged: JsonObject = { ...left };
  const rest: JsonObject = {};
  for (const [keyword, value] of Object.entries(right)) {
    if (value === undefined) continue;
    const own = merged[keyword];
    if (own === undefined || sameJson(own, value)) merged[keyword] = value;
    else if (!mergeKeyword(merged, keyword, own, value)) rest[keyword] = value;
  }
  if (Object.keys(rest).length > 0) {
    merged.allOf = [...(Array.isArray(merged.allOf) ? merged.allOf : []), rest];
  }
  return merged;
}

/** True when the two values of a keyword could be written as one. */
function mergeKeyword(merged: JsonObject, keyword: string, own: JsonValue, value: JsonValue): boolean {
  if (KEEP_LARGER.has(keyword) && typeof own === 'number' && typeof value === 'number') {
    merged[keyword] = Math.max(own, value);
  } else if (KEEP_SMALLER.has(keyword) && typeof own === 'number' && typeof value === 'number') {
    merged[keyword] = Math.min(own, value);
  } else if (SCHEMA_MAPS.has(keyword)) {
    merged[keyword] = mergeMaps(schemaMap(own), schemaMap(value));
  } else if (keyword === 'required') {
    merged[keyword] = [...new Set([...textList(own), ...textList(value)])];
  } else if (keyword === 'enum' && Array.isArray(own) && Array.isArray(value)) {
    merged[keyword] = own.filter((entry) => value.some((other) => sameJson(entry, other)));
  } else if (keyword === 'type') {
    merged[keyword] = commonTypes(own, value);
  } else if ((keyword === 'items' || keyword === 'additionalProperties') && isJsonSchema(own) && isJsonSchema(value)) {
    merged[keyword] = mergeSchemas(own, value);
  } else if (keyword === 'not' && isJsonSchema(own) && isJsonSchema(value)) {
    merged[keyword] = { anyOf: [own, value] };
  } else if (keyword === 'uniqueItems') {
    merged[keyword] = own === true || value === true;
  } else if (keyword === 'description' || keyword === 'title' || keyword === 'default' || keyword === 'examples') {
    merged[keyword] = value;
  } else {
    return false;
  }
  return true;
}

function mergeMaps(left: Record<string, JsonSchema>, right: Record<string, JsonSchema>): JsonObject {
  const merged = Object.entries(right).map(([key, schema]): [string, JsonSchema] => {
    const own = Object.hasOwn(left, key) ? left[key] : undefined;
    return [key, own === undefined ? schema : mergeSchemas(own, schema)];
  });
  return Object.fromEntries([...Object.entries(left), ...merged]);
}

function commonTypes(left: JsonValue, right: JsonValue): string[] {
  const names = (value: JsonValue): string[] => (typeof value === 'string' ? [value] : textList(value));
  const ownTypes = names(left);
  const otherTypes = names(right);
  const allows = (types: string[], type: string): boolean =>
    types.includes(type) || (type === 'integer' && types.includes('number'));
  return [...new Set([...ownTypes, ...otherTypes])].filter(
    (type) => allows(ownTypes, type) && allows(otherTypes, type),
  );
}
