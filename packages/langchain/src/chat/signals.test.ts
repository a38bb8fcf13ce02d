import { afterEach, describe, expect, it, vi } from 'vitest';

import { event, modelOn, play, streamed } from '../../test/upstream.ts';
import type { PlayedAnswer, Upstream } from '../../test/upstream.ts';
import type { ChatOpenRouter } from '../index.ts';

const whole: PlayedAnswer = { body: streamed([{ content: 'Hi ' }, { content: 'there' }]) };
const broken: PlayedAnswer = { body: whole.body.slice(0, 2) };
const stalled: PlayedAnswer = { ...broken, hang: true };
const wordless: PlayedAnswer = { body: [event({ id: 'gen-1', choices: [] })], hang: true };

/** A signal, and who listens to it. */
function watchedSignal() {
  const controller = new AbortController();
  const { signal } = controller;
  const listeners = new Set<unknown>();
  const [add, remove] = [signal.addEventListener.bind(signal), signal.removeEventListener.bind(signal)];
  let added = 0;
  signal.addEventListener = (type: string, listener: EventListenerOrEventListenerObject, options?: unknown) => {
    added += 1;
    listeners.add(listener);
    add(type, listener, options as AddEventListenerOptions);
  };
  signal.removeEventListener = (type: string, listener: EventListenerOrEventListenerObject) => {
    listeners.delete(listener);
    remove(type, listener);
  };
  return { controller, signal, listeners, added: () => added };
}

async function readStream(model: ChatOpenRouter, options: { signal?: AbortSignal } = {}): Promise<string> {
  let text = '';
  for await (const chunk of await model.stream('Hi', options)) text += chunk.text;
  return text;
}

async function readEvents(model: ChatOpenRouter, options: { signal?: AbortSignal } = {}): Promise<string> {
  return (await model.streamEvents('Hi', options)).text;
}

const ways: [string, typeof readStream][] = [
  ['stream', readStream],
  ['streamEvents', readEvents],
];

afterEach(() => void vi.unstubAllGlobals());

describe.each(ways)('the signal of a call (%s)', (_, read) => {
  it('is heeded, its reason unchanged, where AbortSignal.any is missing', async () => {
    vi.stubGlobal('AbortSignal', { timeout: AbortSignal.timeout });
    const reason = new DOMException('Too late', 'TimeoutError');
    const { controller, signal } = watchedSignal();
    expect(await read(modelOn(play(whole)), { signal })).toBe('Hi there');
    const upstream = play(stalled);
    const reading = read(modelOn(upstream), { signal });
    await vi.waitFor(() => expect(upstream.requests).toHaveLength(1));
    controller.abort(reason);
    await expect(reading).rejects.toBe(reason);
    await vi.waitFor(() => expect(upstream.closed).toBe(1));
    await expect(read(modelOn(upstream), { signal })).rejects.toBe(reason);
    expect(upstream.requests).toHaveLength(1);
  });

  it('has no listener left when an answer has ended or has failed, however many there were', async () => {
    const { signal, listeners, added } = watchedSignal();
    for (const answer of Array.from({ length: 50 }, (__, number) => (number % 2 === 0 ? whole : broken)))
      await read(modelOn(play(answer)), { signal }).catch(() => undefined);
    expect(added()).toBeGreaterThan(0);
    expect(listeners.size).toBe(0);
  });
});

describe('the signal of a call', () => {
  it.each([stalled, wordless])('has no listener left when a stream is left early', async (answer) => {
    const { signal, listeners } = watchedSignal();
    const upstream = play(answer);
    const stream = modelOn(upstream)._streamIterator('Hi', { signal });
    const first = stream.next();
    await vi.waitFor(() => expect(upstream.requests).toHaveLength(1));
    await Promise.allSettled([first, stream.return(undefined)]);
    await vi.waitFor(() => expect(upstream.closed).toBe(1));
    expect(listeners.size).toBe(0);
  });

  it('has none of a stream that is never read', async () => {
    const { signal, listeners, added } = watchedSignal();
    const stream = modelOn(play(whole))._streamIterator('Hi', { signal });
    expect(added()).toBe(0);
    await stream.return(undefined);
    expect(listeners.size).toBe(0);
  });

  it('has none of events whose loop was left', async () => {
    const { signal, listeners } = watchedSignal();
    const upstream = play(stalled);
    for await (const text of modelOn(upstream).streamEvents('Hi', { signal }).text) {
      expect(text).toBe('Hi ');
      break;
    }
    await vi.waitFor(() => expect(upstream.closed).toBe(1));
    await vi.waitFor(() => expect(listeners.size).toBe(0));
  });
});

describe('React Native', () => {
  /** What it has for a signal (abort-controller 3): no `reason`, no `throwIfAborted`. */
  class PlainController {
    readonly signal = Object.assign(new EventTarget(), { aborted: false });

    abort(): void {
      this.signal.aborted = true;
      this.signal.dispatchEvent(new Event('abort'));
    }
  }

  /** There `fetch` knows its signals; the one of the tests asks them for `throwIfAborted`. */
  function modelThere(upstream: Upstream): ChatOpenRouter {
    vi.stubGlobal('AbortController', PlainController);
    return modelOn({ ...upstream, fetch: (url, { signal: _signal, ...init }) => upstream.fetch(url, init) });
  }

  it.each(ways)('streams (%s)', async (_, read) => {
    expect(await read(modelThere(play(whole)))).toBe('Hi there');
  });

  it('closes the connection when a stream is left', async () => {
    const upstream = play(stalled);
    for await (const chunk of await modelThere(upstream).stream('Hi')) {
      expect(chunk.text).toBe('Hi ');
      break;
    }
    await vi.waitFor(() => expect(upstream.closed).toBe(1));
  });
});
