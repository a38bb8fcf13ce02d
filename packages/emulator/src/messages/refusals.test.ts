import { describe, expect, test } from 'vitest';

import { createEmulator } from '../index.ts';
import { call } from '../testing/call.ts';
import { CLAUDE, WEATHER, PARIS, ask } from '../testing/ask-messages.ts';

const block = (own: object) => ({ messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi', ...own }] }] });

describe('bad requests for messages', () => {
  test.each([
    [{ model: undefined }, 'model: Invalid input'],
    [{ model: 'acme/none' }, 'acme/none is not a valid model ID'],
    [{ messages: undefined }, 'messages: Invalid input'],
    [{ messages: [] }, 'at least one message'],
    [{ messages: [{ role: 'tool', content: 'a' }] }, 'messages.0.role'],
    [{ messages: [{ role: 'user', content: [{ type: 'poem' }] }] }, 'messages.0.content.0.type'],
    [
      { messages: [{ role: 'user', content: [{ type: 'tool_result', tool_use_id: 'x' }] }] },
      'unexpected `tool_use_id`',
    ],
    [
      {
        messages: [
          ...PARIS,
          { role: 'assistant', content: [{ type: 'tool_use', id: 'x', name: 'y', input: {} }] },
          ...PARIS,
        ],
      },
      '`tool_use` ids were found without',
    ],
    [{ thinking: { type: 'enabled', budget_tokens: 10 } }, 'thinking.budget_tokens: Too small'],
    [{ thinking: { type: 'enabled', budget_tokens: 2000 }, max_tokens: 2000 }, '`max_tokens` must be greater'],
    [{ tools: [{ name: 'a' }] }, 'tools.0.input_schema'],
    [{ tools: [WEATHER], tool_choice: { type: 'tool', name: 'other' } }, 'not among the offered tools'],
    [{ fallbacks: [{ model: 'openai/gpt-4o' }], models: ['openai/gpt-4o'] }, 'cannot be combined'],
    [{ fallbacks: [{ model: 'openai/gpt-4o', system: 'x' }] }, 'fallbacks.0: Unrecognized key'],
    [{ provider: { ordre: [] } }, 'Unrecognized key'],
    [{ metadata: { user_id: 7 } }, 'metadata.user_id: Invalid input: expected string'],
    [{ output_config: { task_budget: { type: 'tokens', total: 10 } } }, 'output_config.task_budget.total: Too small'],
    [block({ citations: [{ type: 'char_location' }] }), 'messages.0.content.0.citations.0.cited_text: Invalid input'],
    [block({ cache_control: null }), 'messages.0.content.0.cache_control: Invalid input: expected object'],
    [block({ type: 'image', source: { type: 'base64', data: 'AAAA', media_type: 'image/bmp' } }), 'source.media_type'],
    [block({ type: 'document', source: { type: 'url', url: 'https://a.b' }, title: 7 }), 'messages.0.content.0.title'],
    [{ tools: [{ ...WEATHER, input_schema: { required: 'city' } }] }, 'tools.0.input_schema.required: Invalid input'],
    [{ tools: [WEATHER], tool_choice: { type: 'auto', disable_parallel_tool_use: 1 } }, 'disable_parallel_tool_use'],
  ])('%j is a 400 in the form of this API', async (body, message) => {
    const refused = await ask(body);
    expect(refused).toMatchObject({ type: 'error', error: { type: 'invalid_request_error' }, request_id: null });
    expect(refused.error?.message).toContain(message);
  });

  test('are none for what Anthropic takes as null', async () => {
    const search = { type: 'web_search_20250305', name: 'web_search', max_uses: null, allowed_domains: null };
    const body = { tools: [search], metadata: { user_id: null }, output_config: { effort: null, task_budget: null } };
    expect(await ask(body)).toMatchObject({ type: 'message' });
  });

  test('tell what is wrong with a key in the form of this API', async () => {
    const emulator = createEmulator();
    const send = async (key: string) =>
      (
        await call(
          emulator,
          '/messages',
          { model: CLAUDE, messages: PARIS },
          { headers: { authorization: `Bearer ${key}` } },
        )
      ).json();
    expect(await send('none')).toMatchObject({ type: 'error', error: { type: 'authentication_error' } });
    expect(await send('sk-or-broke-1')).toMatchObject({ type: 'error', error: { type: 'billing_error' } });
  });
});
