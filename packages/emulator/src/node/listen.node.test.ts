import { request as httpRequest, type IncomingMessage } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';

import { createEmulator, listen, type EmulatorOptions, type RunningEmulator } from '../index.ts';
import { KEY, readEvents } from '../testing/ask.ts';
import { PARIS } from '../testing/example-tools.ts';

const running: RunningEmulator[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

async function start(options: EmulatorOptions = {}) {
  const emulator = createEmulator(options);
  const server = await listen(emulator);
  running.push(server);
  const post = (body: unknown, init: RequestInit = {}) =>
    fetch(`${server.baseURL}/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      ...init,
    });
  const generation = async (id: string | null) => {
    const response = await fetch(`${server.baseURL}/generation?id=${id}`, {
      headers: { authorization: `Bearer ${KEY}` },
    });
    return response.json() as Promise<{ data?: Record<string, unknown> }>;
  };
  return { emulator, server, post, generation };
}

const streamed = { model: 'openai/gpt-4o', messages: PARIS, stream: true };

/** Asks until a condition holds: what the server notices comes over a socket, at no fixed time. */
async function eventually<Value>(read: () => Promise<Value | undefined>): Promise<Value> {
  for (;;) {
    const value = await read();
    if (value !== undefined) return value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('a listening emulator', () => {
  test('listens on 127.0.0.1 and answers whole and streamed', async () => {
    const { server, post } = await start();
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(server.baseURL).toBe(`${server.url}/api/v1`);
    const whole = (await (await post({ ...streamed, stream: false })).json()) as { id: string };
    expect(whole.id).toMatch(/^gen-/);
    const response = await post(streamed);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(readEvents(await response.text()).done).toBe(true);
  });

  test('serves what the caller’s port says, and refuses a port that is taken', async () => {
    const { server } = await start();
    const port = Number(new URL(server.url).port);
    await expect(listen(createEmulator(), { port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  test('sends the first bytes before the answer is complete', async () => {
    const { post } = await start({ faults: { kind: 'stall', afterDeltas: 1 } });
    const abort = new AbortController();
    const reader = (await post(streamed, { signal: abort.signal })).body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value)).toContain(': OPENROUTER PROCESSING');
    abort.abort();
  });

  test('notices a client that goes away, and stops its stream', async () => {
    const { post, generation } = await start({
      faults: ({ path }) => (path === '/chat/completions' ? { kind: 'stall', afterDeltas: 2 } : undefined),
    });
    const abort = new AbortController();
    const response = await post(streamed, { signal: abort.signal });
    const id = response.headers.get('x-generation-id');
    await response.body?.getReader().read();
    abort.abort();
    const { data } = await eventually(async () => {
      const found = await generation(id);
      return found.data ? found : undefined;
    });
    expect(data).toMatchObject({ cancelled: true });
  });

  test('makes an answer no faster than the client reads it', async () => {
    // A long question comes back in the answer, and its stream is far larger than any socket buffer.
    const schema = { type: 'object', properties: { text: { type: 'string', minLength: 400_000 } }, required: ['text'] };
    const body = JSON.stringify({
      ...streamed,
      response_format: { type: 'json_schema', json_schema: { name: 'x', schema } },
    });
    const { server, emulator, generation } = await start();
    const url = new URL(`${server.baseURL}/chat/completions`);
    const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
      const outgoing = httpRequest(url, { method: 'POST', headers: { authorization: `Bearer ${KEY}` } }, resolve);
      outgoing.on('error', reject);
      outgoing.end(body);
    });
    const id = String(incoming.headers['x-generation-id']);
    // Nobody reads, and other requests are served meanwhile: the answer must not have been made to its end.
    for (let round = 0; round < 20; round++) expect(await generation(id)).not.toHaveProperty('data');
    let bytes = 0;
    for await (const chunk of incoming) bytes += (chunk as Uint8Array).length;
    expect(bytes).toBeGreaterThan(10_000_000);
    expect((await generation(id)).data).toMatchObject({ cancelled: false });
    expect(emulator.requests.length).toBe(22);
  });

  test('breaks the socket where a fault drops or resets the connection', async () => {
    const dropped = await start({ faults: { kind: 'dropped-connection' } });
    await expect(dropped.post(streamed)).rejects.toThrow('fetch failed');
    const reset = await start({ faults: { kind: 'cut', after: { deltas: 1 }, how: 'reset' } });
    const response = await reset.post(streamed);
    await expect(response.text()).rejects.toThrow('terminated');
  });

  test('closes though clients are connected', async () => {
    const { post, server } = await start({ faults: { kind: 'stall' } });
    const response = await post(streamed);
    const text = response.text();
    await Promise.all([server.close(), expect(text).rejects.toThrow('terminated')]);
    running.length = 0;
  });

  test('carries bytes and forms: speech comes whole, and goes back as a file', async () => {
    const { server } = await start();
    const headers = { authorization: `Bearer ${KEY}` };
    const input = 'Carry these bytes.';
    const speech = await fetch(`${server.baseURL}/audio/speech`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ model: 'hexgrad/kokoro-82m', input, response_format: 'mp3' }),
    });
    const form = new FormData();
    form.set('model', 'openai/whisper-1');
    form.set('file', new File([await speech.arrayBuffer()], 'speech.mp3'));
    const transcript = await fetch(`${server.baseURL}/audio/transcriptions`, { method: 'POST', headers, body: form });
    expect(await transcript.json()).toMatchObject({ text: input });
  });
});
