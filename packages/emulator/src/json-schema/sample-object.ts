import type { JsonObject } from '../json/json-value.ts';
import { isJsonObject } from '../json/json-value.ts';
import { flatten } from './flatten-schema.ts';
import { numberKeyword, schemaMap, textList, typesOf, type JsonSchema } from './json-schema.ts';
import { inventNames } from './invent-names.ts';
import { matchesSchema } from './matches-schema.ts';
import { OPTIONAL_DEPTH, type SamplePlace } from './sample-place.ts';
import { isSaid, type SampleSource } from './sample-source.ts';
import { isNameLike, isTextLike } from './sample-string.ts';
import { schemasOfProperty } from './schemas-of-property.ts';

/** Objects for a schema: what is required and what the question obviously fills; then with all, then with the least. */
export function* sampleObjects(schema: JsonObject, source: SampleSource, place: SamplePlace): Generator<JsonObject> {
  const required = textList(schema.required);
  const optional = Object.keys(schemaMap(schema.properties)).filter((key) => !required.includes(key));
  const suggested = place.depth < OPTIONAL_DEPTH ? optional.filter((key) => isObvious(key, schema, source, place)) : [];
  yield fill([...required, ...suggested], schema, source, place);
  if (optional.length > suggested.length) yield fill([...required, ...optional], schema, source, place);
  yield fill(required, schema, source, place);
}

function fill(keys: string[], schema: JsonObject, source: SampleSource, place: SamplePlace): JsonObject {
  const names = { taken: place.names.taken };
  const wanted = new Set(keys);
  for (const dependencies of [schema.dependentRequired, schema.dependencies]) {
    if (!isJsonObject(dependencies)) continue;
    for (const key of wanted) for (const needed of textList(dependencies[key])) wanted.add(needed);
  }
  const filled: JsonObject = {};
  // Properties come in the order in which the schema states them, as models write them.
  const stated = Object.keys(schemaMap(schema.properties)).filter((key) => wanted.has(key));
  for (const key of new Set([...stated, ...wanted])) {
    const own = combine(schemasOfProperty(key, schema));
    defineProperty(filled, key, place.sampleAt(own, source, { ...place, name: key, depth: place.depth + 1, names }));
    if (isNameLike(key) && takesText(own, place)) names.taken++;
  }
  addMore(filled, schema, source, place);
  return filled;
}

/** `minProperties` may ask for more than was filled. */
function addMore(filled: JsonObject, schema: JsonObject, source: SampleSource, place: SamplePlace): void {
  const least = numberKeyword(schema, 'minProperties') ?? 0;
  if (Object.keys(filled).length >= least) return;
  for (const key of inventNames(schema, source, place)) {
    if (Object.hasOwn(filled, key)) continue;
    const own = combine(schemasOfProperty(key, schema));
    if (own === false) continue;
    const value = place.sampleAt(own, source, { ...place, name: key, depth: place.depth + 1 });
    if (matchesSchema(value, own, place.root)) defineProperty(filled, key, value);
    if (Object.keys(filled).length >= least) return;
  }
}

// A plain assignment to "__proto__" would set the prototype instead of a property.
function defineProperty(target: JsonObject, key: string, value: JsonObject[string]): void {
  Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true });
}

function combine(schemas: JsonSchema[]): JsonSchema {
  if (schemas.length === 0) return true;
  return schemas.length === 1 ? (schemas[0] ?? true) : { allOf: schemas };
}

function takesText(schema: JsonSchema, place: SamplePlace): boolean {
  const flat = flatten(schema, place.root, 0);
  return typeof flat === 'object' && flat.enum === undefined && typesOf(flat).includes('string');
}

/** Whether the question itself says what an optional property should be. */
function isObvious(key: string, schema: JsonObject, source: SampleSource, place: SamplePlace): boolean {
  const flat = flatten(combine(schemasOfProperty(key, schema)), place.root, 0);
  if (typeof flat === 'boolean') return false;
  if (Array.isArray(flat.enum)) return flat.enum.some((value) => isSaid(value, source));
  const types = typesOf(flat);
  if (types.includes('string') && flat.format === undefined) {
    return (isNameLike(key) && source.names.length > 0) || (isTextLike(key) && source.question !== '');
  }
  return (
    (types.includes('integer') || types.includes('number')) &&
    source.keywords.includes(key.toLowerCase()) &&
    source.numbers.length > 0
  );
}
