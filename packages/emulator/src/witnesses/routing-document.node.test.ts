import { describe, expect, test } from 'vitest';

import { createEmulator, type EmulatorOptions } from '../index.ts';
import { KEY, post } from '../testing/ask.ts';
import { PARIS } from '../testing/example-tools.ts';
import { loadValidator, NO_VALIDATOR } from '../testing/openapi-validator.ts';

const validator = await loadValidator();
const PATH = '/chat/completions';
const headers = { authorization: `Bearer ${KEY}`, 'x-openrouter-metadata': 'enabled' };
const request = { model: 'openai/gpt-4o', messages: PARIS };

describe.runIf(validator !== undefined)('what routing answers satisfies the OpenAPI document', () => {
  const check = validator ?? NO_VALIDATOR;

  test.each<[string, Record<string, unknown>, EmulatorOptions, number]>([
    ['the first endpoint', request, {}, 200],
    ['the second endpoint', request, { upstreams: { OpenAI: 'down' } }, 200],
    [
      'the second model',
      { ...request, models: ['google/gemini-2.5-flash'] },
      { upstreams: { OpenAI: 'down', Azure: 'down' } },
      200,
    ],
    ['no upstream', request, { upstreams: { OpenAI: 'down', Azure: { status: 'rate-limited', retryAfter: 1 } } }, 429],
    ['no endpoint', { ...request, provider: { only: ['novita'] } }, {}, 404],
    ['no model', { ...request, model: 'no/such' }, {}, 400],
    ['the auto router', { ...request, model: 'openrouter/auto' }, {}, 200],
  ])('with metadata: %s', async (_, body, options, status) => {
    const emulator = createEmulator({ seed: 1, ...options });
    expect(check.validateRequest('POST', PATH, body)).toMatchObject({ ok: true });
    const response = await post(emulator, body, { headers });
    expect(response.status).toBe(status);
    const answer: unknown = await response.json();
    expect(answer).toHaveProperty('openrouter_metadata');
    expect(check.validateResponse('POST', PATH, status, answer)).toMatchObject({ ok: true, errors: [] });
    if (status !== 200) return;
    const stream = await (await post(emulator, { ...body, stream: true }, { headers })).text();
    for (const line of stream.split('\n').filter((text) => text.startsWith('data: {'))) {
      const chunk: unknown = JSON.parse(line.slice('data: '.length));
      expect(check.validateStreamEvent('POST', PATH, chunk)).toMatchObject({ ok: true, errors: [] });
    }
    const id = emulator.ledger[0]?.generationId;
    const generation = await emulator.fetch(`https://openrouter.ai/api/v1/generation?id=${id}`, { headers });
    expect(check.validateResponse('GET', '/generation', 200, await generation.json())).toMatchObject({
      ok: true,
      errors: [],
    });
  });

  test('scripted answers, whole and streamed', async () => {
    const script = [
      { reasoning: ['One.', 'Two.'], toolCalls: [{ name: 'a', arguments: { b: 1 } }], text: 'Hm.' },
      { text: ['a', 'b'], usage: { promptTokens: 7, cachedTokens: 3, cost: 0.25 } },
      { refusal: 'No.' },
    ];
    for (const model of [
      'openai/gpt-5',
      'anthropic/claude-sonnet-4.5',
      'google/gemini-2.5-flash',
      'deepseek/deepseek-r1',
    ]) {
      const emulator = createEmulator({ seed: 1, script: [...script, ...script] });
      for (let turn = 0; turn < script.length; turn++) {
        const whole: unknown = await (await post(emulator, { ...request, model })).json();
        expect(check.validateResponse('POST', PATH, 200, whole)).toMatchObject({ ok: true, errors: [] });
      }
      for (let turn = 0; turn < script.length; turn++) {
        const stream = await (await post(emulator, { ...request, model, stream: true })).text();
        for (const line of stream.split('\n').filter((text) => text.startsWith('data: {'))) {
          const chunk: unknown = JSON.parse(line.slice('data: '.length));
          expect(check.validateStreamEvent('POST', PATH, chunk)).toMatchObject({ ok: true, errors: [] });
        }
      }
    }
  });
});

test('routing was validated where the document is', () => {
  expect(validator !== undefined || !process.env.OPENROUTER_API_DIR).toBe(true);
});
