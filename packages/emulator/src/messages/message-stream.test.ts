import { describe, expect, test } from 'vitest';

import { createEmulator } from '../index.ts';
import { generationOf } from '../testing/call.ts';
import { WEATHER, ask, stream, assemble } from '../testing/ask-messages.ts';

describe('streamed messages', () => {
  test.each([
    { tools: [WEATHER], thinking: { type: 'enabled', budget_tokens: 2000 } },
    { tools: [WEATHER], model: 'openai/gpt-5', thinking: { type: 'adaptive' } },
    { tools: [WEATHER], model: 'google/gemini-2.5-pro', thinking: { type: 'adaptive' } },
    { plugins: [{ id: 'web' }] },
    { max_tokens: 5 },
  ])('stream what they would answer whole: %j', async (body) => {
    const whole = await ask(body, createEmulator({ seed: 1 }));
    const { events, emulator, id } = await stream({ max_tokens: 4096, ...body }, { seed: 1 });
    expect(assemble(events)).toEqual(whole.content);
    expect(events[0]).toMatchObject({
      type: 'message_start',
      message: { content: [], stop_reason: null, usage: { output_tokens: 0 } },
    });
    expect(events[1]).toEqual({ type: 'ping' });
    expect(events.slice(-2)).toMatchObject([
      {
        type: 'message_delta',
        delta: { stop_reason: whole.stop_reason },
        usage: { input_tokens: whole.usage.input_tokens, output_tokens: whole.usage.output_tokens },
      },
      { type: 'message_stop' },
    ]);
    expect(await generationOf(emulator, id)).toMatchObject({ total_cost: whole.usage.cost, streamed: true });
  });

  test('open and close each block once, one after the other', async () => {
    const { events } = await stream({ tools: [WEATHER], thinking: { type: 'adaptive' }, max_tokens: 4096 });
    let open: number | undefined;
    let next = 0;
    for (const { type, index } of events) {
      if (type === 'content_block_start') {
        expect([open, index]).toEqual([undefined, next++]);
        open = index;
      }
      if (type === 'content_block_delta') expect(index).toBe(open);
      if (type === 'content_block_stop') {
        expect(index).toBe(open);
        open = undefined;
      }
    }
    expect(next).toBe(3);
  });

  test('say what a script says, in the pieces that it wants', async () => {
    const { events } = await stream({}, { script: [{ text: ['Scr', 'ip', 'ted'] }] });
    const said = events.filter(({ type }) => type === 'content_block_delta').map(({ delta }) => delta?.text);
    expect(said).toEqual(['Scr', 'ip', 'ted']);
  });

  test('break off as faults want, in the form of this API', async () => {
    const error = { message: 'Gone', code: 529, metadata: { error_type: 'provider_overloaded' } };
    const { events } = await stream({}, { faults: { kind: 'stream-error', afterDeltas: 2, error } });
    expect(events.at(-1)).toEqual({
      type: 'error',
      error: { type: 'overloaded_error', message: 'Gone', error_type: 'provider_overloaded' },
    });
    expect(events.filter(({ type }) => type === 'content_block_delta')).toHaveLength(2);
    const status = createEmulator({ faults: { kind: 'http-error', status: 503 } });
    expect(await ask({}, status)).toMatchObject({ type: 'error', error: { type: 'overloaded_error' } });
    const whole = createEmulator({ faults: { kind: 'error-in-ok', withGenerationId: true } });
    expect(await ask({}, whole)).toMatchObject({ type: 'error', request_id: expect.stringMatching(/^gen-/) });
    expect(await ask({}, createEmulator({ faults: { kind: 'no-choices' } }))).toMatchObject({ content: [] });
  });
});
