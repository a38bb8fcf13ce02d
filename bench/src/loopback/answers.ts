import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

import { textEvents, wholeAnswer } from '../wire/chat-events.ts';
import { readPerBytes, readPerEvent } from '../wire/reads.ts';
import { streamSizes } from './stream-sizes.ts';

/** Sends an answer. Its bytes are there before anybody asks. */
export type Answer = (response: ServerResponse) => void | Promise<void>;

const single = textEvents(1);
const headers = { 'x-generation-id': 'gen-1763700000-AbCdEfGhIjKlMnOpQrSt' };

const open = new Set<ServerResponse>();

/** What the server knows to answer; the first part of the path names it. */
export const answers = {
  /** Text in pieces of 64 kB, as fast as they are read. */
  burst: streamed(readPerBytes(textEvents(streamSizes.burst))),
  /** Text of which each event is written by itself, at a pace at which everybody has read it before the next one. */
  paced: streamed(readPerEvent(textEvents(streamSizes.paced)), streamSizes.pause),
  /** A small answer that is whole. */
  whole: whole(wholeAnswer('A short answer.')),
  /** A token that says when it was written, and the rest of its answer some time later. */
  timed: timed(),
  /** A stream that ends when nobody reads it any more. */
  endless,
  /** How many of those are open. */
  open: (response) => void response.end(String(open.size)),
  /** Ends those that are open. */
  close: (response) => {
    for (const one of open) one.destroy();
    response.end();
  },
} satisfies Record<string, Answer>;

/** With the microseconds that are at least between two pieces. */
function streamed(pieces: readonly Uint8Array[], pause = 0): Answer {
  return async (response) => {
    response.writeHead(200, { ...headers, 'content-type': 'text/event-stream' });
    for (const piece of pieces) {
      const writtenAt = performance.now();
      const isTaken = response.write(piece);
      // Node joins what is written in the same turn: each piece has a turn of its own. Who reads slowly is waited for.
      if (!isTaken) await untilTaken(response);
      do {
        await nextTurn();
      } while ((performance.now() - writtenAt) * 1000 < pause);
      if (response.destroyed) return;
    }
    response.end();
  };
}

function whole(json: string): Answer {
  const bytes = Buffer.from(json);
  return (response) => {
    response.writeHead(200, { ...headers, 'content-type': 'application/json', 'content-length': bytes.length });
    response.end(bytes);
  };
}

function timed(): Answer {
  const [token = '', ...rest] = single.map((event) => `data: ${event}\n\n`);
  const [before = '', after = ''] = token.split(' word0');
  const end = rest.join('');
  return async (response) => {
    response.writeHead(200, { ...headers, 'content-type': 'text/event-stream' });
    response.flushHeaders();
    // Everybody waits for the token by then, as for a model that thinks.
    await wait(3);
    response.write(`${before}${process.hrtime.bigint()}${after}`);
    // The token comes alone: what follows is for who has taken the time already.
    await wait(3);
    response.end(end);
  };
}

function endless(response: ServerResponse): void {
  response.writeHead(200, { ...headers, 'content-type': 'text/event-stream' });
  const write = () => response.write(`data: ${single[0]}\n\n`);
  write();
  const timer = setInterval(write, 100);
  open.add(response);
  response.once('close', () => {
    clearInterval(timer);
    open.delete(response);
  });
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}

/** Until there is room again, or nobody reads any more. */
function untilTaken(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const goOn = () => {
      response.off('drain', goOn);
      response.off('close', goOn);
      resolve();
    };
    response.on('drain', goOn);
    response.on('close', goOn);
  });
}
