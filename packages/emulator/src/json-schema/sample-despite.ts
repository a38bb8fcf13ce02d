import { isJsonObject, type JsonObject, type JsonValue } from '../json/json-value.ts';
import { flatten } from './flatten-schema.ts';
import {
  isJsonSchema,
  numberKeyword,
  schemaList,
  schemaMap,
  textList,
  typesOf,
  type JsonSchema,
} from './json-schema.ts';
import { matchesSchema } from './matches-schema.ts';
import { mergeSchemas } from './merge-schemas.ts';
import type { SamplePlace } from './sample-place.ts';
import type { SampleSource } from './sample-source.ts';
import { schemasOfProperty } from './schemas-of-property.ts';

const UNLIKELY_NAME = 'another';

/**
 * Values of a schema that do not satisfy `forbidden`, the schema of its `not`: of another type, or objects of which a property
 * that the forbidden schema speaks of is missing or different.
 */
export function* sampleDespite(
  schema: JsonObject,
  forbidden: JsonSchema,
  source: SampleSource,
  place: SamplePlace,
): Generator<JsonValue> {
  const { not: _not, ...rest } = schema;
  const inner = { ...place, depth: place.depth + 1 };
  const types = typesOf(rest);
  const all = types.length > 0 ? types : ['string', 'number', 'object', 'array', 'boolean', 'null'];
  for (const branch of branchesOf(forbidden, place)) {
    for (const opposite of opposites(branch)) yield place.sampleAt(mergeSchemas(rest, opposite), source, inner);
  }
  for (const type of all) {
    const plain = place.sampleAt(mergeSchemas(rest, { type }), source, inner);
    if (!isJsonObject(plain)) {
      yield plain;
      continue;
    }
    yield* breakAll(plain, rest, branchesOf(forbidden, place), source, inner);
  }
}

/** What a value may be that is out of the bounds of a schema. */
function opposites(schema: JsonObject): JsonObject[] {
  const bound = (keyword: string, opposite: string, step: number): JsonObject[] => {
    const own = numberKeyword(schema, keyword);
    return own === undefined ? [] : [{ [opposite]: own + step }];
  };
  return [
    ...bound('minLength', 'maxLength', -1),
    ...bound('maxLength', 'minLength', 1),
    ...bound('minItems', 'maxItems', -1),
    ...bound('maxItems', 'minItems', 1),
    ...bound('minProperties', 'maxProperties', -1),
    ...bound('maxProperties', 'minProperties', 1),
    ...bound('minimum', 'exclusiveMaximum', 0),
    ...bound('maximum', 'exclusiveMinimum', 0),
    ...bound('exclusiveMinimum', 'maximum', 0),
    ...bound('exclusiveMaximum', 'minimum', 0),
  ];
}

/** Each of the schemas that may not hold. */
function branchesOf(forbidden: JsonSchema, place: SamplePlace): JsonObject[] {
  const flat = flatten(forbidden, place.root, 0);
  if (typeof flat === 'boolean') return [];
  const { anyOf, ...own } = flat;
  const branches = schemaList(anyOf);
  if (branches.length === 0 || Object.keys(own).length > 0) return [flat];
  return branches.flatMap((branch) => branchesOf(branch, place));
}

function* breakAll(
  value: JsonObject,
  schema: JsonObject,
  branches: readonly JsonObject[],
  source: SampleSource,
  place: SamplePlace,
): Generator<JsonObject> {
  const [first, ...others] = branches;
  if (!first) {
    yield value;
    return;
  }
  if (!matchesSchema(value, first, place.root)) {
    yield* breakAll(value, schema, others, source, place);
    return;
  }
  for (const broken of breakOne(value, schema, first, source, place)) {
    if (!matchesSchema(broken, first, place.root)) yield* breakAll(broken, schema, others, source, place);
  }
}

function* breakOne(
  value: JsonObject,
  schema: JsonObject,
  branch: JsonObject,
  source: SampleSource,
  place: SamplePlace,
): Generator<JsonObject> {
  const needed = textList(schema.required);
  for (const name of textList(branch.required)) {
    const { [name]: _gone, ...without } = value;
    if (!needed.includes(name)) yield without;
  }
  const withOther = (name: string, forbidden: JsonSchema): JsonObject => {
    const own = { allOf: [...schemasOfProperty(name, schema), { not: forbidden }] };
    return withProperty(value, name, place.sampleAt(own, source, { ...place, name }));
  };
  for (const [name, forbidden] of Object.entries(schemaMap(branch.properties))) yield withOther(name, forbidden);
  if (isJsonSchema(branch.additionalProperties) || branch.maxProperties !== undefined) {
    for (const name of [...Object.keys(schemaMap(schema.properties)), UNLIKELY_NAME]) {
      if (Object.hasOwn(value, name)) continue;
      yield withOther(name, isJsonSchema(branch.additionalProperties) ? branch.additionalProperties : false);
    }
  }
}

// A plain assignment to "__proto__" would set the prototype instead of a property.
function withProperty(value: JsonObject, name: string, own: JsonValue): JsonObject {
  return Object.fromEntries([...Object.entries(value), [name, own]]);
}
