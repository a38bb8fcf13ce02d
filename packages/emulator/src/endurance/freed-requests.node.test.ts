import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, test, vi } from 'vitest';

import { createEmulator, listen, type Emulator } from '../index.ts';
import { CHAT_URL, KEY } from '../testing/ask.ts';
import { PARIS } from '../testing/example-tools.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

afterEach(() => vi.restoreAllMocks());

/** Waits until the collector has taken an object; false when it is still there after many rounds. */
async function isFreed(reference: WeakRef<object>): Promise<boolean> {
  for (let round = 0; round < 50; round++) {
    collectGarbage();
    if (reference.deref() === undefined) return true;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return false;
}

const newRequest = (signal?: AbortSignal): Request =>
  new Request(CHAT_URL, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}` },
    body: JSON.stringify({ model: 'openai/gpt-4o', messages: PARIS, stream: true }),
    ...(signal && { signal }),
  });

type LeaveBy = (reader: ReadableStreamDefaultReader<Uint8Array>, abort: AbortController) => unknown;

/** Begins a stream, reads an event, waits for the next, goes away; nothing but the emulator could still hold the request. */
async function goAway(emulator: Emulator, leave: LeaveBy): Promise<WeakRef<object>[]> {
  const abort = new AbortController();
  const request = newRequest(abort.signal);
  const response = await emulator.fetch(request);
  const reader = response.body?.getReader();
  if (!reader) throw new Error('No body');
  const decoder = new TextDecoder();
  let text = '';
  while (!text.includes('data:')) text += decoder.decode((await reader.read()).value);
  const next = reader.read().catch(() => undefined);
  await leave(reader, abort);
  await next;
  return [new WeakRef(request), new WeakRef(response), new WeakRef(reader)];
}

describe('a client that goes away frees its request', () => {
  test.each<[string, LeaveBy]>([
    ['by cancelling the body', (reader) => reader.cancel()],
    ['by aborting', (_, abort) => abort.abort()],
  ])('%s', async (_, leave) => {
    const started = vi.spyOn(globalThis, 'setTimeout');
    const cleared = vi.spyOn(globalThis, 'clearTimeout');
    const emulator = createEmulator({ pace: { perEvent: 60_000 } });
    for (const reference of await goAway(emulator, leave)) expect(await isFreed(reference)).toBe(true);
    // The pause before the next event has ended, too.
    const pauses = started.mock.results.filter((_, call) => started.mock.calls[call]?.[1] === 60_000);
    expect(pauses).toHaveLength(1);
    for (const { value } of pauses) expect(cleared).toHaveBeenCalledWith(value);
    expect(emulator.ledger).toHaveLength(1);
    expect(emulator.requests).toHaveLength(1);
  });

  test('by leaving a stalled answer', async () => {
    const emulator = createEmulator({ faults: { kind: 'stall', afterDeltas: 1 } });
    for (const reference of await goAway(emulator, (reader) => reader.cancel())) {
      expect(await isFreed(reference)).toBe(true);
    }
  });

  test('by closing its socket', async () => {
    const emulator = createEmulator({ faults: { kind: 'stall', afterDeltas: 1 } });
    let seen: WeakRef<object> | undefined;
    const fetch: Emulator['fetch'] = (input, init) => {
      if (input instanceof Request) seen = new WeakRef(input);
      return emulator.fetch(input, init);
    };
    const server = await listen({ fetch });
    const abort = new AbortController();
    const response = await globalThis.fetch(`${server.baseURL}/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}` },
      body: JSON.stringify({ model: 'openai/gpt-4o', messages: PARIS, stream: true }),
      signal: abort.signal,
    });
    await response.body?.getReader().read();
    expect(emulator.ledger).toHaveLength(0);
    abort.abort();
    // The socket closes when the event loop comes to it; the charge is the last that happens.
    await new Promise<void>((resolve) => {
      const look = (): unknown => (emulator.ledger.length > 0 ? resolve() : setImmediate(look));
      look();
    });
    expect(seen && (await isFreed(seen))).toBe(true);
    await server.close();
  });
});
