import { describe, expect, test } from 'vitest';

import { createEmulator } from '../../create-emulator.ts';
import { formatMoney, moneyToNumber, parseMoney } from '../../money/decimal.ts';
import { ask, askError, askStream, KEY, post, type AnswerUsage } from '../../testing/ask.ts';
import { call, generationOf } from '../../testing/call.ts';
import { PARIS } from '../../testing/example-tools.ts';

const CLAUDE = 'anthropic/claude-sonnet-4.5';

describe('money', () => {
  test('adds up without the drift of floating point', () => {
    const cent = parseMoney('0.1');
    expect(moneyToNumber(cent + parseMoney('0.2'))).toBe(0.3);
    expect(formatMoney(parseMoney('0.000000075') * 3n)).toBe('0.000000225');
    expect(formatMoney(parseMoney('-12.5e-1'))).toBe('-1.25');
    expect(parseMoney('3e-6')).toBe(parseMoney('0.000003'));
  });

  test('is refused when it cannot be held exactly or is no number', () => {
    expect(() => parseMoney('1e-16')).toThrow(RangeError);
    expect(() => parseMoney('free')).toThrow(RangeError);
  });
});

describe('usage', () => {
  test('costs what the price table says, to the last decimal', async () => {
    const { usage } = await ask(createEmulator(), { model: CLAUDE, messages: PARIS });
    const expected = (BigInt(usage.prompt_tokens) * 3n + BigInt(usage.completion_tokens) * 15n) * 1_000_000_000n;
    expect(usage.cost).toBe(moneyToNumber(expected));
    expect(usage.total_tokens).toBe(usage.prompt_tokens + usage.completion_tokens);
    expect(usage.cost_details).toEqual({
      upstream_inference_cost: usage.cost,
      upstream_inference_prompt_cost: moneyToNumber(BigInt(usage.prompt_tokens) * 3_000_000_000n),
      upstream_inference_completions_cost: moneyToNumber(BigInt(usage.completion_tokens) * 15_000_000_000n),
    });
  });

  test('is the same streamed and whole', async () => {
    const whole = await ask(createEmulator(), { model: CLAUDE, messages: PARIS, reasoning: { effort: 'low' } });
    const { chunks } = await askStream(createEmulator(), {
      model: CLAUDE,
      messages: PARIS,
      reasoning: { effort: 'low' },
    });
    expect(chunks.at(-1)?.usage).toEqual(whole.usage);
    expect(whole.usage.completion_tokens_details.reasoning_tokens).toBeGreaterThan(0);
  });

  test('of a free model is free, and with an own key only the upstream charges', async () => {
    const free = await ask(createEmulator(), { model: 'meta-llama/llama-3.3-70b-instruct:free', messages: PARIS });
    expect(free.usage.cost).toBe(0);
    const byok = await ask(createEmulator({ byok: true }), { model: CLAUDE, messages: PARIS });
    expect(byok.usage).toMatchObject({ cost: 0, is_byok: true });
    expect(byok.usage.cost_details.upstream_inference_cost).toBeGreaterThan(0);
  });
});

const cached = (ttl?: string) => [
  {
    role: 'system',
    content: [
      { type: 'text', text: 'A long manual. '.repeat(50), cache_control: { type: 'ephemeral', ...(ttl && { ttl }) } },
    ],
  },
  ...PARIS,
];

