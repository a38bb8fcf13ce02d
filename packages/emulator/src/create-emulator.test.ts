import { describe, expect, test } from 'vitest';

import { defineModel } from './catalogue/define-model.ts';
import { createEmulator, type CatalogueModel } from './index.ts';
import { askMessage, CHAT_URL, KEY, post } from './testing/ask.ts';
import { PARIS } from './testing/example-tools.ts';

const get = (path: string, init?: RequestInit) => createEmulator().fetch(`https://openrouter.ai${path}`, init);

describe('the log of requests', () => {
  test('has method, path, query, body and time, and only the kind of the key', async () => {
    const emulator = createEmulator({ clock: () => 1234 });
    await emulator.fetch(`${CHAT_URL}?a=1&b=2&b=3`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${KEY}`, 'X-Title': 'Test', Cookie: 'session=secret' },
      body: JSON.stringify({ model: 'openai/gpt-4o', messages: PARIS }),
    });
    expect(emulator.requests).toMatchObject([
      {
        index: 0,
        at: 1234,
        method: 'POST',
        path: '/chat/completions',
        query: { a: '1', b: ['2', '3'] },
        keyKind: 'standard',
        headers: { authorization: 'Bearer <standard key>', 'x-title': 'Test' },
        body: { model: 'openai/gpt-4o', messages: PARIS },
      },
    ]);
    expect(JSON.stringify(emulator.requests)).not.toContain(KEY);
    expect(JSON.stringify(emulator.requests)).not.toContain('secret');
  });

  test('keeps a body that is no JSON as text, and tells missing and malformed keys apart', async () => {
    const emulator = createEmulator();
    await post(emulator, 'not json', { headers: {} });
    await post(emulator, {}, { headers: { authorization: `Basic ${KEY}` } });
    await post(emulator, {}, { headers: { authorization: 'Bearer sk-live-other' } });
    expect(emulator.requests.map(({ keyKind }) => keyKind)).toEqual(['missing', 'malformed', 'unknown']);
    expect(emulator.requests[0]?.body).toBe('not json');
    expect(JSON.stringify(emulator.requests)).not.toContain(KEY);
    expect(JSON.stringify(emulator.requests)).not.toContain('sk-live-other');
  });
});

describe('errors', () => {
  test.each(['/chat/completions', '/v1/chat/completions', '/api/chat/completions', '/v1/models/count'])(
    'tell that the base URL is wrong: %s',
    async (path) => {
      const response = await get(path, { method: path.endsWith('count') ? 'GET' : 'POST' });
      expect(response.status).toBe(404);
      expect(await response.text()).toContain('not simulated by this emulator: the base URL ends with /api/v1');
      expect(await (await get('/api/v1/nothing')).text()).not.toContain('base URL');
    },
  );

  test.each([
    ['no key', undefined, 'No cookie auth credentials found'],
    ['another scheme', 'Basic abc', 'No cookie auth credentials found'],
    ['a key of somebody else', 'Bearer sk-live-1', 'User not found.'],
  ])('are 401 with %s', async (_name, authorization, message) => {
    const response = await post(
      createEmulator(),
      { model: 'openai/gpt-4o', messages: PARIS },
      { headers: authorization === undefined ? {} : { authorization } },
    );
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ error: { message, code: 401 } });
  });

  test.each(['/api/v1/nothing', '/v1/chat/completions', '/api/v1/chat/completions', '/'])(
    'are 404 in the usual shape for GET %s',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ error: { code: 404, message: expect.stringContaining(path) } });
    },
  );

  test('carry the user id once the key is known', async () => {
    const response = await post(createEmulator(), {});
    expect(await response.json()).toMatchObject({ user_id: expect.stringMatching(/^user_/) });
  });
});

describe('the catalogue', () => {
  interface Listing {
    data: CatalogueModel[];
    total_count: number;
    links: { next: string | null };
  }
  const list = async (query = '') => (await (await get(`/api/v1/models${query}`)).json()) as Listing;

  test('answers without a key and says of each model that it is simulated', async () => {
    const { data, total_count: total, links } = await list();
    expect(total).toBe(data.length);
    expect(links.next).toBeNull();
    expect(data.length).toBeGreaterThan(30);
    for (const model of data) expect(model.description).toMatch(/^Simulation of /);
  });

  test('can be filtered and paged', async () => {
    const tools = await list('?supported_parameters=tools,reasoning');
    expect(tools.data.every((model) => model.supported_parameters.includes('reasoning'))).toBe(true);
    const images = await list('?output_modalities=image');
    expect(images.data.map((model) => model.id)).toContain('google/gemini-2.5-flash-image');
    const page = await list('?limit=2&offset=1');
    expect(page.data).toHaveLength(2);
    expect(page.links.next).toContain('offset=3');
    expect((await get('/api/v1/models?limit=x')).status).toBe(400);
  });

  test('has single models, by dated slug and variant too', async () => {
    for (const id of [
      'anthropic/claude-sonnet-4.5',
      'anthropic/claude-4.5-sonnet-20250929',
      'anthropic/claude-sonnet-4.5:nitro',
    ]) {
      expect(await (await get(`/api/v1/model/${id}`)).json()).toMatchObject({
        data: { id: 'anthropic/claude-sonnet-4.5' },
      });
    }
    expect((await get('/api/v1/model/acme/none')).status).toBe(404);
  });

  test('can be the caller’s own', async () => {
    const own = defineModel({
      id: 'acme/one',
      name: 'Acme One',
      created: '2026-01-01',
      context: 1000,
      maxOutput: 100,
      prompt: '1',
      completion: '0',
      tokenizer: 'Other',
    });
    const emulator = createEmulator({ models: [own] });
    const message = await askMessage(emulator, { model: 'acme/one', messages: PARIS });
    expect(message.content).toContain('Paris');
    expect((await post(emulator, { model: 'openai/gpt-4o', messages: PARIS })).status).toBe(400);
  });
});

describe('fetch', () => {
  test('takes a Request, a URL or a string, and any host', async () => {
    const emulator = createEmulator();
    const target = 'http://localhost:1/api/v1/models';
    for (const input of [target, new URL(target), new Request(target)])
      expect((await emulator.fetch(input)).status).toBe(200);
  });

  test('answers preflights of browsers', async () => {
    const response = await get('/api/v1/chat/completions', { method: 'OPTIONS' });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });

  test('tells of its own defects instead of hiding them', async () => {
    const emulator = createEmulator({ random: () => { throw new Error('dice lost'); } }); // prettier-ignore
    const response = await post(emulator, { model: 'openai/gpt-4o', messages: PARIS });
    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject({ error: { message: expect.stringContaining('dice lost') } });
  });
});
