import { describe, expect, test } from 'vitest';

import { createEmulator, type Emulator } from '../index.ts';
import { KEY } from '../testing/ask.ts';
import { manage } from '../testing/manage.ts';

const message = async (emulator: Emulator, operation: string, body?: unknown, key?: string): Promise<string> => {
  const answer = await manage(emulator, operation, body, key);
  return `${answer.status} ${answer.body.error?.message ?? ''}`;
};
const itemsOf = async (emulator: Emulator, operation: string) =>
  (await manage(emulator, operation)).body as unknown as { data: Record<string, unknown>[]; total_count: number };

describe('collections', () => {
  test('come in pages of 50, or as many as asked up to 100', async () => {
    const emulator = createEmulator();
    for (let count = 0; count < 52; count++) await manage(emulator, 'POST /guardrails', { name: `Number ${count}` });
    const list = (query: string) => itemsOf(emulator, `GET /guardrails${query}`);
    expect((await list('')).data).toHaveLength(50);
    expect(await list('?offset=50')).toMatchObject({
      total_count: 52,
      data: [{ name: 'Number 50' }, { name: 'Number 51' }],
    });
    expect(await list('?limit=1&offset=3')).toMatchObject({ data: [{ name: 'Number 3' }] });
    expect(await message(emulator, 'GET /guardrails?limit=101')).toMatch(/^400 limit: Too big/);
  });

  test('belong to workspaces, the default one if none is named', async () => {
    const emulator = createEmulator();
    const { data } = (await manage(emulator, 'POST /workspaces', { name: 'Lab', slug: 'lab' })).body;
    await manage(emulator, 'POST /byok', { provider: 'openai', key: 'sk-0123456789', workspace_id: data.id });
    expect(await itemsOf(emulator, 'GET /byok')).toMatchObject({ data: [], total_count: 0 });
    expect(await itemsOf(emulator, `GET /byok?workspace_id=${data.id}`)).toMatchObject({ total_count: 1 });
  });

  test.each([
    ['/byok', 'workspace_id=abc', 'workspace_id: Invalid UUID'],
    ['/keys', 'workspace_id=abc', 'workspace_id: Invalid UUID'],
    ['/guardrails', 'workspace_id=abc', 'workspace_id: Invalid UUID'],
    ['/observability/destinations', 'workspace_id=abc', 'workspace_id: Invalid UUID'],
    ['/byok', 'provider=abc', 'provider: Invalid option'],
  ])('refuse a filter that can fit nothing: %s?%s', async (path, query, problem) => {
    expect(await message(createEmulator(), `GET ${path}?${query}`)).toContain(`400 ${problem}`);
  });

  test('are closed to keys that call models', async () => {
    const emulator = createEmulator();
    expect(await message(emulator, 'GET /byok', undefined, KEY)).toBe(
      '401 Only management keys can perform this operation',
    );
    expect(await message(emulator, 'POST /byok', {}, KEY)).toBe('403 Only management keys can perform this operation');
    expect(await message(emulator, 'GET /byok', undefined, 'nobody')).toBe('401 User not found.');
  });
});

describe('secrets', () => {
  test('of providers are shown masked only', async () => {
    const emulator = createEmulator();
    const { body } = await manage(emulator, 'POST /byok', { provider: 'openai', key: 'sk-abcdefghijklmnop' });
    expect(body.data).toMatchObject({ label: 'sk-...mnop', sort_order: 0 });
    const rotated = await manage(emulator, `PATCH /byok/${body.data.id}`, { key: 'sk-zyxwvutsrqponm' });
    expect(rotated.body.data.label).toBe('sk-...ponm');
    expect(JSON.stringify([body, rotated.body])).not.toContain('sk-abcdefghijklmnop');
  });

  test('of destinations too; a mask that comes back changes nothing', async () => {
    const emulator = createEmulator();
    const config = { publicKey: 'pk-lf-0123456789', secretKey: 'sk-lf-abcdefghij' };
    const { body } = await manage(emulator, 'POST /observability/destinations', {
      type: 'langfuse',
      name: 'a',
      config,
    });
    const shown = { publicKey: 'pk-...6789', secretKey: 'sk-...ghij', baseUrl: 'https://us.cloud.langfuse.com' };
    expect(body.data.config).toEqual(shown);
    const changed = await manage(emulator, `PATCH /observability/destinations/${body.data.id}`, {
      config: { secretKey: 'sk-...ghij', publicKey: 'pk-lf-9876543210', baseUrl: 'https://eu.example' },
    });
    expect(changed.body.data.config).toEqual({
      publicKey: 'pk-...3210',
      secretKey: 'sk-...ghij',
      baseUrl: 'https://eu.example',
    });
  });
});

describe('destinations', () => {
  test('need what their type needs, and are five of a type at most', async () => {
    const emulator = createEmulator();
    const create = (config: object) =>
      message(emulator, 'POST /observability/destinations', { type: 'webhook', name: 'a', config });
    expect(await create({})).toMatch(/^400 config.url: /);
    for (let count = 0; count < 5; count++) expect(await create({ url: 'https://a.example' })).toBe('201 ');
    expect(await create({ url: 'https://a.example' })).toMatch(/^409 /);
  });
});

