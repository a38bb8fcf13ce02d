import { describe, expect, test } from 'vitest';

import { createEmulator } from '../index.ts';
import { WEATHER, TIME, PARIS, type Block, ask } from '../testing/ask-messages.ts';

describe('messages with thinking', () => {
  test('call tools and run a loop with thinking that comes back unchanged', async () => {
    const emulator = createEmulator();
    const body = { tools: [WEATHER, TIME], thinking: { type: 'enabled', budget_tokens: 1024 } };
    const first = await ask(body, emulator);
    expect(first.stop_reason).toBe('tool_use');
    expect(first.content.map(({ type }) => type)).toEqual(['thinking', 'text', 'tool_use']);
    const use = first.content[2];
    expect(use).toMatchObject({ name: 'get_weather', input: { city: 'Paris' } });
    const result = {
      type: 'tool_result',
      tool_use_id: use?.id,
      content: [{ type: 'text', text: '{"temperature":17}' }],
    };
    const loop = (content: Block[]) => [...PARIS, { role: 'assistant', content }, { role: 'user', content: [result] }];
    const second = await ask({ ...body, messages: loop(first.content) }, emulator);
    expect(second.content.at(-1)).toMatchObject({ type: 'text', text: expect.stringContaining('temperature 17') });

    const altered = first.content.map((block) =>
      block.type === 'thinking' ? { ...block, thinking: 'Other.' } : block,
    );
    const refused = await ask({ ...body, messages: loop(altered) }, emulator);
    expect(refused).toMatchObject({ type: 'error', error: { type: 'invalid_request_error' }, request_id: null });
    expect(refused.metadata?.raw).toContain('Invalid `signature`');
    const missing = await ask({ ...body, messages: loop(first.content.slice(1)) }, emulator);
    expect(missing.metadata?.raw).toContain('Expected `thinking`');
  });

  const reasonWith = (model: string) => ({
    model,
    tools: [WEATHER],
    thinking: { type: 'adaptive' },
    output_config: { effort: 'high' },
  });

  const answered = (content: readonly Block[]) => [
    ...PARIS,
    { role: 'assistant', content },
    {
      role: 'user',
      content: [
        {
          type: 'tool_result',
          tool_use_id: content.find(({ type }) => type === 'tool_use')?.id,
          content: '17 degrees',
        },
      ],
    },
  ];

  test.each(['openai/gpt-5', 'google/gemini-2.5-pro', 'x-ai/grok-4', 'z-ai/glm-4.6'])(
    'carry the reasoning of %s through a tool loop',
    async (model) => {
      const emulator = createEmulator();
      const { content } = await ask(reasonWith(model), emulator);
      expect(content.map(({ type }) => type)).toContain('thinking');
      expect(await ask({ ...reasonWith(model), messages: answered(content) }, emulator)).toMatchObject({
        type: 'message',
        stop_reason: 'end_turn',
      });
    },
  );

  test.each(['openai/gpt-5', 'google/gemini-2.5-pro', 'x-ai/grok-4'])(
    'are refused where the sealed reasoning of %s does not come back',
    async (model) => {
      const emulator = createEmulator();
      const { content } = await ask(reasonWith(model), emulator);
      const kept = content.filter(({ type }) => type !== 'redacted_thinking');
      expect(kept).toHaveLength(content.length - 1);
      expect(await ask({ ...reasonWith(model), messages: answered(kept) }, emulator)).toMatchObject({ type: 'error' });
    },
  );

  test('omit the text of thinking, not its signature', async () => {
    const emulator = createEmulator();
    const body = { tools: [WEATHER], thinking: { type: 'adaptive', display: 'omitted' } };
    const first = await ask(body, emulator);
    expect(first.content[0]).toMatchObject({
      type: 'thinking',
      thinking: '',
      signature: expect.stringMatching(/.{20}/),
    });
    const result = { type: 'tool_result', tool_use_id: first.content.at(-1)?.id, content: 'sunny' };
    const messages = [...PARIS, { role: 'assistant', content: first.content }, { role: 'user', content: [result] }];
    expect(await ask({ ...body, messages }, emulator)).toMatchObject({ stop_reason: 'end_turn' });
  });
});