describe('the prompt cache', () => {
  test('is written by a breakpoint and read by the next request with the same prefix', async () => {
    const emulator = createEmulator();
    const first = (await ask(emulator, { model: CLAUDE, messages: cached() })).usage;
    const second = (await ask(emulator, { model: CLAUDE, messages: cached() })).usage;
    expect(first.prompt_tokens_details.cached_tokens).toBe(0);
    expect(first.prompt_tokens_details.cache_write_tokens).toBeGreaterThan(100);
    expect(second.prompt_tokens_details).toMatchObject({
      cached_tokens: first.prompt_tokens_details.cache_write_tokens,
      cache_write_tokens: 0,
    });
    // Dollars per million tokens: 3 fresh, 3.75 written, 0.3 read, 15 out.
    const price = ({
      prompt_tokens: prompt,
      prompt_tokens_details: details,
      completion_tokens: output,
    }: AnswerUsage) => {
      const { cached_tokens: read, cache_write_tokens: written } = details;
      return ((prompt - read - written) * 300 + written * 375 + read * 30 + output * 1500) / 1e8;
    };
    expect([first.cost, second.cost]).toEqual([price(first), price(second)]);
    const other = (await ask(emulator, { model: 'anthropic/claude-haiku-4.5', messages: cached() })).usage;
    expect(other.prompt_tokens_details.cached_tokens).toBe(0);
  });

  test('forgets after its time to live', async () => {
    let now = 1_700_000_000_000;
    const emulator = createEmulator({ clock: () => now });
    const read = async (ttl?: string) =>
      (await ask(emulator, { model: CLAUDE, messages: cached(ttl) })).usage.prompt_tokens_details.cached_tokens;
    await read();
    now += 5 * 60_000;
    expect(await read()).toBe(0);
    now += 4 * 60_000;
    expect(await read()).toBeGreaterThan(0);
    await read('1h');
    now += 50 * 60_000;
    expect(await read('1h')).toBeGreaterThan(0);
    // A reader that asks for five minutes does not shorten the hour.
    now += 50 * 60_000;
    expect(await read()).toBeGreaterThan(0);
    now += 50 * 60_000;
    expect(await read()).toBeGreaterThan(0);
    now += 60 * 60_000;
    expect(await read()).toBe(0);
  });

  test('has a smallest size when the option says so', async () => {
    const emulator = createEmulator({ cacheMinimumTokens: 100_000 });
    await ask(emulator, { model: CLAUDE, messages: cached() });
    const { usage } = await ask(emulator, { model: CLAUDE, messages: cached() });
    expect(usage.prompt_tokens_details).toMatchObject({ cached_tokens: 0, cache_write_tokens: 0 });
  });

  test('covers the whole prompt with a top-level cache_control', async () => {
    const emulator = createEmulator();
    const request = { model: CLAUDE, messages: PARIS, cache_control: { type: 'ephemeral' } };
    const first = await ask(emulator, request);
    expect(first.usage.prompt_tokens_details.cache_write_tokens).toBe(first.usage.prompt_tokens);
  });

  test('is read by a conversation that grew, though its breakpoint moved on', async () => {
    const emulator = createEmulator();
    const request = { model: CLAUDE, messages: PARIS, cache_control: { type: 'ephemeral' } };
    const first = await ask(emulator, request);
    const grown = [...PARIS, { role: 'assistant', content: 'Sunny.' }, { role: 'user', content: 'And tomorrow?' }];
    const second = await ask(emulator, { ...request, messages: grown });
    expect(second.usage.prompt_tokens_details).toMatchObject({
      cached_tokens: first.usage.prompt_tokens,
      cache_write_tokens: second.usage.prompt_tokens - first.usage.prompt_tokens,
    });
  });

  test('works by itself for long prompts of OpenAI', async () => {
    const emulator = createEmulator();
    const messages = [{ role: 'system', content: 'A long manual for everything. '.repeat(400) }, ...PARIS];
    await ask(emulator, { model: 'openai/gpt-4o', messages });
    const { usage } = await ask(emulator, { model: 'openai/gpt-4o', messages });
    expect(usage.prompt_tokens_details.cached_tokens).toBeGreaterThan(1024);
    expect(usage.prompt_tokens_details.cache_write_tokens).toBe(0);
  });

  test('takes four breakpoints with Anthropic, not five', async () => {
    const part = { type: 'text', text: 'a', cache_control: { type: 'ephemeral' } };
    const request = (count: number) => ({
      model: CLAUDE,
      messages: [{ role: 'user', content: Array.from({ length: count }, () => part) }],
    });
    expect((await post(createEmulator(), request(4))).status).toBe(200);
    expect((await askError(createEmulator(), request(5))).raw).toContain('A maximum of 4 blocks with cache_control');
  });
});

const get = (emulator: ReturnType<typeof createEmulator>, path: string, key = KEY) =>
  emulator.fetch(`https://openrouter.ai/api/v1${path}`, { headers: { authorization: `Bearer ${key}` } });

