import { describe, expect, test } from 'vitest';

import { createEmulator } from '../../create-emulator.ts';
import { ask, askMessage } from '../../testing/ask.ts';
import { PARIS, TIME_TOOL, WEATHER_TOOL } from '../../testing/example-tools.ts';

const MODEL = 'openai/gpt-4o';
const both = [WEATHER_TOOL, TIME_TOOL];
const user = (content: string) => [{ role: 'user', content }];

async function calls(options: Record<string, unknown>) {
  const message = await askMessage(createEmulator(), { model: MODEL, messages: PARIS, tools: both, ...options });
  return (message.tool_calls ?? []).map((call) => `${call.function.name}(${call.function.arguments})`);
}

describe('tool calls', () => {
  test('go to the tool whose words the question shares, with arguments from it', async () => {
    expect(await calls({})).toEqual(['get_weather({"city":"Paris"})']);
    expect(await calls({ messages: user('What time is it?') })).toEqual(['get_time({})']);
  });

  test('are not made when no tool fits', async () => {
    expect(await calls({ messages: user('Write a poem about autumn leaves') })).toEqual([]);
  });

  test('come with the finish reason and the id of the family', async () => {
    const body = await ask(createEmulator(), { model: 'anthropic/claude-sonnet-4.5', messages: PARIS, tools: both });
    expect(body.choices[0]).toMatchObject({ finish_reason: 'tool_calls', native_finish_reason: 'tool_use' });
    expect(body.choices[0]?.message.tool_calls?.[0]).toMatchObject({
      index: 0,
      type: 'function',
      id: expect.stringMatching(/^toolu_/),
    });
  });

  test('are parallel when the question names several things', async () => {
    expect(await calls({ messages: user('What are the weather and the time in Paris?') })).toEqual([
      'get_weather({"city":"Paris"})',
      'get_time({})',
    ]);
    expect(await calls({ messages: user('What is the weather in Paris and Oslo?') })).toEqual([
      'get_weather({"city":"Paris"})',
      'get_weather({"city":"Oslo"})',
    ]);
  });

  test('are one at a time when parallel calls are switched off', async () => {
    const options = {
      messages: user('What are the weather and the time in Paris and Oslo?'),
      parallel_tool_calls: false,
    };
    expect(await calls(options)).toEqual(['get_weather({"city":"Paris"})']);
  });

  test('follow tool_choice', async () => {
    expect(await calls({ tool_choice: 'none' })).toEqual([]);
    expect(await calls({ tool_choice: 'required', messages: user('Write a poem') })).toEqual([
      expect.stringContaining('get_weather'),
    ]);
    expect(await calls({ tool_choice: { type: 'function', function: { name: 'get_time' } } })).toEqual([
      'get_time({})',
    ]);
  });

  test('to a tool without parameters have "" as arguments with Anthropic and "{}" elsewhere', async () => {
    const options = { messages: user('What time is it?') };
    expect(await calls({ ...options, model: 'anthropic/claude-sonnet-4.5' })).toEqual(['get_time()']);
    expect(await calls({ ...options, model: 'google/gemini-2.5-flash' })).toEqual(['get_time({})']);
    const bare = { type: 'function', function: { name: 'get_time' } };
    expect(await calls({ ...options, tools: [bare] })).toEqual(['get_time({})']);
  });

  test('that max_tokens cuts have broken arguments and finish with length', async () => {
    const body = await ask(createEmulator(), { model: MODEL, messages: PARIS, tools: both, max_tokens: 5 });
    expect(body.choices[0]?.finish_reason).toBe('length');
    const text = body.choices[0]?.message.tool_calls?.[0]?.function.arguments ?? '';
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  });

  test('end: results are answered in text, and the tool is not called again', async () => {
    const emulator = createEmulator();
    const first = await askMessage(emulator, { model: MODEL, messages: PARIS, tools: both });
    const messages = [
      ...PARIS,
      { role: 'assistant', content: first.content, tool_calls: first.tool_calls },
      { role: 'tool', tool_call_id: first.tool_calls?.[0]?.id, content: '{"temperature":22,"sky":"clear"}' },
    ];
    const second = await ask(emulator, { model: MODEL, messages, tools: both });
    expect(second.choices[0]?.finish_reason).toBe('stop');
    expect(second.choices[0]?.message.content).toContain('get_weather says: temperature 22, sky clear.');
    const demanded = await askMessage(emulator, {
      model: MODEL,
      messages,
      tools: [WEATHER_TOOL],
      tool_choice: 'required',
    });
    expect(demanded.tool_calls).toHaveLength(1);
    const later = [...messages, { role: 'assistant', content: 'It is 22.' }, ...user('And the weather in Oslo?')];
    expect(
      (await askMessage(emulator, { model: MODEL, messages: later, tools: both })).tool_calls?.[0]?.function.arguments,
    ).toBe('{"city":"Oslo"}');
  });

  test('of a model that cannot call tools are refused with a 404', async () => {
    const body = await ask(createEmulator(), { model: 'deepseek/deepseek-r1', messages: PARIS, tools: both });
    expect(body.error).toMatchObject({
      code: 404,
      message: expect.stringContaining('No endpoints found that support tool use'),
    });
  });
});
