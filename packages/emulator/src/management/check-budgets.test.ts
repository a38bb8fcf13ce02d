import { describe, expect, test } from 'vitest';

import { createEmulator, type Emulator } from '../index.ts';
import { manage } from '../testing/manage.ts';

const PERSON = 'user_emulatedmember';
const DAY = 86_400_000;

async function newKey(emulator: Emulator, facts: Record<string, unknown> = {}) {
  const { body } = await manage(emulator, 'POST /keys', { name: 'test', ...facts });
  const chat = (path = '/chat/completions') =>
    manage(emulator, `POST ${path}`, { model: 'openai/gpt-4o', messages: [{ role: 'user', content: 'Hi' }] }, body.key);
  return { hash: body.data.hash, key: body.key, chat };
}

async function newGuardrail(emulator: Emulator, rules: Record<string, unknown>): Promise<string> {
  return (await manage(emulator, 'POST /guardrails', { name: 'Budget', ...rules })).body.data.id;
}

describe('the budget of a guardrail', () => {
  test('refuses a key that spent it, and begins anew', async () => {
    // Thursday, 1 January 2026.
    let now = Date.UTC(2026, 0, 1, 12);
    const emulator = createEmulator({ clock: () => now });
    const { hash, chat } = await newKey(emulator);
    const id = await newGuardrail(emulator, { limit_usd: 0.000001, reset_interval: 'weekly' });
    await manage(emulator, `POST /guardrails/${id}/assignments/keys`, { key_hashes: [hash] });
    expect((await chat()).status).toBe(200);
    const spent = Number(emulator.ledger[0]?.amount);
    const { status, body } = await chat();
    expect(status).toBe(403);
    expect(body.error).toMatchObject({
      code: 403,
      message: `The weekly budget of the guardrail is used up: $${spent} of $0.000001.`,
      metadata: {
        limit_source: 'openrouter_guardrail_budget',
        scope: 'api-key',
        limit_usd: 0.000001,
        spend_usd: spent,
        resets_at: '2026-01-05T00:00:00.000Z',
      },
    });
    now = Date.UTC(2026, 0, 4, 23, 59);
    expect((await chat()).status).toBe(403);
    now = Date.UTC(2026, 0, 5);
    expect((await chat()).status).toBe(200);
    expect(emulator.ledger).toHaveLength(2);
  });

  test('is each key’s own, and each person’s own over all their keys', async () => {
    const emulator = createEmulator({ clock: () => 0 });
    const keys = [await newKey(emulator), await newKey(emulator)];
    const id = await newGuardrail(emulator, { limit_usd: 0.000001 });
    await manage(emulator, `POST /guardrails/${id}/assignments/keys`, { key_hashes: keys.map(({ hash }) => hash) });
    for (const { chat } of keys) expect((await chat()).status).toBe(200);
    for (const { chat } of keys) expect((await chat()).status).toBe(403);
    const theirs = [
      await newKey(emulator, { creator_user_id: PERSON }),
      await newKey(emulator, { creator_user_id: PERSON }),
    ] as const;
    await manage(emulator, `POST /guardrails/${id}/assignments/members`, { member_user_ids: [PERSON] });
    expect((await theirs[0].chat()).status).toBe(200);
    const refused = await theirs[1].chat();
    expect(refused.body.error).toMatchObject({ code: 403, metadata: { scope: 'member', resets_at: null } });
  });

  test('of nothing refuses at once, in the form of each API, and asks for no money of an upstream', async () => {
    const emulator = createEmulator();
    const { hash, chat } = await newKey(emulator);
    const id = await newGuardrail(emulator, { limit_usd: 0 });
    await manage(emulator, `POST /guardrails/${id}/assignments/keys`, { key_hashes: [hash] });
    expect((await chat('/messages')).body).toMatchObject({ type: 'error', error: { type: 'permission_error' } });
    for (const path of ['/responses', '/embeddings', '/images']) expect((await chat(path)).status).toBe(403);
    expect(emulator.ledger).toEqual([]);
  });

  test.each([true, false])(
    'counts what upstreams charge the caller only where it includes that: %j',
    async (includes) => {
      const emulator = createEmulator({ byok: true });
      const { hash, chat } = await newKey(emulator);
      const id = await newGuardrail(emulator, { limit_usd: 0.000001, include_byok_in_budgets: includes });
      await manage(emulator, `POST /guardrails/${id}/assignments/keys`, { key_hashes: [hash] });
      await chat();
      expect((await chat()).status).toBe(includes ? 403 : 200);
    },
  );

  test('may have more decimals than money has', async () => {
    const emulator = createEmulator();
    const { hash, chat } = await newKey(emulator, { limit: 1 / 3 });
    const id = await newGuardrail(emulator, { limit_usd: 1 / 3 });
    await manage(emulator, `POST /guardrails/${id}/assignments/keys`, { key_hashes: [hash] });
    expect((await chat()).status).toBe(200);
  });
});

describe('the budget of a workspace', () => {
  test('is spent by all its keys, deleted ones too, by the day and for all time', async () => {
    let now = Date.UTC(2026, 0, 31, 12);
    const emulator = createEmulator({ clock: () => now });
    const { data } = (await manage(emulator, 'POST /workspaces', { name: 'Lab', slug: 'lab' })).body;
    const [first, second, outside] = [
      await newKey(emulator, { workspace_id: data.id }),
      await newKey(emulator, { workspace_id: data.id }),
      await newKey(emulator),
    ];
    await first.chat();
    const spent = Number(emulator.ledger[0]?.amount);
    await manage(emulator, 'PUT /workspaces/lab/budgets/lifetime', { limit_usd: spent * 1.5 });
    await manage(emulator, 'PUT /workspaces/lab/budgets/daily', { limit_usd: spent / 2 });
    await manage(emulator, `DELETE /keys/${first.hash}`);
    const refused = await second.chat();
    expect(refused.body.error).toMatchObject({
      code: 403,
      message: `The daily budget of the workspace is used up: $${spent} of $${spent / 2}.`,
      metadata: {
        limit_source: 'openrouter_workspace_budget',
        scope: 'workspace',
        spend_usd: spent,
        resets_at: '2026-02-01T00:00:00.000Z',
      },
    });
    expect((await outside.chat()).status).toBe(200);
    now += DAY;
    expect((await second.chat()).status).toBe(200);
    now += DAY;
    expect((await second.chat()).body.error).toMatchObject({ metadata: { resets_at: null, limit_usd: spent * 1.5 } });
    await manage(emulator, 'DELETE /workspaces/lab/budgets/lifetime');
    expect((await second.chat()).status).toBe(200);
  });

  test('counts what upstreams charge the caller where the workspace includes that', async () => {
    const emulator = createEmulator({ byok: true, clock: () => 0 });
    const { chat } = await newKey(emulator);
    await manage(emulator, 'PUT /workspaces/default/budgets/monthly', { limit_usd: 0.000001 });
    await chat();
    expect((await chat()).status).toBe(200);
    await manage(emulator, 'PUT /workspaces/default/budgets/monthly', {
      limit_usd: 0.000001,
      include_byok_in_budgets: true,
    });
    expect((await chat()).status).toBe(403);
  });
});
