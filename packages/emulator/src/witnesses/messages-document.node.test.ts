import { describe, expect, test } from 'vitest';

import { createEmulator, defaultModels, type EmulatorOptions } from '../index.ts';
import { KEY } from '../testing/ask.ts';
import { call } from '../testing/call.ts';
import { loadValidator, NO_VALIDATOR } from '../testing/openapi-validator.ts';

const validator = await loadValidator();
const PATH = '/messages';
const WEATHER = {
  name: 'get_weather',
  description: 'Get the weather for a city',
  input_schema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};
const messages = [{ role: 'user', content: 'What is the weather in Paris?' }];

const variations: Record<string, unknown>[] = [
  {},
  { max_tokens: 3 },
  { tools: [WEATHER], thinking: { type: 'adaptive' }, output_config: { effort: 'high' } },
  { thinking: { type: 'adaptive', display: 'omitted' } },
  { stop_sequences: ['Paris'], plugins: [{ id: 'web' }] },
  { system: [{ type: 'text', text: 'Be brief.', cache_control: { type: 'ephemeral' } }] },
];

async function send(body: Record<string, unknown>, options: EmulatorOptions = {}) {
  const response = await call(createEmulator({ seed: 5, ...options }), PATH, body);
  return { status: response.status, text: await response.text() };
}

function payloads(text: string): unknown[] {
  return text.split('\n').flatMap((line) => (line.startsWith('data: {') ? [JSON.parse(line.slice(6)) as unknown] : []));
}

describe.runIf(validator !== undefined)('every message satisfies the OpenAPI document', () => {
  const check = validator ?? NO_VALIDATOR;
  const valid = { ok: true, errors: [] };

  test('whole and streamed, for each model that chats', async () => {
    let validated = 0;
    const chatting = defaultModels.filter((model) => model.architecture.output_modalities.includes('text'));
    for (const { id } of chatting) {
      for (const variation of variations) {
        const body = { model: id, messages, ...variation };
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

  test('refusals and error events', async () => {
    const options: EmulatorOptions[] = [
      { faults: { kind: 'refusal' } },
      { faults: { kind: 'stream-error', error: { metadata: { error_type: 'provider_unavailable' } } } },
      { faults: { kind: 'error-without-choices' } },
      { faults: { kind: 'no-choices' } },
      { byok: true },
    ];
    for (const option of options) {
      const { text } = await send({ model: 'openai/gpt-4o', messages, stream: true }, option);
      const events = payloads(text);
      expect(events.length).toBeGreaterThan(0);
      for (const payload of events) {
        expect({ payload, ...check.validateStreamEvent('POST', PATH, payload) }).toMatchObject(valid);
      }
    }
  });

  test.each([
    [{ model: 'acme/none', messages }, KEY],
    [{ model: 'openai/gpt-4o' }, KEY],
    [{ model: 'openai/gpt-4o', messages }, 'none'],
    [{ model: 'openai/gpt-4o', messages }, 'sk-or-management-1'],
    [{ model: 'deepseek/deepseek-r1', messages, tools: [WEATHER] }, KEY],
  ])('errors: %j with %s', async (body, key) => {
    const response = await call(createEmulator(), PATH, body, { headers: { authorization: `Bearer ${key}` } });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(check.validateResponse('POST', PATH, response.status, await response.json())).toMatchObject(valid);
  });
});

test('the validator ran, or a line said that it did not', () => {
  expect(validator === undefined).toBe(!process.env.OPENROUTER_API_DIR);
});
