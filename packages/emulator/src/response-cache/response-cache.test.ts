import { describe, expect, test } from 'vitest';

import { createEmulator, type Emulator, type EmulatorOptions } from '../index.ts';
import { KEY } from '../testing/ask.ts';
import { call, generationOf } from '../testing/call.ts';
import { manage } from '../testing/manage.ts';

const GPT = 'openai/gpt-4o';
const SAYS = [{ role: 'user', content: 'Hello there' }];
const CHAT = { model: GPT, messages: SAYS };
const ON = { 'x-openrouter-cache': 'true' };

/** Every endpoint whose answers are kept, with a small request. */
const CACHED: [string, Record<string, unknown>][] = [
  ['/chat/completions', CHAT],
  ['/messages', { model: GPT, messages: SAYS, max_tokens: 50 }],
  ['/responses', { model: GPT, input: 'Hello there' }],
  ['/embeddings', { model: 'openai/text-embedding-3-small', input: 'Hello there' }],
];

interface Answer {
  status: string | null;
  headers: Headers;
  text: string;
}

function createClock(options: EmulatorOptions = {}) {
  let now = Date.UTC(2026, 0, 1);
  const emulator = createEmulator({ seed: 1, clock: () => now, ...options });
  return { emulator, pass: (seconds: number) => void (now += seconds * 1000) };
}

async function send(
  emulator: Emulator,
  [path, body]: [string, Record<string, unknown> | string],
  headers: Record<string, string> = ON,
): Promise<Answer> {
  const response = await emulator.fetch(`https://openrouter.ai/api/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}`, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return {
    status: response.headers.get('x-openrouter-cache-status'),
    headers: response.headers,
    text: await response.text(),
  };
}

/** Whether a chat request is a hit after the first one. */
async function second(
  first: [Record<string, unknown> | string, Record<string, string>?],
  then: [Record<string, unknown> | string, Record<string, string>?],
  emulator = createEmulator({ seed: 1 }),
): Promise<string | null> {
  await send(emulator, ['/chat/completions', first[0]], first[1]);
  return (await send(emulator, ['/chat/completions', then[0]], then[1])).status;
}

/** Every number in `usage`, wherever an answer tells it. */
function usedNumbers(value: unknown, isUsage = false): number[] {
  if (typeof value === 'number') return isUsage ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => usedNumbers(member, isUsage || name === 'usage'));
}

function readObjects({ text }: Answer): unknown[] {
  const lines = text.trim().startsWith('{')
    ? [text]
    : text.split('\n').flatMap((line) => line.split('data: ')[1] ?? []);
  return lines.filter((line) => line !== '[DONE]').map((line): unknown => JSON.parse(line));
}

/** Every `usage` of an answer. */
function usagesOf(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => (name === 'usage' ? [member] : usagesOf(member)));
}

/** The same with 0 in place of every number. */
function toZeros(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, member: unknown) => (typeof member === 'number' ? 0 : member)));
}

/** What was said, without ids and numbers. */
function wordsOf(answer: Answer): string {
  return JSON.stringify(readObjects(answer), (name, value: unknown) =>
    ['id', 'usage'].includes(name) ? 0 : value,
  ).replaceAll(/gen-[\w-]+/g, 'gen');
}

