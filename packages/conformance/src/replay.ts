import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Recording } from './recordings.ts';

/** What an adapter needs to reach a replayed recording. */
export interface Connection {
  baseURL: string;
  fetch?: (input: string, init: RequestInit) => Promise<Response>;
  /** Are deltas that come in one read joined? */
  coalesce?: boolean;
}

/** Where a body is cut into reads. */
export type Cut = (body: Buffer) => Buffer[];

/** Each byte a read of its own. */
export const everyByte: Cut = (body) => Array.from(body, (_, at) => body.subarray(at, at + 1));

/** All bytes in one read. */
export const nowhere: Cut = (body) => [body];

/** A read per server-sent event. */
export const atEvents: Cut = (body) => {
  const pieces: Buffer[] = [];
  let start = 0;
  for (let end = body.indexOf('\n\n', start); end >= 0; end = body.indexOf('\n\n', start)) {
    pieces.push(body.subarray(start, end + 2));
    start = end + 2;
  }
  if (start < body.length) pieces.push(body.subarray(start));
  return pieces;
};

/** Reads of 1 to 64 bytes; the same seed cuts at the same places. */
export function atRandom(seed: number): Cut {
  return (body) => {
    const pieces: Buffer[] = [];
    let state = seed >>> 0;
    for (let start = 0; start < body.length;) {
      // A linear congruential generator (Numerical Recipes): cheap, and the same everywhere.
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      const end = start + 1 + (state >>> 26);
      pieces.push(body.subarray(start, end));
      start = end;
    }
    return pieces;
  };
}

/** Replays a recording through an injected `fetch`, with exactly these reads. */
export function throughFetch({ response }: Recording, cut: Cut): Connection {
  return {
    baseURL: 'http://recording.invalid/api/v1',
    fetch: async () => {
      const pieces = cut(response.body);
      let next = 0;
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          const piece = pieces[next++];
          if (piece === undefined) controller.close();
          else controller.enqueue(piece);
        },
      });
      return new Response(body, { status: response.status, headers: replayedHeaders(response) });
    },
  };
}

/** Replays recordings one after the other over real loopback sockets; `use` says which one answers next. */
export interface ReplayServer {
  use(recording: Recording): Connection;
  close(): Promise<void>;
}

export async function startReplayServer(): Promise<ReplayServer> {
  let current: Recording | undefined;
  const server = createServer((request, answer) => {
    request.resume();
    request.on('end', () => {
      const response = current?.response;
      answer.writeHead(response?.status ?? 500, response === undefined ? {} : replayedHeaders(response));
      answer.end(response?.body);
    });
  });
  // A client may use a connection again after any pause; by default the server would close it under the request.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    use(recording) {
      current = recording;
      return { baseURL: `http://127.0.0.1:${port}/api/v1` };
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Headers that still hold: the recorded body is decoded, its length and its transfer are new. */
function replayedHeaders({ headers, contentType }: Recording['response']): Record<string, string> {
  const kept = ['retry-after', 'x-generation-id', 'x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'];
  const entries = kept.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]]));
  return { ...Object.fromEntries(entries), 'content-type': contentType };
}
