import { describe, expect, test } from 'vitest';

import { createEmulator } from '../index.ts';
import { WEATHER, PARIS, type Item, ask, textOf } from '../testing/ask-responses.ts';

describe('responses with reasoning', () => {
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
    'carry the reasoning of %s through a tool loop, which is refused without it by Anthropic, or where the option is strict',
    async (model) => {
      const emulator = createEmulator();
      const strict = createEmulator({ verifyReasoning: 'strict' });
      const first = await ask(reasonWith(model), emulator);
      expect(first.output.map(({ type }) => type)).toEqual(expect.arrayContaining(['reasoning', 'function_call']));
      const second = await ask({ ...reasonWith(model), input: loopOf(first.output) }, emulator);
      expect(textOf(second)).toContain('temperature 17');
      // A client that knows OpenAI's fields only drops the format.
      const bare = first.output.map(({ format: _format, ...item }) => item as Item);
      expect(await ask({ ...reasonWith(model), input: loopOf(bare) }, emulator)).toMatchObject({ status: 'completed' });
      for (const [own, refusing] of [
        [emulator, /^anthropic/],
        [strict, /^(?!z-ai)/],
      ] as const) {
        const { output } = await ask(reasonWith(model), own);
        const forgetful = loopOf(output.filter(({ type }) => type !== 'reasoning'));
        const answer = await ask({ ...reasonWith(model), input: forgetful }, own);
        if (refusing.test(model)) expect(answer.error).toMatchObject({ code: 400 });
        else expect(answer).toMatchObject({ status: 'completed' });
      }
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
});
