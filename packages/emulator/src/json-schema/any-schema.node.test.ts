import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { createEmulator } from '../index.ts';
import type { JsonObject } from '../json/json-value.ts';
import { post, type AnswerBody } from '../testing/ask.ts';
import { anySchema } from '../testing/any-schema.ts';

// The package is CommonJS with a default export; TypeScript sees the namespace.
const addFormats = addFormatsModule as unknown as (ajv: Ajv2020) => void;

const QUESTION = [{ role: 'user', content: 'Weather in Paris and "Rome" for 3 days?' }];

function judge(schema: JsonObject): (value: unknown) => boolean {
  const ajv = new Ajv2020({ strict: false, validateFormats: true, logger: false });
  addFormats(ajv);
  return ajv.compile(schema);
}

/** What the model said, parsed; undefined where the emulator found nothing and said so. */
async function answer(body: object, read: (answer: AnswerBody) => string | undefined): Promise<unknown> {
  const response = await post(createEmulator({ seed: 1 }), { model: 'openai/gpt-4o', messages: QUESTION, ...body });
  const said = (await response.json()) as AnswerBody; // asserted on
  if (response.status !== 200) {
    expect(said.error?.message).toMatch(/The emulator finds no/);
    expect(response.status).toBe(400);
    return undefined;
  }
  return JSON.parse(read(said) ?? '') as unknown;
}

test('whatever the schema, an answer satisfies it or is a 400', async () => {
  let found = 0;
  await fc.assert(
    fc.asyncProperty(anySchema, async (schema) => {
      const format = { type: 'json_schema', json_schema: { name: 'answer', schema } };
      const value = await answer({ response_format: format }, ({ choices }) => choices[0]?.message.content ?? '');
      if (value === undefined) return true;
      found++;
      return judge(schema)(value);
    }),
    { numRuns: 400, seed: 1 },
  );
  // Many such schemas contradict themselves.
  expect(found).toBeGreaterThan(280);
}, 60_000);

test('whatever the schema, the arguments of a call satisfy it or the answer is a 400', async () => {
  let found = 0;
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.constantFrom('a', 'b'), anySchema, { minKeys: 1 }), async (properties) => {
      const $defs = { text: { type: 'string' } };
      const parameters = { type: 'object', properties, required: Object.keys(properties), $defs };
      const tools = [{ type: 'function', function: { name: 'f', parameters } }];
      const value = await answer(
        { tools, tool_choice: 'required' },
        ({ choices }) => choices[0]?.message.tool_calls?.[0]?.function.arguments,
      );
      if (value === undefined) return true;
      found++;
      return judge(parameters)(value);
    }),
    { numRuns: 150, seed: 1 },
  );
  expect(found).toBeGreaterThan(80);
}, 60_000);
