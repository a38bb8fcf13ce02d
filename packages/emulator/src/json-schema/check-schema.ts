import { refuse } from '../checks/field-check.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json/json-value.ts';
import { isJsonSchema, numberKeyword, schemaList, schemaMap, type JsonSchema } from './json-schema.ts';
import { compilePattern } from './compile-pattern.ts';
import { endsSomewhere } from './ends-somewhere.ts';
import { resolveReference } from './resolve-reference.ts';

const DEEPEST = 300;
const MOST_ELEMENTS = 10_000;
const LONGEST_TEXT = 1_000_000;
// These hold values, not schemas.
const DATA = new Set(['const', 'enum', 'default', 'examples', 'example']);
// These hold schemas by names, which may be those of keywords.
const NAMED = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas', 'dependencies']);

/**
 * Refuses, with a 400 that names the place, a schema that means nothing or that no end of work satisfies: with a reference
 * that leads nowhere or back to itself, a pattern that is none, or more elements than an answer can hold. `path` is where the
 * schema stands in the request.
 */
export function checkSchema(schema: JsonSchema, path: string): void {
  checkKeywords(schema, schema, `${path}#`);
  const all = [...schemasIn(schema)];
  const done = new Set<JsonObject>();
  for (const start of all) checkCycle(start, { root: schema, path, done }, new Set());
  if (!endsSomewhere(schema, schema, all))
    refuse(path, 'Each value of the schema needs another of its own kind inside it');
  if (elementsOf(schema, schema, new Map()) > MOST_ELEMENTS) {
    refuse(path, `The schema asks for more than the ${MOST_ELEMENTS} elements that an answer can have`);
  }
}

function checkKeywords(value: JsonValue | undefined, root: JsonSchema, path: string, depth = 0): void {
  if (depth > DEEPEST) refuse(path, 'The schema is nested too deeply');
  if (Array.isArray(value)) {
    for (const [at, entry] of value.entries()) checkKeywords(entry, root, `${path}/${at}`, depth + 1);
    return;
  }
  if (!isJsonObject(value)) return;
  if (typeof value.$ref === 'string' && resolveReference(value.$ref, root) === undefined)
    refuse(`${path}/$ref`, `The reference "${value.$ref}" leads nowhere in this schema`);
  for (const keyword of ['$dynamicRef', '$recursiveRef'])
    if (value[keyword] !== undefined) refuse(`${path}/${keyword}`, 'The emulator does not follow dynamic references');
  if (typeof value.pattern === 'string') checkPattern(value.pattern, `${path}/pattern`);
  if ((numberKeyword(value, 'minLength') ?? 0) > LONGEST_TEXT)
    refuse(`${path}/minLength`, `It asks for more than the ${LONGEST_TEXT} characters that an answer can have`);
  for (const [keyword, inner] of Object.entries(value)) {
    if (DATA.has(keyword)) continue;
    const own = `${path}/${keyword}`;
    if (!NAMED.has(keyword) || !isJsonObject(inner)) {
      checkKeywords(inner, root, own, depth + 1);
      continue;
    }
    for (const [name, schema] of Object.entries(inner)) {
      if (keyword === 'patternProperties') checkPattern(name, own);
      checkKeywords(schema, root, `${own}/${name}`, depth + 1);
    }
  }
}

function checkPattern(pattern: string, path: string): void {
  try {
    compilePattern(pattern);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    refuse(path, `Invalid regular expression (${problem})`);
  }
  const repetitions = [...pattern.matchAll(/\{(\d+)/g)].reduce(
    (product, [, count]) => product * Math.max(1, Number(count)),
    1,
  );
  if (repetitions > LONGEST_TEXT)
    refuse(path, `It asks for more than the ${LONGEST_TEXT} characters that an answer can have`);
}

/** How many elements a value has at the least, lists in lists multiplied; a schema inside itself counts once. */
function elementsOf(schema: JsonSchema, root: JsonSchema, known: Map<JsonObject, number>): number {
  if (typeof schema === 'boolean') return 1;
  const before = known.get(schema);
  if (before !== undefined) return before;
  known.set(schema, 1);
  const inner = (value: JsonValue | undefined): number => (isJsonSchema(value) ? elementsOf(value, root, known) : 1);
  const least = (keyword: string): number => numberKeyword(schema, keyword) ?? 0;
  const own = Math.max(
    least('minItems') * inner(Array.isArray(schema.items) ? true : schema.items),
    (isJsonSchema(schema.contains) ? least('minContains') : 0) * inner(schema.contains),
    least('minProperties') * inner(schema.additionalProperties),
    ...Object.values(schemaMap(schema.properties)).map(inner),
    ...Object.values(schemaMap(schema.patternProperties)).map(inner),
    ...schemaList(schema.prefixItems).map(inner),
    ...besides(schema, root).map(inner),
    1,
  );
  known.set(schema, own);
  return own;
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

interface CycleCheck {
  readonly root: JsonSchema;
  readonly path: string;
  readonly done: Set<JsonObject>;
}

/** A schema may hold itself in a property or an element; one that is itself says nothing, and no check of it ends. */
function checkCycle(schema: JsonSchema, check: CycleCheck, above: Set<JsonObject>): void {
  if (typeof schema === 'boolean' || check.done.has(schema)) return;
  if (above.has(schema)) refuse(check.path, 'A "$ref" leads back to itself without a property or an element between');
  above.add(schema);
  for (const inner of besides(schema, check.root)) checkCycle(inner, check, above);
  above.delete(schema);
  check.done.add(schema);
}

/** The schemas that are asked about the same value. */
function besides(schema: JsonObject, root: JsonSchema): JsonSchema[] {
  const { $ref: reference } = schema;
  return [
    ...(typeof reference === 'string' ? [resolveReference(reference, root) ?? true] : []),
    ...['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => schemaList(schema[keyword])),
    ...['not', 'if', 'then', 'else'].flatMap((keyword) => {
      const inner = schema[keyword];
      return isJsonSchema(inner) ? [inner] : [];
    }),
    ...Object.values(schemaMap(schema.dependentSchemas)),
    ...Object.values(schemaMap(schema.dependencies)),
  ];
}
