import { expect, test } from 'vitest';

import { createEmulator } from '../index.ts';
import { ask, askError, KEY } from '../testing/ask.ts';

const chat = (schema: unknown) => ({
  model: 'openai/gpt-4o',
  messages: [{ role: 'user', content: 'Hi' }],
  response_format: { type: 'json_schema', json_schema: { name: 'answer', schema } },
});
const list = (minItems: number, items: unknown) => ({ type: 'array', minItems, items });

test.each([
  [{ $ref: '#' }, /leads back to itself/],
  [{ $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b' }, b: { allOf: [{ $ref: '#/$defs/a' }] } } }, /back to itself/],
  [{ anyOf: [{ $ref: '#' }, { type: 'string' }] }, /leads back to itself/],
  [{ type: 'object', required: ['a'], properties: { a: { $ref: '#/properties/a' } } }, /leads back to itself/],
  [list(10_000_000, { type: 'string' }), /#\/minItems asks for more than the 10000 elements/],
  [list(1000, list(1000, { type: 'string' })), /#\/items\/minItems asks for more/],
  [{ type: 'string', minLength: 1e9 }, /#\/minLength asks for more/],
])('a schema that has no end is refused: %j', async (schema, message) => {
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

test('a schema that holds itself in a property or an element gets an answer with an end', async () => {
  const node = {
    type: 'object',
    required: ['name', 'children'],
    properties: { name: { type: 'string' }, children: { type: 'array', items: { $ref: '#' } } },
  };
  const { choices } = await ask(createEmulator(), chat(node));
  expect(JSON.parse(choices[0]?.message.content ?? '')).toMatchObject({ children: expect.any(Array) as unknown });
});