describe('guardrails', () => {
  test('are assigned to a key one at a time, and go with what they are assigned to', async () => {
    const emulator = createEmulator();
    const { hash } = (await manage(emulator, 'POST /keys', { name: 'Guarded' })).body.data;
    const ids: string[] = [];
    for (const name of ['First', 'Second']) {
      const { id } = (await manage(emulator, 'POST /guardrails', { name })).body.data;
      ids.push(id);
      const answer = await manage(emulator, `POST /guardrails/${id}/assignments/keys`, { key_hashes: [hash, hash] });
      expect(answer.body).toEqual({ assigned_count: 1 });
    }
    expect(await itemsOf(emulator, 'GET /guardrails/assignments/keys')).toMatchObject({
      total_count: 1,
      data: [{ guardrail_id: ids[1], key_hash: hash, key_name: 'Guarded' }],
    });
    expect(await itemsOf(emulator, `GET /guardrails/${ids[0]}/assignments/keys`)).toMatchObject({ total_count: 0 });
    const unassigned = await manage(emulator, `POST /guardrails/${ids[0]}/assignments/keys/remove`, {
      key_hashes: [hash],
    });
    expect(unassigned.body).toEqual({ unassigned_count: 0 });
    await manage(emulator, `DELETE /guardrails/${ids[1]}`);
    expect(await itemsOf(emulator, 'GET /guardrails/assignments/keys')).toMatchObject({ total_count: 0 });
  });

  test('label their built-in filters themselves', async () => {
    const { body } = await manage(createEmulator(), 'POST /guardrails', {
      name: 'a',
      content_filter_builtins: [{ slug: 'credit-card', action: 'redact', label: 'mine' }],
    });
    expect(body.data.content_filter_builtins).toEqual([
      { slug: 'credit-card', action: 'redact', label: '[CREDIT_CARD]' },
    ]);
  });

  test.each([
    [{ name: 'a', allowed_models: [] }, 'allowed_models: Too small'],
    [{ name: 'a', reset_interval: 'yearly' }, 'reset_interval: Invalid option'],
    [{ name: 'a', content_filters: [{ pattern: 'x' }] }, 'content_filters.0.action: '],
    [{ name: 'a', content_filter_builtins: [{ slug: 'none', action: 'block' }] }, 'content_filter_builtins.0.slug: '],
    [{}, 'name: Invalid input: required'],
  ])('are not made from %j', async (body, problem) => {
    expect(await message(createEmulator(), 'POST /guardrails', body)).toContain(`400 ${problem}`);
  });
});

describe('workspaces', () => {
  test('are found by id and by slug, which nobody else may have', async () => {
    const emulator = createEmulator();
    const { data } = (await manage(emulator, 'POST /workspaces', { name: 'Lab', slug: 'lab' })).body;
    expect((await manage(emulator, 'GET /workspaces/lab')).body.data).toEqual(data);
    expect(await message(emulator, 'POST /workspaces', { name: 'Lab', slug: 'lab' })).toMatch(/^400 slug: /);
    expect(await message(emulator, 'PATCH /workspaces/lab', { slug: 'default' })).toMatch(/^400 slug: /);
    expect(await message(emulator, 'PATCH /workspaces/lab', { slug: 'lab', name: 'Laboratory' })).toBe('200 ');
  });

  test('are not deleted while keys work in them, and the default one never', async () => {
    const emulator = createEmulator();
    const workspace = (await manage(emulator, 'POST /workspaces', { name: 'Lab', slug: 'lab' })).body.data;
    const key = (await manage(emulator, 'POST /keys', { name: 'a', workspace_id: workspace.id })).body.data;
    expect(await message(emulator, 'DELETE /workspaces/lab')).toMatch(/^400 .*active API keys/);
    await manage(emulator, `DELETE /keys/${key.hash}`);
    expect(await message(emulator, 'DELETE /workspaces/lab')).toBe('200 ');
    expect(await message(emulator, 'DELETE /workspaces/default')).toMatch(/^403 /);
  });

  test('have budgets that grow with the time they are for', async () => {
    const emulator = createEmulator();
    const put = (interval: string, limit_usd: number) =>
      message(emulator, `PUT /workspaces/default/budgets/${interval}`, { limit_usd });
    expect(await put('weekly', 10)).toBe('200 ');
    expect(await put('monthly', 10)).toMatch(/^400 limit_usd: .* weekly budget is 10/);
    expect(await put('daily', 10)).toMatch(/^400 limit_usd: /);
    expect(await put('daily', 0)).toMatch(/^400 limit_usd: Too small/);
    expect(await put('monthly', 20)).toBe('200 ');
    const { data } = await itemsOf(emulator, 'GET /workspaces/default/budgets');
    expect(data.map((budget) => [budget.reset_interval, budget.limit_usd])).toEqual([
      ['weekly', 10],
      ['monthly', 20],
    ]);
  });

  test('have members of the organization', async () => {
    const emulator = createEmulator();
    await manage(emulator, 'POST /workspaces', { name: 'Lab', slug: 'lab' });
    const { data: people } = await itemsOf(emulator, 'GET /organization/members');
    const user_ids = people.map(({ id }) => id);
    const added = await manage(emulator, 'POST /workspaces/lab/members/add', { user_ids });
    expect(added.body).toMatchObject({ added_count: 2, data: [{ role: 'admin' }, { role: 'member' }] });
    await manage(emulator, 'POST /workspaces/lab/members/remove', { user_ids: user_ids.slice(0, 1) });
    expect(await itemsOf(emulator, 'GET /workspaces/lab/members')).toMatchObject({ data: [{ user_id: user_ids[1] }] });
  });
});
