import { connect } from 'node:net';

import { expect, test } from 'vitest';

import { createEmulator, listen } from '../index.ts';

/** Sends a text as it stands and gives what comes back until the server has closed. */
async function send(toText: (host: string) => string): Promise<string> {
  const server = await listen(createEmulator());
  const { hostname, port, host } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.write(toText(host));
  let answer = '';
  for await (const piece of socket.setEncoding('utf8')) answer += String(piece);
  await server.close();
  return answer;
}

test.each([
  ['the whole address, as clients behind a proxy send it', (host: string) => `http://${host}/api/v1/models/count`],
  ['a path', () => '/api/v1/models/count'],
])('a request line may hold %s', async (_, target) => {
  const answer = await send((host) => `GET ${target(host)} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*"count"/);
});

test.each([
  ['a host that is none', 'GET', 'not a host{}'],
  ['a method that no fetch sends', 'TRACE', 'localhost'],
])('%s is refused with an answer', async (_, method, host) => {
  const answer = await send(
    () => `${method} /api/v1/models/count HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
  );
  expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request[\s\S]*its method or its address is not valid/);
});
