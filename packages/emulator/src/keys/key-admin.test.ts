import { describe, expect, test } from 'vitest';

import { createEmulator, type Emulator } from '../index.ts';
import { PARIS } from '../testing/example-tools.ts';
import { manage } from '../testing/manage.ts';

const chat = async (emulator: Emulator, key: string): Promise<number> =>
  (await manage(emulator, 'POST /chat/completions', { model: 'openai/gpt-4o', messages: PARIS }, key)).status;

describe('a key that is created', () => {
  test('works at once, within its limit, and is told once', async () => {
    const emulator = createEmulator({ keys: [{ key: 'sk-or-boss', management: true }] });
    const { status, body } = await manage(emulator, 'POST /keys', { name: 'Mine', limit: 0.000_01 }, 'sk-or-boss');
    expect(status).toBe(201);
    expect(body.key).toMatch(/^sk-or-v1-[a-f0-9]{64}$/);
    expect(await chat(emulator, body.key)).toBe(200);
    expect(await chat(emulator, body.key)).toBe(402);
    const shown = await manage(emulator, `GET /keys/${body.data.hash}`, undefined, 'sk-or-boss');
    expect(JSON.stringify(shown.body)).not.toContain(body.key);
    expect(shown.body.data).toMatchObject({ name: 'Mine', limit: 0.000_01, limit_remaining: 0 });
    expect(shown.body.data.usage).toBe(Number(emulator.ledger[0]?.amount));
    expect(emulator.ledger[0]?.keyHash).toBe(body.data.hash);
  });

  test('does not work when it is disabled, expired or deleted', async () => {
    let now = Date.parse('2026-01-01T00:00:00Z');
    const emulator = createEmulator({ clock: () => now });
    const create = async () =>
      (await manage(emulator, 'POST /keys', { name: 'a', expires_at: '2026-02-01T00:00:00Z' })).body;
    const { key, data } = await create();
    await manage(emulator, `PATCH /keys/${data.hash}`, { disabled: true });
    expect(await chat(emulator, key)).toBe(401);
    await manage(emulator, `PATCH /keys/${data.hash}`, { disabled: false });
    expect(await chat(emulator, key)).toBe(200);
    await manage(emulator, `DELETE /keys/${data.hash}`);
    expect(await chat(emulator, key)).toBe(401);
    const second = await create();
    now = Date.parse('2026-02-01T00:00:00Z');
    expect(await chat(emulator, second.key)).toBe(401);
  });

  test('has its limit anew each day, week or month', async () => {
    let now = Date.parse('2026-03-31T23:00:00Z');
    const emulator = createEmulator({ clock: () => now });
    const { key, data } = (await manage(emulator, 'POST /keys', { name: 'a', limit: 0.000_01, limit_reset: 'daily' }))
      .body;
    expect([await chat(emulator, key), await chat(emulator, key)]).toEqual([200, 402]);
    now += 3_600_000;
    expect(await chat(emulator, key)).toBe(200);
    const read = async () => (await manage(emulator, `GET /keys/${data.hash}`)).body.data;
    const [first, second] = emulator.ledger.map(({ amount }) => Number(amount));
    expect(await read()).toMatchObject({ usage_daily: second, usage_monthly: second, limit_reset: 'daily' });
    // 31 March 2026 is a Tuesday: both days are in one week.
    expect((await read()).usage_weekly).toBeCloseTo((first ?? 0) + (second ?? 0), 12);
    await manage(emulator, `PATCH /keys/${data.hash}`, { limit_reset: null });
    expect(await chat(emulator, key)).toBe(402);
  });
});

describe('the list of keys', () => {
  test('has the keys that call models, used or created, and those that are disabled if asked', async () => {
    const emulator = createEmulator();
    await chat(emulator, 'sk-or-v1-used-0123456789');
    const { body } = await manage(emulator, 'POST /keys', { name: 'Created' });
    await manage(emulator, `PATCH /keys/${body.data.hash}`, { disabled: true });
    const names = async (query: string) => {
      const { data } = (await manage(emulator, `GET /keys${query}`)).body as unknown as { data: { name: string }[] };
      return data.map(({ name }) => name);
    };
    expect(await names('')).toEqual(['sk-or-v1-use...789']);
    expect(await names('?include_disabled=true')).toEqual(['sk-or-v1-use...789', 'Created']);
    expect(await names('?include_disabled=true&offset=1')).toEqual(['Created']);
  });

  test.each([
    [{ name: '' }, 'name: Too small'],
    [{ name: 'a', limit: -1 }, 'limit: Too small'],
    [{ name: 'a', limit_reset: 'hourly' }, 'limit_reset: Invalid option'],
    [{ name: 'a', expires_at: '2099-01-01T00:00:00+02:00' }, 'expires_at: Invalid ISO datetime in UTC'],
    [{ name: 'a', workspace_id: '00000000-0000-4000-8000-00000000dead' }, 'Workspace 0'],
  ])('gets no key from %j', async (request, message) => {
    const { status, body } = await manage(createEmulator(), 'POST /keys', request);
    expect(status).toBe(400);
    expect(body.error?.message).toContain(message);
  });
});
