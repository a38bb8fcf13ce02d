import { refuse } from '../checks/field-check.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json/json-value.ts';
import { isJsonSchema, numberKeyword, schemaList, schemaMap, type JsonSchema } from './json-schema.ts';
import { resolveReference } from './resolve-reference.ts';

const MOST_ELEMENTS = 10_000;
const LONGEST_TEXT = 1_000_000;
// These hold values, not schemas.
const DATA = new Set(['const', 'enum', 'default', 'examples', 'example']);

/** Refuses, with a 400, a schema that no end of work satisfies: one that refers to itself, or asks for too much. */
export function checkSchema(schema: JsonSchema): void {
  checkSizes(schema, 1, '');
  const done = new Set<JsonObject>();
  for (const start of schemasIn(schema)) checkCycle(start, schema, done, new Set());
}

/** Lists in lists multiply. */
function checkSizes(value: JsonValue | undefined, outer: number, path: string): void {
  if (Array.isArray(value)) {
    for (const [at, entry] of value.entries()) checkSizes(entry, outer, `${path}/${at}`);
    return;
  }
  if (!isJsonObject(value)) return;
  let elements = outer;
  for (const keyword of ['minItems', 'minContains', 'minProperties']) {
    const own = numberKeyword(value, keyword) ?? 1;
    elements = Math.max(elements, outer * own);
    if (elements > MOST_ELEMENTS)
      refuse('schema', `#${path}/${keyword} asks for more than the ${MOST_ELEMENTS} elements that an answer can have`);
  }
  if ((numberKeyword(value, 'minLength') ?? 0) > LONGEST_TEXT)
    refuse('schema', `#${path}/minLength asks for more than the ${LONGEST_TEXT} characters that an answer can have`);
  for (const [keyword, inner] of Object.entries(value))
    if (!DATA.has(keyword)) checkSizes(inner, elements, `${path}/${keyword}`);
}

function* schemasIn(value: JsonValue | undefined): Generator<JsonObject> {
  if (Array.isArray(value)) {
    for (const entry of value) yield* schemasIn(entry);
    return;
  }
  if (!isJsonObject(value)) return;
  yield value;
  for (const [keyword, inner] of Object.entries(value)) if (!DATA.has(keyword)) yield* schemasIn(inner);
}

/** A schema may hold itself in a property or an element; one that is itself says nothing, and no check of it ends. */
function checkCycle(schema: JsonSchema, root: JsonSchema, done: Set<JsonObject>, above: Set<JsonObject>): void {
  if (typeof schema === 'boolean' || done.has(schema)) return;
  if (above.has(schema)) refuse('schema', 'A "$ref" leads back to itself without a property or an element between');
  above.add(schema);
  for (const inner of besides(schema, root)) checkCycle(inner, root, done, above);
  above.delete(schema);
  done.add(schema);
}

/** The schemas that are asked about the same value. */
function besides(schema: JsonObject, root: JsonSchema): JsonSchema[] {
  const { $ref: reference } = schema;
  return [
    ...(typeof reference === 'string' ? [resolveReference(reference, root)] : []),
    ...['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => schemaList(schema[keyword])),
    ...['not', 'if', 'then', 'else'].flatMap((keyword) => {
      const inner = schema[keyword];
      return isJsonSchema(inner) ? [inner] : [];
    }),
    ...Object.values(schemaMap(schema.dependentSchemas)),
  ];
}
