import { describe, expect, test } from 'vitest';

import { createEmulator, type EmulatorOptions } from '../index.ts';
import { KEY } from '../testing/ask.ts';
import { call, callError, callJson, generationOf } from '../testing/call.ts';

const MODEL = 'openai/gpt-5';
const WEATHER = {
  type: 'function',
  name: 'get_weather',
  description: 'Get the weather for a city',
  strict: null,
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};
const TIME = { type: 'function', name: 'get_time', description: 'Get the time', parameters: null };
const PARIS = 'What is the weather in Paris?';

type Item = Record<string, unknown> & { type: string };
interface ResponseBody {
  id: string;
  status: string;
  output: Item[];
  incomplete_details: { reason: string } | null;
  error: { code: number | string; message: string } | null;
  usage: Record<string, number> & { cost: number };
  error_type?: string;
}

const ask = (body: Record<string, unknown>, emulator = createEmulator()) =>
  callJson<ResponseBody>(emulator, '/responses', { model: MODEL, input: PARIS, ...body });

const textOf = ({ output }: ResponseBody): string =>
  output
    .filter(({ type }) => type === 'message')
    .flatMap(({ content }) => content as { text?: string }[])
    .map(({ text }) => text ?? '')
    .join('');

interface StreamEvent {
  type: string;
  sequence_number: number;
  output_index?: number;
  item_id?: string;
  item?: Item;
  delta?: string;
  response?: ResponseBody;
}

