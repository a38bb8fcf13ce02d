import { getEventListeners } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { FetchFunction } from '@openrouter-adapters/core';
import { generateText, streamText } from 'ai';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { delta } from '../../test/scripted-openrouter.ts';
import { createOpenRouter } from '../index.ts';

const open: Server[] = [];

/** A server on this machine that answers as told, and tells when the connection of its only request is closed. */
async function serve(answer: (response: ServerResponse, request: IncomingMessage) => void) {
  const tell = { asked: (): void => {}, closed: (): void => {} };
  const asked = new Promise<void>((resolve) => (tell.asked = resolve));
  const closed = new Promise<void>((resolve) => (tell.closed = resolve));
  const server = createServer((request, response) => {
    request.socket.once('close', () => tell.closed());
    request.resume();
    request.once('end', () => {
      answer(response, request);
      tell.asked();
    });
  });
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address object.
  const { port } = server.address() as AddressInfo;
  const baseURL = `http://127.0.0.1:${port}/api/v1`;
  return { model: createOpenRouter({ apiKey: 'sk-or-test', baseURL, fetch })('a/b'), asked, closed };
}

/** Node's `fetch` listens to its signal until the garbage is collected: it gets one of its own, so that the listeners of the caller's are ours. */
const fetch: FetchFunction = async (url, init) =>
  globalThis.fetch(url, init.signal ? { ...init, signal: AbortSignal.any([init.signal]) } : init);

afterEach(async () => {
  vi.restoreAllMocks();
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

const beginStream = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(`data: ${JSON.stringify(delta({ content: 'So' }))}\n\n`);
};
const beginJSON = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('\n         \n');
};
const sayNothing = (): void => {};

const prompt = [{ role: 'user' as const, content: [{ type: 'text' as const, text: 'Hi' }] }];

describe('an aborted call', () => {
  it.each([
    ['before the headers', sayNothing],
    ['inside the body', beginJSON],
  ])('of generateText closes its socket %s', async (_, answer) => {
    const { model, asked, closed } = await serve(answer);
    const controller = new AbortController();
    const reason = new Error('Enough');
    const result = generateText({ model, prompt: 'Hi', abortSignal: controller.signal });
    const failed = failureOf(result);
    await asked;
    controller.abort(reason);
    expect(await failed).toBe(reason);
    await expect(closed).resolves.toBeUndefined();
  });

  it('of streamText closes its socket, and the stream says that it was aborted', async () => {
    const { model, closed } = await serve(beginStream);
    const controller = new AbortController();
    const onAbort = vi.fn<() => void>();
    const result = streamText({ model, prompt: 'Hi', abortSignal: controller.signal, onAbort });
    const types: string[] = [];
    for await (const part of result.stream) {
      types.push(part.type);
      if (part.type === 'text-delta') controller.abort();
    }
    expect(types.at(-1)).toBe('abort');
    expect(onAbort).toHaveBeenCalledTimes(1);
    await expect(closed).resolves.toBeUndefined();
  });

  it('of doStream closes its socket when nobody reads on', async () => {
    const { model, closed } = await serve(beginStream);
    const { stream } = await model.doStream({ prompt });
    const reader = stream.getReader();
    await reader.read();
    await reader.cancel();
    await expect(closed).resolves.toBeUndefined();
  });
});

describe('a call that ended badly', () => {
  /** Timers that are set from now on, apart from the two kinds that Node's `fetch` sets itself. */
  const watchTimers = () => {
    const setTimer = vi.spyOn(globalThis, 'setTimeout');
    return () => setTimer.mock.calls.filter(([{ name }]) => name !== 'onParserTimeout' && name !== 'onTick');
  };
  const refuse = (response: ServerResponse): void => void response.writeHead(429).end('{"error":{"code":429}}');
  const cut = (begin: (response: ServerResponse) => void) => (response: ServerResponse) => {
    begin(response);
    setImmediate(() => response.socket?.destroy());
  };

  it.each([
    ['aborted', 'doGenerate', sayNothing],
    ['aborted', 'doStream', sayNothing],
    ['refused', 'doGenerate', refuse],
    ['refused', 'doStream', refuse],
    ['cut off', 'doGenerate', cut(beginJSON)],
  ] as const)('(%s, %s) leaves no timer and no listener', async (how, method, answer) => {
    const { model, asked } = await serve(answer);
    const controller = new AbortController();
    const timers = watchTimers();
    const call = model[method]({ prompt, abortSignal: controller.signal });
    const failed = failureOf(call);
    await asked;
    if (how === 'aborted') controller.abort();
    expect(await failed).toMatchObject({ name: how === 'aborted' ? 'AbortError' : 'AI_APICallError' });
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
    expect(timers()).toEqual([]);
  });

  it.each([
    ['aborted', beginStream],
    ['cut off', cut(beginStream)],
  ])('(%s, inside a stream) leaves no timer and no listener', async (how, answer) => {
    const { model } = await serve(answer);
    const controller = new AbortController();
    const timers = watchTimers();
    const { stream } = await model.doStream({ prompt, abortSignal: controller.signal });
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(1);
    const reader = stream.getReader();
    const types: string[] = [];
    const readOn = async () => {
      for (let next = await reader.read(); !next.done; next = await reader.read()) {
        types.push(next.value.type);
        if (how === 'aborted' && next.value.type === 'text-delta') controller.abort();
      }
    };
    if (how === 'aborted') expect(await failureOf(readOn())).toBe(controller.signal.reason);
    else await readOn();
    expect(types).toContain(how === 'aborted' ? 'text-delta' : 'error');
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
    expect(timers()).toEqual([]);
  });
});

async function failureOf(call: PromiseLike<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new Error('The call did not fail.');
}
