import { describe, expect, it } from 'vitest';

import { request, sse, chunk } from '../../test/answers.ts';
import { createOpenRouterClient, createTransport, generateChat, streamChat } from '../index.ts';

/** What React Native has for a signal (abort-controller 3): no `reason`, no `throwIfAborted`; and no `AbortSignal.any` to join it with. */
class PlainSignal extends EventTarget {
  aborted = false;

  abort(): void {
    this.aborted = true;
    this.dispatchEvent(new Event('abort'));
  }
}

function plainSignal(): { signal: AbortSignal; abort: () => void } {
  const plain = new PlainSignal();
  return { signal: plain as unknown as AbortSignal, abort: () => plain.abort() };
}

const answer = sse([chunk({ content: 'Hi' }), chunk({}, 'stop')]);

function answering(body: BodyInit) {
  return { apiKey: 'k', fetch: async () => new Response(body, { headers: { 'content-type': 'text/event-stream' } }) };
}

async function readAll(events: AsyncIterator<unknown>): Promise<void> {
  while ((await events.next()).done !== true);
}

const aborted = { name: 'AbortError', message: expect.stringContaining('aborted') as string };

describe('a signal that knows no reason', () => {
  it('lets a call through that it does not abort', async () => {
    const { signal } = plainSignal();
    const types: string[] = [];
    for await (const { type } of await streamChat(createTransport(answering(answer)), request, { signal }))
      types.push(type);
    expect(types.at(-1)).toBe('finish');
  });

  it('ends a call before its request, and while it waits for an answer', async () => {
    const { signal, abort } = plainSignal();
    const waiting = createTransport({ apiKey: 'k', fetch: () => new Promise(() => {}) });
    const call = generateChat(waiting, request, { signal });
    abort();
    await expect(call).rejects.toMatchObject(aborted);
    await expect(generateChat(waiting, request, { signal })).rejects.toMatchObject(aborted);
  });

  it('ends a stream, also one of the client', async () => {
    const { signal, abort } = plainSignal();
    const open = () =>
      new ReadableStream({
        start: (controller) =>
          controller.enqueue(new TextEncoder().encode(answer.slice(0, answer.indexOf('data: [DONE]')))),
      });
    const stream = await streamChat(createTransport(answering(open())), request, { signal });
    await stream.read();
    const events = createOpenRouterClient(answering(open())).chat.stream({ model: 'a/b', messages: [] }, { signal });
    await events.next();
    const next = stream.read();
    abort();
    await expect(next).rejects.toMatchObject(aborted);
    await expect(readAll(events)).rejects.toMatchObject(aborted);
  });
});
