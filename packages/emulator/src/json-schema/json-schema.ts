import type { JsonObject } from '../json/json-value.ts';

/** A JSON Schema as it arrives in a request: open, of any draft from 7 to 2020-12. */
export type JsonSchema = boolean | JsonObject;

/** True for what may stand where a schema is expected. */
export function isJsonSchema(value: unknown): value is JsonSchema {
  return typeof value === 'boolean' || (typeof value === 'object' && value !== null && !Array.isArray(value));
}

/** The schemas of a list-valued keyword such as `anyOf`; an absent or malformed keyword has none. */
export function schemaList(value: unknown): JsonSchema[] {
  return Array.isArray(value) ? value.filter(isJsonSchema) : [];
}

/** The schemas of a map-valued keyword such as `properties`. */
export function schemaMap(value: unknown): Record<string, JsonSchema> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const entries: [string, unknown][] = Object.entries(value);
  // Object.fromEntries defines: an assignment to "__proto__" would set the prototype.
  return Object.fromEntries(entries.filter((entry): entry is [string, JsonSchema] => isJsonSchema(entry[1])));
}

/** The texts of a list-valued keyword such as `required`. */
export function textList(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

/** A number-valued keyword. */
export function numberKeyword(schema: JsonObject, keyword: string): number | undefined {
  const value = schema[keyword];
  return typeof value === 'number' ? value : undefined;
}

const KEYWORD_TYPES: readonly (readonly [string, readonly string[]])[] = [
  ['object', ['properties', 'required', 'additionalProperties', 'patternProperties', 'minProperties', 'maxProperties']],
  ['array', ['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems', 'contains']],
  ['string', ['minLength', 'maxLength', 'pattern', 'format']],
  ['number', ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']],
];

/** The types a schema allows: its `type`, or what its other keywords suggest; empty means any. */
export function typesOf(schema: JsonObject): string[] {
  const stated = typeof schema.type === 'string' ? [schema.type] : textList(schema.type);
  // OpenAPI 3.0 schemas reach tools through code generators; `nullable` is their way to say "or null".
  if (stated.length > 0) return schema.nullable === true && !stated.includes('null') ? [...stated, 'null'] : stated;
  return KEYWORD_TYPES.filter(([, keywords]) => keywords.some((keyword) => keyword in schema)).map(([type]) => type);
}
