import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { answering, chunk, request, sse } from '../../test/answers.ts';
import { createTransport, streamChat, withLateUsage } from '../index.ts';
import type { ChatCallOptions, OpenRouterError, Transport } from '../index.ts';

const begun = sse([chunk({ content: 'Hi' })], '');
const failed = { ...chunk({}, 'error'), error: { code: 502, message: 'Upstream broke' } };
const late = chunk({}, null, { choices: [], usage: { prompt_tokens: 1, completion_tokens: 2, cost: 0.3 } });

/** Reads to the failure, and gives its error the usage behind it. */
async function failureOf(transport: Transport, options?: ChatCallOptions): Promise<OpenRouterError> {
  const stream = await streamChat(transport, request, options);
  for (let events = await stream.read(); events !== undefined; events = await stream.read()) {
    for (const event of events) if (event.type === 'error') return withLateUsage(event.error, events, stream);
  }
  throw new Error('There was no failure.');
}

/** Begins, fails, and then says nothing more. */
function silent(): { transport: Transport; cancelled: () => boolean } {
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode(begun + sse([failed], ''))),
    cancel: () => void (isCancelled = true),
  });
  const fetch = async () => new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  return { transport: createTransport({ apiKey: 'sk-or-v1-test-key', fetch }), cancelled: () => isCancelled };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

it.each<[string, string[]]>([
  ['in a read of its own', [begun, sse([failed], ''), sse([late])]],
  ['in the read of the failure', [begun, sse([failed, late])]],
])('an answer that failed tells what it had used, also %s', async (_, pieces) => {
  const error = await failureOf(answering(pieces));
  expect(error).toMatchObject({ status: 502, usage: { cost: { charged: 0.3 } } });
});

it('usage that came with the failure is not waited for again', async () => {
  const { usage } = late;
  const stream = await streamChat(answering([begun, sse([{ ...failed, usage }], ''), sse([])]), request);
  await stream.read();
  const events = (await stream.read()) ?? [];
  const read = vi.spyOn(stream, 'read');
  for (const event of events) if (event.type === 'error') await withLateUsage(event.error, events, stream);
  expect(events).toContainEqual(expect.objectContaining({ type: 'error' }));
  expect(read).not.toHaveBeenCalled();
});

it('an answer that failed and goes on without telling is closed after a second', async () => {
  const { transport, cancelled } = silent();
  const failure = failureOf(transport);
  await vi.advanceTimersByTimeAsync(999);
  expect(cancelled()).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await failure).toMatchObject({ status: 502, usage: undefined });
  expect(cancelled()).toBe(true);
});

it('an abort while usage is waited for does not hide the failure that came first', async () => {
  const abort = new AbortController();
  const failure = failureOf(silent().transport, { signal: abort.signal });
  await vi.advanceTimersByTimeAsync(500);
  abort.abort();
  expect(await failure).toMatchObject({ status: 502 });
  expect(vi.getTimerCount()).toBe(0);
});

it('no timer is left behind that would keep a program from ending', async () => {
  expect(await failureOf(answering([begun, sse([failed])]))).toMatchObject({ status: 502 });
  expect(vi.getTimerCount()).toBe(0);
});
