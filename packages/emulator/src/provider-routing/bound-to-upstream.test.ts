import { describe, expect, test } from 'vitest';

import { createEmulator } from '../create-emulator.ts';
import { ask, askMessage, KEY, post } from '../testing/ask.ts';
import { PARIS, WEATHER_TOOL } from '../testing/example-tools.ts';

const model = 'anthropic/claude-sonnet-4.5';
const LONG = 'Rules of the house. '.repeat(400);
const cached = {
  model,
  messages: [
    { role: 'system', content: [{ type: 'text', text: LONG, cache_control: { type: 'ephemeral' } }] },
    { role: 'user', content: 'Which rules are there?' },
  ],
};
const readTokens = (answer: Awaited<ReturnType<typeof ask>>): number =>
  answer.usage.prompt_tokens_details.cached_tokens;

describe('the prompt cache', () => {
  test('is that of one upstream', async () => {
    const emulator = createEmulator();
    const first = await ask(emulator, cached);
    expect(first.usage.prompt_tokens_details.cache_write_tokens).toBeGreaterThan(1000);
    expect(readTokens(await ask(emulator, cached))).toBeGreaterThan(1000);
    const elsewhere = await ask(emulator, { ...cached, provider: { only: ['amazon-bedrock'] } });
    expect(elsewhere.provider).toBe('Amazon Bedrock');
    expect(readTokens(elsewhere)).toBe(0);
  });

  test('keeps a conversation at its upstream for ten minutes', async () => {
    let now = 0;
    const emulator = createEmulator({ clock: () => now, upstreams: { Anthropic: 'down' } });
    expect((await ask(emulator, cached)).provider).toBe('Amazon Bedrock');
    delete emulator.upstreams.Anthropic;
    const second = await ask(emulator, cached);
    expect(second.provider).toBe('Amazon Bedrock');
    expect(readTokens(second)).toBeGreaterThan(1000);
    now += 10 * 60_000 + 1;
    expect((await ask(emulator, cached)).provider).toBe('Anthropic');
  });
});

describe('a session', () => {
  test.each([
    ['session_id', { session_id: 'mine' }],
    ['prompt_cache_key', { prompt_cache_key: 'mine' }],
  ])('stays at its upstream: %s', async (_, session) => {
    const emulator = createEmulator({ upstreams: { Anthropic: 'down' } });
    const request = { model, messages: PARIS, ...session };
    expect((await ask(emulator, request)).provider).toBe('Amazon Bedrock');
    delete emulator.upstreams.Anthropic;
    expect((await ask(emulator, request)).provider).toBe('Amazon Bedrock');
    expect((await ask(emulator, { model, messages: PARIS })).provider).toBe('Anthropic');
    expect((await ask(emulator, { ...request, provider: { order: ['anthropic'] } })).provider).toBe('Anthropic');
  });

  test('can be named in a header', async () => {
    const emulator = createEmulator({ upstreams: { Anthropic: 'down' } });
    const headers = { authorization: `Bearer ${KEY}`, 'x-session-id': 'mine' };
    await post(emulator, { model, messages: PARIS }, { headers });
    delete emulator.upstreams.Anthropic;
    const response = await post(emulator, { model, messages: PARIS }, { headers });
    expect(await response.json()).toMatchObject({ provider: 'Amazon Bedrock' });
  });
});

describe('signed reasoning', () => {
  test.each([model, 'openai/gpt-5', 'google/gemini-2.5-pro'])('of %s is refused by another upstream', async (id) => {
    const emulator = createEmulator();
    const asked = { model: id, messages: PARIS, tools: [WEATHER_TOOL], reasoning: { effort: 'low' } };
    const message = await askMessage(emulator, asked);
    const result = { role: 'tool', tool_call_id: message.tool_calls?.[0]?.id, content: '18 °C' };
    const loop = { ...asked, messages: [...PARIS, message, result] };
    expect((await ask(emulator, loop)).error).toBeUndefined();
    const usual = (await ask(emulator, loop)).provider;
    const elsewhere = await post(emulator, {
      ...loop,
      provider: { ignore: [usual.toLowerCase(), usual === 'Google' ? 'google-vertex' : usual] },
    });
    expect(elsewhere.status).toBe(400);
    expect(await elsewhere.json()).toMatchObject({
      error: {
        message: 'Provider returned error',
        metadata: { raw: expect.stringMatching(/signature|encrypted content/i) },
      },
    });
  });
});
