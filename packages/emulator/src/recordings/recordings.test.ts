import { describe, expect, test } from 'vitest';

import { createEmulator, record, replay, type Recording } from '../index.ts';
import { CHAT_URL, KEY } from '../testing/ask.ts';

const MODEL = 'openai/gpt-4o';
const says = (content: string, more: Record<string, unknown> = {}) => ({
  model: MODEL,
  messages: [{ role: 'user', content }],
  ...more,
});
type Fetch = (input: string, init?: RequestInit) => Promise<Response>;
const post = (fetch: Fetch, body: unknown, url = CHAT_URL) =>
  fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json', cookie: 'secret=1' },
    body: JSON.stringify(body),
  });
const recorderOf = (options = {}) => record({ fetch: createEmulator({ seed: 1, ...options }).fetch });

async function pieces(response: Response): Promise<string[]> {
  const decoder = new TextDecoder();
  const read: string[] = [];
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return read;
    read.push(decoder.decode(value));
  }
}

const exchange = (body: Recording['request']['body'], answer: string): Recording => ({
  request: { method: 'POST', path: '/api/v1/chat/completions', headers: {}, body: body ?? null },
  response: { status: 200, headers: { 'content-type': 'application/json' }, body: answer },
});

describe('a recorder', () => {
  test('passes answers through, and a replay of them is the same byte for byte', async () => {
    const recorder = recorderOf();
    const whole = await (await post(recorder.fetch, says('Hello'))).text();
    const streamed = await pieces(await post(recorder.fetch, says('Hello', { stream: true })));
    expect(recorder.recordings).toHaveLength(2);
    const replayer = replay({ recordings: recorder.recordings });
    expect(await (await post(replayer.fetch, says('Hello'))).text()).toBe(whole);
    expect(await pieces(await post(replayer.fetch, says('Hello', { stream: true })))).toEqual(streamed);
    expect(streamed.length).toBeGreaterThan(5);
  });

  test('keeps no keys: not in headers, not in bodies', async () => {
    const recorder = record({
      fetch: () =>
        Promise.resolve(
          new Response(JSON.stringify({ key: 'sk-or-v1-fresh0123456789', echo: KEY }), {
            headers: { 'set-cookie': 'a=b', 'x-generation-id': 'gen-1' },
          }),
        ),
    });
    const answer = await (await post(recorder.fetch, says(`My key is ${KEY}`))).text();
    expect(answer).toContain(KEY);
    const kept = JSON.stringify(recorder.recordings);
    expect(kept).not.toContain(KEY);
    expect(kept).not.toContain('sk-or-v1-fresh');
    expect(kept).not.toContain('secret=1');
    expect(kept).not.toContain('set-cookie');
    expect(recorder.recordings[0]?.response.headers['x-generation-id']).toBe('gen-1');
    const again = await post(replay({ recordings: recorder.recordings }).fetch, says(`My key is ${KEY}`));
    expect(again.status).toBe(200);
  });

  test('calls the upstream under its own base URL, with the headers of the request', async () => {
    const called: [string, string | null, string][] = [];
    const recorder = record({
      upstream: 'https://gateway.test/v9/',
      fetch: async (input, init) => {
        const request = new Request(input, init);
        called.push([request.url, request.headers.get('authorization'), await request.text()]);
        return new Response('{}');
      },
    });
    await (await post(recorder.fetch, says('Hello'), 'http://127.0.0.1:1/api/v1/chat/completions?a=1')).text();
    await (await recorder.fetch('http://127.0.0.1:1/api/alpha/decisions')).text();
    expect(called).toEqual([
      ['https://gateway.test/v9/chat/completions?a=1', `Bearer ${KEY}`, JSON.stringify(says('Hello'))],
      ['https://gateway.test/api/alpha/decisions', null, ''],
    ]);
  });

  test('records bytes that are no text', async () => {
    const bytes = new Uint8Array([0, 255, 254, 128]);
    const recorder = record({
      fetch: () => Promise.resolve(new Response(bytes, { headers: { 'content-type': 'audio/pcm' } })),
    });
    await (await post(recorder.fetch, {})).arrayBuffer();
    expect(recorder.recordings[0]?.response.body_encoding).toBe('base64');
    const replayed = await post(replay({ recordings: recorder.recordings }).fetch, {});
    expect([...new Uint8Array(await replayed.arrayBuffer())]).toEqual([...bytes]);
  });

  test('keeps no answer that was not read to its end', async () => {
    const recorder = recorderOf({ faults: { kind: 'cut', after: { deltas: 2 }, how: 'reset' } });
    await expect(pieces(await post(recorder.fetch, says('Hello', { stream: true })))).rejects.toThrow('terminated');
    expect(recorder.recordings).toEqual([]);
  });
});

