import { expect, test } from 'vitest';

import { createEmulator } from '../index.ts';
import { CHAT_URL, KEY } from '../testing/ask.ts';

test('the log of requests holds no key: not in the query, not in the body, not in other headers', async () => {
  const emulator = createEmulator();
  const answer = await emulator.fetch(`${CHAT_URL}?key=${KEY}&a=1`, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}`, 'x-forward': `Bearer ${KEY}`, 'x-other-key': 'plain-secret' },
    body: JSON.stringify({ model: 'openai/gpt-4o', user: KEY, messages: [{ role: 'user', content: 'Hi' }] }),
  });
  expect(answer.status).toBe(200);
  expect(JSON.stringify(emulator.requests)).not.toMatch(/sk-or|plain-secret/);
  expect(emulator.requests[0]).toMatchObject({
    query: { key: '<redacted>', a: '1' },
    headers: { authorization: 'Bearer <standard key>', 'x-other-key': '<redacted>' },
    body: { user: '<redacted>', messages: [{ role: 'user', content: 'Hi' }] },
  });
});

test('a script sees the request as it came, though the log does not hold its keys', async () => {
  const emulator = createEmulator();
  emulator.script([{ match: { lastMessage: KEY }, text: 'Seen.' }]);
  const answer = await emulator.fetch(CHAT_URL, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}` },
    body: JSON.stringify({ model: 'openai/gpt-4o', messages: [{ role: 'user', content: KEY }] }),
  });
  expect(await answer.text()).toContain('Seen.');
});
