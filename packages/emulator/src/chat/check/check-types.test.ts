import { expect, test } from 'vitest';

import { createEmulator } from '../../create-emulator.ts';
import { askError, post } from '../../testing/ask.ts';
import { PARIS, WEATHER_TOOL } from '../../testing/example-tools.ts';

const valid = { model: 'openai/gpt-4o', messages: PARIS };
const call = { id: 'call_1', type: 'function', function: { name: 'get_weather', arguments: '{}' } };
const said = (message: object) => ({ messages: [...PARIS, { role: 'assistant', content: 'Hm.', ...message }] });
const part = (own: object) => ({ messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi', ...own }] }] });
const search = (parameters: unknown) => ({ tools: [{ type: 'openrouter:web_search', parameters }] });
const format = (own: object) => ({ response_format: { type: 'json_schema', json_schema: { name: 'a', ...own } } });

test.each<[object, string]>([
  [part({ cache_control: null }), 'messages.0.content.0.cache_control: Invalid input: expected object, received null'],
  [part({ cache_control: {} }), 'messages.0.content.0.cache_control.type: Invalid option: expected one of "ephemeral"'],
  [part({ prompt_cache_breakpoint: { mode: 'x' } }), 'messages.0.content.0.prompt_cache_breakpoint.mode'],
  [said({ tool_calls: [{ ...call, type: 'tool' }] }), 'messages.1.tool_calls.0.type'],
  [said({ tool_calls: [{ id: 'call_1', function: call.function }] }), 'messages.1.tool_calls.0.type: Invalid option'],
  [said({ refusal: 7 }), 'messages.1.refusal: Invalid input: expected string, received number'],
  [said({ reasoning_details: [{ type: 'reasoning.text', index: '0' }] }), 'messages.1.reasoning_details.0.index'],
  [said({ reasoning_details: [{ type: 'reasoning.encrypted' }] }), 'messages.1.reasoning_details.0.data'],
  [said({ images: [{ url: 'x' }] }), 'messages.1.images.0.image_url: Invalid input: expected object'],
  [{ plugins: [{ id: 'web', max_results: 'many' }] }, 'plugins.0.max_results: Invalid input: expected integer'],
  [{ plugins: [{ id: 'web', max_results: 1e9 }] }, 'plugins.0.max_results: Too big'],
  [{ plugins: [{ id: 'auto-router', allowed_models: [7] }] }, 'plugins.0.allowed_models.0: Invalid input'],
  [{ plugins: [{ id: 'file-parser', pdf: { engine: 'magic' } }] }, 'plugins.0.pdf.engine: Invalid option'],
  [search('all'), 'tools.0.parameters: Invalid input: expected object, received string'],
  [search({ allowed_domains: [7] }), 'tools.0.parameters.allowed_domains.0: Invalid input: expected string'],
  [search({ user_location: { type: 'exact' } }), 'tools.0.parameters.user_location.type: Invalid option'],
  [{ tools: [{ ...WEATHER_TOOL, cache_control: 'yes' }] }, 'tools.0.cache_control: Invalid input: expected object'],
  [format({ strict: 'yes' }), 'response_format.json_schema.strict: Invalid input: expected boolean'],
  [format({ name: 'x'.repeat(65) }), 'response_format.json_schema.name: Too big'],
  [{ logit_bias: { 50: 'more' } }, 'logit_bias.50: Invalid input: expected number, received string'],
  [{ metadata: { run: 7 } }, 'metadata.run: Invalid input: expected string, received number'],
  [{ prediction: { type: 'content' } }, 'prediction.content: Invalid input: expected array, received undefined'],
  [{ prediction: { type: 'guess', content: 'x' } }, 'prediction.type: Invalid option: expected one of "content"'],
  [{ debug: { echo_upstream_body: 1 } }, 'debug.echo_upstream_body: Invalid input: expected boolean'],
  [{ image_config: { size: null } }, 'image_config.size: Invalid input: expected string, number or array'],
  [{ prompt_cache_key: 7 }, 'prompt_cache_key: Invalid input: expected string, received number'],
  [{ trace: { trace_id: 7 } }, 'trace.trace_id: Invalid input: expected string, received number'],
  [{ provider: { preferred_max_latency: { p50: '1' } } }, 'provider.preferred_max_latency.p50: Invalid input'],
  [{ stream_options: { include_usage: 'yes' } }, 'stream_options.include_usage: Invalid input: expected boolean'],
])('a member of the wrong type is a 400 that names it: %j', async (own, problem) => {
  const { status, message } = await askError(createEmulator(), { ...valid, ...own });
  expect(message).toContain(problem);
  expect(status).toBe(400);
});

test('null is taken where the document has it', async () => {
  const strict = { ...WEATHER_TOOL, function: { ...WEATHER_TOOL.function, strict: null } };
  const nulls = { logit_bias: null, prediction: null, prompt_cache_key: null, prompt_cache_options: null };
  const message = { refusal: null, reasoning: null };
  const body = { ...valid, ...nulls, ...said(message), tools: [strict], stream_options: null };
  expect((await post(createEmulator(), body)).status).toBe(200);
});
