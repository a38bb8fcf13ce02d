import { describe, expect, test } from 'vitest';

import { createEmulator } from '../../index.ts';
import { ask } from '../../testing/ask.ts';
import { callError, callJson, generationOf } from '../../testing/call.ts';

const MODEL = 'openai/gpt-4o';
const NOW = Date.UTC(2026, 10, 21, 4, 30);
const says = (content: string) => [{ role: 'user', content }];
const chat = (content: string, tools: unknown[], more: Record<string, unknown> = {}) =>
  ask(createEmulator({ clock: () => NOW }), { model: MODEL, messages: says(content), tools, ...more });
const textOf = ({ choices }: Awaited<ReturnType<typeof ask>>) => choices[0]?.message.content ?? '';

interface Item {
  type: string;
  [name: string]: unknown;
}
const respond = async (input: string, tool: Record<string, unknown>) => {
  const { output } = await callJson<{ output: Item[] }>(createEmulator({ clock: () => NOW }), '/responses', {
    model: MODEL,
    input,
    tools: [tool],
  });
  return output[0];
};
const message = async (content: string, tool: Record<string, unknown>) =>
  (
    await callJson<{ content: Item[]; usage: Record<string, unknown> }>(
      createEmulator({ clock: () => NOW }),
      '/messages',
      { model: MODEL, messages: says(content), tools: [tool] },
    )
  ).content;

