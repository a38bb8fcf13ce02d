import { describe, expect, test } from 'vitest';

import { createEmulator, type EmulatorOptions } from '../index.ts';
import { KEY } from '../testing/ask.ts';
import { PARIS, TIME_TOOL, WEATHER_TOOL } from '../testing/example-tools.ts';
import { loadValidator, NO_VALIDATOR } from '../testing/openapi-validator.ts';

const validator = await loadValidator();
const PATH = '/chat/completions';

async function send(body: Record<string, unknown>, options: EmulatorOptions = {}) {
  const emulator = createEmulator({ seed: 5, ...options });
  const response = await emulator.fetch(`https://openrouter.ai/api/v1${PATH}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}` },
    body: JSON.stringify(body),
  });
  return { status: response.status, text: await response.text(), emulator };
}

function payloads(text: string): unknown[] {
  return text
    .split('\n\n')
    .filter((event) => event.startsWith('data: {'))
    .map((event) => JSON.parse(event.slice(6)) as unknown);
}

describe.runIf(validator !== undefined)('every answer satisfies the OpenAPI document', () => {
  const check = validator ?? NO_VALIDATOR;
  const question = [{ role: 'user', content: 'What are the weather and the time in Paris and Oslo?' }];
  const shape = { type: 'json_schema', json_schema: { name: 'place', schema: WEATHER_TOOL.function.parameters } };
  const variations: Record<string, unknown>[] = [
    {},
    { max_tokens: 3 },
    { tools: [WEATHER_TOOL, TIME_TOOL] },
    { response_format: shape },
    { plugins: [{ id: 'web' }], stop: ['Paris'] },
    { reasoning: { effort: 'high' }, tools: [WEATHER_TOOL] },
    { reasoning: { exclude: true } },
    { modalities: ['text', 'audio'], audio: { voice: 'alloy', format: 'pcm16' } },
  ];

  test('chat, whole and streamed, for each model', async () => {
    const models = (await (await createEmulator().fetch('https://openrouter.ai/api/v1/models')).json()) as {
      data: { id: string }[];
    };
    expect(check.validateResponse('GET', '/models', 200, models)).toMatchObject({ ok: true });
    let validated = 0;
    for (const { id } of models.data) {
      for (const variation of variations) {
        const body = { model: id, messages: question, ...variation };
        if (!('exclude' in ((variation.reasoning as object | undefined) ?? {})))
          expect(check.validateRequest('POST', PATH, body)).toMatchObject({ ok: true });
        const whole = await send(body);
        expect({ body, ...check.validateResponse('POST', PATH, whole.status, JSON.parse(whole.text)) }).toMatchObject({
          ok: true,
          errors: [],
        });
        const streamed = await send({ ...body, stream: true });
        for (const payload of streamed.status === 200 ? payloads(streamed.text) : []) {
          expect({ payload, ...check.validateStreamEvent('POST', PATH, payload) }).toMatchObject({
            ok: true,
            errors: [],
          });
          validated++;
        }
      }
    }
    expect(validated).toBeGreaterThan(1000);
  }, 120_000);

  test('usage chunks of all shapes, refusals, error chunks', async () => {
    const options: EmulatorOptions[] = [
      { usageChunk: 'empty-choices' },
      { usageChunk: 'null-finish' },
      { byok: true },
      { faults: { kind: 'refusal' } },
      { faults: { kind: 'stream-error', error: { metadata: { error_type: 'provider_unavailable' } } } },
      { faults: { kind: 'error-without-choices' } },
      { faults: { kind: 'no-choices' } },
    ];
    for (const option of options) {
      for (const payload of payloads(
        (await send({ model: 'openai/gpt-4o', messages: PARIS, stream: true }, option)).text,
      )) {
        expect({ payload, ...check.validateStreamEvent('POST', PATH, payload) }).toMatchObject({
          ok: true,
          errors: [],
        });
      }
    }
  });

  test.each([
    [{ model: 'acme/none', messages: PARIS }, KEY],
    [{ model: 'openai/gpt-4o' }, KEY],
    [{ model: 'openai/o3', messages: PARIS, reasoning: { effort: 'none' } }, KEY],
    [{ model: 'openai/gpt-4o', messages: PARIS }, 'none'],
    [{ model: 'openai/gpt-4o', messages: PARIS }, 'sk-or-broke-1'],
    [{ model: 'openai/gpt-4o', messages: PARIS }, 'sk-or-management-1'],
    [{ model: 'deepseek/deepseek-r1', messages: PARIS, tools: [WEATHER_TOOL] }, KEY],
  ])('errors: %j with %s', async (body, key) => {
    const response = await createEmulator().fetch(`https://openrouter.ai/api/v1${PATH}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
      body: JSON.stringify(body),
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(check.validateResponse('POST', PATH, response.status, await response.json())).toMatchObject({
      ok: true,
      errors: [],
    });
  });

  test('/generation, /key and /model', async () => {
    const { emulator, text } = await send({ model: 'openai/gpt-4o', messages: PARIS });
    const { id } = JSON.parse(text) as { id: string };
    for (const path of [
      `/generation?id=${id}`,
      '/generation?id=gen-1-none',
      '/key',
      '/model/openai/gpt-4o',
      '/model/acme/none',
    ]) {
      const response = await emulator.fetch(`https://openrouter.ai/api/v1${path}`, {
        headers: { authorization: `Bearer ${KEY}` },
      });
      expect({ path, ...check.validateResponse('GET', path, response.status, await response.json()) }).toMatchObject({
        ok: true,
        errors: [],
      });
    }
  });
});

test('the validator ran, or a line said that it did not', () => {
  expect(validator === undefined).toBe(!process.env.OPENROUTER_API_DIR);
});
