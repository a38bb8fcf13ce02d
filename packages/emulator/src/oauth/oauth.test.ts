import { describe, expect, test } from 'vitest';

import { createEmulator, type Emulator } from '../index.ts';
import { KEY } from '../testing/ask.ts';
import { PARIS } from '../testing/example-tools.ts';
import { manage } from '../testing/manage.ts';

const CALLBACK = 'https://app.example/callback';
// The pair of RFC 7636, appendix B.
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
const S256 = { callback_url: CALLBACK, code_challenge: CHALLENGE, code_challenge_method: 'S256' };

const codeFor = async (emulator: Emulator, body: object) =>
  (await manage(emulator, 'POST /auth/keys/code', body, KEY)).body.data.id;
const exchange = (emulator: Emulator, body: object) =>
  emulator.fetch('https://openrouter.ai/api/v1/auth/keys', { method: 'POST', body: JSON.stringify(body) });

describe('a code', () => {
  test('gives a key that works, once, to who knows the verifier', async () => {
    const emulator = createEmulator();
    const code = await codeFor(emulator, { ...S256, key_label: 'My app', limit: 1 });
    expect((await exchange(emulator, { code, code_verifier: 'wrong' })).status).toBe(403);
    const response = await exchange(emulator, { code, code_verifier: VERIFIER });
    expect(response.status).toBe(200);
    const { key, user_id } = (await response.json()) as { key: string; user_id: string };
    expect(user_id).toMatch(/^user_/);
    expect((await exchange(emulator, { code, code_verifier: VERIFIER })).status).toBe(403);
    const answer = await manage(emulator, 'POST /chat/completions', { model: 'openai/gpt-4o', messages: PARIS }, key);
    expect(answer.status).toBe(200);
    expect((await manage(emulator, 'GET /key', undefined, key)).body.data).toMatchObject({ limit: 1 });
  });

  test('gives one key although two ask at the same time', async () => {
    const emulator = createEmulator();
    const code = await codeFor(emulator, S256);
    const both = [
      exchange(emulator, { code, code_verifier: VERIFIER }),
      exchange(emulator, { code, code_verifier: VERIFIER }),
    ];
    expect((await Promise.all(both)).map(({ status }) => status).toSorted((left, right) => left - right)).toEqual([
      200, 403,
    ]);
  });

  test('is good for ten minutes', async () => {
    let now = 0;
    const emulator = createEmulator({ clock: () => now });
    const code = await codeFor(emulator, { callback_url: CALLBACK });
    now = 600_001;
    expect((await exchange(emulator, { code })).status).toBe(403);
  });

  test('can have its verifier as challenge', async () => {
    const emulator = createEmulator();
    const plain = { callback_url: CALLBACK, code_challenge: 'abc', code_challenge_method: 'plain' };
    const code = await codeFor(emulator, plain);
    expect((await exchange(emulator, { code, code_verifier: 'abc', code_challenge_method: 'S256' })).status).toBe(400);
    expect((await exchange(emulator, { code, code_verifier: 'abc' })).status).toBe(200);
  });

  test.each([
    [{}, 'callback_url'],
    [{ callback_url: 'http://app.example' }, 'callback_url'],
    [{ callback_url: CALLBACK, code_challenge_method: 'md5' }, 'code_challenge_method'],
    [{ callback_url: CALLBACK, key_label: 'a'.repeat(101) }, 'key_label'],
  ])('is not made from %j', async (body, field) => {
    const answer = await manage(createEmulator(), 'POST /auth/keys/code', body, KEY);
    expect(answer.status).toBe(400);
    expect(answer.body.error?.message).toContain(field);
  });
});

describe('the page where a user agrees', () => {
  test('sends the browser back with a code', async () => {
    const emulator = createEmulator();
    const query = new URLSearchParams({ ...S256, callback_url: 'http://localhost:3000/back?state=1' });
    const response = await emulator.fetch(`https://openrouter.ai/auth?${query}`);
    expect(response.status).toBe(302);
    const target = new URL(response.headers.get('location') ?? '');
    expect(target.origin + target.pathname).toBe('http://localhost:3000/back');
    expect(target.searchParams.get('state')).toBe('1');
    const exchanged = await exchange(emulator, { code: target.searchParams.get('code'), code_verifier: VERIFIER });
    expect(exchanged.status).toBe(200);
  });

  test('shows the code where there is no callback', async () => {
    const emulator = createEmulator();
    const response = await emulator.fetch(`https://openrouter.ai/auth?code_challenge=abc&code_challenge_method=plain`);
    const code = /auth_code_\w+/.exec(await response.text())?.[0];
    expect((await exchange(emulator, { code, code_verifier: 'abc' })).status).toBe(200);
    expect((await emulator.fetch('https://openrouter.ai/auth')).status).toBe(400);
  });
});
