import { isJsonObject, type JsonObject, type JsonValue } from '../json/json-value.ts';
import { flatten } from './flatten-schema.ts';
import { isJsonSchema, schemaList, schemaMap, typesOf, type JsonSchema } from './json-schema.ts';
import { matchesSchema } from './matches-schema.ts';
import { mergeSchemas } from './merge-schemas.ts';
import { sampleArrays } from './sample-array.ts';
import { sampleDespite } from './sample-despite.ts';
import { sampleNumbers } from './sample-number.ts';
import { sampleObjects } from './sample-object.ts';
import { OPTIONAL_DEPTH, type SamplePlace } from './sample-place.ts';
import { isSaid, type SampleSource } from './sample-source.ts';
import { sampleStrings } from './sample-string.ts';

const TYPES = ['string', 'number', 'object', 'array', 'boolean', 'null'];
const DEEPEST = 32;
const CANDIDATES = 64;
const MOST_EFFORT = 10_000;
const MOST_SAMPLES = 100_000;

/**
 * A value that satisfies a JSON schema and uses the words of a conversation where they fit; undefined where none is found.
 * Deterministic: the same schema and source give the same value. `checkSchema` has to have seen the schema.
 */
export function sampleValue(
  schema: JsonSchema,
  source: SampleSource,
  options: { firstName?: number } = {},
): JsonValue | undefined {
  // First as models fill schemas; where that grows without end, with no more than is needed.
  for (const depth of [0, OPTIONAL_DEPTH]) {
    const value = sampleAt(schema, source, {
      root: schema,
      name: '',
      depth,
      names: { taken: options.firstName ?? 0 },
      effort: { left: MOST_EFFORT, samples: MOST_SAMPLES },
      sampleAt,
    });
    if (matchesSchema(value, schema, schema)) return value;
  }
  return undefined;
}

/** {@link sampleValue} inside a larger schema; the nearest try where nothing fits. */
function sampleAt(schema: JsonSchema, source: SampleSource, place: SamplePlace): JsonValue {
  if (place.depth > DEEPEST || --place.effort.samples < 0) return null;
  let nearest: JsonValue | undefined;
  let tried = 0;
  for (const candidate of candidates(schema, source, place)) {
    if (matchesSchema(candidate, schema, place.root)) return candidate;
    nearest ??= candidate;
    if (++tried >= CANDIDATES || --place.effort.left <= 0) break;
  }
  return nearest ?? null;
}

function* candidates(schema: JsonSchema, source: SampleSource, place: SamplePlace): Generator<JsonValue> {
  const flat = flatten(schema, place.root, 0);
  if (typeof flat === 'boolean') {
    yield* sampleStrings({}, source, { name: place.name, nameAt: 0 });
    return;
  }
  if (flat.const !== undefined) yield flat.const;
  if (Array.isArray(flat.enum)) yield* orderByQuestion(flat.enum, source, flat.default);
  // "type": "object" with a default of {} is common and says nothing.
  const { default: fallback } = flat;
  if (fallback !== undefined && fallback !== null && !isJsonObject(fallback)) yield fallback;
  if (Array.isArray(flat.examples)) yield* flat.examples;

  for (const keyword of ['anyOf', 'oneOf']) {
    const { [keyword]: branches, ...rest } = flat;
    const ordered = orderBranches(schemaList(branches), place);
    const inner = { ...place, depth: place.depth + 1 };
    for (const branch of ordered) yield sampleAt(mergeSchemas(rest, branch), source, inner);
    if (keyword === 'anyOf') continue;
    for (const branch of ordered) {
      const others = ordered.filter((other) => other !== branch);
      yield sampleAt(mergeSchemas(mergeSchemas(rest, branch), { not: { anyOf: others } }), source, inner);
    }
  }
  const deeper = { ...place, depth: place.depth + 1 };
  for (const variant of conditions(flat)) yield sampleAt(variant, source, deeper);
  const types = typesOf(flat);
  // Without "type", the other keywords only suggest one.
  const order = flat.type === undefined ? [...new Set([...types, ...TYPES])] : types;
  for (const type of [...order.filter((name) => name !== 'null'), ...order.filter((name) => name === 'null')]) {
    yield* candidatesOfType(type, flat, source, place);
  }
  if (isJsonSchema(flat.not)) yield* sampleDespite(flat, flat.not, source, place);
}

/** A schema with conditions as schemas without: the condition holds, or it does not; what is not not is. */
function* conditions(schema: JsonObject): Generator<JsonSchema> {
  const { not: forbidden, ...allowed } = schema;
  if (typeof forbidden === 'object' && isJsonSchema(forbidden) && isJsonSchema(forbidden.not)) {
    yield mergeSchemas(allowed, forbidden.not);
  }
  const { if: condition, then, else: otherwise, ...rest } = schema;
  if (isJsonSchema(condition)) {
    yield mergeSchemas(rest, mergeSchemas(condition, isJsonSchema(then) ? then : true));
    yield mergeSchemas(mergeSchemas(rest, isJsonSchema(otherwise) ? otherwise : true), { not: condition });
  }
  for (const keyword of ['dependentSchemas', 'dependencies']) {
    const { [keyword]: dependents, ...others } = schema;
    for (const [name, dependent] of Object.entries(schemaMap(dependents))) {
      const left = Object.entries(schemaMap(dependents)).filter(([other]) => other !== name);
      const less = left.length > 0 ? { ...others, [keyword]: Object.fromEntries(left) } : others;
      yield mergeSchemas(mergeSchemas(less, dependent), { required: [name] });
    }
  }
}

function* candidatesOfType(
  type: string,
  schema: JsonObject,
  source: SampleSource,
  place: SamplePlace,
): Generator<JsonValue> {
  switch (type) {
    case 'string':
      yield* sampleStrings(schema, source, { name: place.name, nameAt: place.names.taken });
      break;
    case 'integer':
    case 'number':
      yield* sampleNumbers(schema, source, type === 'integer');
      break;
    case 'boolean':
      yield true;
      yield false;
      break;
    case 'array':
      yield* sampleArrays(schema, source, place);
      break;
    case 'object':
      yield* sampleObjects(schema, source, place);
      break;
    case 'null':
      yield null;
      break;
    default:
      // A type that JSON Schema does not know: nothing can satisfy it.
      break;
  }
}

/** Near the top the richest branch first, as written; deep down the one that ends soonest. */
function orderBranches(branches: JsonSchema[], place: SamplePlace): JsonSchema[] {
  const isNull = (branch: JsonSchema): boolean => typeof branch === 'object' && branch.type === 'null';
  const refers = (branch: JsonSchema): boolean => JSON.stringify(branch).includes('"$ref"');
  if (place.depth < OPTIONAL_DEPTH) return [...branches.filter((b) => !isNull(b)), ...branches.filter(isNull)];
  return [
    ...branches.filter(isNull),
    ...branches.filter((branch) => !isNull(branch) && !refers(branch)),
    ...branches.filter((branch) => !isNull(branch) && refers(branch)),
  ];
}

function orderByQuestion(values: JsonValue[], source: SampleSource, fallback: JsonValue | undefined): JsonValue[] {
  const said = values.filter((value) => isSaid(value, source));
  return [
    ...said,
    ...(fallback === undefined ? [] : [fallback]),
    ...values.filter((value) => value !== null),
    ...values,
  ];
}
