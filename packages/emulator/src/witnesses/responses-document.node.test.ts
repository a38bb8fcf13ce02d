import { describe, expect, test } from 'vitest';

import { createEmulator, defaultModels, type EmulatorOptions } from '../index.ts';
import { KEY } from '../testing/ask.ts';
import { call } from '../testing/call.ts';
import { loadValidator, NO_VALIDATOR } from '../testing/openapi-validator.ts';

const validator = await loadValidator();
const PATH = '/responses';
const WEATHER = {
  type: 'function',
  name: 'get_weather',
  description: 'Get the weather for a city',
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};
const input = 'What is the weather in Paris?';

const variations: Record<string, unknown>[] = [
  {},
  { max_output_tokens: 3, instructions: 'Be brief.' },
  { tools: [WEATHER], reasoning: { effort: 'high' }, include: ['reasoning.encrypted_content'] },
  { text: { format: { type: 'json_schema', name: 'place', schema: WEATHER.parameters } } },
  { plugins: [{ id: 'web' }], top_logprobs: 2 },
];

async function send(body: Record<string, unknown>, options: EmulatorOptions = {}) {
  const response = await call(createEmulator({ seed: 5, ...options }), PATH, body);
  return { status: response.status, text: await response.text() };
}

function payloads(text: string): unknown[] {
  return text.split('\n').flatMap((line) => (line.startsWith('data: {') ? [JSON.parse(line.slice(6)) as unknown] : []));
}

describe.runIf(validator !== undefined)('every response satisfies the OpenAPI document', () => {
  const check = validator ?? NO_VALIDATOR;
  const valid = { ok: true, errors: [] };

  test('whole and streamed, for each model that chats', async () => {
    let validated = 0;
    const chatting = defaultModels.filter(({ architecture }) => architecture.output_modalities.includes('text'));
    for (const { id } of chatting) {
      for (const variation of variations) {
        const body = { model: id, input, ...variation };
        expect(check.validateRequest('POST', PATH, body)).toMatchObject({ ok: true });
        const { status, text } = await send(body);
        expect({ body, ...check.validateResponse('POST', PATH, status, JSON.parse(text)) }).toMatchObject(valid);
        const streamed = await send({ ...body, stream: true });
        for (const payload of streamed.status === 200 ? payloads(streamed.text) : []) {
          expect({ payload, ...check.validateStreamEvent('POST', PATH, payload) }).toMatchObject(valid);
          validated++;
        }
      }
    }
    expect(validated).toBeGreaterThan(1000);
  }, 120_000);

  test('refusals, failures and error events', async () => {
    const error = { code: 429, metadata: { error_type: 'rate_limit_exceeded' } };
    const options: EmulatorOptions[] = [
      { faults: { kind: 'refusal' } },
      { faults: { kind: 'refusal', finishReason: 'content_filter' } },
      { faults: { kind: 'stream-error', error } },
      { faults: { kind: 'choice-error', error } },
      { faults: { kind: 'error-in-ok' } },
      { faults: { kind: 'error-without-choices' } },
      { faults: { kind: 'no-choices' } },
      { byok: true },
    ];
    for (const option of options) {
      const events = payloads((await send({ model: 'openai/gpt-4o', input, stream: true }, option)).text);
      expect(events.length).toBeGreaterThan(0);
      for (const payload of events) {
        expect({ payload, ...check.validateStreamEvent('POST', PATH, payload) }).toMatchObject(valid);
      }
    }
    const failed = await send({ model: 'openai/gpt-4o', input }, { faults: { kind: 'choice-error', error } });
    expect(check.validateResponse('POST', PATH, 200, JSON.parse(failed.text))).toMatchObject(valid);
  });

  test.each([
    [{ model: 'acme/none', input }, KEY],
    [{ model: 'openai/gpt-4o' }, KEY],
    [{ model: 'openai/gpt-4o', input }, 'none'],
    [{ model: 'openai/gpt-4o', input }, 'sk-or-broke-1'],
    [{ model: 'openai/gpt-4o', input }, 'sk-or-management-1'],
    [{ model: 'deepseek/deepseek-r1', input, tools: [WEATHER] }, KEY],
  ])('errors: %j with %s', async (body, key) => {
    const response = await call(createEmulator(), PATH, body, { headers: { authorization: `Bearer ${key}` } });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(check.validateResponse('POST', PATH, response.status, await response.json())).toMatchObject(valid);
  });
});

test('the validator ran, or a line said that it did not', () => {
  expect(validator === undefined).toBe(!process.env.OPENROUTER_API_DIR);
});
