import { expect, test } from 'vitest';

import { createEmulator } from '../index.ts';
import { manage } from '../testing/manage.ts';

test('with a workspace goes all that belongs to it', async () => {
  const emulator = createEmulator();
  const { id } = (await manage(emulator, 'POST /workspaces', { name: 'Research', slug: 'research' })).body.data;
  const scimGroups = (await manage(emulator, 'GET /scim/groups')).body.data as unknown as { id: string }[]; // a list
  const made = [
    ['/byok', { provider: 'openai', key: 'sk-of-a-provider-0123456789', workspace_id: id }],
    ['/guardrails', { name: 'Careful', workspace_id: id }],
    [
      '/observability/destinations',
      { type: 'webhook', name: 'Hook', config: { url: 'https://example.com/hook' }, workspace_id: id },
    ],
    ['/scim/group-mappings', { scim_group_id: scimGroups[0]?.id, workspace_id: id, role: 'member' }],
  ] as const;
  const places: string[] = [];
  for (const [path, body] of made) {
    const { status, body: answer } = await manage(emulator, `POST ${path}`, body);
    expect(status, path).toBe(201);
    places.push(`${path}/${answer.data.id}`);
  }
  expect((await manage(emulator, `DELETE /workspaces/${id}`)).status).toBe(200);
  for (const place of places) expect((await manage(emulator, `GET ${place}`)).status, place).toBe(404);
});

test('with a key go its assignments to guardrails', async () => {
  const emulator = createEmulator();
  const { hash } = (await manage(emulator, 'POST /keys', { name: 'First' })).body.data;
  const other = (await manage(emulator, 'POST /keys', { name: 'Second' })).body.data.hash;
  const { id } = (await manage(emulator, 'POST /guardrails', { name: 'Careful' })).body.data;
  await manage(emulator, `POST /guardrails/${id}/assignments/keys`, { key_hashes: [hash, other] });
  expect((await manage(emulator, `DELETE /keys/${hash}`)).status).toBe(200);
  for (const path of [`/guardrails/${id}/assignments/keys`, '/guardrails/assignments/keys']) {
    expect((await manage(emulator, `GET ${path}`)).body).toMatchObject({ data: [{ key_hash: other }], total_count: 1 });
  }
});
