import { describe, expect, test, vi } from 'vitest';

import { createEmulator } from '../create-emulator.ts';
import { ask, askStream, KEY, post, readEvents } from '../testing/ask.ts';
import { PARIS, WEATHER_TOOL } from '../testing/example-tools.ts';
import type { Fault } from './fault.ts';

const request = { model: 'openai/gpt-4o', messages: PARIS };
const calling = { ...request, tools: [WEATHER_TOOL] };
const withFault = (fault: Fault) => createEmulator({ faults: fault });

describe('a fault of the whole response', () => {
  test('is an error status with body and headers', async () => {
    const response = await post(
      withFault({
        kind: 'http-error',
        status: 429,
        error: { message: 'Slow down', metadata: { error_type: 'rate_limit_exceeded' } },
        headers: { 'retry-after': '7' },
      }),
      request,
    );
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('7');
    expect(await response.json()).toEqual({
      error: { code: 429, message: 'Slow down', metadata: { error_type: 'rate_limit_exceeded' } },
    });
  });

  test('is a body of the caller, JSON or text', async () => {
    expect(
      await (await post(withFault({ kind: 'http-error', status: 500, body: { oops: 1 } }), request)).json(),
    ).toEqual({ oops: 1 });
    expect(await (await post(withFault({ kind: 'http-error', status: 500, body: 'oops' }), request)).text()).toBe(
      'oops',
    );
  });

  test('is a page of the edge', async () => {
    const response = await post(withFault({ kind: 'html' }), request);
    expect(response.status).toBe(502);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toContain('<!DOCTYPE html>');
  });

  test('is a connection that drops', async () => {
    await expect(post(withFault({ kind: 'dropped-connection' }), request)).rejects.toThrow('fetch failed');
  });

  test('is silence until the client gives up', async () => {
    const abort = new AbortController();
    const response = await post(withFault({ kind: 'stall' }), { ...request, stream: true }, { signal: abort.signal });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const text = response.text();
    abort.abort();
    await expect(text).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('is silence that keeps the process alive, as an open connection does, until the client gives up', async () => {
    const { setInterval } = globalThis;
    const isHeld = new Promise<ReturnType<typeof setInterval>>((resolve) => {
      vi.spyOn(globalThis, 'setInterval').mockImplementation((...given: Parameters<typeof setInterval>) => {
        const timer = setInterval(...given);
        resolve(timer);
        return timer;
      });
    });
    const letGo = vi.spyOn(globalThis, 'clearInterval');
    const abort = new AbortController();
    const response = await post(withFault({ kind: 'stall' }), { ...request, stream: true }, { signal: abort.signal });
    const text = response.text();
    const timer = await isHeld;
    expect(timer.hasRef()).toBe(true);
    abort.abort();
    await expect(text).rejects.toMatchObject({ name: 'AbortError' });
    expect(letGo).toHaveBeenCalledWith(timer);
    vi.restoreAllMocks();
  });

  test('meets every endpoint, and is logged', async () => {
    const emulator = withFault({ kind: 'http-error', status: 503 });
    expect((await emulator.fetch('https://openrouter.ai/api/v1/models')).status).toBe(503);
    expect(emulator.requests).toHaveLength(1);
  });

  test('can depend on the request', async () => {
    const emulator = createEmulator({
      faults: ({ index }) => (index === 0 ? { kind: 'http-error', status: 503 } : undefined),
    });
    expect((await post(emulator, request)).status).toBe(503);
    expect((await post(emulator, request)).status).toBe(200);
  });
});

describe('a fault of a stream', () => {
  const stream = (fault: Fault, body: Record<string, unknown> = request) => askStream(withFault(fault), body);

  test('is an error chunk after some deltas, without [DONE] unless asked', async () => {
    const { chunks, done } = await stream({
      kind: 'stream-error',
      afterDeltas: 2,
      error: { code: 502, message: 'Gone' },
    });
    expect(done).toBe(false);
    expect(chunks).toHaveLength(3);
    expect(chunks[2]).toMatchObject({ error: { code: 502, message: 'Gone' }, choices: [{ finish_reason: 'error' }] });
    expect((await stream({ kind: 'stream-error', done: true })).done).toBe(true);
  });

  test('is an error of the choice', async () => {
    const { chunks } = await stream({ kind: 'choice-error', afterDeltas: 1 });
    expect(chunks.at(-1)).toMatchObject({ choices: [{ finish_reason: 'error', error: { code: 502 } }] });
  });

  test('is one chunk without choices and no [DONE]', async () => {
    const { chunks, done } = await stream({ kind: 'error-without-choices' });
    expect(done).toBe(false);
    expect(chunks).toMatchObject([{ choices: [], error: { code: 502 } }]);
  });

  test('is an error as the only data', async () => {
    expect((await stream({ kind: 'error-in-ok', error: { code: 'server_error' } })).chunks).toEqual([
      { error: { code: 'server_error', message: expect.any(String) } },
    ]);
  });

  test('is an answer without choices', async () => {
    expect((await stream({ kind: 'no-choices' })).chunks).toMatchObject([{ choices: [], usage: {} }]);
  });

  test('is an end after some data events', async () => {
    const { chunks, done } = await stream({ kind: 'cut', after: { deltas: 3 } });
    expect(chunks).toHaveLength(3);
    expect(done).toBe(false);
  });

  test('is an end inside tool arguments', async () => {
    const { chunks } = await stream({ kind: 'cut', after: { toolArgumentDeltas: 1 } }, calling);
    const text = chunks
      .flatMap((chunk) => chunk.choices[0]?.delta.tool_calls ?? [])
      .map((part) => part.function.arguments)
      .join('');
    expect(text).not.toBe('');
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
    expect(chunks.at(-1)?.choices[0]?.finish_reason).toBeNull();
  });

  test('is an end after some bytes, to the byte', async () => {
    const whole = await (await post(createEmulator({ seed: 1, clock: () => 0 }), { ...request, stream: true })).text();
    const emulator = createEmulator({ seed: 1, clock: () => 0, faults: { kind: 'cut', after: { bytes: 300 } } });
    const cut = await (await post(emulator, { ...request, stream: true })).bytes();
    expect(cut).toEqual(new TextEncoder().encode(whole).subarray(0, 300));
  });

  test.each([{ deltas: 2 }, { bytes: 200 }])('is a connection that breaks after %j', async (after) => {
    const response = await post(withFault({ kind: 'cut', after, how: 'reset' }), { ...request, stream: true });
    await expect(response.text()).rejects.toThrow('terminated');
  });

  test('is a line that is no JSON', async () => {
    const response = await post(withFault({ kind: 'garbage', afterDeltas: 1, line: '{"half' }), {
      ...request,
      stream: true,
    });
    const text = await response.text();
    expect(text).toContain('data: {"half\n\n');
    const { done } = readEvents(text.replace('data: {"half\n\n', ''));
    expect(done).toBe(true);
  });

  test('is a stall in the middle', async () => {
    const response = await post(withFault({ kind: 'stall', afterDeltas: 1 }), { ...request, stream: true });
    const reader = response.body?.getReader();
    const seen: string[] = [];
    for (let event = 0; event < 2; event++) seen.push(new TextDecoder().decode((await reader?.read())?.value));
    expect(seen[1]).toMatch(/^data: /);
    const next = reader?.read();
    await reader?.cancel();
    expect(await next).toEqual({ done: true, value: undefined });
  });

  test('costs nothing when the answer failed', async () => {
    const emulator = withFault({ kind: 'stream-error' });
    const { chunks } = await askStream(emulator, request);
    const response = await emulator.fetch(`https://openrouter.ai/api/v1/generation?id=${chunks[0]?.id}`, {
      headers: { authorization: `Bearer ${KEY}` },
    });
    expect(await response.json()).toMatchObject({ data: { total_cost: 0, finish_reason: 'error' } });
  });

  test('is a refusal', async () => {
    const { chunks } = await stream({ kind: 'refusal', text: 'No, thank you.' });
    expect(chunks.map((chunk) => chunk.choices[0]?.delta.refusal ?? '').join('')).toBe('No, thank you.');
  });
});

describe('a fault of a whole answer', () => {
  test.each<Fault>([
    { kind: 'choice-error', afterDeltas: 3 },
    { kind: 'stream-error', afterDeltas: 3 },
  ])('is a partial answer with an error in the choice (%j)', async (fault) => {
    const body = await ask(withFault(fault), request);
    expect(body.choices[0]).toMatchObject({ finish_reason: 'error', error: { code: 502 } });
    expect(body.choices[0]?.message.content?.length).toBeGreaterThan(0);
  });

  test('is an error under status 200, with or without an id', async () => {
    expect(await ask(withFault({ kind: 'error-in-ok' }), request)).toEqual({
      error: { code: 502, message: expect.any(String) },
    });
    expect(await ask(withFault({ kind: 'error-in-ok', withGenerationId: true }), request)).toMatchObject({
      id: expect.stringMatching(/^gen-/),
      error: {},
    });
    expect(await ask(withFault({ kind: 'error-without-choices' }), request)).toMatchObject({
      id: expect.stringMatching(/^gen-/),
      error: {},
    });
  });

  test('is an answer without choices', async () => {
    expect(await ask(withFault({ kind: 'no-choices' }), request)).toMatchObject({ choices: [], usage: {} });
  });

  test.each<Fault>([
    { kind: 'cut', after: { bytes: 100 } },
    { kind: 'cut', after: { deltas: 20 } },
    { kind: 'cut', after: { toolArgumentDeltas: 2 } },
    { kind: 'garbage' },
  ])('is a body that is no JSON (%j)', async (fault) => {
    const text = await (await post(withFault(fault), calling)).text();
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  });

  test('is a connection that breaks in the body', async () => {
    const response = await post(withFault({ kind: 'cut', after: { bytes: 100 }, how: 'reset' }), request);
    await expect(response.text()).rejects.toThrow('terminated');
  });

  test('is a refusal without content', async () => {
    const body = await ask(withFault({ kind: 'refusal', finishReason: 'content_filter' }), request);
    expect(body.choices[0]).toMatchObject({
      finish_reason: 'content_filter',
      message: { content: null, refusal: expect.any(String) },
    });
  });
});
