import { describe, expect, test } from 'vitest';

import { createEmulator, type Emulator, type EmulatorOptions } from '../index.ts';
import { ask, KEY } from '../testing/ask.ts';
import { call, callError, callJson, generationOf } from '../testing/call.ts';
import { PARIS } from '../testing/example-tools.ts';

const GPT = { model: 'openai/gpt-4o', messages: PARIS };
const FREE = { model: 'meta-llama/llama-3.3-70b-instruct:free', messages: PARIS };
const as = (key: string): RequestInit => ({ headers: { authorization: `Bearer ${key}` } });
const MANAGER = as('sk-or-management-1');
const send = (emulator: Emulator, key = KEY, body: Record<string, unknown> = GPT) =>
  call(emulator, '/chat/completions', body, { headers: { authorization: `Bearer ${key}` } });

describe('money', () => {
  test('is entered in the ledger to the last decimal', async () => {
    const emulator = createEmulator({ clock: () => 1000 });
    const { id, usage } = await ask(emulator, GPT);
    await call(emulator, '/embeddings', { model: 'openai/text-embedding-3-small', input: 'a' });
    expect(emulator.ledger).toMatchObject([
      {
        at: 1000,
        key: 'sk-or-v1-tes...def',
        generationId: id,
        model: 'openai/gpt-4o',
        provider: 'OpenAI',
        kind: 'completions',
        promptTokens: usage.prompt_tokens,
        completionTokens: usage.completion_tokens,
      },
      { kind: 'embeddings', amount: '0.00000002', byokAmount: '0' },
    ]);
    expect(Number(emulator.ledger[0]?.amount)).toBe(usage.cost);
    expect(JSON.stringify(emulator.ledger)).not.toContain(KEY);
  });

  test('that a provider takes itself is entered apart', async () => {
    const emulator = createEmulator({ byok: true });
    await ask(emulator, GPT);
    expect(emulator.ledger).toMatchObject([{ amount: '0', byokAmount: expect.stringMatching(/^0\.0/) }]);
  });

  test('of an account is told to management keys', async () => {
    const emulator = createEmulator({ credits: 25 });
    const first = await ask(emulator, GPT);
    const second = (await (await send(emulator, 'sk-or-v1-other')).json()) as typeof first;
    expect(await callJson(emulator, '/credits', undefined, MANAGER)).toEqual({
      data: { total_credits: 25, total_usage: expect.closeTo(first.usage.cost + second.usage.cost, 12) },
    });
    expect(await callError(emulator, '/credits')).toBe('403 Only management keys can perform this operation');
    expect((await call(emulator, '/credits', undefined, { headers: {} })).status).toBe(401);
  });

  test('runs out: for all keys with the credits, for one with its limit', async () => {
    const run = async (options: EmulatorOptions, key: string) => {
      const emulator = createEmulator(options);
      const statuses: number[] = [];
      for (let count = 0; count < 3; count++) statuses.push((await send(emulator, key)).status);
      const response = await send(emulator, key);
      const { error } = (await response.json()) as { error: { metadata?: { limit_source?: string } } };
      return [...statuses, error.metadata?.limit_source];
    };
    expect(await run({ credits: 0.000_01 }, KEY)).toEqual([200, 402, 402, 'openrouter_credits']);
    expect(await run({ keys: [{ key: 'sk-or-v1-mine', limit: 0.000_01 }] }, 'sk-or-v1-mine')).toEqual([
      200,
      402,
      402,
      'openrouter_key_limit',
    ]);
  });

  test('cannot be bought with coins any more', async () => {
    const response = await call(createEmulator(), '/credits/coinbase', {}, { headers: {} });
    expect(response.status).toBe(410);
    expect(await response.json()).toEqual({ error: { code: 410, message: expect.stringContaining('Coinbase') } });
  });
});

