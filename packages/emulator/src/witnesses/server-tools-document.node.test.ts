import { describe, expect, test } from 'vitest';

import { createEmulator } from '../index.ts';
import { call } from '../testing/call.ts';
import { loadValidator, NO_VALIDATOR } from '../testing/openapi-validator.ts';

const validator = await loadValidator();
const QUESTION =
  'What is the best time to draw and save a file, run a script, delegate a task, fix models, and read https://docs.test/?';
const model = 'openai/gpt-4o';

const CHAT = [
  'openrouter:web_search',
  'openrouter:web_fetch',
  'openrouter:datetime',
  'openrouter:image_generation',
  'openrouter:experimental__search_models',
  'openrouter:files',
  'openrouter:fusion',
  'openrouter:advisor',
  'openrouter:subagent',
  'web_search',
  'web_search_preview',
];
const RESPONSES = [...CHAT, 'openrouter:shell', 'openrouter:apply_patch', 'openrouter:tool_search', 'image_generation'];
const MESSAGES = [
  'openrouter:web_search',
  'openrouter:web_fetch',
  'openrouter:datetime',
  'openrouter:image_generation',
  'openrouter:experimental__search_models',
  'openrouter:bash',
  'openrouter:shell',
  'openrouter:tool_search',
];

const APIS: [string, readonly string[], Record<string, unknown>][] = [
  ['/chat/completions', CHAT, { model, messages: [{ role: 'user', content: QUESTION }] }],
  ['/responses', RESPONSES, { model, input: QUESTION }],
  ['/messages', MESSAGES, { model, messages: [{ role: 'user', content: QUESTION }] }],
];

describe.runIf(validator !== undefined).each(APIS)('every server tool of %s', (path, types, body) => {
  const check = validator ?? NO_VALIDATOR;
  const valid = { ok: true, errors: [] };

  test.each(types)('%s satisfies the OpenAPI document, whole and streamed', async (type) => {
    const request = { ...body, tools: [{ type }] };
    expect(check.validateRequest('POST', path, request)).toMatchObject({ ok: true });
    const whole = await (await call(createEmulator(), path, request)).text();
    expect(whole).toContain(type.replace('openrouter:', '').replace(/_preview|image_generation/, ''));
    expect({ whole, ...check.validateResponse('POST', path, 200, JSON.parse(whole)) }).toMatchObject(valid);
    const streamed = await (await call(createEmulator(), path, { ...request, stream: true })).text();
    const payloads = streamed.split('\n').filter((line) => line.startsWith('data: {'));
    expect(payloads.length).toBeGreaterThan(5);
    for (const line of payloads) {
      const payload: unknown = JSON.parse(line.slice(6));
      expect({ payload, ...check.validateStreamEvent('POST', path, payload) }).toMatchObject(valid);
    }
  });
});

test('the validator ran, or a line said that it did not', () => {
  expect(validator === undefined).toBe(!process.env.OPENROUTER_API_DIR);
});
