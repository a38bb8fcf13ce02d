import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { createRandom } from '../deterministic/random.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { JsonSchema } from './json-schema.ts';
import { matchesSchema } from './matches-schema.ts';
import { readSampleSource } from './sample-source.ts';
import { sampleValue } from './sample-value.ts';

// The package is CommonJS with a default export; TypeScript sees the namespace.
const addFormats = addFormatsModule as unknown as (ajv: Ajv2020) => void;
const ajv = new Ajv2020({ strict: false, validateFormats: true });
addFormats(ajv);

const sample = (schema: JsonSchema, question = '') => sampleValue(schema, readSampleSource(question, createRandom(7)));
const OPEN = { type: 'object', properties: { a: { type: 'string' } } };

function expectValid(schema: JsonSchema, question = '') {
  const value = sample(schema, question) ?? 'nothing was found';
  const validate = ajv.compile(schema);
  expect({ value, valid: validate(value), errors: validate.errors }).toMatchObject({ valid: true });
  expect(matchesSchema(value, schema, schema)).toBe(true);
  return value;
}

describe('values from a schema', () => {
  test('a city comes from the capitalised words of the question', () => {
    const schema = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
    expect(expectValid(schema, 'What is the weather in New York?')).toEqual({ city: 'New York' });
  });

  test('two names go to two properties in order', () => {
    const schema = {
      type: 'object',
      properties: { origin: { type: 'string' }, destination: { type: 'string' }, passengers: { type: 'integer' } },
      required: ['origin', 'destination', 'passengers'],
    };
    expect(expectValid(schema, 'Book a flight from Berlin to Lisbon for 3 people')).toEqual({
      origin: 'Berlin',
      destination: 'Lisbon',
      passengers: 3,
    });
  });

  test('an enum value that the question names wins over the first and the default', () => {
    const unit = { enum: ['celsius', 'fahrenheit'], default: 'celsius' };
    const schema = { type: 'object', properties: { unit }, required: ['unit'] };
    expect(expectValid(schema, 'The temperature in fahrenheit please')).toEqual({ unit: 'fahrenheit' });
    expect(expectValid(schema, 'The temperature please')).toEqual({ unit: 'celsius' });
  });

  test('an optional property appears only when the question obviously fills it', () => {
    const schema = {
      type: 'object',
      properties: {
        location: { type: 'string' },
        unit: { enum: ['celsius', 'fahrenheit'] },
        verbose: { type: 'boolean' },
      },
      required: ['location'],
    };
    expect(expectValid(schema, 'Weather in Paris?')).toEqual({ location: 'Paris' });
    expect(expectValid(schema, 'Weather in Paris in celsius?')).toEqual({ location: 'Paris', unit: 'celsius' });
  });

  test('an expression is cut out of the question', () => {
    const schema = { type: 'object', properties: { expression: { type: 'string' } }, required: ['expression'] };
    expect(expectValid(schema, 'How much is 12 * (3 + 4)?')).toEqual({ expression: '12 * (3 + 4)' });
  });

  test.each<[string, JsonObject]>([
    ['bounds that exclude', { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 0.5 }],
    ['multiples', { type: 'integer', minimum: 10, multipleOf: 7 }],
    ['decimal multiples', { type: 'number', minimum: 0.25, multipleOf: 0.1 }],
    ['negative ranges', { type: 'integer', maximum: -5 }],
    ['an unsatisfied default', { type: 'integer', default: 3, minimum: 5 }],
    ['minimum lengths', { type: 'string', minLength: 40 }],
    ['maximum lengths', { type: 'string', maxLength: 1 }],
    ['patterns', { type: 'string', pattern: '^[A-Z]{3}-\\d{2,4}(foo|bar)?$' }],
    ['patterns with a length', { type: 'string', pattern: '^[a-f0-9]+$', minLength: 12, maxLength: 12 }],
    ['unique items', { type: 'array', items: { enum: ['a', 'b', 'c'] }, minItems: 3, uniqueItems: true }],
    [
      'unique objects',
      {
        type: 'array',
        items: { type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] },
        minItems: 3,
        uniqueItems: true,
      },
    ],
    ['tuples', { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], items: false, minItems: 2 }],
    ['contains', { type: 'array', items: { type: 'integer' }, contains: { minimum: 50 }, minContains: 2 }],
    [
      'references',
      {
        $defs: { point: { type: 'object', properties: { x: { type: 'number' } }, required: ['x'] } },
        type: 'object',
        properties: { a: { $ref: '#/$defs/point' } },
        required: ['a'],
      },
    ],
    [
      'recursion that may end',
      {
        $defs: {
          node: {
            type: 'object',
            properties: { value: { type: 'string' }, next: { anyOf: [{ $ref: '#/$defs/node' }, { type: 'null' }] } },
            required: ['value', 'next'],
          },
        },
        $ref: '#/$defs/node',
      },
    ],
    [
      'recursion through an array',
      {
        $defs: {
          tree: {
            type: 'object',
            properties: { children: { type: 'array', items: { $ref: '#/$defs/tree' } } },
            required: ['children'],
          },
        },
        $ref: '#/$defs/tree',
      },
    ],
    [
      'exactly one of overlapping branches',
      {
        oneOf: [
          { type: 'integer', minimum: 0 },
          { type: 'integer', maximum: 10 },
        ],
      },
    ],
    [
      'branches with shared properties',
      {
        type: 'object',
        properties: { kind: { type: 'string' } },
        required: ['kind'],
        anyOf: [
          { properties: { kind: { const: 'a' }, a: { type: 'integer' } }, required: ['a'] },
          { properties: { kind: { const: 'b' } } },
        ],
      },
    ],
    [
      'all of several',
      {
        allOf: [
          { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
          { properties: { a: { maxLength: 3 }, b: { type: 'boolean' } }, required: ['b'] },
        ],
      },
    ],
    [
      'conditions',
      {
        type: 'object',
        properties: { country: { enum: ['US', 'NL'] }, code: { type: 'string' } },
        required: ['country', 'code'],
        if: { properties: { country: { const: 'US' } } },
        then: { properties: { code: { pattern: '^[0-9]{5}$' } } },
        else: { properties: { code: { pattern: '^[0-9]{4} [A-Z]{2}$' } } },
      },
    ],
    ['negation', { type: 'boolean', not: { const: true } }],
    ['maps', { type: 'object', additionalProperties: { type: 'integer' }, minProperties: 2 }],
    [
      'names by pattern',
      {
        type: 'object',
        patternProperties: { '^x-': { type: 'boolean' } },
        additionalProperties: false,
        required: ['x-a'],
      },
    ],
    ['nullable types', { type: ['null', 'string'] }],
    [
      'a property called __proto__',
      { type: 'object', properties: JSON.parse('{"__proto__":{"type":"string"}}'), required: ['__proto__'] },
    ],
    [
      'dependent properties',
      {
        type: 'object',
        properties: { a: { const: 1 }, b: { type: 'string' } },
        required: ['a'],
        dependentRequired: { a: ['b'] },
      },
    ],
    ['patterns of names', { type: 'object', propertyNames: { pattern: '^x-[a-z]+$' }, minProperties: 3 }],
    ['lists of names', { type: 'object', propertyNames: { enum: ['red', 'green'] }, minProperties: 2 }],
    [
      'names that only a pattern allows',
      {
        type: 'object',
        patternProperties: { '^x-': { type: 'integer' }, '^y\\d$': { type: 'boolean' } },
        additionalProperties: false,
        minProperties: 4,
      },
    ],
    [
      'optional properties that propertyNames forbids',
      { ...OPEN, propertyNames: { maxLength: 0 }, required: [], additionalProperties: true },
    ],
    ['branches of which one is a part of the other', { oneOf: [{ type: 'number' }, { type: 'integer' }] }],
    [
      'branches of texts that overlap',
      {
        oneOf: [
          { type: 'string', maxLength: 8 },
          { type: 'string', minLength: 2 },
        ],
      },
    ],
    [
      'branches of open objects',
      { type: 'object', oneOf: [OPEN, { properties: { b: { type: 'integer' } } }, { required: ['c'] }] },
    ],
    ['properties that may not be there', { ...OPEN, required: ['b'], not: { required: ['a'] } }],
    ['properties that may not be so', { ...OPEN, not: { properties: { a: { minLength: 1 } }, required: ['a'] } }],
    ['double negation', { not: { not: { enum: ['x', 'y'] } } }],
    ['bounds that are forbidden', { type: 'string', not: { maxLength: 30 } }],
    ['a condition without then', { type: 'integer', if: { minimum: 0 }, else: false }],
    [
      'a condition that holds',
      { ...OPEN, required: ['a'], if: { properties: { a: { minLength: 1 } } }, then: { required: ['b'] }, else: false },
    ],
    [
      'dependent schemas',
      { ...OPEN, required: ['a'], dependentSchemas: { a: { required: ['b'], properties: { b: { const: 7 } } } } },
    ],
    ['dependencies of draft 7', { ...OPEN, required: ['a'], dependencies: { a: ['b'], b: { required: ['c'] } } }],
    [
      'unevaluated properties',
      {
        allOf: [{ ...OPEN, required: ['a'] }, { properties: { b: { type: 'integer' } } }],
        minProperties: 2,
        unevaluatedProperties: false,
      },
    ],
    ['unevaluated items', { type: 'array', prefixItems: [{ const: 1 }], unevaluatedItems: false, minItems: 1 }],
    [
      'recursion that a long list multiplies',
      { type: 'array', minItems: 300, items: { anyOf: [{ $ref: '#' }, { type: 'string' }] } },
    ],
    ['contains after a tuple', { type: 'array', prefixItems: [{ const: 'a' }], contains: { const: 7 } }],
    ['patterns with needless escapes', { type: 'string', pattern: '^\\d+$', minLength: 3 }],
  ])('%s are respected', (_name, schema) => {
    expectValid(schema);
  });

  test.each([
    'date',
    'time',
    'date-time',
    'duration',
    'email',
    'uri',
    'uri-reference',
    'uri-template',
    'uuid',
    'hostname',
    'ipv4',
    'ipv6',
    'json-pointer',
    'relative-json-pointer',
    'regex',
  ])('format %s gives a value of that format', (format) => {
    expectValid({ type: 'string', format });
  });
});

