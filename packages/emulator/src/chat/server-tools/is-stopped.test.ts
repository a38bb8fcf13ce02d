import { describe, expect, test } from 'vitest';

import { createEmulator } from '../../index.ts';
import { ask } from '../../testing/ask.ts';
import { callError, callJson } from '../../testing/call.ts';
import { WEATHER_TOOL } from '../../testing/example-tools.ts';

// Its words call for three server tools and for the weather.
const QUESTION = 'What time is it, which models should I read about, and how is the weather in Paris?';
const TOOLS = [
  { type: 'openrouter:datetime' },
  { type: 'openrouter:advisor', parameters: { model: 'anthropic/claude-opus-4.7' } },
  { type: 'openrouter:experimental__search_models' },
  WEATHER_TOOL,
];

async function run(conditions: unknown, more: Record<string, unknown> = {}) {
  const { choices, usage } = await ask(createEmulator({ clock: () => 0 }), {
    model: 'openai/gpt-4o',
    messages: [{ role: 'user', content: QUESTION }],
    tools: TOOLS,
    ...(conditions !== undefined && { stop_server_tools_when: conditions }),
    ...more,
  });
  const { message, finish_reason: finish } = choices[0] ?? {};
  const calls = message?.tool_calls?.length ?? 0;
  const used =
    (usage.server_tool_use_details as { tool_calls_executed?: number } | undefined)?.tool_calls_executed ?? 0;
  return { used, calls, finish, text: message?.content ?? '' };
}

describe('stop_server_tools_when', () => {
  test('without it all tools are used, those of the caller too', async () => {
    expect(await run(undefined)).toMatchObject({ used: 3, calls: 1, finish: 'tool_calls' });
  });

  test.each<[Record<string, unknown>, number]>([
    [{ type: 'step_count_is', step_count: 1 }, 1],
    [{ type: 'step_count_is', step_count: 2 }, 2],
    [{ type: 'has_tool_call', tool_name: 'openrouter:advisor' }, 2],
    [{ type: 'max_tokens_used', max_tokens: 0 }, 1],
    [{ type: 'max_cost', max_cost_in_dollars: 0 }, 1],
    // The advice costs more than this, the prompt and the time do not.
    [{ type: 'max_cost', max_cost_in_dollars: 0.0008 }, 2],
    [{ type: 'finish_reason_is', reason: 'tool_calls' }, 1],
  ])('ends the loop with an answer in words and no calls: %j', async (condition, used) => {
    const stopped = await run([condition]);
    expect(stopped).toMatchObject({ used, calls: 0, finish: 'stop' });
    expect(stopped.text).toContain('openrouter:datetime says');
  });

  test.each([
    { type: 'step_count_is', step_count: 4 },
    { type: 'has_tool_call', tool_name: 'get_weather' },
    { type: 'max_tokens_used', max_tokens: 100_000 },
    { type: 'max_cost', max_cost_in_dollars: 1 },
    { type: 'finish_reason_is', reason: 'length' },
  ])('changes nothing where it does not come true: %j', async (condition) => {
    expect(await run([condition])).toEqual(await run(undefined));
  });

  test('holds when any condition does, and takes the place of max_tool_calls', async () => {
    const either = [
      { type: 'step_count_is', step_count: 9 },
      { type: 'step_count_is', step_count: 2 },
    ];
    expect((await run(either, { max_tool_calls: 1 })).used).toBe(2);
    expect((await run(undefined, { max_tool_calls: 1 })).used).toBe(1);
  });

  test('holds in responses and messages too', async () => {
    const stop_server_tools_when = [{ type: 'step_count_is', step_count: 1 }];
    const shared = { model: 'openai/gpt-4o', tools: TOOLS.slice(0, 2), stop_server_tools_when };
    const responded = await callJson<{ output: { type: string }[] }>(createEmulator(), '/responses', {
      ...shared,
      input: QUESTION,
    });
    expect(responded.output.map(({ type }) => type)).toEqual(['openrouter:datetime', 'message']);
    const said = await callJson<{ content: { type: string; name?: string }[] }>(createEmulator(), '/messages', {
      ...shared,
      messages: [{ role: 'user', content: QUESTION }],
    });
    expect(said.content.filter(({ type }) => type === 'server_tool_use')).toHaveLength(1);
  });

  test.each([
    [[], 'Too small: expected number of elements to be >=1'],
    ['soon', 'Invalid input: expected array, received string'],
    [[{ type: 'bored' }], '0.type: Invalid option: expected one of "step_count_is"|'],
    [[{ type: 'step_count_is' }], '0.step_count: Invalid input: expected integer, received null'],
    [[{ type: 'max_cost', max_cost_in_dollars: '1' }], '0.max_cost_in_dollars: Invalid input: expected number'],
    [[{ type: 'has_tool_call', tool_name: '' }], '0.tool_name: Too small'],
  ])('is refused where it makes no sense: %j', async (stop_server_tools_when, problem) => {
    for (const [path, said] of [
      ['/chat/completions', { messages: [{ role: 'user', content: 'a' }] }],
      ['/messages', { messages: [{ role: 'user', content: 'a' }] }],
      ['/responses', { input: 'a' }],
    ] as const) {
      const body = { model: 'openai/gpt-4o', ...said, stop_server_tools_when };
      expect(await callError(createEmulator(), path, body)).toContain(`400 stop_server_tools_when`);
      expect(await callError(createEmulator(), path, body)).toContain(problem);
    }
  });
});
