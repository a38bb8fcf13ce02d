import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { chunk, collect, only, request, sse } from '../../test/answers.ts';
import { createTransport, generateChat, streamChat } from '../index.ts';

let server: Server | undefined;
afterEach(() => server?.close());

/** A server on loopback that begins an answer and never ends it; `closed` resolves when the client hangs up. */
async function hangingServer(
  begin: string,
): Promise<{ baseURL: string; arrived: Promise<void>; closed: Promise<void> }> {
  let markArrived: () => void = () => undefined;
  let markClosed: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => (markArrived = resolve));
  const closed = new Promise<void>((resolve) => (markClosed = resolve));
  const listening = createServer((_, response) => {
    markArrived();
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(begin);
    response.on('close', markClosed);
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of this form.
  const { port } = listening.address() as AddressInfo;
  return { baseURL: `http://127.0.0.1:${port}`, arrived, closed };
}

describe('a real socket', () => {
  const begin = sse([chunk({ content: 'Hi' })], '');

  it('is closed soon after the end of an answer, whether the server ends it or not', async () => {
    const { baseURL, closed } = await hangingServer(sse([chunk({ content: 'Hi' }, 'stop')]));
    const events = await collect(await streamChat(createTransport({ apiKey: 'k', baseURL }), request));
    expect(only(events, 'finish').reason).toBe('stop');
    await closed;
  });

  it('is closed by an abort while an answer streams', async () => {
    const { baseURL, closed } = await hangingServer(begin);
    const controller = new AbortController();
    const stream = await streamChat(createTransport({ apiKey: 'k', baseURL }), request, { signal: controller.signal });
    await stream.read();
    const pending = stream.read();
    controller.abort();
    await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
    await closed;
  });

  it('is closed by an abort while a whole answer is awaited', async () => {
    const { baseURL, closed, arrived } = await hangingServer('{"id":');
    const controller = new AbortController();
    const pending = generateChat(createTransport({ apiKey: 'k', baseURL }), request, { signal: controller.signal });
    await arrived;
    controller.abort();
    await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
    await closed;
  });

  it('is closed when the loop over the answer is left', async () => {
    const { baseURL, closed } = await hangingServer(begin);
    for await (const event of await streamChat(createTransport({ apiKey: 'k', baseURL }), request)) {
      if (event.type === 'text-delta') break;
    }
    await expect(closed).resolves.toBeUndefined();
  });

  it('is used again after an answer was read to its end', async () => {
    const ports = new Set<number | undefined>();
    const listening = createServer((incoming, response) => {
      ports.add(incoming.socket.remotePort);
      incoming.resume();
      incoming.on('end', () => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.end(sse([chunk({ content: 'Hi' }, 'stop')]));
      });
    });
    server = listening;
    await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
    const { port } = listening.address() as AddressInfo;
    const transport = createTransport({ apiKey: 'k', baseURL: `http://127.0.0.1:${port}` });
    for (let turn = 0; turn < 6; turn += 1) {
      expect(only(await collect(await streamChat(transport, request)), 'finish').reason).toBe('stop');
    }
    // The next request may begin before the end of the last body is seen, so that two sockets take turns.
    expect(ports.size).toBeLessThan(4);
    listening.closeAllConnections();
  });
});
