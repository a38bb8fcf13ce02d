import { describe, expect, test } from 'vitest';

import { createEmulator } from '../create-emulator.ts';
import { ask, askMessage, askStream, joinChunks, KEY, post } from '../testing/ask.ts';
import { PARIS, WEATHER_TOOL } from '../testing/example-tools.ts';
import type { ScriptStep } from './script-step.ts';

const model = 'anthropic/claude-sonnet-4.5';
const request = { model, messages: PARIS };
const scripted = (...script: ScriptStep[]) => createEmulator({ seed: 1, script });
const say = (content: string) => ({ model, messages: [{ role: 'user', content }] });

describe('a script', () => {
  test('answers the next calls in order, then the emulator behaves', async () => {
    const emulator = createEmulator({ seed: 1 });
    const script = emulator.script([{ text: 'One.' }, { text: 'Two.' }]);
    expect((await askMessage(emulator, request)).content).toBe('One.');
    expect(script.pending).toEqual([{ text: 'Two.' }]);
    expect((await askMessage(emulator, request)).content).toBe('Two.');
    expect(script.pending).toEqual([]);
    expect((await askMessage(emulator, request)).content).toContain('Simulated');
  });

  test('says the same whole and streamed', async () => {
    const step: ScriptStep = {
      reasoning: ['First this.', 'Then that.'],
      text: 'I look it up.',
      toolCalls: [
        { name: 'get_weather', arguments: { city: 'Paris' } },
        { name: 'get_weather', arguments: '{"city":', id: 'call_mine' },
      ],
    };
    const whole = await ask(scripted(step), request);
    const { chunks, done } = await askStream(scripted(step), request);
    expect(done).toBe(true);
    expect(joinChunks(chunks)).toEqual({ ...whole.choices[0]?.message, refusal: null });
    expect(whole.choices[0]).toMatchObject({
      finish_reason: 'tool_calls',
      native_finish_reason: 'tool_use',
      message: {
        content: 'I look it up.',
        reasoning: 'First this.Then that.',
        tool_calls: [
          { id: expect.stringMatching(/^toolu_/), function: { name: 'get_weather', arguments: '{"city":"Paris"}' } },
          { id: 'call_mine', function: { arguments: '{"city":' } },
        ],
      },
    });
    expect(chunks.at(-1)?.usage).toEqual(whole.usage);
  });

  test('decides the deltas of a text', async () => {
    const { chunks } = await askStream(scripted({ text: ['On', 'ce ', 'upon'] }), request);
    const said = chunks.map((chunk) => chunk.choices[0]?.delta.content).filter((content) => content);
    expect(said).toEqual(['On', 'ce ', 'upon']);
  });

  test('writes JSON, refusals and finish reasons', async () => {
    expect((await askMessage(scripted({ text: { answer: 42 } }), request)).content).toBe('{"answer":42}');
    const refused = await ask(scripted({ refusal: 'No.', finishReason: 'content_filter' }), request);
    expect(refused.choices[0]).toMatchObject({
      finish_reason: 'content_filter',
      native_finish_reason: 'refusal',
      message: { content: null, refusal: 'No.' },
    });
    const cut = await ask(scripted({ text: 'Half', finishReason: 'length', nativeFinishReason: 'MAX' }), request);
    expect(cut.choices[0]).toMatchObject({ finish_reason: 'length', native_finish_reason: 'MAX' });
  });

  test('has reasoning that a tool loop has to send back', async () => {
    const emulator = scripted({ reasoning: 'Hm.', toolCalls: [{ name: 'get_weather', arguments: { city: 'Paris' } }] });
    const asked = { ...request, reasoning: { effort: 'low' }, tools: [WEATHER_TOOL] };
    const message = await askMessage(emulator, asked);
    const result = { role: 'tool', tool_call_id: message.tool_calls?.[0]?.id, content: '18 °C' };
    const loop = { ...asked, messages: [...PARIS, message, result] };
    expect((await post(emulator, loop)).status).toBe(200);
    const altered = { ...message, reasoning_details: [{ ...message.reasoning_details?.[0], text: 'Hm?' }] };
    expect((await post(emulator, { ...loop, messages: [...PARIS, altered, result] })).status).toBe(400);
  });

  test('is counted and charged like any other answer', async () => {
    const emulator = scripted({ text: 'One two three.', usage: { promptTokens: 1000, cachedTokens: 400 } });
    const { id, usage } = await ask(emulator, request);
    expect(usage).toMatchObject({ prompt_tokens: 1000, prompt_tokens_details: { cached_tokens: 400 } });
    // $3 and $0.30 per million tokens of the prompt, $15 per million of the answer.
    expect(usage.cost).toBeCloseTo(600 * 3e-6 + 400 * 0.3e-6 + usage.completion_tokens * 15e-6, 12);
    const generation = await emulator.fetch(`https://openrouter.ai/api/v1/generation?id=${id}`, {
      headers: { authorization: `Bearer ${KEY}` },
    });
    expect(await generation.json()).toMatchObject({
      data: { total_cost: usage.cost, tokens_prompt: 1000, native_tokens_cached: 400 },
    });
  });

  test('can say what an answer costs', async () => {
    const emulator = createEmulator({
      keys: [{ key: KEY, limit: 5 }],
      script: [{ text: 'Dear.', usage: { cost: 4.99 } }],
    });
    expect((await ask(emulator, request)).usage).toMatchObject({
      cost: 4.99,
      cost_details: { upstream_inference_cost: 4.99 },
    });
    const key = await emulator.fetch('https://openrouter.ai/api/v1/key', {
      headers: { authorization: `Bearer ${KEY}` },
    });
    expect(await key.json()).toMatchObject({ data: { usage: 4.99 } });
  });

  test('can let things go wrong, in a whole response, in an answer or in what the emulator would say', async () => {
    const emulator = scripted(
      { fault: '503' },
      { text: 'Half a sentence', fault: { kind: 'stream-error', afterDeltas: 1 } },
      { fault: 'empty' },
      { text: 'Good.' },
    );
    expect((await post(emulator, request)).status).toBe(503);
    const broken = await askStream(emulator, request);
    expect(broken.chunks.at(-1)?.error).toMatchObject({ code: 502 });
    expect((await askMessage(emulator, request)).content).toBe('');
    expect((await askMessage(emulator, request)).content).toBe('Good.');
  });

  test('keeps a step for the call that it fits', async () => {
    const emulator = scripted(
      { match: { userMessage: 'weather' }, text: 'Rain.' },
      { match: { model: 'openai/gpt-4o' }, text: 'I am GPT.' },
      { match: { lastMessage: /^bye/i }, text: 'Goodbye.' },
      { match: { systemMessage: ['polite', 'brief'] }, text: 'Certainly.' },
      { match: { toolName: 'get_weather' }, text: 'I have a tool.' },
      { match: { turn: 1 }, text: 'Second turn.' },
    );
    expect((await askMessage(emulator, say('Bye now'))).content).toBe('Goodbye.');
    expect((await askMessage(emulator, { ...say('Hi'), model: 'openai/gpt-4o' })).content).toBe('I am GPT.');
    expect((await askMessage(emulator, say('How is the weather?'))).content).toBe('Rain.');
    const system = { role: 'system', content: 'Be polite and brief.' };
    expect((await askMessage(emulator, { model, messages: [system, ...say('Hi').messages] })).content).toBe(
      'Certainly.',
    );
    expect((await askMessage(emulator, { ...say('Hi'), tools: [WEATHER_TOOL] })).content).toBe('I have a tool.');
    const second = [...say('Hi').messages, { role: 'assistant', content: 'Hello.' }, ...say('Go on').messages];
    expect((await askMessage(emulator, { model, messages: second })).content).toBe('Second turn.');
  });

  test('knows whether a tool has answered', async () => {
    const emulator = scripted(
      { match: { toolResult: 'cancelled' }, text: 'Nothing was booked.' },
      { match: { toolResult: true }, text: 'Booked.' },
    );
    const call = { id: 'call_1', type: 'function', function: { name: 'book', arguments: '{}' } };
    const loop = (content: string) => ({
      model,
      messages: [
        ...say('Book it').messages,
        { role: 'assistant', content: null, tool_calls: [call] },
        { role: 'tool', tool_call_id: 'call_1', content },
      ],
    });
    expect((await askMessage(emulator, loop('done'))).content).toBe('Booked.');
    expect((await askMessage(emulator, loop('cancelled'))).content).toBe('Nothing was booked.');
  });

  test('answers several calls, or all', async () => {
    const emulator = scripted({ text: 'Twice.', times: 2 }, { text: 'Always.', times: 'always' });
    const said: unknown[] = [];
    for (let call = 0; call < 4; call++) said.push((await askMessage(emulator, request)).content);
    expect(said).toEqual(['Twice.', 'Twice.', 'Always.', 'Always.']);
  });

  test('can be taken back', async () => {
    const emulator = createEmulator({ seed: 1 });
    emulator.script({ steps: [{ text: 'Never.' }] }).clear();
    expect((await askMessage(emulator, request)).content).not.toBe('Never.');
  });

  test('is not used up by a request that is refused', async () => {
    const emulator = scripted({ text: 'One.' });
    expect((await post(emulator, { model: 'no/such', messages: PARIS })).status).toBe(400);
    expect((await askMessage(emulator, request)).content).toBe('One.');
  });

  test.each<[unknown, string]>([
    ['hello', 'A script is a list of steps'],
    [[{ say: 'x' }], 'steps.0.say: Unknown member; there are kind, match, times, text'],
    [[{ text: 'x' }, { match: { user: 'x' }, text: 'x' }], 'steps.1.match.user: Unknown member'],
    [[{ times: 2 }], 'steps.0: The step says neither'],
    [[{ text: 'x', times: 0 }], 'steps.0.times: Too small'],
    [[{ toolCalls: [{ name: 'x' }] }], 'steps.0.toolCalls.0.arguments: A tool call needs'],
    [[{ text: 'x', finishReason: 'done' }], 'steps.0.finishReason: Invalid option'],
    [[{ fault: 'oops' }], 'steps.0.fault.kind: Invalid option'],
    [[{ text: 'x', usage: { promptTokens: 3, cachedTokens: 4 } }], 'cannot be more'],
  ])('that is wrong is refused with the place: %j', (script, problem) => {
    // What a JSON file may hold, whatever the types say.
    expect(() => createEmulator({ script: script as ScriptStep[] })).toThrow(problem);
  });
});
