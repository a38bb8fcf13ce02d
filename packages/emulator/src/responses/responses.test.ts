import { describe, expect, test } from 'vitest';

import { createEmulator } from '../index.ts';
import { KEY } from '../testing/ask.ts';
import { call, callJson, generationOf } from '../testing/call.ts';
import { MODEL, WEATHER, TIME, PARIS, ask, textOf, stream } from '../testing/ask-responses.ts';

describe('responses', () => {
  test('answer with a message, and what they cost stands in /generation', async () => {
    const emulator = createEmulator();
    const response = await ask({ instructions: 'Be brief.', metadata: { a: 'b' } }, emulator);
    expect(response).toMatchObject({
      object: 'response',
      status: 'completed',
      instructions: 'Be brief.',
      metadata: { a: 'b' },
      store: false,
      error: null,
    });
    expect(textOf(response)).toContain('Paris');
    expect(await generationOf(emulator, response.id)).toMatchObject({
      total_cost: response.usage.cost,
      tokens_completion: response.usage.output_tokens,
    });
  });

  test('heed the filters of a web search, be they null or not', async () => {
    const search = async (filters: object) =>
      JSON.stringify(await ask({ tools: [{ type: 'web_search', filters, user_location: null }] }));
    expect(await search({ allowed_domains: ['docs.test'], blocked_domains: null })).toContain('https://docs.test/');
    expect(await search({ allowed_domains: null })).toContain('https://example.com/');
    expect(await search({ blocked_domains: ['example.com'] })).not.toContain('https://example.com/');
  });

  test('count and cost what the same chat request does', async () => {
    const chat = await callJson<{ usage: { prompt_tokens: number; completion_tokens: number; cost: number } }>(
      createEmulator(),
      '/chat/completions',
      {
        model: MODEL,
        messages: [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: PARIS },
        ],
      },
    );
    const { usage } = await ask({ instructions: 'Be brief.' });
    expect(usage).toMatchObject({
      input_tokens: chat.usage.prompt_tokens,
      output_tokens: chat.usage.completion_tokens,
      cost: chat.usage.cost,
    });
  });

  test('heed tool_choice and parallel_tool_calls', async () => {
    const called = async (body: Record<string, unknown>) =>
      (await ask({ tools: [WEATHER, TIME], ...body })).output
        .filter(({ type }) => type === 'function_call')
        .map(({ name }) => name);
    const both = { input: 'What are the weather and the time in Paris?' };
    expect(await called(both)).toEqual(['get_weather', 'get_time']);
    expect(await called({ ...both, parallel_tool_calls: false })).toHaveLength(1);
    expect(await called({ ...both, tool_choice: 'none' })).toEqual([]);
    expect(await called({ input: 'Hello', tool_choice: 'required' })).toHaveLength(1);
    expect(await called({ tool_choice: { type: 'function', name: 'get_time' } })).toEqual(['get_time']);
    const allowed = { type: 'allowed_tools', mode: 'required', tools: [{ type: 'function', name: 'get_time' }] };
    expect(await called({ tool_choice: allowed })).toEqual(['get_time']);
  });

  test('end early where they are told to', async () => {
    expect(await ask({ max_output_tokens: 3 })).toMatchObject({
      status: 'incomplete',
      incomplete_details: { reason: 'max_output_tokens' },
      completed_at: null,
    });
  });

  test('are incomplete, and no error, where the request is too long for the model', async () => {
    const tooLong = { max_output_tokens: 100_000_000 };
    const incomplete = { status: 'incomplete', output: [], usage: null };
    expect(await ask(tooLong)).toMatchObject(incomplete);
    const { events, done } = await stream(tooLong);
    expect(events.map(({ type }) => type)).toEqual(['response.created', 'response.in_progress', 'response.incomplete']);
    expect(events.at(-1)?.response).toMatchObject(incomplete);
    expect(done).toBe(true);
  });

  test('tell how they were routed where that is asked', async () => {
    const headers = { authorization: `Bearer ${KEY}`, 'x-openrouter-metadata': 'enabled' };
    const request = { model: MODEL, input: PARIS };
    const told = { openrouter_metadata: { requested: MODEL, attempt: 1 } };
    expect(await callJson(createEmulator(), '/responses', request, { headers })).toMatchObject(told);
    const text = await (await call(createEmulator(), '/responses', { ...request, stream: true }, { headers })).text();
    const completed = text.split('\n').find((line) => line.includes('"response.completed"')) ?? '';
    expect(JSON.parse(completed.slice(6))).toMatchObject({ response: told });
  });

  test('satisfy a schema', async () => {
    const format = { type: 'json_schema', name: 'place', schema: WEATHER.parameters };
    expect(JSON.parse(textOf(await ask({ text: { format } })))).toEqual({ city: 'Paris' });
  });

  test('take images, files, sound and video', async () => {
    const content = [
      { type: 'input_text', text: 'What is this?' },
      { type: 'input_image', detail: 'auto', image_url: 'data:image/png;base64,AAAA' },
      { type: 'input_file', filename: 'a.pdf', file_data: 'data:application/pdf;base64,AAAA' },
      { type: 'input_audio', input_audio: { data: 'AAAA', format: 'wav' } },
      { type: 'input_video', video_url: 'https://example.com/a.mp4' },
    ];
    const response = await ask({ model: 'google/gemini-2.5-pro', input: [{ role: 'user', content }] });
    expect(textOf(response)).toContain('1 image and 1 audio clip and 1 video and 1 file');
  });

  test('draw pictures', async () => {
    const { output } = await ask({ model: 'google/gemini-2.5-flash-image', modalities: ['image', 'text'] });
    expect(output.find(({ type }) => type === 'image_generation_call')).toMatchObject({
      status: 'completed',
      result: expect.stringMatching(/^iVBOR/),
    });
  });

  test('cache up to a breakpoint', async () => {
    const emulator = createEmulator();
    const part = {
      type: 'input_text',
      text: 'Much to know. '.repeat(50),
      prompt_cache_breakpoint: { mode: 'explicit' },
    };
    const body = {
      model: 'anthropic/claude-sonnet-4.5',
      input: [
        { role: 'user', content: [part] },
        { role: 'user', content: PARIS },
      ],
    };
    const first = await ask(body, emulator);
    const second = await ask(body, emulator);
    expect(first.usage.input_tokens_details).toMatchObject({
      cached_tokens: 0,
      cache_write_tokens: expect.any(Number),
    });
    expect(second.usage.input_tokens_details).toMatchObject({ cache_write_tokens: 0 });
    expect(second.usage.cost).toBeLessThan(first.usage.cost);
  });

  test('refuse as models do', async () => {
    const { output } = await ask({}, createEmulator({ faults: { kind: 'refusal', text: 'No.' } }));
    expect(output).toMatchObject([{ type: 'message', content: [{ type: 'refusal', refusal: 'No.' }] }]);
    const { events } = await stream({}, { faults: { kind: 'refusal', text: 'No.' } });
    expect(events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['response.refusal.delta', 'response.refusal.done']),
    );
  });
});