describe('the response cache', () => {
  test.each([
    ...CACHED,
    ...CACHED.slice(0, 3).map(([path, body]): [string, Record<string, unknown>] => [path, { ...body, stream: true }]),
  ])('gives the answer of %s again, with an id of its own, and nothing used', async (path, body) => {
    const { emulator, pass } = createClock();
    const first = await send(emulator, [path, body]);
    pass(7.9);
    const hit = await send(emulator, [path, body]);
    expect([first.status, hit.status]).toEqual(['MISS', 'HIT']);
    expect(wordsOf(hit)).toBe(wordsOf(first));
    const [source, id] = [first, hit].map(({ headers }) => headers.get('x-generation-id') ?? '');
    expect(hit.text).toContain(id);
    expect(hit.text).not.toContain(source);
    // Of the same kind (`gen`, `gen-emb`), at its own time.
    expect(id?.replace(/\w+$/, '')).toBe(source?.replace(/\d+-\w+$/, `${Date.UTC(2026, 0, 1) / 1000 + 7}-`));
    expect(id).not.toBe(source);
    expect(Object.fromEntries(hit.headers)).toMatchObject({
      'content-type': first.headers.get('content-type'),
      'x-openrouter-cache-source-id': source,
      'x-openrouter-cache-age': '7',
      'x-openrouter-cache-ttl': '300',
    });
    expect(usagesOf(readObjects(hit))).toEqual(toZeros(usagesOf(readObjects(first))));
    const isZero = (number: number): boolean => number === 0;
    expect(
      readObjects(first)
        .flatMap((object) => usedNumbers(object))
        .every(isZero),
    ).toBe(false);
    expect(
      readObjects(hit)
        .flatMap((object) => usedNumbers(object))
        .every(isZero),
    ).toBe(true);
    expect(await generationOf(emulator, id ?? '')).toMatchObject({ total_cost: 0, tokens_prompt: 0 });
    expect(emulator.ledger.map(({ generationId, amount }) => [generationId, amount === '0'])).toEqual([
      [source, false],
      [id, true],
    ]);
  });

  test.each<[string, Parameters<typeof second>[0], Parameters<typeof second>[1], string | null]>([
    ['white space', [CHAT], [JSON.stringify(CHAT, undefined, 2)], 'HIT'],
    ['attribution', [CHAT], [CHAT, { ...ON, 'x-openrouter-title': 'App' }], 'HIT'],
    ['the order of members', [CHAT], [{ messages: SAYS, model: GPT }], 'MISS'],
    [
      'the order of names that are numbers',
      ['{"model":"openai/gpt-4o","messages":[{"role":"user","content":"a \\" b"}],"logit_bias":{"7":1,"50":-1}}'],
      ['{"model":"openai/gpt-4o","messages":[{"role":"user","content":"a \\" b"}],"logit_bias":{"50":-1,"7":1}}'],
      'MISS',
    ],
    [
      'white space in a text',
      ['{"model":"openai/gpt-4o","messages":[{"role":"user","content":"a  b"}]}'],
      ['{"model":"openai/gpt-4o","messages":[{"role":"user","content":"a b"}]}'],
      'MISS',
    ],
    ['a default that is sent', [CHAT], [{ ...CHAT, stream: false }], 'MISS'],
    ['a stream', [CHAT], [{ ...CHAT, stream: true }], 'MISS'],
    ['another key', [CHAT], [CHAT, { ...ON, authorization: 'Bearer sk-or-v1-another-0123456789' }], 'MISS'],
    ['no header', [CHAT], [CHAT, {}], null],
    ['a header that forbids it', [CHAT], [CHAT, { 'x-openrouter-cache': 'False' }], null],
    ['a first request without it', [CHAT, {}], [CHAT], 'MISS'],
    ['the wish to clear it', [CHAT], [CHAT, { ...ON, 'x-openrouter-cache-clear': 'true' }], 'MISS'],
    ['a fault', [CHAT], [CHAT, { ...ON, 'x-emulator-fault': 'empty' }], 'MISS'],
    ['a fault of the first that leaves it whole', [CHAT, { ...ON, 'x-emulator-fault': 'empty' }], [CHAT], 'MISS'],
    ['a fault of the first', [CHAT, { ...ON, 'x-emulator-fault': 'error-in-ok' }], [CHAT], 'MISS'],
  ])('knows what makes a difference: %s', async (_name, first, then, status) => {
    expect(await second(first, then)).toBe(status);
  });

  test.each([
    ['60abc', 60],
    ['0', 1],
    ['-5', 1],
    ['100000', 86_400],
    ['soon', 300],
  ])('keeps for %s what that means in seconds', async (ttl, seconds) => {
    const { emulator, pass } = createClock();
    const ask = async () =>
      (await send(emulator, ['/chat/completions', CHAT], { ...ON, 'x-openrouter-cache-ttl': ttl })).status;
    expect(await ask()).toBe('MISS');
    pass(seconds - 1);
    expect(await ask()).toBe('HIT');
    pass(1);
    expect(await ask()).toBe('MISS');
  });

  test.each([
    [{ cache_enabled: true }, {}, 'HIT'],
    [{ cache_enabled: true }, { 'x-openrouter-cache': 'false' }, null],
    [{ cache_enabled: false }, ON, null],
    [{}, ON, 'HIT'],
  ])('heeds a preset that says %j and headers %j', async (preset, headers, status) => {
    const emulator = createEmulator({ seed: 1 });
    await manage(emulator, 'POST /presets/mine/chat/completions', { ...CHAT, ...preset }, KEY);
    const body = { model: '@preset/mine', messages: SAYS };
    expect(await second([body, headers], [body, headers], emulator)).toBe(status);
  });

  test('keeps for as long as the preset says', async () => {
    const { emulator, pass } = createClock();
    await manage(
      emulator,
      'POST /presets/mine/chat/completions',
      { ...CHAT, cache_enabled: true, cache_ttl_seconds: 9 },
      KEY,
    );
    const body = { model: '@preset/mine', messages: SAYS };
    expect(await second([body, {}], [body, {}], emulator)).toBe('HIT');
    pass(9);
    expect(await second([body, {}], [body, {}], emulator)).toBe('HIT');
    expect(emulator.ledger.filter(({ amount }) => amount !== '0')).toHaveLength(2);
  });

  test('keeps for as long as the header says, where the preset says something else, and tells it at once', async () => {
    const emulator = createEmulator({ seed: 1 });
    const saved = { ...CHAT, cache_enabled: true, cache_ttl_seconds: 9 };
    await manage(emulator, 'POST /presets/mine/chat/completions', saved, KEY);
    const request: [string, Record<string, unknown>] = ['/chat/completions', { model: '@preset/mine', messages: SAYS }];
    const told: (string | null)[] = [];
    for (const headers of [{}, { 'x-openrouter-cache-ttl': '60', 'x-openrouter-cache-clear': ' True ' }])
      told.push((await send(emulator, request, headers)).headers.get('x-openrouter-cache-ttl'));
    expect(told).toEqual(['9', '60']);
  });

  test('keeps no stream that the client left, and one of which only the end was not awaited', async () => {
    const emulator = createEmulator({ seed: 1 });
    const leave = async (until: string): Promise<string | null> => {
      const response = await emulator.fetch('https://openrouter.ai/api/v1/chat/completions', {
        method: 'POST',
        headers: { authorization: `Bearer ${KEY}`, ...ON },
        body: JSON.stringify({ ...CHAT, stream: true }),
      });
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      for (let text = ''; !text.includes(until);) text += (await reader?.read())?.value ?? until;
      await reader?.cancel();
      return response.headers.get('x-openrouter-cache-status');
    };
    expect(await leave('"content"')).toBe('MISS');
    expect(await leave('[DONE]')).toBe('MISS');
    expect(await leave('[DONE]')).toBe('HIT');
  });

  test('gives a stream event by event', async () => {
    const emulator = createEmulator({ seed: 1 });
    const body = { ...CHAT, stream: true };
    const first = await send(emulator, ['/chat/completions', body]);
    const response = await emulator.fetch('https://openrouter.ai/api/v1/chat/completions', {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}`, ...ON },
      body: JSON.stringify(body),
    });
    expect(response.headers.get('x-openrouter-cache-status')).toBe('HIT');
    const pieces: string[] = [];
    const decoded = response.body?.pipeThrough(new TextDecoderStream());
    for await (const piece of decoded ?? []) pieces.push(piece);
    expect(pieces.length).toBeGreaterThan(2);
    expect(pieces.filter((piece) => !piece.endsWith('\n\n') || piece.split('\n\n').length !== 2)).toEqual([]);
    expect(pieces.join('').split('\n')).toHaveLength(first.text.split('\n').length);
  });

  test('enters a hit into the books with its own caller and time, the words of the first, and nothing counted', async () => {
    let now = Date.UTC(2026, 0, 1);
    // Every look at it takes a while: what is measured is not 0.
    const emulator = createEmulator({ seed: 1, clock: () => (now += 40) });
    const usage = { promptTokens: 90, completionTokens: 40, reasoningTokens: 9, cachedTokens: 50 };
    emulator.script([{ text: 'Kept', usage }]);
    const ask = async (agent: string) =>
      (
        await send(emulator, ['/chat/completions', CHAT], {
          ...ON,
          'user-agent': agent,
          'http-referer': `https://${agent}.example`,
        })
      ).headers.get('x-generation-id');
    const source = await ask('one');
    now += 60_000;
    const id = await ask('two');
    const [first, hit] = [await generationOf(emulator, source), await generationOf(emulator, id)];
    const measured = ['latency', 'generation_time'];
    const counted = Object.keys(first).filter(
      (name) => name.startsWith('tokens_') || name.startsWith('native_tokens_'),
    );
    const own = ['id', 'created_at', 'user_agent', 'http_referer', 'origin', 'total_cost', 'usage', 'cache_discount'];
    const nonZero = [...counted, ...measured].filter((name) => first[name] !== 0);
    expect(nonZero.toSorted()).toEqual([
      'generation_time',
      'latency',
      'native_tokens_cached',
      'native_tokens_completion',
      'native_tokens_prompt',
      'native_tokens_reasoning',
      'tokens_completion',
      'tokens_prompt',
    ]);
    expect(first['cache_discount']).toBeGreaterThan(0);
    expect(hit).toEqual({
      ...first,
      ...Object.fromEntries([...counted, ...measured, 'total_cost', 'usage'].map((name) => [name, 0])),
      id,
      created_at: expect.stringMatching(/^2026-01-01T00:01:/) as string,
      user_agent: 'two',
      http_referer: 'https://two.example',
      origin: 'https://two.example',
      cache_discount: null,
    });
    for (const name of own) expect(hit[name]).not.toEqual(first[name]);
    const said = async (of: string | null) => (await call(emulator, `/generation/content?id=${of}`)).json();
    expect(await said(id)).toEqual(await said(source));
    expect(await said(id)).toMatchObject({ data: { output: { completion: 'Kept' } } });
  });

  test('counts no tokens of a picture that it has', async () => {
    const emulator = createEmulator({ seed: 1 });
    const body = { model: 'google/gemini-2.5-flash-image', messages: SAYS, modalities: ['image', 'text'] };
    const images: unknown[] = [];
    for (const status of ['MISS', 'HIT']) {
      const answer = await send(emulator, ['/chat/completions', body]);
      expect(answer.status).toBe(status);
      const { native_tokens_completion_images: count } = await generationOf(
        emulator,
        answer.headers.get('x-generation-id'),
      );
      images.push(count);
    }
    expect(images).toEqual([expect.any(Number), 0]);
    expect(images[0]).toBeGreaterThan(0);
  });

  test('costs nothing with an upstream of the caller’s own key either', async () => {
    const emulator = createEmulator({ seed: 1, byok: true });
    const costs: unknown[] = [];
    for (const status of ['MISS', 'HIT']) {
      const answer = await send(emulator, ['/chat/completions', CHAT]);
      expect(answer.status).toBe(status);
      const { is_byok: isByok, upstream_inference_cost: cost } = await generationOf(
        emulator,
        answer.headers.get('x-generation-id'),
      );
      expect(isByok).toBe(true);
      costs.push(cost);
    }
    expect(costs).toEqual([expect.any(Number), 0]);
    expect(costs[0]).toBeGreaterThan(0);
  });

  test('keeps a thousand answers, and lets the one go that was kept first', async () => {
    const emulator = createEmulator({ seed: 1 });
    const ask = async (input: string, headers = ON) =>
      (await send(emulator, ['/embeddings', { model: 'openai/text-embedding-3-small', dimensions: 1, input }], headers))
        .status;
    for (let count = 0; count < 1000; count += 1) await ask(`n${count}`);
    expect(await ask('n0')).toBe('HIT');
    // What is made anew is the newest.
    expect(await ask('n0', { ...ON, 'x-openrouter-cache-clear': 'true' } as typeof ON)).toBe('MISS');
    await ask('n1000');
    expect([await ask('n0'), await ask('n2'), await ask('n1')]).toEqual(['HIT', 'HIT', 'MISS']);
  });

  test('lets what is too old go before what is not', async () => {
    const { emulator, pass } = createClock();
    const ask = async (input: string, seconds = 300) => {
      const headers = { ...ON, 'x-openrouter-cache-ttl': String(seconds) };
      return (
        await send(emulator, ['/embeddings', { model: 'openai/text-embedding-3-small', dimensions: 1, input }], headers)
      ).status;
    };
    await ask('first');
    for (let count = 1; count < 1000; count += 1) await ask(`n${count}`, 5);
    pass(10);
    await ask('n1000');
    expect(await ask('first')).toBe('HIT');
  });

  test('hands a failure on with its status', async () => {
    const emulator = createEmulator({ seed: 1 });
    const ask = (headers: Record<string, string>, body: Record<string, unknown>) =>
      call(emulator, '/chat/completions', body, { headers: { authorization: `Bearer ${KEY}`, ...ON, ...headers } });
    expect((await ask({ 'x-emulator-fault': '503' }, CHAT)).status).toBe(503);
    expect((await ask({}, { ...CHAT, model: 'no/model' })).status).toBe(400);
  });

  test('keeps no answer that ends with an error', async () => {
    const emulator = createEmulator({ seed: 1 });
    emulator.script([{ text: 'Half', finishReason: 'error' }, { text: 'Good' }]);
    await send(emulator, ['/chat/completions', CHAT]);
    expect((await send(emulator, ['/chat/completions', CHAT])).text).toContain('Good');
  });

  test('does not take a step of a script for an answer that it has', async () => {
    const emulator = createEmulator({ seed: 1 });
    emulator.script([{ text: 'One' }, { text: 'Two' }]);
    const texts: string[] = [];
    for (const headers of [ON, ON, {}]) texts.push((await send(emulator, ['/chat/completions', CHAT], headers)).text);
    expect(texts.map((text) => /One|Two/.exec(text)?.[0])).toEqual(['One', 'One', 'Two']);
  });

  test.each(['empty', 'refusal', 'no-done', '503'])('keeps nothing that a step lets go wrong: %s', async (fault) => {
    const emulator = createEmulator({ seed: 1 });
    emulator.script([{ fault }, { text: 'Good' }]);
    const path = '/chat/completions';
    await send(emulator, [path, CHAT]);
    const again = await send(emulator, [path, CHAT]);
    expect([again.status, again.text.includes('Good')]).toEqual(['MISS', true]);
  });

  test('leaves an id in the words of an answer as it was said', async () => {
    const emulator = createEmulator({ seed: 1 });
    const [path, first] = ['/chat/completions', await send(emulator, ['/chat/completions', CHAT])];
    const source = first.headers.get('x-generation-id') ?? '';
    emulator.script([{ text: `I am ${source}` }]);
    const asked = { ...CHAT, user: 'me' };
    for (const status of ['MISS', 'HIT']) {
      const answer = await send(emulator, [path, asked]);
      expect(answer.status).toBe(status);
      expect(answer.text).toContain(`I am ${source}`);
    }
  });

  test('tells the session of a hit, and asks anew where the preset changed', async () => {
    const { emulator } = createClock();
    const path = '/chat/completions';
    const save = (model: string) => manage(emulator, `POST /presets/mine${path}`, { model, messages: SAYS }, KEY);
    await save(GPT);
    const body = { model: '@preset/mine', messages: SAYS, session_id: 'one' };
    await send(emulator, [path, body]);
    const hit = await send(emulator, [path, body]);
    expect(hit.status).toBe('HIT');
    expect(await generationOf(emulator, hit.headers.get('x-generation-id'))).toMatchObject({ session_id: 'one' });
    await save('anthropic/claude-sonnet-4.5');
    expect((await send(emulator, [path, body])).status).toBe('MISS');
  });

  test('knows one body at two endpoints apart', async () => {
    const emulator = createEmulator({ seed: 1 });
    const body = { ...CHAT, max_tokens: 50 };
    expect((await send(emulator, ['/chat/completions', body])).status).toBe('MISS');
    expect((await send(emulator, ['/messages', body])).status).toBe('MISS');
  });

  test.each([
    [{ enforce_zdr_google: true }, null],
    [{ enforce_zdr_google: false }, 'HIT'],
    [{ enable_free_model_training: true }, 'HIT'],
  ])('is off only where the account enforces zero data retention: %j', async (fields, status) => {
    const emulator = createEmulator({ seed: 1 });
    const { body: key } = await manage(emulator, 'POST /keys', { name: 'test' });
    const { body: guardrail } = await manage(emulator, 'POST /guardrails', { name: 'zdr', ...fields });
    await manage(emulator, `POST /guardrails/${guardrail.data.id}/assignments/keys`, { key_hashes: [key.data.hash] });
    const headers = { ...ON, authorization: `Bearer ${key.key}` };
    expect(await second([CHAT, headers], [CHAT, headers], emulator)).toBe(status);
  });

  test('is not there for other operations', async () => {
    const emulator = createEmulator({ seed: 1 });
    const rerank = { model: 'cohere/rerank-v3.5', query: 'a', documents: ['a', 'b'] };
    expect((await send(emulator, ['/rerank', rerank])).status).toBeNull();
  });
});