describe('a replay', () => {
  test('does not look at white space and order', async () => {
    const { fetch, requests } = replay({
      recordings: [exchange({ model: 'a', messages: [{ role: 'user', content: 'x' }] }, '1')],
    });
    const response = await fetch(CHAT_URL, {
      method: 'POST',
      body: '{ "messages": [ { "content": "x", "role": "user" } ],\n "model": "a" }',
    });
    expect(await response.text()).toBe('1');
    expect(requests).toMatchObject([
      { path: '/chat/completions', method: 'POST', keyKind: 'missing', body: { model: 'a' } },
    ]);
  });

  test('gives what was recorded for one request in its order, and stays at the last', async () => {
    const { fetch } = replay({
      recordings: [exchange({ a: 1 }, 'first'), exchange({ a: 2 }, 'other'), exchange({ a: 1 }, 'second')],
    });
    const answers = [];
    for (const a of [1, 1, 1]) answers.push(await (await post(fetch, { a })).text());
    expect(answers).toEqual(['first', 'second', 'second']);
  });

  test('tells the nearest recording and the difference where nothing matches', async () => {
    const recorded = [
      exchange({ model: 'a', messages: [{ role: 'user', content: 'x' }], temperature: 0 }, '1'),
      exchange({ model: 'b', messages: [{ role: 'user', content: 'x' }] }, '2'),
    ];
    const response = await post(replay({ recordings: recorded }).fetch, {
      model: 'b',
      messages: [{ role: 'user', content: 'y' }],
    });
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      error: {
        code: 404,
        message:
          'No recording matches POST /chat/completions. The nearest is number 1 (POST /chat/completions): ' +
          'body.messages.0.content is "y", recorded was "x".',
        metadata: { nearest: 1, differences: ['body.messages.0.content is "y", recorded was "x"'] },
      },
    });
    const elsewhere = await post(replay({ recordings: recorded }).fetch, {}, 'https://openrouter.ai/api/v1/responses');
    expect(((await elsewhere.json()) as { error: { message: string } }).error.message).toContain(
      'the path is /responses, recorded was /chat/completions',
    );
    const nothing = await post(replay({ recordings: [] }).fetch, {});
    expect(((await nothing.json()) as { error: { message: string } }).error.message).toContain(
      'There are no recordings',
    );
  });

  test('takes what was blotted out or cut from a recording for anything that fits', async () => {
    const { fetch } = replay({
      recordings: [
        exchange({ user: '[REDACTED]', image: 'data:image/png;base64,AA...[elided 4 base64 chars]' }, 'yes'),
      ],
    });
    expect(await (await post(fetch, { user: 'me', image: 'data:image/png;base64,AABBBB' })).text()).toBe('yes');
    expect((await post(fetch, { user: 'me', image: 'data:image/png;base64,AABBB' })).status).toBe(404);
    expect((await post(fetch, { user: 'me', image: 'data:image/png;base64,ABBBBB' })).status).toBe(404);
  });

  test('leaves members out of account that are to be ignored', async () => {
    const { fetch } = replay({ recordings: [exchange({ a: 1, user: 'me' }, 'yes')], ignore: ['user'] });
    expect(await (await post(fetch, { a: 1, user: 'you' })).text()).toBe('yes');
    expect(await (await post(fetch, { a: 1 })).text()).toBe('yes');
  });

  test('heeds the query, in any order', async () => {
    const recording = { ...exchange(null, 'list'), request: { method: 'GET', path: '/api/v1/models?b=2&a=1' } };
    const { fetch } = replay({ recordings: [recording] });
    expect(await (await fetch('http://localhost/api/v1/models?a=1&b=2')).text()).toBe('list');
    expect((await fetch('http://localhost/api/v1/models')).status).toBe(404);
  });

  test('matches forms whatever their border is', async () => {
    const recorder = recorderOf();
    const form = () => {
      const data = new FormData();
      data.set('purpose', 'assistants');
      data.set('file', new File([new Uint8Array([0, 255, 254])], 'a.bin'));
      return data;
    };
    const url = 'https://openrouter.ai/api/v1/files';
    const init = () => ({ method: 'POST', headers: { authorization: `Bearer ${KEY}` }, body: form() });
    const first = await (await recorder.fetch(url, init())).text();
    expect(await (await replay({ recordings: recorder.recordings }).fetch(url, init())).text()).toBe(first);
  });

  test('needs something to replay', () => {
    expect(() => replay({})).toThrow('replay needs "recordings" or a "file"');
  });
});
