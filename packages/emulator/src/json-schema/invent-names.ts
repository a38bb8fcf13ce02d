import type { JsonObject } from '../json/json-value.ts';
import { flatten } from './flatten-schema.ts';
import { isJsonSchema, numberKeyword, schemaMap } from './json-schema.ts';
import { matchesSchema } from './matches-schema.ts';
import { samplePattern } from './sample-pattern.ts';
import type { SamplePlace } from './sample-place.ts';
import type { SampleSource } from './sample-source.ts';
import { sampleStrings } from './sample-string.ts';

const ATTEMPTS = 24;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'.split('');

/** Names for properties, those that the schema states first; only such as `propertyNames` allows. */
export function* inventNames(schema: JsonObject, source: SampleSource, place: SamplePlace): Generator<string> {
  const { propertyNames } = schema;
  for (const name of proposeNames(schema, source, place)) {
    if (!isJsonSchema(propertyNames) || matchesSchema(name, propertyNames, place.root)) yield name;
  }
}

function* proposeNames(schema: JsonObject, source: SampleSource, place: SamplePlace): Generator<string> {
  yield* Object.keys(schemaMap(schema.properties));
  const { propertyNames } = schema;
  const rule = isJsonSchema(propertyNames) ? flatten(propertyNames, place.root, 0) : true;
  if (typeof rule === 'object') {
    if (Array.isArray(rule.enum)) yield* rule.enum.filter((name) => typeof name === 'string');
    if (typeof rule.const === 'string') yield rule.const;
  }
  const many = (numberKeyword(schema, 'minProperties') ?? 0) + ATTEMPTS;
  const endings = ['', ...LETTERS, ...Array.from({ length: many }, (_, count) => String(count))];
  const patterns = Object.keys(schemaMap(schema.patternProperties));
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    for (const pattern of patterns) yield* withEndings(samplePattern(pattern, source.random, attempt, 0), endings);
  }
  for (let count = 0; count < many; count++) yield `property${count}`;
  if (typeof rule === 'boolean') return;
  for (const name of sampleStrings(rule, source, { name: '', nameAt: 0 })) yield* withEndings(name, endings);
}

/** A name with a letter or digit more, or in the place of its last one. */
function* withEndings(name: string, endings: readonly string[]): Generator<string> {
  for (const ending of endings) yield name + ending;
  for (const ending of endings) yield name.slice(0, -1) + ending;
}
