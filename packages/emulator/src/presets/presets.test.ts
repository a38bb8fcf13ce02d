import { describe, expect, test } from 'vitest';

import { createEmulator, type Emulator } from '../index.ts';
import { ask, askMessage, KEY } from '../testing/ask.ts';
import { generationOf } from '../testing/call.ts';
import { PARIS, TIME_TOOL, WEATHER_TOOL } from '../testing/example-tools.ts';
import { manage } from '../testing/manage.ts';

async function withPreset(body: object, source = 'chat/completions'): Promise<Emulator> {
  const emulator = createEmulator({ seed: 1 });
  const { status } = await manage(emulator, `POST /presets/mine/${source}`, { messages: PARIS, ...body }, KEY);
  expect(status).toBe(200);
  return emulator;
}

describe('a preset', () => {
  test('keeps the settings of a request, and no more; a second one is a new version', async () => {
    const emulator = await withPreset({ model: 'openai/gpt-4o', temperature: 0.5, stream: true, max_tokens: 9 });
    const read = async (path: string) => (await manage(emulator, `GET /presets/mine${path}`, undefined, KEY)).body;
    expect((await read('')).data).toMatchObject({
      slug: 'mine',
      status: 'active',
      designated_version: {
        version: 1,
        config: { model: 'openai/gpt-4o', temperature: 0.5, max_tokens: 9 },
        system_prompt: null,
      },
    });
    const system = [{ type: 'text', text: 'Be brief.' }];
    await manage(
      emulator,
      'POST /presets/mine/messages',
      { model: 'openai/gpt-5', max_tokens: 5, system, messages: PARIS },
      KEY,
    );
    expect((await read('')).data).toMatchObject({
      designated_version: { version: 2, config: { model: 'openai/gpt-5', max_tokens: 5 }, system_prompt: 'Be brief.' },
    });
    expect(await read('/versions')).toMatchObject({ total_count: 2, data: [{ version: 1 }, { version: 2 }] });
    expect((await read('/versions/1')).data).toMatchObject({ version: 1, config: { temperature: 0.5 } });
  });

  test('is listed with the one that changed last first', async () => {
    const emulator = createEmulator();
    for (const slug of ['one', 'two', 'one']) {
      await manage(emulator, `POST /presets/${slug}/responses`, { model: 'openai/gpt-4o', input: 'Hello' }, KEY);
    }
    const { body } = await manage(emulator, 'GET /presets?limit=1', undefined, KEY);
    expect(body).toMatchObject({ total_count: 2, data: [{ slug: 'one' }] });
  });
});

describe('a chat with a preset', () => {
  test.each<[string, { model?: string; preset?: string }]>([
    ['as its model', { model: '@preset/mine' }],
    ['behind a model', { model: 'anthropic/claude-haiku-4.5@preset/mine' }],
    ['by its slug', { preset: 'mine' }],
  ])('is set up by it: %s', async (_name, reference) => {
    const emulator = await withPreset({ model: 'openai/gpt-4o', max_tokens: 3 });
    const answer = await ask(emulator, { ...reference, messages: PARIS });
    const own = reference.model?.startsWith('anthropic/');
    expect(answer.model).toBe(own ? 'anthropic/claude-4.5-haiku-20251001' : 'openai/gpt-4o');
    expect(answer.usage.completion_tokens).toBe(3);
    const { data } = (await manage(emulator, 'GET /presets/mine', undefined, KEY)).body;
    expect(await generationOf(emulator, answer.id)).toMatchObject({ preset_id: data.id });
  });

  test('is set by its own request first', async () => {
    const emulator = await withPreset({ model: 'openai/gpt-4o', max_tokens: 3 });
    const answer = await ask(emulator, { preset: 'mine', model: 'openai/gpt-4.1', max_tokens: 2, messages: PARIS });
    expect(answer).toMatchObject({ model: 'openai/gpt-4.1-2025-04-14', usage: { completion_tokens: 2 } });
  });

  test('has the tools of both', async () => {
    const emulator = await withPreset({ model: 'openai/gpt-4o', tools: [WEATHER_TOOL] });
    const messages = [{ role: 'user', content: 'What are the weather and the time in Paris?' }];
    const { tool_calls } = await askMessage(emulator, { preset: 'mine', tools: [TIME_TOOL], messages });
    expect(new Set(tool_calls?.map((call) => call.function.name))).toEqual(new Set(['get_weather', 'get_time']));
  });

  test('begins with its system prompt', async () => {
    const body = { model: 'openai/gpt-4o', max_tokens: 50, system: 'You are a pirate and speak like one.' };
    const emulator = await withPreset(body, 'messages');
    const plain = await ask(emulator, { model: 'openai/gpt-4o', max_tokens: 50, messages: PARIS });
    const preset = await ask(emulator, { preset: 'mine', messages: PARIS });
    expect(preset.usage.prompt_tokens).toBeGreaterThan(plain.usage.prompt_tokens);
  });

  test('fails with a 404 where there is none', async () => {
    const answer = await ask(createEmulator(), { model: '@preset/none', messages: PARIS });
    expect(answer.error).toMatchObject({ code: 404, message: 'Preset none not found' });
  });
});

