import { expect, test } from 'vitest';

import { createEmulator } from '../index.ts';
import { ask, askError, KEY } from '../testing/ask.ts';
import { callError } from '../testing/call.ts';

const chat = (schema: unknown) => ({
  model: 'openai/gpt-4o',
  messages: [{ role: 'user', content: 'Hi' }],
  response_format: { type: 'json_schema', json_schema: { name: 'answer', schema } },
});
const nested = (depth: number): unknown => (depth === 0 ? {} : { allOf: [nested(depth - 1)] });
const list = (minItems: number, items: unknown) => ({ type: 'array', minItems, items });

test.each([
  [{ $ref: '#' }, /leads back to itself/],
  [{ $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b' }, b: { allOf: [{ $ref: '#/$defs/a' }] } } }, /back to itself/],
  [{ anyOf: [{ $ref: '#' }, { type: 'string' }] }, /leads back to itself/],
  [{ type: 'object', required: ['a'], properties: { a: { $ref: '#/properties/a' } } }, /leads back to itself/],
  [
    list(10_000_000, { type: 'string' }),
    /response_format\.json_schema\.schema: The schema asks for more than the 10000 elements/,
  ],
  [list(1000, list(1000, { type: 'string' })), /asks for more than the 10000 elements/],
  [{ $ref: '#/$defs/a', $defs: { a: list(1000, { $ref: '#/$defs/b' }), b: list(1000, true) } }, /asks for more than/],
  [{ type: 'object', required: ['a'], properties: { a: { $ref: '#' } } }, /needs another of its own kind inside it/],
  [{ type: 'array', minItems: 1, items: { anyOf: [{ $ref: '#' }] } }, /needs another of its own kind inside it/],
  [nested(400), /The schema is nested too deeply/],
  [{ type: 'string', minLength: 1e9 }, /schema#\/minLength: It asks for more/],
  [{ $ref: '#/$defs/none' }, /json_schema\.schema#\/\$ref: The reference "#\/\$defs\/none" leads nowhere/],
  [{ properties: { a: { $ref: 'https://example.com/a.json' } } }, /schema#\/properties\/a\/\$ref: The reference/],
  [
    { properties: { pattern: { type: 'string', pattern: '(' } } },
    /schema#\/properties\/pattern\/pattern: Invalid regular/,
  ],
  [{ patternProperties: { '[': true } }, /schema#\/patternProperties: Invalid regular expression/],
  [{ type: 'string', pattern: '(a{9999}){9999}' }, /schema#\/pattern: It asks for more than the 1000000 characters/],
  [{ $dynamicRef: '#node' }, /does not follow dynamic references/],
  [{ type: 'string', minLength: 3, maxLength: 2 }, /finds no value that satisfies the schema/],
  [{ oneOf: [{ type: 'number' }, { type: 'number' }] }, /finds no value that satisfies the schema/],
])('a schema that cannot be satisfied is refused: %j', async (schema, message) => {
  expect(await askError(createEmulator(), chat(schema))).toMatchObject({
    status: 400,
    message: expect.stringMatching(message) as string,
  });
});

test('a schema without end is a 400 in the other APIs and in tools too', async () => {
  const schema = { type: 'object', $ref: '#' };
  const hi = [{ role: 'user', content: 'Hi' }];
  const calls: [string, Record<string, unknown>][] = [
    ['messages', { messages: hi, max_tokens: 50, output_config: { format: { type: 'json_schema', schema } } }],
    ['responses', { input: 'Hi', text: { format: { type: 'json_schema', name: 'a', schema } } }],
    [
      'chat/completions',
      {
        messages: hi,
        tools: [{ type: 'function', function: { name: 'f', parameters: schema } }],
        tool_choice: 'required',
      },
    ],
  ];
  for (const [path, body] of calls) {
    const response = await createEmulator().fetch(`https://openrouter.ai/api/v1/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}` },
      body: JSON.stringify({ model: 'openai/gpt-4o', ...body }),
    });
    expect([path, response.status]).toEqual([path, 400]);
  }
});

const TOOLS = {
  'chat/completions': { messages: [{ role: 'user', content: 'Hi' }], tool_choice: 'none' },
  messages: { messages: [{ role: 'user', content: 'Hi' }], max_tokens: 50, tool_choice: { type: 'none' } },
  responses: { input: 'Hi', tool_choice: 'none' },
};

test.each<[unknown, string]>([
  [{ type: 'object', properties: { a: { $ref: '#/$defs/none' } } }, '#/properties/a/$ref: The reference'],
  [{ type: 'object', properties: { a: { pattern: '(' } } }, '#/properties/a/pattern: Invalid regular expression'],
  [{ type: 'string' }, '.type: Invalid schema: arguments are an object, not "string"'],
])('the schema of a tool is checked when it comes, not when it is called: %j', async (schema, problem) => {
  const tools: Record<string, [object, string]> = {
    'chat/completions': [{ type: 'function', function: { name: 'f', parameters: schema } }, 'function.parameters'],
    messages: [{ name: 'f', input_schema: schema }, 'input_schema'],
    responses: [{ type: 'function', name: 'f', parameters: schema }, 'parameters'],
  };
  for (const [path, body] of Object.entries(TOOLS)) {
    const [tool, place] = tools[path] ?? [{}, ''];
    const said = await callError(createEmulator(), `/${path}`, { model: 'openai/gpt-4o', ...body, tools: [tool] });
    expect(said).toContain(`tools.0.${place}${problem}`);
    expect(said).toMatch(/^400 /);
  }
});

test('arguments that no value satisfies are a 400 that names the tool', async () => {
  const parameters = {
    type: 'object',
    properties: { a: { type: 'string', minLength: 2, maxLength: 1 } },
    required: ['a'],
  };
  const body = {
    model: 'openai/gpt-4o',
    messages: [{ role: 'user', content: 'Hi' }],
    tools: [{ type: 'function', function: { name: 'impossible', parameters } }],
  };
  expect(await askError(createEmulator(), { ...body, tool_choice: 'required' })).toMatchObject({
    status: 400,
    message: expect.stringContaining('no arguments that satisfy the schema of "impossible"') as string,
  });
  expect((await ask(createEmulator(), { ...body, tool_choice: 'none' })).choices).toHaveLength(1);
});

test('a schema that holds itself in a property or an element gets an answer with an end', async () => {
  const node = {
    type: 'object',
    required: ['name', 'children'],
    properties: { name: { type: 'string' }, children: { type: 'array', items: { $ref: '#' } } },
  };
  const { choices } = await ask(createEmulator(), chat(node));
  expect(JSON.parse(choices[0]?.message.content ?? '')).toMatchObject({ children: expect.any(Array) as unknown });
});
