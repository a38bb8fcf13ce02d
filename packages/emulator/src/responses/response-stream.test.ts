import { describe, expect, test } from 'vitest';

import { createEmulator } from '../index.ts';
import { generationOf } from '../testing/call.ts';
import { WEATHER, ask, stream } from '../testing/ask-responses.ts';

describe('streamed responses', () => {
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

  test('break off as faults want, in the form of this API', async () => {
    const error = { message: 'Gone', code: 429, metadata: { error_type: 'rate_limit_exceeded' } };
    const failed = await stream({}, { faults: { kind: 'choice-error', afterDeltas: 2, error } });
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
    const broken = await stream({}, { faults: { kind: 'stream-error', error } });
    expect(broken.events.at(-1)).toMatchObject({
      type: 'error',
      code: 'rate_limit_exceeded',
      message: 'Gone',
      param: null,
    });
    expect(broken.done).toBe(false);
    const whole = await ask({}, createEmulator({ faults: { kind: 'choice-error', error } }));
    expect(whole).toMatchObject({ status: 'failed', error_type: 'rate_limit_exceeded', output: [{ type: 'message' }] });
  });
});
