import { describe, expect, test } from 'vitest';

import { createEmulator, type Emulator } from '../../create-emulator.ts';
import type { EmulatorOptions } from '../../emulator-options.ts';
import { ask, askError, askMessage, askStream, joinChunks, post, type AnswerMessage } from '../../testing/ask.ts';
import { PARIS, WEATHER_TOOL } from '../../testing/example-tools.ts';
import type { ReasoningDetail } from './reasoning-detail.ts';

const SIGNED = ['anthropic/claude-sonnet-4.5', 'openai/gpt-5', 'google/gemini-3-flash-preview', 'x-ai/grok-4'];

const loop = (model: string, effort = 'low') => ({
  model,
  messages: PARIS,
  tools: [WEATHER_TOOL],
  reasoning: { effort },
});

function secondTurn(
  model: string,
  message: AnswerMessage,
  details: readonly ReasoningDetail[] | undefined,
  effort = 'low',
) {
  const { role, content, tool_calls: calls } = message;
  const assistant = { role, content, tool_calls: calls, ...(details && { reasoning_details: details }) };
  const results = (calls ?? []).map((call) => ({ role: 'tool', tool_call_id: call.id, content: '{"temperature":21}' }));
  return { ...loop(model, effort), messages: [...PARIS, assistant, ...results] };
}

/** Another text of the same length. */
function spoil(text: string): string {
  return (text.startsWith('x') ? 'y' : 'x') + text.slice(1);
}

describe('reasoning', () => {
  test('of Anthropic is signed text, and the signature comes in a delta of its own', async () => {
    const request = { model: 'anthropic/claude-sonnet-4.5', messages: PARIS, reasoning: { max_tokens: 2000 } };
    const message = await askMessage(createEmulator(), request);
    expect(message.reasoning_details).toEqual([
      {
        type: 'reasoning.text',
        text: message.reasoning,
        signature: expect.any(String),
        format: 'anthropic-claude-v1',
        index: 0,
      },
    ]);
    const { chunks } = await askStream(createEmulator(), request);
    const details = chunks.flatMap((chunk) => chunk.choices.flatMap((choice) => choice.delta.reasoning_details ?? []));
    const sealed = details.filter((detail) => detail.signature);
    expect(sealed).toHaveLength(1);
    expect(sealed[0]).not.toHaveProperty('text');
    expect(details.at(-1)).toBe(sealed[0]);
  });

  test('of Anthropic has two signed blocks when it thinks hard before tools', async () => {
    const message = await askMessage(createEmulator(), loop('anthropic/claude-sonnet-4.5', 'high'));
    expect(message.reasoning_details).toMatchObject([{ index: 0 }, { index: 1 }]);
    expect(new Set(message.reasoning_details?.map((detail) => detail.signature)).size).toBe(2);
  });

  test('of OpenAI is a summary and an encrypted part, both with index 0', async () => {
    const message = await askMessage(createEmulator(), {
      model: 'openai/gpt-5',
      messages: PARIS,
      reasoning_effort: 'low',
    });
    expect(message.reasoning_details).toEqual([
      { type: 'reasoning.summary', summary: message.reasoning, format: 'openai-responses-v1', index: 0 },
      {
        type: 'reasoning.encrypted',
        data: expect.any(String),
        id: expect.stringMatching(/^rs_/),
        format: 'openai-responses-v1',
        index: 0,
      },
    ]);
  });

  test('of OpenAI is only encrypted when nobody asked for it', async () => {
    const message = await askMessage(createEmulator(), { model: 'openai/gpt-5', messages: PARIS });
    expect(message.reasoning).toBeNull();
    expect(message.reasoning_details).toMatchObject([{ type: 'reasoning.encrypted' }]);
  });

  test('of Gemini has an encrypted part with the id of the tool call, in the same delta', async () => {
    const { chunks } = await askStream(createEmulator(), loop('google/gemini-3-flash-preview'));
    const tied = chunks.find((chunk) => chunk.choices[0]?.delta.tool_calls);
    const delta = tied?.choices[0]?.delta;
    expect(delta?.reasoning_details).toMatchObject([
      { type: 'reasoning.encrypted', format: 'google-gemini-v1', id: delta?.tool_calls?.[0]?.id },
    ]);
  });

  test('of open models is plain text of unknown format', async () => {
    const message = await askMessage(createEmulator(), { model: 'deepseek/deepseek-r1', messages: PARIS });
    expect(message.reasoning_details).toEqual([
      { type: 'reasoning.text', text: message.reasoning, format: 'unknown', index: 0 },
    ]);
  });

  test('is counted but not shown when excluded', async () => {
    const body = await ask(createEmulator(), {
      model: 'anthropic/claude-sonnet-4.5',
      messages: PARIS,
      reasoning: { effort: 'low', exclude: true },
    });
    expect(body.choices[0]?.message.reasoning).toBeNull();
    expect(body.choices[0]?.message).not.toHaveProperty('reasoning_details');
    expect(body.usage.completion_tokens_details.reasoning_tokens).toBeGreaterThan(0);
  });

  test('is not begun by a wish to hide it', async () => {
    const request = { model: 'anthropic/claude-sonnet-4.5', messages: PARIS, reasoning: { exclude: true } };
    const body = await ask(createEmulator(), request);
    expect(body.usage.completion_tokens_details.reasoning_tokens).toBe(0);
  });

  test.each([{}, { reasoning: { effort: 'none' } }, { reasoning: { enabled: false } }, { reasoning_effort: 'none' }])(
    'is absent when %j',
    async (options) => {
      const body = await ask(createEmulator(), { model: 'anthropic/claude-sonnet-4.5', messages: PARIS, ...options });
      expect(body.choices[0]?.message.reasoning).toBeNull();
      expect(body.usage.completion_tokens_details.reasoning_tokens).toBe(0);
    },
  );

  test('cannot be switched off where it is mandatory', async () => {
    const error = await askError(createEmulator(), {
      model: 'openai/o3',
      messages: PARIS,
      reasoning: { effort: 'none' },
    });
    expect(error).toMatchObject({ status: 400, message: 'Provider returned error' });
    expect(error.raw).toContain("'none' is not supported");
  });

  test('that uses up the tokens leaves no text and no signature', async () => {
    const body = await ask(createEmulator(), {
      model: 'anthropic/claude-sonnet-4.5',
      messages: PARIS,
      reasoning: { effort: 'high' },
      max_tokens: 4,
    });
    expect(body.choices[0]).toMatchObject({ finish_reason: 'length', message: { content: '' } });
    expect(body.choices[0]?.message.reasoning_details?.[0]).not.toHaveProperty('signature');
  });
});

