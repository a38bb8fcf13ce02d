import { describe, expect, it } from 'vitest';
import { answering, chunk, request, sse } from '../../test/answers.ts';
import { createTransport, streamChat } from '../index.ts';
import type { ChatEvent, ChatStream } from '../index.ts';

const typesOf = (events: readonly ChatEvent[] | undefined) => events?.map(({ type }) => type);
const fail = (error: unknown): never => {
  throw error;
};

/** Everything that a stream hands on, by one way of reading. */
async function readAll(read: () => Promise<readonly ChatEvent[] | undefined>): Promise<(readonly ChatEvent[])[]> {
  const reads: (readonly ChatEvent[])[] = [];
  for (let events = await read(); events !== undefined; events = await read()) reads.push(events);
  return reads;
}

function open(pieces: readonly string[]): Promise<ChatStream> {
  return streamChat(answering(pieces), request);
}

describe('events that a stream hands on', () => {
  it.each([
    ['of several reads', [sse([chunk({ content: 'a' })], ''), sse([chunk({ content: 'b' }, 'stop')])]],
    ['behind comments', [': wait\n\n', ': wait\n\n', sse([chunk({ content: 'a' }, 'stop')]), ': over\n\n']],
    ['of an answer that broke off', [sse([chunk({ content: 'a' })], ''), 'data: {"choices":[{"del']],
    ['of an answer with an error', [sse([chunk({ content: 'a' }), { error: { code: 502, message: 'Gone' } }])]],
  ])('are those that it gives when it is read, %s', async (_, pieces) => {
    const [one, other] = [await open(pieces), await open(pieces)];
    const handed = await readAll(() => other.readInto((events) => events, fail));
    expect(handed).toEqual(await readAll(() => one.read()));
    expect(await other.readInto(typesOf, fail)).toBeUndefined();
  });

  it('come before the call returns when they are there already', async () => {
    const stream = await open([sse([chunk({ content: 'a' })], ''), sse([chunk({}, 'stop')])]);
    const seen: unknown[] = [];
    const first = stream.readInto((events) => seen.push(typesOf(events)), fail);
    expect(seen).toEqual([['response-start', 'text-start', 'text-delta']]);
    await first;
    await stream.cancel();
  });

  it('are gone when taking them fails, which is nothing to give up for', async () => {
    const stream = await open([sse([chunk({ content: 'a' })], ''), sse([chunk({}, 'stop')])]);
    const broken = new TypeError('Cannot be translated.');
    const givenUp: unknown[] = [];
    const refuse = () =>
      stream.readInto(
        () => fail(broken),
        (error) => givenUp.push(error),
      );
    await expect(refuse()).rejects.toBe(broken);
    await expect(refuse()).rejects.toBe(broken);
    expect(givenUp).toEqual([]);
    expect(await stream.read()).toBeUndefined();
  });

  it('are given up with the reason of the abort', async () => {
    const abort = new AbortController();
    const first = sse([chunk({ content: 'a' })], '');
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode(first)),
    });
    const headers = { 'content-type': 'text/event-stream' };
    const transport = createTransport({ apiKey: 'sk-or-v1-x', fetch: async () => new Response(body, { headers }) });
    const stream = await streamChat(transport, request, { signal: abort.signal });
    await stream.read();
    const pending = stream.readInto<unknown>(typesOf, (error) => ({ givenUp: error }));
    const reason = new Error('Enough.');
    abort.abort(reason);
    expect(await pending).toEqual({ givenUp: reason });
  });
});
