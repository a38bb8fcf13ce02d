import { sameJson } from '../json/same-json.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import { flatten } from './flatten-schema.ts';
import { isJsonSchema, numberKeyword, schemaList, schemaMap, typesOf, type JsonSchema } from './json-schema.ts';
import { isNameLike } from './sample-string.ts';
import { OPTIONAL_DEPTH, type SamplePlace } from './sample-place.ts';
import type { SampleSource } from './sample-source.ts';
import { matchesSchema } from './matches-schema.ts';

/** Arrays for a schema: as short as it allows, but one element where that says more than none. */
export function* sampleArrays(schema: JsonObject, source: SampleSource, place: SamplePlace): Generator<JsonValue[]> {
  const most = numberKeyword(schema, 'maxItems') ?? Infinity;
  const least = numberKeyword(schema, 'minItems') ?? 0;
  const prefix = schemaList(Array.isArray(schema.items) ? schema.items : schema.prefixItems);
  const wished = place.depth < OPTIONAL_DEPTH && schema.items !== false ? Math.max(1, prefix.length) : 0;
  const contained = isJsonSchema(schema.contains) ? (numberKeyword(schema, 'minContains') ?? 1) : 0;
  const inner = { ...place, depth: place.depth + 1 };

  const spoken = spokenList(schema, source, place);
  if (spoken.length > 0) yield spoken.slice(0, most);
  const length = Math.min(Math.max(least, wished), most);
  for (const first of contained > 0 ? new Set([prefix.length, 0]) : []) {
    const values = Array.from({ length: Math.max(length, first + contained) }, (_, at) => {
      const own = itemSchema(schema, prefix, at);
      const wanted = at >= first && at < first + contained;
      return place.sampleAt(wanted ? { allOf: [own, schema.contains ?? true] } : own, source, inner);
    });
    yield schema.uniqueItems === true ? makeUnique(values, schema, prefix, source, inner) : values;
  }
  for (const count of new Set([length, least, 0])) {
    const values = Array.from({ length: count }, (_, at) =>
      place.sampleAt(itemSchema(schema, prefix, at), source, inner),
    );
    yield schema.uniqueItems === true ? makeUnique(values, schema, prefix, source, inner) : values;
  }
}

/** "Compare Paris and Tokyo" fills a list of cities with both. */
function spokenList(schema: JsonObject, source: SampleSource, place: SamplePlace): string[] {
  if (!isJsonSchema(schema.items) || source.names.length < 2 || !isNameLike(place.name)) return [];
  const items = flatten(schema.items, place.root, 0);
  return typeof items === 'object' && typesOf(items).includes('string') ? [...source.names] : [];
}

function itemSchema(schema: JsonObject, prefix: JsonSchema[], at: number): JsonSchema {
  const rest = Array.isArray(schema.items) ? schema.additionalItems : schema.items;
  return prefix[at] ?? (isJsonSchema(rest) ? rest : true);
}

/** Replaces repeated elements by others that the element's schema allows as well. */
function makeUnique(
  values: JsonValue[],
  schema: JsonObject,
  prefix: JsonSchema[],
  source: SampleSource,
  place: SamplePlace,
): JsonValue[] {
  const unique: JsonValue[] = [];
  for (const [at, value] of values.entries()) {
    const own = itemSchema(schema, prefix, at);
    const fresh = (candidate: JsonValue): boolean =>
      !unique.some((earlier) => sameJson(earlier, candidate)) && matchesSchema(candidate, own, place.root);
    unique.push([value, ...variations(value, own, { source, place, at })].find(fresh) ?? value);
  }
  return unique;
}

interface Variation {
  readonly source: SampleSource;
  readonly place: SamplePlace;
  /** Which element it is: so many differ from each other. */
  readonly at: number;
}

function variations(value: JsonValue, schema: JsonSchema, variation: Variation): JsonValue[] {
  const { source, place, at } = variation;
  const flat = flatten(schema, place.root, 0);
  const listed = typeof flat === 'object' && Array.isArray(flat.enum) ? flat.enum : [];
  const step = typeof flat === 'object' ? (numberKeyword(flat, 'multipleOf') ?? 1) : 1;
  const counts = [at, ...Array.from({ length: 12 }, (_, index) => index + 1)];
  if (typeof value === 'number') {
    return [...listed, ...counts.flatMap((count) => [value + count * step, value - count * step])];
  }
  if (typeof value === 'string') {
    const inPlace = counts.map((count) => `${value.slice(0, -1)}${'abcdefghijkl'.charAt(count - 1)}`);
    return [...listed, ...counts.map((count) => `${value} ${count + 1}`), ...source.keywords, ...inPlace];
  }
  if (typeof value === 'boolean') return [!value];
  if (value === null || Array.isArray(value)) return listed;
  return [...listed, ...objectVariations(value, flat, variation)];
}

function objectVariations(value: JsonObject, schema: JsonSchema, variation: Variation): JsonValue[] {
  if (typeof schema === 'boolean') return [];
  const properties = schemaMap(schema.properties);
  return Object.entries(value).flatMap(([key, own]) => {
    const inner = Object.hasOwn(properties, key) ? properties[key] : true;
    if (own === undefined || inner === undefined) return [];
    return variations(own, inner, variation).map((other) => ({ ...value, [key]: other }));
  });
}