test('a deep schema that nothing satisfies gives nothing, and soon', () => {
  const impossible: JsonSchema = { type: 'string', pattern: '^(?!x)x$' };
  const deep = Array.from({ length: 12 }).reduce<JsonObject>(
    (inner) => ({
      anyOf: [
        { type: 'object', properties: { a: inner, b: inner }, required: ['a'] },
        { type: 'array', items: inner, minItems: 1 },
      ],
    }),
    impossible,
  );
  expect(sample(deep)).toBeUndefined();
});

const scalar: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.record({ type: fc.constant('string'), minLength: fc.nat(12) }, { requiredKeys: ['type'] }),
  fc.tuple(fc.nat(8), fc.nat(8)).map(([low, more]) => ({ type: 'string', minLength: low, maxLength: low + more })),
  fc
    .tuple(fc.integer({ min: -100, max: 100 }), fc.nat(50))
    .map(([low, more]) => ({ type: 'integer', minimum: low, maximum: low + more })),
  fc
    .tuple(fc.integer({ min: -100, max: 100 }), fc.integer({ min: 1, max: 50 }))
    .map(([low, more]) => ({ type: 'number', exclusiveMinimum: low, exclusiveMaximum: low + more })),
  fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: -50, max: 50 }))
    .map(([step, low]) => ({ type: 'integer', multipleOf: step, minimum: low })),
  fc.constant({ type: 'boolean' }),
  fc.constant({ type: 'null' }),
  fc
    .uniqueArray(fc.oneof(fc.string(), fc.integer(), fc.constant(null)), { minLength: 1, maxLength: 4 })
    .map((values) => ({ enum: values })),
  fc.string().map((value) => ({ const: value })),
  fc.constantFrom('date', 'email', 'uri', 'uuid', 'date-time').map((format) => ({ type: 'string', format })),
  fc
    .constantFrom('^[a-z]+$', '^\\d{3}-\\d{4}$', '^(red|green|blue)$', '^[^@]{2,5}@x$', '^\\w+\\.\\w{2,}$')
    .map((pattern) => ({ type: 'string', pattern })),
);

