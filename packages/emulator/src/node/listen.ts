import type { IncomingMessage, Server, ServerResponse } from 'node:http';

import type { Emulator } from '../create-emulator.ts';
import { loadHttp } from './load-node.ts';

/** Options of {@link listen}. */
export interface ListenOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** The address to listen on. Default `127.0.0.1`: only this machine; `0.0.0.0` is every network that it is in. */
  readonly host?: string;
}

/** An emulator that listens. */
export interface RunningEmulator {
  /** For example `http://127.0.0.1:4010`. */
  readonly url: string;
  /** What clients take as base URL: `url` with `/api/v1`. */
  readonly baseURL: string;
  /**
   * Stops listening and breaks the connections that are open; those in the middle of a request only after so many
   * milliseconds. Default 0.
   */
  close(options?: { readonly within?: number }): Promise<void>;
}

/**
 * Serves an emulator over HTTP, for clients that take no `fetch`. Needs Node, Bun or Deno; the rest of the package does not. Answers
 * are streamed as they are made and no faster than they are read; a client that goes away aborts its request.
 * Rejects when the port is taken.
 */
export async function listen(emulator: Pick<Emulator, 'fetch'>, options: ListenOptions = {}): Promise<RunningEmulator> {
  const host = options.host ?? '127.0.0.1';
  const { createServer } = loadHttp();
  const server = createServer((incoming, outgoing) => {
    // Who closes while an answer ends does not wait for the connection that the client keeps.
    outgoing.on('close', () => {
      if (!server.listening) server.closeIdleConnections();
    });
    // `fetch` rejects where a connection breaks, by a fault or by the client: then the socket breaks too.
    serve(emulator, incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, options)));
    server.listen(options.port ?? 0, host, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
  // Every network is reached by the name of this machine, too.
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  const url = `http://${name}:${portOf(server)}`;
  return { url, baseURL: `${url}/api/v1`, close: ({ within = 0 } = {}) => close(server, within) };
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address === 'object' && address !== null) return address.port;
  throw new Error('The server has no port.');
}

function close(server: Server, within: number): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => server.closeAllConnections(), within);
    // An error says that it was closed already, by an earlier call.
    server.close(() => {
      clearTimeout(patience);
      resolve();
    });
    if (within === 0) server.closeAllConnections();
    else server.closeIdleConnections();
  });
}

/** Says what the words of the system mean. */
function explain(error: Error, { port, host }: ListenOptions): Error {
  const code = 'code' in error ? error.code : undefined;
  const say = (message: string): Error => Object.assign(new Error(message, { cause: error }), { code });
  if (code === 'EADDRINUSE') return say(`Port ${port} is taken. Choose another, or none for a free one.`);
  if (code === 'EACCES') return say(`Port ${port} is not open to this user.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EINVAL')
    return say(`${host} is no address of this machine.`);
  return error;
}

async function serve(
  emulator: Pick<Emulator, 'fetch'>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  outgoing.on('close', () => {
    if (!outgoing.writableFinished) gone.abort(new DOMException('The client went away.', 'AbortError'));
  });
  const request = await readRequest(incoming, gone.signal);
  if (!request) {
    const message = 'This is no request that fetch can make: its method or its address is not valid.';
    outgoing.writeHead(400, { 'content-type': 'application/json' });
    outgoing.end(JSON.stringify({ error: { message, code: 400 } }));
    return;
  }
  const response = await emulator.fetch(request);
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.flushHeaders();
  const reader = response.body?.getReader();
  // The stream ends with the socket even where the runtime has collected the Request between the two signals. A stream
  // that has failed already has nothing left to cancel, and says so by rejecting.
  gone.signal.addEventListener('abort', () => void reader?.cancel(gone.signal.reason).catch(() => undefined));
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    if (!outgoing.write(value)) await drained(outgoing, gone.signal);
  }
  outgoing.end();
}

/** The request as `fetch` would make it; undefined where there is none such. */
async function readRequest(incoming: IncomingMessage, signal: AbortSignal): Promise<Request | undefined> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Uint8Array); // no encoding is set, so chunks are bytes
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) headers.append(name, one);
  }
  const { method = 'GET', url: target = '/' } = incoming;
  // A client that takes the emulator for its proxy sends the whole address.
  const url = /^https?:\/\//i.test(target) ? target : `http://${incoming.headers.host ?? '127.0.0.1'}${target}`;
  if (!URL.canParse(url) || UNSENDABLE.has(method)) return undefined;
  const hasBody = method !== 'GET' && method !== 'HEAD' && chunks.length > 0;
  return new Request(url, {
    method,
    headers,
    signal,
    ...(hasBody && { body: new Blob(chunks as Uint8Array<ArrayBuffer>[]) }), // node:http gives no shared buffers
  });
}

/** Methods that no fetch sends. */
const UNSENDABLE = new Set(['CONNECT', 'TRACE', 'TRACK']);

function drained(outgoing: ServerResponse, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => {
      outgoing.off('drain', settle);
      signal.removeEventListener('abort', settle);
      resolve();
    };
    outgoing.on('drain', settle);
    signal.addEventListener('abort', settle);
    if (signal.aborted) settle();
  });
}