describe('messages and responses with a preset', () => {
  const answered = async (emulator: Emulator, path: string, body: object) =>
    (await manage(emulator, `POST ${path}`, body, KEY)).body as unknown as Record<string, unknown>; // shapes of the two APIs

  test.each([
    ['/messages', 'openai/gpt-4o', { usage: { output_tokens: 3 }, stop_reason: 'max_tokens' }],
    ['/responses', 'openai/gpt-4o', { usage: { output_tokens: 3 }, status: 'incomplete' }],
  ])('are set up by it: %s', async (path, model, expected) => {
    const emulator = await withPreset({ model, max_tokens: 3 });
    const said = path === '/messages' ? { messages: PARIS } : { input: 'What is the weather in Paris?' };
    expect(await answered(emulator, path, { model: '@preset/mine', ...said })).toMatchObject({ model, ...expected });
    const other = await answered(emulator, path, { model: 'anthropic/claude-haiku-4.5@preset/mine', ...said });
    expect(other).toMatchObject({ model: 'anthropic/claude-4.5-haiku-20251001', ...expected });
    const { data } = (await manage(emulator, 'GET /presets/mine', undefined, KEY)).body;
    expect(emulator.ledger).toHaveLength(2);
    for (const { generationId } of emulator.ledger) {
      expect(await generationOf(emulator, generationId)).toMatchObject({ preset_id: data.id });
    }
    expect(await answered(emulator, path, { model: '@preset/none', ...said })).toMatchObject({
      error: { message: 'Preset none not found' },
    });
  });

  test.each([
    [
      'messages',
      {
        tools: [{ name: 'get_weather', input_schema: WEATHER_TOOL.function.parameters }],
        tool_choice: { type: 'any' },
      },
    ],
    [
      'responses',
      {
        input: 'Hello',
        tools: [{ type: 'function', name: 'get_weather', parameters: WEATHER_TOOL.function.parameters, strict: null }],
        tool_choice: 'required',
      },
    ],
  ])('share the tools of a preset that was made from %s', async (source, body) => {
    const emulator = await withPreset({ model: 'openai/gpt-4o', ...body }, source);
    const called = expect.arrayContaining([expect.objectContaining({ name: 'get_weather' })]) as unknown;
    const model = '@preset/mine';
    const { tool_calls } = await askMessage(emulator, { model, messages: PARIS });
    expect(tool_calls?.[0]?.function.name).toBe('get_weather');
    expect(await answered(emulator, '/messages', { model, messages: PARIS })).toMatchObject({ content: called });
    expect(await answered(emulator, '/responses', { model, input: 'Weather in Paris?' })).toMatchObject({
      output: called,
    });
  });
});
