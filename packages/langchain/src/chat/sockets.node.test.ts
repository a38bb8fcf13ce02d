import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, describe, expect, it } from 'vitest';

import { event } from '../../test/upstream.ts';
import { ChatOpenRouter } from '../index.ts';

const servers: ReturnType<typeof createServer>[] = [];

/** A server that sends one token and then nothing, and tells when its client has gone. */
async function silentServer(): Promise<{ baseURL: string; asked: Promise<void>; closed: Promise<void> }> {
  let tell: () => void = () => undefined;
  let tellAsked: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    tellAsked = resolve;
  });
  const closed = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(event({ id: 'gen-1', choices: [{ index: 0, delta: { content: 'Hi' } }] }));
    response.on('close', tell);
    tellAsked();
  });
  servers.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  return { baseURL: `http://127.0.0.1:${port}/api/v1`, asked, closed };
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

function modelAt(baseURL: string, streaming = false): ChatOpenRouter {
  return new ChatOpenRouter({ model: 'maker/model', apiKey: 'sk-or-v1-test', baseURL, streaming, maxRetries: 0 });
}

describe('a real socket', () => {
  it('is closed when the loop over a stream is left', async () => {
    const { baseURL, closed } = await silentServer();
    for await (const chunk of await modelAt(baseURL).stream('Hi')) {
      expect(chunk.content).toBe('Hi');
      break;
    }
    await closed;
  });

  it('is closed when the loop over stream events is left', async () => {
    const { baseURL, closed } = await silentServer();
    for await (const piece of modelAt(baseURL).streamEvents('Hi').text) {
      expect(piece).toBe('Hi');
      break;
    }
    await closed;
  });

  it.each([true, false])('is closed by an abort (streaming: %s)', async (streaming) => {
    const { baseURL, asked, closed } = await silentServer();
    const abort = new AbortController();
    const answer = modelAt(baseURL, streaming).invoke('Hi', { signal: abort.signal });
    void asked.then(() => abort.abort(new Error('enough')));
    await expect(answer).rejects.toThrow('enough');
    await closed;
  });

  it('is closed by a time-out', async () => {
    const { baseURL, closed } = await silentServer();
    await expect(modelAt(baseURL).invoke('Hi', { timeout: 50 })).rejects.toMatchObject({ name: 'TimeoutError' });
    await closed;
  });
});