describe('free models', () => {
  test('can be asked 20 times a minute', async () => {
    let now = 0;
    const emulator = createEmulator({ clock: () => now });
    for (let count = 0; count < 20; count++) expect((await send(emulator, KEY, FREE)).status).toBe(200);
    const response = await send(emulator, 'sk-or-v1-other', FREE);
    expect(response.status).toBe(429);
    expect(await response.json()).toMatchObject({
      error: {
        message: 'Rate limit exceeded: free-models-per-min. ',
        metadata: {
          headers: { 'X-RateLimit-Limit': '20', 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '60000' },
        },
      },
    });
    expect(response.headers.get('x-ratelimit-reset')).toBe('60000');
    expect((await send(emulator, KEY, GPT)).status).toBe(200);
    now = 60_001;
    expect((await send(emulator, KEY, FREE)).status).toBe(200);
  });

  test.each([
    { model: 'meta-llama/llama-3.3-70b-instruct:free:online' },
    { model: 'meta-llama/llama-3.3-70b-instruct:free:nitro' },
    { model: 'openrouter/free' },
    { model: 'openrouter/free:online' },
    { models: ['meta-llama/llama-3.3-70b-instruct:free'] },
  ])('count under any name that they have: %j', async (named) => {
    const emulator = createEmulator({ freeQuota: { perMinute: 1 } });
    const body = { ...named, messages: [{ role: 'user', content: 'Hi' }] };
    const statuses: number[] = [];
    for (let count = 0; count < 2; count++) statuses.push((await call(emulator, '/chat/completions', body)).status);
    expect(statuses).toEqual([200, 429]);
  });

  test('need no credit, but no debt either', async () => {
    const emulator = createEmulator({ credits: 0 });
    expect((await send(emulator, KEY, FREE)).status).toBe(200);
    expect(emulator.ledger).toMatchObject([{ amount: '0' }]);
    expect((await send(emulator, KEY, GPT)).status).toBe(402);
    // The fallback would have to be paid for.
    expect((await send(emulator, KEY, { ...FREE, models: [GPT.model] })).status).toBe(402);
    expect(await callJson(emulator, '/key')).toMatchObject({
      data: { free_model_daily_requests: { limit: 50, used: 1 } },
    });
    const indebted = createEmulator({ credits: 0.000_01 });
    await send(indebted, KEY, GPT);
    expect((await send(indebted, KEY, FREE)).status).toBe(402);
  });

  test('can be asked so often a day', async () => {
    let now = 0;
    const emulator = createEmulator({ clock: () => now, freeQuota: { perDay: 2 } });
    const statuses: number[] = [];
    for (const day of [0, 0, 0, 1]) {
      now = day * 86_400_000;
      statuses.push((await send(emulator, KEY, FREE)).status);
    }
    expect(statuses).toEqual([200, 200, 429, 200]);
    expect(await callJson(emulator, '/key')).toMatchObject({
      data: { free_model_daily_requests: { limit: 2, used: 1, remaining: 1 } },
    });
    const poor = await callJson(createEmulator({ credits: 5 }), '/key');
    expect(poor).toMatchObject({ data: { free_model_daily_requests: { limit: 50 } } });
  });

  test('can be asked without end where the test wants that', async () => {
    const emulator = createEmulator({ clock: () => 0, freeQuota: false });
    for (let count = 0; count < 25; count++) expect((await send(emulator, KEY, FREE)).status).toBe(200);
  });
});

describe('a generation', () => {
  test('may take some asks until it is known', async () => {
    const emulator = createEmulator({ generationDelay: 2 });
    const { id, usage } = await ask(emulator, GPT);
    expect(await callError(emulator, `/generation?id=${id}`)).toMatch(/^404 /);
    expect(await callError(emulator, `/generation?id=${id}`)).toMatch(/^404 /);
    expect(await generationOf(emulator, id)).toMatchObject({ id, total_cost: usage.cost });
  });

  test('has its content stored', async () => {
    const emulator = createEmulator();
    const body = { model: 'anthropic/claude-sonnet-4.5', messages: PARIS, reasoning: { effort: 'low' } };
    const { id, choices } = await ask(emulator, body);
    expect(await callJson(emulator, `/generation/content?id=${id}`)).toEqual({
      data: {
        input: { messages: PARIS },
        output: { completion: choices[0]?.message.content, reasoning: choices[0]?.message.reasoning },
        error: null,
      },
    });
    const legacy = await callJson<{ id: string }>(emulator, '/completions', {
      model: 'openai/gpt-4o',
      prompt: 'Hello',
    });
    expect(await callJson(emulator, `/generation/content?id=${legacy.id}`)).toMatchObject({
      data: { input: { prompt: 'Hello' }, output: { completion: expect.any(String) } },
    });
    const other = as('sk-or-v1-other');
    expect(await callError(emulator, `/generation/content?id=${id}`, undefined, other)).toMatch(/^404 /);
    expect((await call(emulator, `/generation/content?id=${id}`, undefined, MANAGER)).status).toBe(200);
    const embedded = await call(emulator, '/embeddings', { model: 'openai/text-embedding-3-small', input: 'a' });
    const embedding = embedded.headers.get('x-generation-id');
    expect(await callError(emulator, `/generation/content?id=${embedding}`)).toMatch(/^404 .* was not stored/);
  });

  test('can be complained about by who manages', async () => {
    const emulator = createEmulator();
    const { id } = await ask(emulator, GPT);
    const feedback = { generation_id: id, category: 'incoherence', comment: 'What?' };
    expect(await callJson(emulator, '/generation/feedback', feedback, MANAGER)).toEqual({ data: { success: true } });
    expect(await callError(emulator, '/generation/feedback', feedback)).toMatch(/^401 /);
    const bad = async (change: object) =>
      callError(emulator, '/generation/feedback', { ...feedback, ...change }, MANAGER);
    expect(await bad({ category: 'boring' })).toMatch(/^400 category: /);
    expect(await bad({ comment: 'a'.repeat(1001) })).toMatch(/^400 comment: Too big/);
    expect(await bad({ generation_id: 'gen-none' })).toMatch(/^404 /);
  });
});
