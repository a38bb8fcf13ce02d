import { describe, expect, test } from 'vitest';

import { createEmulator } from '../../create-emulator.ts';
import { askError, post } from '../../testing/ask.ts';
import { PARIS, WEATHER_TOOL } from '../../testing/example-tools.ts';

const valid = { model: 'openai/gpt-4o', messages: PARIS };
const call = { id: 'call_1', type: 'function', function: { name: 'get_weather', arguments: '{}' } };
const calling = { role: 'assistant', content: null, tool_calls: [call] };
const result = { role: 'tool', tool_call_id: 'call_1', content: 'sunny' };

describe('a bad chat request', () => {
  test.each<[string, unknown, RegExp]>([
    ['no messages', { model: valid.model }, /Input required: specify "prompt" or "messages"/],
    ['empty messages', { ...valid, messages: [] }, /^messages: Too small/],
    ['messages that are no list', { ...valid, messages: 'hi' }, /^messages: .*expected array/],
    ['an unknown role', { ...valid, messages: [{ role: 'robot', content: '' }] }, /^messages\.0\.role/],
    ['content of the wrong type', { ...valid, messages: [{ role: 'user', content: 7 }] }, /^messages\.0\.content/],
    [
      'an unknown content part',
      { ...valid, messages: [{ role: 'user', content: [{ type: 'smell' }] }] },
      /unknown content part "smell"/,
    ],
    [
      'an image URL that is a string',
      { ...valid, messages: [{ role: 'user', content: [{ type: 'image_url', image_url: 'x' }] }] },
      /image_url: .*expected object/,
    ],
    ['an unknown model', { ...valid, model: 'acme/none' }, /^acme\/none is not a valid model ID$/],
    ['an unknown fallback model', { ...valid, models: ['acme/none'] }, /^acme\/none is not a valid model ID$/],
    ['five stop sequences', { ...valid, stop: ['a', 'b', 'c', 'd', 'e'] }, /^stop: Too big/],
    [
      'a provider preference that does not exist',
      { ...valid, provider: { sorting: 'price' } },
      /^provider: Unrecognized key: "sorting"/,
    ],
    ['a bad sort', { ...valid, provider: { sort: 'beauty' } }, /^provider\.sort/],
    ['an unknown plugin', { ...valid, plugins: [{ id: 'magic' }] }, /^plugins\.0\.id/],
    [
      'a plugin that is not simulated',
      { ...valid, plugins: [{ id: 'switchyard-router' }] },
      /emulator does not simulate/,
    ],
    [
      'a server tool that this API has not',
      { ...valid, tools: [{ type: 'openrouter:bash' }] },
      /^tools\.0\.type: The tool "openrouter:bash" is not available in this API/,
    ],
    ['zero tokens', { ...valid, max_tokens: 0 }, /^max_tokens: Too small/],
    [
      'a bad tool name',
      { ...valid, tools: [{ type: 'function', function: { name: 'get weather' } }] },
      /^tools\.0\.function\.name/,
    ],
    ['two tools of one name', { ...valid, tools: [WEATHER_TOOL, WEATHER_TOOL] }, /must be unique/],
    [
      'a tool choice that was not offered',
      { ...valid, tools: [WEATHER_TOOL], tool_choice: { type: 'function', function: { name: 'x' } } },
      /Tool "x" is not among the offered tools/,
    ],
    ['required without tools', { ...valid, tool_choice: 'required' }, /needs at least one tool/],
    [
      'a result without a call',
      { ...valid, messages: [...PARIS, result] },
      /must be a response to a preceding message with 'tool_calls'/,
    ],
    [
      'a result of another call',
      { ...valid, messages: [...PARIS, calling, { ...result, tool_call_id: 'call_2' }] },
      /no call "call_2" is waiting/,
    ],
    ['a call without a result', { ...valid, messages: [...PARIS, calling] }, /did not have response messages: call_1/],
    [
      'a call whose result comes too late',
      { ...valid, messages: [...PARIS, calling, ...PARIS, result] },
      /did not have response messages: call_1/,
    ],
    [
      'arguments that are no text',
      {
        ...valid,
        messages: [...PARIS, { ...calling, tool_calls: [{ ...call, function: { name: 'a', arguments: {} } }] }, result],
      },
      /arguments: .*expected string/,
    ],
    ['effort and budget together', { ...valid, reasoning: { effort: 'low', max_tokens: 10 } }, /Only one of/],
    ['two different efforts', { ...valid, reasoning: { effort: 'low' }, reasoning_effort: 'high' }, /must not differ/],
    ['an unknown effort', { ...valid, reasoning: { effort: 'gigantic' } }, /^reasoning\.effort/],
    ['top_logprobs without logprobs', { ...valid, top_logprobs: 2 }, /needs "logprobs": true/],
    [
      'a response format without a schema name',
      { ...valid, response_format: { type: 'json_schema', json_schema: {} } },
      /json_schema\.name/,
    ],
    ['a bad cache time', { ...valid, cache_control: { type: 'ephemeral', ttl: '2d' } }, /^cache_control\.ttl/],
    ['invalid JSON', '{"model":', /^Invalid JSON/],
    ['a body that is a list', '[]', /expected the request body to be an object/],
    ['an empty body', '', /^Invalid JSON/],
  ])('with %s gets a 400 that says so', async (_name, body, message) => {
    const error = await askError(createEmulator(), body);
    expect(error).toEqual({ status: 400, message: expect.stringMatching(message), raw: '' });
  });

  test.each([
    'session_id', 'user', 'trace', 'tool_choice', 'tools', 'plugins', 'models', 'metadata', 'response_format',
    'cache_control', 'image_config', 'modalities', 'reasoning', 'debug', 'stream', 'model',
  ])('with null for %s gets a 400, for null is not absent there', async (field) => {
    expect((await askError(createEmulator(), { ...valid, [field]: null })).status).toBe(400);
  }); // prettier-ignore

  test.each([
    'temperature',
    'top_p',
    'seed',
    'stop',
    'provider',
    'max_tokens',
    'logprobs',
    'parallel_tool_calls',
    'service_tier',
  ])('is not one with null for %s, which OpenRouter takes as absent', async (field) => {
    expect((await post(createEmulator(), { ...valid, [field]: null })).status).toBe(200);
  });

  test('for what the model cannot do gets a 404', async () => {
    const image = [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'https://example.com/a.png' } }] }];
    const text = 'meta-llama/llama-3.3-70b-instruct';
    expect((await askError(createEmulator(), { model: text, messages: image })).message).toContain(
      'support image input',
    );
    expect((await askError(createEmulator(), { ...valid, modalities: ['text', 'audio'] })).message).toContain(
      'output modalities',
    );
  });

  test('that is longer than the context gets a 400 with the error type', async () => {
    const response = await post(createEmulator(), { ...valid, max_tokens: 200_000 });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: {
        message: expect.stringContaining('maximum context length is 128000 tokens'),
        metadata: { error_type: 'context_length_exceeded' },
      },
    });
  });

  test('with unknown members, a prompt or provider extras is none', async () => {
    const request = { model: valid.model, prompt: 'Hello', safe_prompt: true, usage: { include: true } };
    expect((await post(createEmulator(), request)).status).toBe(200);
  });
});