describe('a tool loop with reasoning', () => {
  test.each(SIGNED)('of %s goes on when the details come back unchanged, from a whole answer', async (model) => {
    const emulator = createEmulator();
    const first = await askMessage(emulator, loop(model, 'high'));
    const second = await askMessage(emulator, secondTurn(model, first, first.reasoning_details, 'high'));
    expect(second.tool_calls).toBeUndefined();
    expect(second.content).toContain('temperature 21');
  });

  test.each(SIGNED)('of %s goes on when the details come back unchanged, from a stream', async (model) => {
    const emulator = createEmulator();
    const first = joinChunks((await askStream(emulator, loop(model, 'high'))).chunks);
    const second = await askMessage(emulator, secondTurn(model, first, first.reasoning_details, 'high'));
    expect(second.content).toContain('temperature 21');
  });

  async function refusalOf(
    model: string,
    change: (details: ReasoningDetail[]) => ReasoningDetail[] | undefined,
    forget = false,
    options: EmulatorOptions = {},
  ) {
    const emulator: Emulator = createEmulator(options);
    const first = await askMessage(emulator, loop(model, 'high'));
    const changed = change(structuredClone(first.reasoning_details ?? []));
    return askError(forget ? createEmulator(options) : emulator, secondTurn(model, first, changed, 'high'));
  }

  test.each(SIGNED)('of %s is refused when the details are missing and the option is strict', async (model) => {
    const error = await refusalOf(model, () => undefined, false, { verifyReasoning: 'strict' });
    expect(error).toMatchObject({ status: 400, message: 'Provider returned error' });
    expect(error.raw).toContain('invalid_request_error');
  });

  test.each([
    ['anthropic/claude-sonnet-4.5', 400],
    ['google/gemini-3-flash-preview', 400],
    ['google/gemini-2.5-pro', 200],
    ['openai/gpt-5', 200],
    ['x-ai/grok-4', 200],
  ])('of %s without any details answers %d, as its upstream does', async (model, status) => {
    expect((await refusalOf(model, () => undefined)).status).toBe(status);
  });

  test.each(['openai/gpt-5', 'google/gemini-3-flash-preview', 'google/gemini-2.5-pro', 'x-ai/grok-4'])(
    'of %s goes on without the parts that nothing seals, unless the option is strict',
    async (model) => {
      const sealed = (details: ReasoningDetail[]) => details.filter(({ type }) => type === 'reasoning.encrypted');
      expect((await refusalOf(model, sealed)).status).toBe(200);
      expect((await refusalOf(model, sealed, false, { verifyReasoning: 'strict' })).status).toBe(400);
      const readable = (details: ReasoningDetail[]) => details.filter(({ type }) => type !== 'reasoning.encrypted');
      expect((await refusalOf(model, readable)).status).toBe(400);
      const altered = (details: ReasoningDetail[]) =>
        details.map((detail) => (detail.type === 'reasoning.encrypted' ? detail : { ...detail, text: 'Hm.' }));
      expect((await refusalOf(model, altered)).status).toBe(400);
      expect((await refusalOf(model, (details) => details.toReversed())).status).toBe(400);
    },
  );

  test.each(SIGNED)('of %s is refused when what seals them was changed', async (model) => {
    const error = await refusalOf(model, (details) =>
      details.map((detail) => ({
        ...detail,
        ...(detail.signature && { signature: spoil(detail.signature) }),
        ...(detail.data && { data: spoil(detail.data) }),
      })),
    );
    expect(error.status).toBe(400);
  });

  test('is refused when the blocks come back in another order', async () => {
    const error = await refusalOf('anthropic/claude-sonnet-4.5', (details) => details.toReversed());
    expect(error.raw).toContain('Invalid `signature`');
  });

  test('is refused when the text was changed', async () => {
    const error = await refusalOf('anthropic/claude-sonnet-4.5', (details) =>
      details.map((detail) => ({ ...detail, text: 'Hm.' })),
    );
    expect(error.raw).toContain('Invalid `signature`');
  });

  test('is refused by an emulator that did not issue the details, if they were changed', async () => {
    const changed = (details: ReasoningDetail[]) => details.map((detail) => ({ ...detail, text: 'Hm.' }));
    expect((await refusalOf('anthropic/claude-sonnet-4.5', changed, true)).status).toBe(400);
    expect((await refusalOf('anthropic/claude-sonnet-4.5', (details) => details.toReversed(), true)).status).toBe(400);
    expect((await refusalOf('anthropic/claude-sonnet-4.5', (details) => details, true)).status).toBe(200);
    expect((await refusalOf('openai/gpt-5', (details) => details, true)).status).toBe(200);
  });

  test.each([
    ['openai/gpt-5', 200],
    ['z-ai/glm-4.6', 200],
    ['google/gemini-3-flash-preview', 400],
  ])('that goes on with a model of another family, %s, is one without details there: %d', async (other, status) => {
    const emulator = createEmulator();
    const first = await askMessage(emulator, loop('anthropic/claude-sonnet-4.5', 'high'));
    const next = secondTurn(other, first, first.reasoning_details, 'high');
    expect((await post(emulator, next)).status).toBe(status);
  });

  test('goes on without details when the first turn did not reason, or kept it to itself', async () => {
    const emulator = createEmulator();
    const model = 'anthropic/claude-sonnet-4.5';
    for (const reasoning of [{ effort: 'none' }, { effort: 'low', exclude: true }]) {
      const first = await askMessage(emulator, { ...loop(model), reasoning });
      expect((await askMessage(emulator, secondTurn(model, first, undefined))).content).toContain('temperature 21');
    }
  });

  const unsigned = { type: 'reasoning.text', text: 'Hm', format: 'anthropic-claude-v1', index: 0 };
  test.each([
    ['anthropic/claude-sonnet-4.5', { reasoning: 'Hm' }, 400],
    ['anthropic/claude-sonnet-4.5', { reasoning_details: [unsigned] }, 400],
    [
      'anthropic/claude-sonnet-4.5',
      { reasoning: 'Hm', reasoning_details: [{ ...unsigned, format: 'google-gemini-v1' }] },
      200,
    ],
    ['openai/gpt-5', { reasoning: 'Hm' }, 200],
    ['openai/gpt-5', { reasoning_details: [unsigned] }, 200],
  ])('without a signature is refused by Anthropic in any turn: %s %o', async (model, said, status) => {
    const messages = [
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: 'Yes?', ...said },
      { role: 'user', content: 'Go on' },
    ];
    const request = { model, messages, reasoning: { effort: 'low' } };
    const answer = await post(createEmulator(), request);
    expect(answer.status).toBe(status);
    if (status === 400) expect(await answer.text()).toContain('Invalid `signature`');
    expect((await post(createEmulator({ verifyReasoning: false }), request)).status).toBe(200);
  });

  test('is not looked at when the option says so', async () => {
    const emulator = createEmulator({ verifyReasoning: false });
    const first = await askMessage(emulator, loop('anthropic/claude-sonnet-4.5'));
    const second = await askMessage(emulator, secondTurn('anthropic/claude-sonnet-4.5', first, undefined));
    expect(second.content).toContain('temperature 21');
  });
});