async function stream(body: Record<string, unknown>, options: EmulatorOptions = {}) {
  const emulator = createEmulator(options);
  const response = await call(emulator, '/responses', { model: MODEL, input: PARIS, ...body, stream: true });
  const lines = (await response.text()).split('\n\n').filter((line) => line.startsWith('data: '));
  const events = lines
    .filter((line) => line.startsWith('data: {'))
    .map((line) => JSON.parse(line.slice(6)) as StreamEvent);
  return { events, done: lines.at(-1) === 'data: [DONE]', emulator, id: response.headers.get('x-generation-id') };
}

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

  const loopOf = (output: readonly Item[]) => [
    { role: 'user', content: [{ type: 'input_text', text: PARIS }] },
    ...output,
    ...output
      .filter(({ type }) => type === 'function_call')
      .map(({ call_id: id }) => ({ type: 'function_call_output', call_id: id, output: '{"temperature":17}' })),
  ];
  const reasonWith = (model: string) => ({
    model,
    tools: [WEATHER],
    reasoning: { effort: 'high' },
    include: ['reasoning.encrypted_content'],
  });

  test.each(['openai/gpt-5', 'anthropic/claude-sonnet-4.5', 'google/gemini-2.5-pro', 'x-ai/grok-4', 'z-ai/glm-4.6'])(
    'carry the reasoning of %s through a tool loop, which is refused without it',
    async (model) => {
      const emulator = createEmulator();
      const first = await ask(reasonWith(model), emulator);
      expect(first.output.map(({ type }) => type)).toEqual(expect.arrayContaining(['reasoning', 'function_call']));
      const second = await ask({ ...reasonWith(model), input: loopOf(first.output) }, emulator);
      expect(textOf(second)).toContain('temperature 17');
      // A client that knows OpenAI's fields only drops the format.
      const bare = first.output.map(({ format: _format, ...item }) => item as Item);
      expect(await ask({ ...reasonWith(model), input: loopOf(bare) }, emulator)).toMatchObject({ status: 'completed' });
      const forgetful = loopOf(first.output.filter(({ type }) => type !== 'reasoning'));
      const answer = await ask({ ...reasonWith(model), input: forgetful }, emulator);
      if (model === 'z-ai/glm-4.6') expect(answer).toMatchObject({ status: 'completed' });
      else expect(answer.error).toMatchObject({ code: 400 });
    },
  );

  test('keep encrypted reasoning to themselves unless it is asked for, and then expect none back', async () => {
    const emulator = createEmulator();
    const body = { tools: [WEATHER], reasoning: { effort: 'high' } };
    const first = await ask(body, emulator);
    expect(JSON.stringify(first.output)).not.toContain('encrypted_content');
    const calls = first.output.filter(({ type }) => type === 'function_call');
    expect(textOf(await ask({ ...body, input: loopOf(calls) }, emulator))).toContain('temperature 17');
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

  test.each([
    {},
    { tools: [WEATHER], reasoning: { effort: 'high' }, include: ['reasoning.encrypted_content'] },
    { tools: [WEATHER], model: 'anthropic/claude-sonnet-4.5', reasoning: { effort: 'high' } },
    { tools: [WEATHER], model: 'google/gemini-2.5-pro', reasoning: { effort: 'high' } },
    { plugins: [{ id: 'web' }] },
    { model: 'google/gemini-2.5-flash-image', modalities: ['image', 'text'] },
    { model: 'openai/gpt-4o', top_logprobs: 2 },
    { max_output_tokens: 4 },
  ])('stream what they would answer whole: %j', async (body) => {
    const options = { seed: 1, clock: () => 1_790_000_000_000 };
    const whole = await ask(body, createEmulator(options));
    const { events, done, emulator, id } = await stream(body, options);
    expect(done).toBe(true);
    expect(events.map((event) => event.sequence_number)).toEqual(events.map((_, at) => at));
    expect(events.slice(0, 2)).toMatchObject([
      { type: 'response.created', response: { status: 'in_progress', output: [], usage: null } },
      { type: 'response.in_progress' },
    ]);
    const last = events.at(-1);
    expect(last?.type).toBe(`response.${whole.status}`);
    expect(last?.response).toEqual(whole);
    const finished = events.filter(({ type }) => type === 'response.output_item.done').map(({ item }) => item);
    expect(finished).toEqual(whole.output);
    expect(await generationOf(emulator, id)).toMatchObject({ total_cost: whole.usage.cost, streamed: true });
  });

  test('tell each item bit by bit under one id', async () => {
    const { events } = await stream({ tools: [WEATHER], reasoning: { effort: 'high' } });
    const added = events.filter(({ type }) => type === 'response.output_item.added');
    expect(added.map(({ output_index: at }) => at)).toEqual(added.map((_, at) => at));
    for (const { item, output_index: at } of added) {
      const own = events.filter((event) => event.item_id === item?.id);
      expect(own.every((event) => event.output_index === at)).toBe(true);
    }
    const deltas = events.filter(({ type }) => type === 'response.function_call_arguments.delta');
    expect(JSON.parse(deltas.map(({ delta }) => delta).join(''))).toEqual({ city: 'Paris' });
    const summary = events.filter(({ type }) => type === 'response.reasoning_summary_text.delta');
    const reasoning = events.find(
      ({ type, item }) => type === 'response.output_item.done' && item?.type === 'reasoning',
    );
    expect(reasoning?.item?.summary).toEqual([
      { type: 'summary_text', text: summary.map(({ delta }) => delta).join('') },
    ]);
  });

  test('say what a script says, in the pieces that it wants', async () => {
    const { events } = await stream({}, { script: [{ text: ['Scr', 'ip', 'ted'] }] });
    const said = events.filter(({ type }) => type === 'response.output_text.delta').map(({ delta }) => delta);
    expect(said).toEqual(['Scr', 'ip', 'ted']);
  });

  test('refuse as models do', async () => {
    const { output } = await ask({}, createEmulator({ fault: { kind: 'refusal', text: 'No.' } }));
    expect(output).toMatchObject([{ type: 'message', content: [{ type: 'refusal', refusal: 'No.' }] }]);
    const { events } = await stream({}, { fault: { kind: 'refusal', text: 'No.' } });
    expect(events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['response.refusal.delta', 'response.refusal.done']),
    );
  });

  test('break off as faults want, in the form of this API', async () => {
    const error = { message: 'Gone', code: 429, metadata: { error_type: 'rate_limit_exceeded' } };
    const failed = await stream({}, { fault: { kind: 'choice-error', afterDeltas: 2, error } });
    expect(failed.events.at(-1)).toMatchObject({
      type: 'response.failed',
      sequence_number: failed.events.length - 1,
      response: {
        status: 'failed',
        error: { code: 'rate_limit_exceeded', message: 'Gone' },
        error_type: 'rate_limit_exceeded',
      },
    });
    expect(failed.events.filter(({ delta }) => delta !== undefined)).toHaveLength(2);
    const broken = await stream({}, { fault: { kind: 'stream-error', error } });
    expect(broken.events.at(-1)).toMatchObject({
      type: 'error',
      code: 'rate_limit_exceeded',
      message: 'Gone',
      param: null,
    });
    expect(broken.done).toBe(false);
    const whole = await ask({}, createEmulator({ fault: { kind: 'choice-error', error } }));
    expect(whole).toMatchObject({ status: 'failed', error_type: 'rate_limit_exceeded', output: [{ type: 'message' }] });
  });

  test.each([
    [{ input: undefined }, 'Input required'],
    [{ model: 'acme/none' }, 'acme/none is not a valid model ID'],
    [{ store: true }, 'store: OpenRouter stores no responses'],
    [{ previous_response_id: 'resp_1' }, 'previous_response_id: OpenRouter stores no responses'],
    [{ background: true }, 'does not simulate background'],
    [{ include: ['everything'] }, 'include: Invalid option'],
    [{ max_output_tokens: 0 }, 'max_output_tokens: Too small'],
    [{ input: [{ role: 'tool', content: 'a' }] }, 'input.0.role'],
    [{ input: [{ role: 'user', content: [{ type: 'text', text: 'a' }] }] }, 'input.0.content.0.type'],
    [
      { input: [{ type: 'function_call_output', call_id: 'x', output: '' }] },
      'No tool call found for function call output',
    ],
    [
      { input: [{ type: 'function_call', call_id: 'x', name: 'a', arguments: '{}' }] },
      'No tool output found for function call x',
    ],
    [{ input: [{ type: 'mystery' }] }, 'does not know input items of type "mystery"'],
    [{ tools: [{ type: 'function' }] }, 'tools.0.name'],
    [{ tools: [WEATHER], tool_choice: { type: 'function', name: 'other' } }, 'not among the offered tools'],
    [{ text: { format: { type: 'json_schema', schema: {} } } }, 'text.format.name'],
    [{ reasoning: { effort: 'some' } }, 'reasoning.effort'],
    [{ provider: { ordre: [] } }, 'Unrecognized key'],
  ])('%j is a 400', async (body, message) => {
    const said = await callError(createEmulator(), '/responses', { model: MODEL, input: PARIS, ...body });
    expect(said).toMatch(/^400 /);
    expect(said).toContain(message);
  });
});