describe('/generation', () => {
  test('tells the tokens and the cost of an answer, to the key that paid', async () => {
    const emulator = createEmulator();
    const body = await ask(emulator, { model: CLAUDE, messages: PARIS, user: 'ada' });
    const response = await get(emulator, `/generation?id=${body.id}`);
    expect(await response.json()).toMatchObject({
      data: {
        id: body.id,
        total_cost: body.usage.cost,
        native_tokens_prompt: body.usage.prompt_tokens,
        native_tokens_completion: body.usage.completion_tokens,
        streamed: false,
        cancelled: false,
        finish_reason: 'stop',
        native_finish_reason: 'end_turn',
        external_user: 'ada',
      },
    });
    expect((await get(emulator, `/generation?id=${body.id}`, 'sk-or-v1-somebody-else')).status).toBe(404);
    expect((await get(emulator, '/generation?id=gen-0-unknown')).status).toBe(404);
    expect((await get(emulator, '/generation')).status).toBe(400);
  });

  test.each(['/chat/completions', '/messages', '/responses'])(
    'of a stream that is left once the answer has ended is that of a whole one: %s',
    async (path) => {
      const said = path === '/responses' ? { input: 'Hi' } : { messages: [{ role: 'user', content: 'Hi' }] };
      const send = (emulator: ReturnType<typeof createEmulator>) =>
        call(emulator, path, { model: CLAUDE, max_tokens: 200, stream: true, ...said });
      const script = [{ text: 'Hello.', usage: { cost: 0.5 } }];
      const whole = createEmulator({ seed: 1, clock: () => 0, script });
      await (await send(whole)).text();
      const left = createEmulator({ seed: 1, clock: () => 0, script });
      const reader = (await send(left)).body?.getReader();
      for (let text = ''; !/"finish_reason":"stop"|message_delta|response.completed/.test(text);) {
        text = new TextDecoder().decode((await reader?.read())?.value);
      }
      await reader?.cancel();
      expect(left.ledger).toEqual(whole.ledger);
      expect(left.ledger).toMatchObject([{ amount: '0.5' }]);
      expect(await generationOf(left, left.ledger[0]?.generationId ?? '')).toMatchObject({ cancelled: false });
    },
  );

  test('of a stream that was cancelled charges what was produced', async () => {
    const emulator = createEmulator();
    const response = await post(emulator, { model: CLAUDE, messages: PARIS, stream: true });
    const id = response.headers.get('x-generation-id');
    const reader = response.body?.getReader();
    for (let event = 0; event < 3; event++) await reader?.read();
    await reader?.cancel();
    const { data } = (await (await get(emulator, `/generation?id=${id}`)).json()) as { data: Record<string, number> };
    expect(data).toMatchObject({ cancelled: true, streamed: true, finish_reason: null });
    expect(data.tokens_completion).toBeGreaterThan(0);
    expect(data.tokens_completion).toBeLessThan(12);
  });
});

describe('keys', () => {
  test('tell what they spent and what is left', async () => {
    const emulator = createEmulator({ keys: [{ key: 'sk-or-v1-mine', limit: 1 }] });
    const send = (key: string) =>
      emulator.fetch('https://openrouter.ai/api/v1/chat/completions', {
        method: 'POST',
        headers: { authorization: `Bearer ${key}` },
        body: JSON.stringify({ model: CLAUDE, messages: PARIS }),
      });
    const { usage } = (await (await send('sk-or-v1-mine')).json()) as Awaited<ReturnType<typeof ask>>;
    expect(await (await get(emulator, '/key', 'sk-or-v1-mine')).json()).toMatchObject({
      data: { usage: usage.cost, limit: 1, limit_remaining: 1 - usage.cost, is_management_key: false },
    });
    expect((await send('sk-or-v1-other')).status).toBe(401);
  });

  test('without credit get 402, and management keys call no models', async () => {
    const status = async (key: string) =>
      (
        await post(
          createEmulator(),
          { model: CLAUDE, messages: PARIS },
          { headers: { authorization: `Bearer ${key}` } },
        )
      ).status;
    expect(await status('sk-or-broke-1')).toBe(402);
    expect(await status('sk-or-management-1')).toBe(403);
    expect(await status('sk-other')).toBe(401);
  });
});