describe('server tools in chat', () => {
  test('the time comes from the clock of the emulator, in the zone that was asked for', async () => {
    const told = await chat('What time is it?', [
      { type: 'openrouter:datetime', parameters: { timezone: 'Asia/Kolkata' } },
    ]);
    expect(textOf(told)).toContain(
      'openrouter:datetime says: datetime 2026-11-21T10:00:00.000+05:30, timezone Asia/Kolkata',
    );
    expect(told.usage.server_tool_use_details).toEqual({
      web_search_requests: 0,
      tool_calls_requested: 1,
      tool_calls_executed: 1,
    });
    expect(textOf(await chat('What day is it?', [{ type: 'openrouter:datetime' }]))).toContain('+00:00, timezone UTC');
  });

  test('a tool is used where the question has its words, or where it is chosen', async () => {
    const tools = [{ type: 'openrouter:datetime' }];
    expect((await chat('Tell a joke', tools)).usage.server_tool_use_details).toBeUndefined();
    expect(
      (await chat('What time is it?', tools, { tool_choice: 'none' })).usage.server_tool_use_details,
    ).toBeUndefined();
    const chosen = [{ tool_choice: { type: 'openrouter:datetime' } }, { tool_choice: 'required' }];
    for (const choice of chosen) {
      expect((await chat('Tell a joke', tools, choice)).usage.server_tool_use_details).toMatchObject({
        tool_calls_executed: 1,
      });
    }
  });

  test('a search cites as many pages as were asked for, on allowed domains, and costs its price', async () => {
    const search = async (parameters: Record<string, unknown>) => {
      const { choices, usage } = await chat('Cafés in Oslo', [{ type: 'openrouter:web_search', parameters }]);
      const cited =
        choices[0]?.message.annotations?.map(({ url_citation: page }) => (page as { url: string }).url) ?? [];
      return { cited, usage };
    };
    expect((await search({})).cited).toHaveLength(5);
    expect((await search({ max_results: 2 })).cited).toHaveLength(2);
    expect((await search({ max_results: 9, max_total_results: 3 })).cited).toHaveLength(3);
    const seven = (await search({ max_results: 7 })).cited;
    expect(new Set(seven).size).toBe(7);
    expect((await search({ allowed_domains: ['docs.test'] })).cited[0]).toMatch(/^https:\/\/docs\.test\//);
    expect((await search({ excluded_domains: ['example.com'] })).cited[0]).toMatch(/^https:\/\/example\.org\//);
    const plain = await ask(createEmulator(), { model: MODEL, messages: says('Cafés in Oslo') });
    expect((await search({})).usage.cost).toBeGreaterThan(plain.usage.cost + 0.009);
  });

  test('the shorthands and the plugin search too, with their options', async () => {
    const shorthand = await chat('Cafés in Oslo', [{ type: 'web_search', max_results: 2 }]);
    expect(shorthand.choices[0]?.message.annotations).toHaveLength(2);
    const plugin = await ask(createEmulator(), {
      model: MODEL,
      messages: says('Cafés in Oslo'),
      plugins: [{ id: 'web', max_results: 3, include_domains: ['docs.test'] }],
    });
    expect(plugin.choices[0]?.message.annotations).toHaveLength(3);
    expect(plugin.usage.server_tool_use_details).toEqual({ web_search_requests: 1 });
  });

  test('a fetch takes the address from the question, and heeds domains', async () => {
    const question = 'Summarise https://docs.test/a.html, please.';
    expect(textOf(await chat(question, [{ type: 'openrouter:web_fetch' }]))).toContain('url https://docs.test/a.html');
    const blocked = { type: 'openrouter:web_fetch', parameters: { blocked_domains: ['docs.test'] } };
    expect(textOf(await chat(question, [blocked]))).toContain('docs.test is not allowed');
    const plugin = await ask(createEmulator(), {
      model: MODEL,
      messages: says(question),
      plugins: [{ id: 'web-fetch' }],
    });
    expect(textOf(plugin)).toContain('url https://docs.test/a.html');
  });

  test('searches and fetches stand in /generation', async () => {
    const emulator = createEmulator();
    const { id } = await ask(emulator, {
      model: MODEL,
      messages: says('Read https://docs.test/'),
      tools: [{ type: 'openrouter:web_fetch' }, { type: 'openrouter:web_search', parameters: { max_results: 4 } }],
    });
    expect(await generationOf(emulator, id)).toMatchObject({ num_fetches: 1, num_search_results: 4 });
  });

  test('models that a tool asks are paid for at their own prices', async () => {
    const question = 'What should I read?';
    const plain = await ask(createEmulator(), { model: MODEL, messages: says(question) });
    const costs = async (model: string) =>
      (await chat(question, [{ type: 'openrouter:advisor', parameters: { model } }])).usage.cost;
    expect(await costs('openai/gpt-4o-mini')).toBeGreaterThan(plain.usage.cost);
    expect(await costs('anthropic/claude-opus-4.7')).toBeGreaterThan(await costs('openai/gpt-4o-mini'));
    const panel = ['openai/gpt-4o', 'anthropic/claude-sonnet-4.5'];
    const fused = await chat(question, [{ type: 'openrouter:fusion', parameters: { analysis_models: panel } }]);
    expect(fused.usage.cost).toBeGreaterThan(plain.usage.cost);
    expect(textOf(fused)).toContain('model anthropic/claude-sonnet-4.5');
    const drawn = await chat('Draw a cat', [{ type: 'openrouter:image_generation' }]);
    expect(drawn.usage.cost).toBeGreaterThan(plain.usage.cost);
  });

  test('a search for models finds those of the catalogue', async () => {
    const tool = { type: 'openrouter:experimental__search_models', parameters: { max_results: 2 } };
    expect(textOf(await chat('Which Claude Opus models are there?', [tool]))).toMatch(/id anthropic\/claude-opus/);
  });

  test.each([
    [{ type: 'openrouter:bash' }, 'not available in this API'],
    [{ type: 'openrouter:shell' }, 'not available in this API'],
    [{ type: 'openrouter:tool_search' }, 'not available in this API'],
    [{ type: 'openrouter:teleport' }, 'There is no server tool'],
    [{ type: 'openrouter:web_search', parameters: { max_results: 26 } }, 'tools.0.parameters.max_results: Too big'],
    [{ type: 'web_search', max_results: 0 }, 'tools.0.max_results: Too small'],
    [
      {
        type: 'openrouter:web_search',
        parameters: { engine: 'native', allowed_domains: ['a'], excluded_domains: ['b'] },
      },
      'Only one of "allowed_domains" and "excluded_domains"',
    ],
    [{ type: 'openrouter:datetime', parameters: { timezone: 'Mars/Olympus' } }, 'not a valid time zone'],
    [{ type: 'openrouter:advisor', parameters: { model: 'acme/none' } }, 'acme/none is not a valid model ID'],
  ])('%j is a 400', async (tool, problem) => {
    const body = { model: MODEL, messages: says('What time is it, and what is best?'), tools: [tool] };
    const said = await callError(createEmulator(), '/chat/completions', body);
    expect(said).toMatch(/^400 /);
    expect(said).toContain(problem);
  });
});

describe('server tools in responses', () => {
  test.each([
    ['Cafés in Oslo', { type: 'openrouter:web_search' }, { action: { type: 'search', sources: { length: 5 } } }],
    ['Read https://docs.test/', { type: 'openrouter:web_fetch' }, { url: 'https://docs.test/', httpStatus: 200 }],
    ['What time is it?', { type: 'openrouter:datetime' }, { datetime: '2026-11-21T04:30:00.000+00:00' }],
    ['Draw a cat', { type: 'openrouter:image_generation' }, { prompt: 'Draw a cat' }],
    ['List models', { type: 'openrouter:experimental__search_models' }, { query: 'models' }],
    ['Save a file', { type: 'openrouter:files' }, { operation: 'list', result: '[]' }],
    ['What is best?', { type: 'openrouter:fusion' }, { responses: { length: 1 } }],
    ['What is best?', { type: 'openrouter:advisor', parameters: { name: 'sage' } }, { instance_name: 'sage' }],
    ['Delegate this task', { type: 'openrouter:subagent' }, { task_description: 'Delegate this task' }],
    ['Run a script', { type: 'openrouter:shell' }, { output: [{ outcome: { type: 'exit', exit_code: 0 } }] }],
    ['Fix the file', { type: 'openrouter:apply_patch' }, { operation: { type: 'create_file' } }],
    ['Find tools', { type: 'openrouter:tool_search' }, { query: 'tools' }],
  ])('%s: %j gives its item', async (input, tool, item) => {
    expect(await respond(input, tool)).toMatchObject({ type: tool.type, status: 'completed', ...item });
  });

  test("OpenAI's own tools have OpenAI's items", async () => {
    expect(await respond('Cafés in Oslo', { type: 'web_search_preview' })).toMatchObject({ type: 'web_search_call' });
    expect(await respond('Draw a cat', { type: 'image_generation' })).toMatchObject({
      type: 'image_generation_call',
      result: expect.stringMatching(/^iVBOR/),
    });
  });

  test('no more tools are used than max_tool_calls allows', async () => {
    const { output } = await callJson<{ output: Item[] }>(createEmulator(), '/responses', {
      model: MODEL,
      input: 'What time is it in Oslo?',
      tools: [{ type: 'openrouter:datetime' }, { type: 'openrouter:web_search' }],
      max_tool_calls: 1,
    });
    expect(output.map(({ type }) => type)).toEqual(['openrouter:datetime', 'message']);
  });

  test('deferred tools are called only where a tool search can find them', async () => {
    const deferred = {
      type: 'function',
      name: 'get_weather',
      description: 'Get the weather',
      parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
      defer_loading: true,
    };
    const types = async (tools: unknown[]) =>
      (
        await callJson<{ output: Item[] }>(createEmulator(), '/responses', {
          model: MODEL,
          input: 'Weather in Paris?',
          tools,
        })
      ).output.map(({ type }) => type);
    expect(await types([deferred])).toEqual(['message']);
    expect(await types([deferred, { type: 'openrouter:tool_search' }])).toEqual([
      'openrouter:tool_search',
      'function_call',
    ]);
  });
});

describe('server tools in messages', () => {
  test.each([
    ['Cafés in Oslo', { type: 'web_search_20250305', name: 'web_search' }, 'web_search_tool_result'],
    ['Read https://docs.test/', { type: 'openrouter:web_fetch' }, 'web_fetch_tool_result'],
    ['What is best?', { type: 'advisor_20260301', name: 'advisor', model: MODEL }, 'advisor_tool_result'],
    ['Run a script', { type: 'openrouter:bash' }, 'openrouter_bash_tool_result'],
    ['Run a script', { type: 'openrouter:shell' }, 'openrouter_shell_tool_result'],
    ['Find tools', { type: 'tool_search_tool_bm25', name: 'tool_search_tool_bm25' }, 'tool_search_tool_result'],
  ])('%s: %j gives a use and its result', async (content, tool, result) => {
    const [use, told] = await message(content, tool);
    expect(use).toMatchObject({ type: 'server_tool_use', id: expect.stringMatching(/^srvtoolu_/) });
    expect(told).toMatchObject({ type: result, tool_use_id: use?.id });
  });

  test.each([
    ['What time is it?', 'openrouter:datetime'],
    ['Draw a cat', 'openrouter:image_generation'],
    ['List models', 'openrouter:experimental__search_models'],
  ])('%s: %s gives a use without a result, for which there is no block', async (content, type) => {
    const blocks = await message(content, { type });
    expect(blocks.map((block) => block.type)).toEqual(['server_tool_use', 'text']);
  });

  test('searches and fetches are counted', async () => {
    const { usage } = await callJson<{ usage: Record<string, unknown> }>(createEmulator(), '/messages', {
      model: MODEL,
      messages: says('Read https://docs.test/'),
      tools: [{ type: 'openrouter:web_fetch' }, { type: 'openrouter:web_search' }],
    });
    expect(usage.server_tool_use).toEqual({ web_search_requests: 1, web_fetch_requests: 1 });
  });
});
