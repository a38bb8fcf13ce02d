import type { JsonObject } from '../json/json-value.ts';
import { isJsonSchema, numberKeyword, schemaList, schemaMap, textList, type JsonSchema } from './json-schema.ts';
import { resolveReference } from './resolve-reference.ts';

/**
 * Whether a schema has values that end: not one whose objects need a property, or whose lists an element, of their own kind without
 * another choice. `all` are the schemas in it.
 */
export function endsSomewhere(schema: JsonSchema, root: JsonSchema, all: readonly JsonObject[]): boolean {
  const ending = new Set<JsonSchema>();
  const ends = (own: JsonSchema | undefined): boolean =>
    own === undefined || typeof own === 'boolean' || ending.has(own);
  // What ends in what was found to end, ends too; until nothing more is found.
  for (let found = -1; found < ending.size;) {
    found = ending.size;
    for (const own of all)
      if (needs(own, root).every(ends) && choices(own).every((list) => list.some(ends))) ending.add(own);
  }
  return ends(schema);
}

/** The schemas of what a value cannot do without. */
function needs(schema: JsonObject, root: JsonSchema): JsonSchema[] {
  const { $ref: reference } = schema;
  const same = [
    ...(typeof reference === 'string' ? [resolveReference(reference, root) ?? true] : []),
    ...schemaList(schema.allOf),
  ];
  if (mayBeAnother(schema, 'object')) return [...same, ...neededElements(schema)];
  const properties = schemaMap(schema.properties);
  const required = textList(schema.required).flatMap((name) => {
    const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
    return own === undefined ? [] : [own];
  });
  return [...same, ...required];
}

function neededElements(schema: JsonObject): JsonSchema[] {
  const least = numberKeyword(schema, 'minItems') ?? 0;
  if (mayBeAnother(schema, 'array') || least < 1) return [];
  const prefix = schemaList(Array.isArray(schema.items) ? schema.items : schema.prefixItems).slice(0, least);
  return least > prefix.length && isJsonSchema(schema.items) ? [...prefix, schema.items] : prefix;
}

/** Whether a value of another type would do. */
function mayBeAnother({ type }: JsonObject, than: string): boolean {
  return Array.isArray(type) ? type.length !== 1 || type[0] !== than : type !== than;
}

/** Lists of schemas of which one is enough. */
function choices(schema: JsonObject): JsonSchema[][] {
  return [schema.anyOf, schema.oneOf].map(schemaList).filter((list) => list.length > 0);
}
