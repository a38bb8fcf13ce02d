import { describe, expect, test } from 'vitest';

import { createEmulator } from '../index.ts';
import { CHAT_URL, KEY } from '../testing/ask.ts';

const BASE = 'https://openrouter.ai/api/v1';
const headers = { authorization: `Bearer ${KEY}` };

describe('HEAD', () => {
  test.each(['/models', '/models/count', '/key', '/models/openai/gpt-4o/endpoints'])(
    'answers what GET answers, without the body: %s',
    async (path) => {
      const emulator = createEmulator({ seed: 1, clock: () => 0 });
      const get = await emulator.fetch(BASE + path, { headers });
      const head = await emulator.fetch(BASE + path, { method: 'HEAD', headers });
      expect(head.status).toBe(200);
      expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(get.headers));
      expect(head.body).toBeNull();
      expect(emulator.requests.map(({ method }) => method)).toEqual(['GET', 'HEAD']);
    },
  );

  test('fails as GET fails, and does not exist where GET does not', async () => {
    const emulator = createEmulator({ faults: ['html; match.path=/models'] });
    const statusOf = async (path: string, init: RequestInit = {}) => {
      const response = await emulator.fetch(BASE + path, { method: 'HEAD', ...init });
      expect(response.body).toBeNull();
      return response.status;
    };
    expect(await statusOf('/models', { headers })).toBe(502);
    expect(await statusOf('/key')).toBe(401);
    expect(await statusOf('/generation?id=none', { headers })).toBe(404);
    expect(await statusOf('/chat/completions', { headers })).toBe(404);
  });

  test('is told in the answer to a preflight', async () => {
    const response = await createEmulator().fetch(`${BASE}/models`, { method: 'OPTIONS' });
    expect(response.headers.get('access-control-allow-methods')).toContain('HEAD');
  });
});

describe('a body that is no UTF-8', () => {
  const text = JSON.stringify({
    model: 'openai/gpt-4o',
    max_tokens: 5,
    messages: [{ role: 'user', content: 'caf\u00e9' }],
  });
  const latin1 = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const post = (url: string, body: BodyInit, own: HeadersInit = headers) =>
    createEmulator().fetch(url, { method: 'POST', headers: own, body });

  test('is a 400 in the form of the API', async () => {
    const chat = await post(CHAT_URL, latin1);
    expect(chat.status).toBe(400);
    expect(await chat.json()).toMatchObject({
      error: { code: 400, message: 'The request body is not valid UTF-8', metadata: { error_type: 'invalid_request' } },
    });
    const messages = await post(`${BASE}/messages`, latin1);
    expect(messages.status).toBe(400);
    expect(await messages.json()).toMatchObject({ type: 'error', error: { type: 'invalid_request_error' } });
  });

  test('is refused after the key, and stands in the log as far as it can be read', async () => {
    const emulator = createEmulator();
    const send = (own: HeadersInit) => emulator.fetch(CHAT_URL, { method: 'POST', headers: own, body: latin1 });
    expect((await send({})).status).toBe(401);
    expect((await send(headers)).status).toBe(400);
    expect(JSON.stringify(emulator.requests[1]?.body)).toContain('caf\ufffd');
  });

  test('is none with UTF-8, with a mark at its beginning, or where a form carries bytes', async () => {
    expect((await post(CHAT_URL, new TextEncoder().encode(text))).status).toBe(200);
    expect((await post(CHAT_URL, new TextEncoder().encode(`\ufeff${text}`))).status).toBe(200);
    // A file may be of any bytes: what the endpoint says of these is not that they are no UTF-8.
    const form = new FormData();
    form.set('file', new Blob([latin1]), 'a.txt');
    expect(await (await post(`${BASE}/files`, form)).text()).not.toContain('The request body is not valid UTF-8');
  });
});