const schemas: fc.Arbitrary<JsonObject> = fc.letrec<{ schema: JsonObject }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    scalar,
    fc
      .tuple(
        fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), tie('schema'), { maxKeys: 4 }),
        fc.boolean(),
        fc.boolean(),
      )
      .map(([properties, all, closed]) => ({
        type: 'object',
        properties,
        required: Object.keys(properties).slice(0, all ? undefined : 1),
        ...(closed && { additionalProperties: false }),
      })),
    fc
      .tuple(tie('schema'), fc.nat(3), fc.nat(3))
      .map(([items, low, more]) => ({ type: 'array', items, minItems: low, maxItems: low + more })),
    fc.array(tie('schema'), { minLength: 1, maxLength: 3 }).map((anyOf) => ({ anyOf })),
    tie('schema').map((inner) => ({ allOf: [inner, {}] })),
    tie('schema').map((inner) => ({
      $defs: { inner },
      type: 'object',
      properties: { value: true },
      allOf: [{ required: ['value'] }],
    })),
  ),
})).schema;

describe('any schema', () => {
  test('the value validates, whatever the question says', () => {
    fc.assert(
      fc.property(schemas, fc.string(), fc.integer(), (schema, question, seed) => {
        const value = sampleValue(schema, readSampleSource(question, createRandom(seed)));
        const validate = new Ajv2020({ strict: false, validateFormats: true });
        addFormats(validate);
        return validate.validate(schema, value);
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  test('the same schema, question and seed give the same value', () => {
    fc.assert(
      fc.property(schemas, fc.string(), fc.integer(), (schema, question, seed) => {
        const once = () => JSON.stringify(sampleValue(schema, readSampleSource(question, createRandom(seed))));
        return once() === once();
      }),
      { numRuns: 100 },
    );
  });
});
