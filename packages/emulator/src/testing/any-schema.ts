import fc from 'fast-check';

import type { JsonObject } from '../json/json-value.ts';

const name = fc.constantFrom('a', 'b', 'city', 'x-a', 'x-b');
const names = fc.uniqueArray(name, { maxLength: 2 });
const low = fc.integer({ min: -20, max: 5 });
const high = fc.integer({ min: 0, max: 20 });

const scalar: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.constantFrom('string', 'integer', 'number', 'boolean', 'null', 'array', 'object').map((type) => ({ type })),
  fc
    .record({ minLength: fc.nat(6), maxLength: fc.integer({ min: 3, max: 12 }) }, { requiredKeys: [] })
    .map((own) => ({ type: 'string', ...own })),
  fc.record({ minimum: low, maximum: high, multipleOf: fc.constantFrom(1, 2, 3, 0.5) }, { requiredKeys: [] }),
  fc.record({ type: fc.constantFrom('number', 'integer'), minimum: low, exclusiveMaximum: high }),
  fc.constantFrom<JsonObject>(
    { pattern: '^x-[a-z]+$' },
    { type: 'string', pattern: '\\d{3}' },
    { enum: ['a', 1, null, true] },
    { enum: ['a', 'b'] },
    { const: 5 },
    { type: 'string', format: 'ipv6' },
    { type: 'string', format: 'uri' },
    { type: ['string', 'null'] },
    { $ref: '#' },
  ),
);

/** Schemas that use every keyword, also in ways that contradict each other. */
export const anySchema: fc.Arbitrary<JsonObject> = fc
  .letrec<{ schema: JsonObject }>((tie) => {
    const schema = tie('schema');
    const list = (most: number) => fc.array(schema, { minLength: 1, maxLength: most });
    const properties = fc.dictionary(name, schema, { maxKeys: 3 });
    return {
      schema: fc.oneof(
        { maxDepth: 3, depthSize: 'small' },
        scalar,
        fc.record(
          {
            type: fc.constant('object'),
            properties,
            required: names,
            additionalProperties: fc.oneof(fc.boolean(), schema),
            patternProperties: fc.dictionary(fc.constantFrom('^x-', '^[a-c]$'), schema, { maxKeys: 2 }),
            minProperties: fc.nat(3),
            maxProperties: fc.integer({ min: 2, max: 5 }),
            propertyNames: fc.constantFrom<JsonObject>(
              { pattern: '^[a-z-]+$' },
              { enum: ['a', 'city'] },
              { maxLength: 3 },
            ),
            dependentRequired: fc.dictionary(name, names, { maxKeys: 1 }),
            dependentSchemas: fc.dictionary(name, schema, { maxKeys: 1 }),
            unevaluatedProperties: fc.boolean(),
          },
          { requiredKeys: ['type'] },
        ),
        fc.record({ type: fc.constant('object'), properties, required: names }),
        fc.record(
          {
            type: fc.constant('array'),
            items: schema,
            prefixItems: list(2),
            minItems: fc.nat(3),
            maxItems: fc.integer({ min: 2, max: 5 }),
            uniqueItems: fc.boolean(),
            contains: schema,
            minContains: fc.nat(2),
          },
          { requiredKeys: ['type'] },
        ),
        list(3).map((anyOf) => ({ anyOf })),
        list(3).map((oneOf) => ({ oneOf })),
        list(2).map((allOf) => ({ allOf })),
        schema.map((not) => ({ not })),
        fc.record({ if: schema, then: schema, else: schema }, { requiredKeys: ['if'] }),
      ),
    };
  })
  // A schema that is nothing but itself is refused before anything is looked for; here it is one inside another.
  .schema.map((schema) => JSON.parse(JSON.stringify(schema).replaceAll('"#"', '"#/$defs/text"')) as JsonObject)
  .map((schema) => ({ ...schema, $defs: { text: { type: 'string' } } }));
