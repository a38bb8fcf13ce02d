/**
 * The server that answers over loopback, in a process of its own: what it does is not on anybody's account. It tells its port to the
 * process that started it, and ends with it.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { answers, type Answer } from './answers.ts';

const byName = new Map<string, Answer>(Object.entries(answers));

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  const answer = byName.get(request.url?.split('/')[1] ?? '');
  if (answer === undefined) {
    response.writeHead(404).end();
    return;
  }
  // As an upstream does: the request is read to its end, then answered.
  request.resume();
  request.once('end', () => void answer(response));
});

server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.once('disconnect', () => process.exit());
