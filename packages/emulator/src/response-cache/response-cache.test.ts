import { describe, expect, test } from 'vitest';

import { createEmulator, type Emulator, type EmulatorOptions } from '../index.ts';
import { KEY } from '../testing/ask.ts';
import { generationOf } from '../testing/call.ts';
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
    pass(7);
    const hit = await send(emulator, [path, body]);
    expect([first.status, hit.status]).toEqual(['MISS', 'HIT']);
    expect(wordsOf(hit)).toBe(wordsOf(first));
    const [source, id] = [first, hit].map(({ headers }) => headers.get('x-generation-id') ?? '');
    expect(hit.text).toContain(id);
    expect(hit.text).not.toContain(source);
    expect(id).not.toBe(source);
    expect(Object.fromEntries(hit.headers)).toMatchObject({
      'content-type': first.headers.get('content-type'),
      'x-openrouter-cache-source-id': source,
      'x-openrouter-cache-age': '7',
      'x-openrouter-cache-ttl': '300',
    });
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

  test('is off where the account enforces zero data retention', async () => {
    const emulator = createEmulator({ seed: 1 });
    const { body: key } = await manage(emulator, 'POST /keys', { name: 'test' });
    const { body: guardrail } = await manage(emulator, 'POST /guardrails', { name: 'zdr', enforce_zdr_google: true });
    await manage(emulator, `POST /guardrails/${guardrail.data.id}/assignments/keys`, { key_hashes: [key.data.hash] });
    const headers = { ...ON, authorization: `Bearer ${key.key}` };
    expect(await second([CHAT, headers], [CHAT, headers], emulator)).toBeNull();
  });

  test('is not there for other operations', async () => {
    const emulator = createEmulator({ seed: 1 });
    const rerank = { model: 'cohere/rerank-v3.5', query: 'a', documents: ['a', 'b'] };
    expect((await send(emulator, ['/rerank', rerank])).status).toBeNull();
  });
});
