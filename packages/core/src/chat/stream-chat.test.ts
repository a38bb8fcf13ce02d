import { describe, expect, it, vi } from 'vitest';
import { all, answering, chunk, collect, only, request, sse, streamOf, whole } from '../../test/answers.ts';
import { createTransport, generateChat, OpenRouterError, streamChat } from '../index.ts';
import type { ChatChunk } from '../index.ts';

async function failureOf(promise: Promise<unknown>): Promise<OpenRouterError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!OpenRouterError.isInstance(error)) throw new Error(`Not an OpenRouterError: ${String(error)}`);
  return error;
}

describe('a streamed answer', () => {
  it('tells what was sent and what came', async () => {
    const stream = await streamChat(answering(sse([chunk({ content: 'Hi' }, 'stop')])), request);
    expect(stream.request).toEqual({
      url: 'https://openrouter.ai/api/v1/chat/completions',
      body: { model: 'maker/model', messages: [{ role: 'user', content: 'Hello' }], stream: true },
    });
    expect(stream.response).toEqual({ status: 200, headers: { 'content-type': 'text/event-stream' } });
    await stream.cancel();
  });

  it('is read whole when a proxy answers a request for a stream with JSON', async () => {
    const body = JSON.stringify(whole({ content: 'Hi' }));
    const events = await collect(
      await streamChat(answering(body, { contentType: 'application/json; charset=utf-8' }), request),
    );
    expect(only(events, 'text-end').text).toBe('Hi');
  });

  it('is read to its last event when the blank line after it is missing', async () => {
    const body = sse([chunk({ content: 'Hi' }), chunk({}, 'stop')], '').trimEnd();
    expect(only(await collect(await streamChat(answering(body), request)), 'finish').reason).toBe('stop');
  });

  it('that breaks inside the arguments of a tool gives an error and no executable call', async () => {
    const call = { index: 0, id: 'c1', type: 'function', function: { name: 'pay', arguments: '' } };
    const body = sse([chunk({ tool_calls: [call] })], 'data: {"id":"gen-1","choices":[{"delta":{"tool_ca');
    const events = await collect(await streamChat(answering(body), request));
    expect(only(events, 'error').error.kind).toBe('interrupted');
    expect(only(events, 'tool-call-end').complete).toBe(false);
    expect(only(events, 'finish').reason).toBe('interrupted');
  });

  it('reports a broken connection as an error event, with what had arrived', async () => {
    let pulls = 0;
    const nameless = { ...chunk({ content: 'Hal' }), id: '' };
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (pulls++ === 0) controller.enqueue(new TextEncoder().encode(sse([nameless], '')));
        else controller.error(new TypeError('terminated'));
      },
    });
    const transport = createTransport({
      apiKey: 'sk-or-v1-x',
      fetch: async () =>
        new Response(body, { headers: { 'content-type': 'text/event-stream', 'x-generation-id': 'gen-7' } }),
    });
    const stream = await streamChat(transport, request);
    const events = await collect(stream);
    expect([await stream.read(), await stream.read()]).toEqual([undefined, undefined]);
    expect(only(events, 'text-end').text).toBe('Hal');
    expect(only(events, 'error').error).toMatchObject({ kind: 'interrupted', generationId: 'gen-7' });
    expect(only(events, 'error').error.message).toContain('terminated');
  });

  it('reports an event that is no JSON, and does not call the answer a success', async () => {
    const body = `data: {"oops\n\n${sse([chunk({ content: 'Hi' }, 'stop')])}`;
    const events = await collect(await streamChat(answering(`${sse([chunk({ content: 'H' })], '')}${body}`), request));
    expect(only(events, 'error').error.kind).toBe('invalid-response');
    expect(only(events, 'finish').reason).toBe('error');
  });

  it.each([
    [
      'without choices',
      {
        id: 'gen-1',
        choices: [],
        error: { code: 502, message: 'No', metadata: { error_type: 'provider_unavailable' } },
      },
    ],
    ['with nothing else', { error: { code: 502, message: 'No' }, user_id: 'u' }],
  ])('fails as a call when an error chunk %s is the first thing in it', async (_, first) => {
    const error = await failureOf(streamChat(answering(sse([first], '')), request));
    expect(error).toMatchObject({ kind: 'upstream', status: 502, isRetryable: true });
  });

  it.each([[false], [true]])(
    'fails as a call when an error is the first thing of the answer in a later read, raw chunks asked for: %s',
    async (includeRaw) => {
      const start = { id: 'gen-1', model: 'maker/model', choices: [] };
      const failed = { error: { code: 502, message: 'No' } };
      const pieces = [': OPENROUTER PROCESSING\n\n', sse([start], ''), sse([start], ''), sse([failed], '')];
      const error = await failureOf(streamChat(answering(pieces), request, { includeRaw }));
      expect(error).toMatchObject({ kind: 'upstream', status: 502 });
    },
  );

  it('begins with what it told of itself, also where that came in reads of its own', async () => {
    const start = { id: 'gen-1', model: 'maker/model', choices: [] };
    const pieces = [sse([start], ''), sse([start], ''), sse([chunk({ content: 'Hi' })], ''), sse([chunk({}, 'stop')])];
    const events = await collect(await streamChat(answering(pieces), request, { includeRaw: true }));
    expect(events.slice(0, 3).map(({ type }) => type)).toEqual(['raw', 'response-start', 'raw']);
    expect(all(events, 'raw')).toHaveLength(4);
    expect(only(events, 'response-start')).toMatchObject({ id: 'gen-1', model: 'maker/model' });
    expect(only(events, 'text-end').text).toBe('Hi');
    expect(only(events, 'finish').reason).toBe('stop');
  });

  it('gives its first words at once, also where it told of itself before, in a read of its own', async () => {
    const pieces = [sse([{ id: 'gen-1', choices: [] }], ''), sse([chunk({ content: 'Hi' })], '')];
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const piece = pieces.shift();
        // Then nothing comes any more.
        if (piece !== undefined) controller.enqueue(new TextEncoder().encode(piece));
        else return new Promise(() => undefined);
        return undefined;
      },
    });
    const transport = createTransport({ apiKey: 'k', fetch: async () => new Response(body) });
    const stream = await streamChat(transport, request);
    const types = (await stream.read())?.map(({ type }) => type);
    expect(types).toEqual(['response-start', 'text-start', 'text-delta']);
    await stream.cancel();
  });

  it.each([
    ['[DONE]', 'data: [DONE]\n\n'],
    ['the end of the bytes', ''],
  ])('gives nothing more after %s, however often it is read', async (_, end) => {
    for (const contentType of ['text/event-stream', 'application/json', 'text/plain']) {
      const isStream = contentType === 'text/event-stream';
      const body = isStream ? sse([chunk({ content: 'Hi' }, 'stop')], end) : JSON.stringify(whole({ content: 'Hi' }));
      const stream = await streamChat(answering(body, { contentType }), request);
      const events = await collect(stream);
      expect(only(events, 'finish').reason).toBe('stop');
      expect([await stream.read(), await stream.read()]).toEqual([undefined, undefined]);
    }
  });

  it.each([
    ['whole where [DONE] comes', 'data: [DONE] \n\n', { complete: true }, 'tool-calls'],
    ['cut where the bytes just end', '', { complete: false }, 'interrupted'],
  ])('of a call without a finish reason is %s', async (_, end, call, reason) => {
    const look = { index: 0, id: 'c1', type: 'function' as const, function: { name: 'look', arguments: '{"at":1}' } };
    const events = await collect(await streamChat(answering(sse([chunk({ tool_calls: [look] })], end)), request));
    expect(only(events, 'tool-call-end')).toMatchObject(call);
    expect(only(events, 'finish').reason).toBe(reason);
  });

  it('reports an event that is no JSON also where a read ends with it, and none that is empty', async () => {
    const [start, end] = [sse([chunk({ content: 'H' })], ''), sse([chunk({ content: 'i' }, 'stop')])];
    const broken = await collect(await streamChat(answering([start, 'data: {"oops\n\n', end]), request));
    expect(only(broken, 'error').error).toMatchObject({ kind: 'invalid-response', body: '{"oops' });
    expect(only(broken, 'error').error.message).toContain('cannot be read: {"oops');
    const empty = await collect(await streamChat(answering([start, 'data:\n\ndata:  \n\n', end]), request));
    expect(all(empty, 'error')).toEqual([]);
    expect(only(empty, 'text-end').text).toBe('Hi');
  });

  it('shows no more than the beginning of an event that is no JSON, and all of it as its body', async () => {
    const data = `{${'a'.repeat(199)}b`;
    const events = await collect(
      await streamChat(answering(sse([chunk({ content: 'H' })], `data: ${data}\n\n: x\n\n`)), request),
    );
    const { error } = only(events, 'error');
    expect(error.message).toMatch(/cannot be read: \{a{199}\. Check/);
    expect(error.body).toBe(data);
    expect(error.cause).toMatchObject({ name: 'SyntaxError' });
  });

  it.each<[string, string | undefined, string, string | undefined]>([
    ['of the body', 'gen-body', 'gen-header', 'gen-body'],
    ['of the header', undefined, 'gen-header', 'gen-header'],
    ['of nobody', undefined, '', undefined],
  ])('that cannot be read on is told with the generation %s', async (_, id, header, expected) => {
    const first = { ...chunk({ content: 'H' }), id: id ?? '' };
    const headers = { 'x-generation-id': header };
    const unreadable = answering(sse([first], 'data: oops\n\n: x\n\n'), { headers });
    const [events, broken] = await Promise.all(
      [unreadable, answering(sse([first], ''), { headers })].map(async (transport) =>
        collect(await streamChat(transport, request)),
      ),
    );
    expect(only(events ?? [], 'error').error).toMatchObject({ kind: 'invalid-response', generationId: expected });
    expect(only(broken ?? [], 'error').error).toMatchObject({ kind: 'interrupted', generationId: expected });
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode(sse([first], ''))),
      pull: (controller) => controller.error(new TypeError('terminated')),
    });
    const fetch = async () => new Response(body, { headers: { 'content-type': 'text/event-stream', ...headers } });
    const cut = await collect(await streamChat(createTransport({ apiKey: 'k', fetch }), request));
    expect(only(cut, 'error').error).toMatchObject({ kind: 'interrupted', generationId: expected });
    expect(only(cut, 'finish').id).toBe(expected);
  });

  it.each(['1', 'null', '[]', '"text"'])('reports an event that is %s, which is no chunk', async (data) => {
    const body = sse([chunk({ content: 'H' })], `data: ${data}\n\n`) + sse([chunk({}, 'stop')]);
    const transport = answering(body, { headers: { 'x-generation-id': 'gen-7' } });
    const events = await collect(await streamChat(transport, request));
    expect(only(events, 'error').error).toMatchObject({
      kind: 'invalid-response',
      body: data,
      headers: expect.objectContaining({ 'x-generation-id': 'gen-7' }) as object,
    });
  });

  it('that says nothing but [DONE] is an error', async () => {
    for (const body of ['data: [DONE]\n\n', ': OPENROUTER PROCESSING\n\ndata: [DONE]\n\n', '', ': x\n\n'])
      expect(await failureOf(streamChat(answering(body), request))).toMatchObject({
        isRetryable: expect.any(Boolean) as boolean,
      });
  });

  it('is read although a page of its kind would be an error: its type is what counts', async () => {
    const page = '<html><title>Sign in</title><pre>\ndata: {"choices":[]}\n\n</pre></html>';
    for (const contentType of ['text/html', 'Text/HTML; charset=utf-8', 'application/xhtml+html'])
      expect((await failureOf(streamChat(answering(page, { contentType }), request))).message).toContain('Sign in');
  });

  it('tells when to try again by the time at which it came', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_790_000_000_000 });
    try {
      const body = sse([chunk({ content: 'H' }), { error: { code: 429, message: 'Slow down' } }], '');
      const events = await collect(await streamChat(answering(body, { headers: { 'retry-after': '2' } }), request));
      expect(only(events, 'error').error.retryAt).toEqual(new Date(1_790_000_002_000));
    } finally {
      vi.useRealTimers();
    }
  });

  it('gives each chunk as a raw event when asked', async () => {
    const chunks = [chunk({ content: 'Hi' }), chunk({}, 'stop')];
    const events = await collect(await streamChat(answering(sse(chunks)), request, { includeRaw: true }));
    expect(all(events, 'raw').map((event) => event.chunk)).toEqual(chunks);
  });

  it('closes the connection when the loop over it is left', async () => {
    const cancel = vi.fn<() => void>();
    const text = new TextEncoder().encode(sse([chunk({ content: 'Hi' })], ''));
    const body = new ReadableStream<Uint8Array>(
      { pull: (controller) => controller.enqueue(text), cancel },
      { highWaterMark: 0 },
    );
    const transport = createTransport({ apiKey: 'k', fetch: async () => new Response(body) });
    for await (const event of await streamChat(transport, request)) if (event.type === 'text-delta') break;
    expect(cancel).toHaveBeenCalledOnce();
  });
});

describe('the connection of an answer', () => {
  /** A body that gives these pieces and stays open; `cancelled` tells when it was closed. */
  function staying(pieces: readonly string[]) {
    let close = (): void => undefined;
    const cancelled = new Promise<void>((resolve) => (close = resolve));
    const left = pieces.map((piece) => new TextEncoder().encode(piece));
    const body = new ReadableStream<Uint8Array>(
      {
        pull: (controller) => {
          const piece = left.shift();
          if (piece === undefined) return new Promise(() => undefined);
          controller.enqueue(piece);
          return undefined;
        },
        cancel: close,
      },
      { highWaterMark: 0 },
    );
    const transport = createTransport({
      apiKey: 'k',
      fetch: async () => new Response(body, { headers: { 'content-type': 'text/event-stream' } }),
    });
    return { transport, cancelled };
  }

  it('is closed when the first thing in the stream is an error', async () => {
    const { transport, cancelled } = staying([sse([{ error: { code: 502, message: 'Down' } }], '')]);
    expect((await failureOf(streamChat(transport, request))).message).toContain('Down');
    await cancelled;
  });

  it('is closed when more than the end of the stream comes', async () => {
    const { transport, cancelled } = staying([sse([chunk({ content: 'Hi' }, 'stop')]), ': more\n\n']);
    const events = await collect(await streamChat(transport, request));
    expect(only(events, 'finish').reason).toBe('stop');
    await cancelled;
  });

  it('is closed so too where nobody loops over the answer', async () => {
    const { transport, cancelled } = staying([sse([chunk({ content: 'Hi' }, 'stop')]), ': more\n\n']);
    const stream = await streamChat(transport, request);
    while ((await stream.read()) !== undefined);
    await expect(cancelled).resolves.toBeUndefined();
  });

  it('is closed a second after the end of the stream when it does not end by itself', async () => {
    vi.useFakeTimers();
    try {
      const { transport, cancelled } = staying([sse([chunk({ content: 'Hi' }, 'stop')])]);
      const isClosed = vi.fn<() => void>();
      void cancelled.then(isClosed);
      const stream = await streamChat(transport, request);
      while ((await stream.read()) !== undefined);
      await vi.advanceTimersByTimeAsync(999);
      expect(isClosed).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(1);
      expect(isClosed).toHaveBeenCalledOnce();
    } finally {
      vi.useRealTimers();
    }
  });

  it.each([
    ['ends', (controller: ReadableStreamDefaultController) => controller.close()],
    ['breaks', (controller: ReadableStreamDefaultController) => controller.error(new TypeError('reset'))],
  ])('that %s by itself behind the end of the stream is left to that, and nothing fails', async (_, finish) => {
    const cancel = vi.fn<() => void>();
    const pieces = [sse([chunk({ content: 'Hi' }, 'stop')])];
    let end = (): void => undefined;
    const isOver = new Promise<void>((resolve) => (end = resolve));
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          const piece = pieces.shift();
          if (piece !== undefined) return controller.enqueue(new TextEncoder().encode(piece));
          finish(controller);
          end();
        },
        cancel,
      },
      { highWaterMark: 0 },
    );
    const headers = { 'content-type': 'text/event-stream' };
    const transport = createTransport({ apiKey: 'k', fetch: async () => new Response(body, { headers }) });
    const events = await collect(await streamChat(transport, request));
    expect(only(events, 'finish').reason).toBe('stop');
    await isOver;
    expect(cancel).not.toHaveBeenCalled();
  });

  it('that cannot be closed in order is nobody’s failure', async () => {
    let tell = (): void => undefined;
    const tried = new Promise<void>((resolve) => (tell = resolve));
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode(sse([chunk({ content: 'Hi' })], ''))),
      cancel: async () => {
        tell();
        throw new TypeError('broken before');
      },
    });
    const headers = { 'content-type': 'text/event-stream' };
    const transport = createTransport({ apiKey: 'k', fetch: async () => new Response(body, { headers }) });
    const stream = await streamChat(transport, request);
    await expect(stream.cancel()).resolves.toBeUndefined();
    await tried;
  });
});

describe('an abort', () => {
  it('rejects a pending read with its reason and closes the connection, even when fetch does not heed the signal', async () => {
    const cancel = vi.fn<(reason: unknown) => void>();
    const controller = new AbortController();
    const first = new TextEncoder().encode(sse([chunk({ content: 'Hi' })], ''));
    let pulls = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (stream) => (pulls++ === 0 ? stream.enqueue(first) : new Promise(() => undefined)),
      cancel,
    });
    const transport = createTransport({ apiKey: 'k', fetch: async () => new Response(body) });
    const stream = await streamChat(transport, request, { signal: controller.signal });
    await stream.read();
    const pending = stream.read();
    const reason = new Error('the user left');
    controller.abort(reason);
    await expect(pending).rejects.toBe(reason);
    expect(cancel).toHaveBeenCalledWith(reason);
  });

  it('before the request rejects with its reason and sends nothing', async () => {
    const fetch = vi.fn<() => Promise<Response>>();
    const signal = AbortSignal.abort(new Error('too late'));
    await expect(generateChat(createTransport({ apiKey: 'k', fetch }), request, { signal })).rejects.toThrow(
      'too late',
    );
    expect(fetch).not.toHaveBeenCalled();
  });

  it('leaves no listener behind, whether the answer ends or fails', async () => {
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, 'addEventListener');
    const removed = vi.spyOn(signal, 'removeEventListener');
    await collect(await streamChat(answering(sse([chunk({ content: 'Hi' }, 'stop')])), request, { signal }));
    await collect(await streamChat(answering(sse([chunk({ content: 'Hi' })], '')), request, { signal }));
    await generateChat(answering('{}', { status: 500 }), request, { signal }).catch(() => undefined);
    await generateChat(
      answering(JSON.stringify(whole({ content: 'Hi' })), { contentType: 'application/json' }),
      request,
      { signal },
    );
    expect(added.mock.calls.length).toBeGreaterThan(0);
    expect(removed.mock.calls.length).toBe(added.mock.calls.length);
  });
});

describe('a whole answer', () => {
  it('begins with its body as a raw event when asked', async () => {
    const body = whole({ content: 'Hi' });
    const transport = answering(JSON.stringify(body), { contentType: 'application/json' });
    const { events } = await generateChat(transport, request, { includeRaw: true });
    expect(events[0]).toEqual({ type: 'raw', chunk: body });
  });

  it('is named by its body, by the header where the body has no id', async () => {
    const answerOf = async (body: ChatChunk) => {
      const headers = { 'content-type': 'application/json', 'x-generation-id': 'gen-header' };
      const fetch = async () => new Response(JSON.stringify(body), { headers });
      return generateChat(createTransport({ apiKey: 'k', fetch }), request);
    };
    const named = whole({ content: 'Hi' }, 'stop', { id: 'gen-body' });
    const { id: _, ...nameless } = named;
    expect(only((await answerOf(named)).events, 'response-start').id).toBe('gen-body');
    expect(only((await answerOf(nameless)).events, 'response-start').id).toBe('gen-header');
  });

  it('whose last character was cut shows that something is missing', async () => {
    const text = new TextEncoder().encode('The upstream says: é');
    const fetch = async () => new Response(streamOf([text.subarray(0, -1)]), { status: 500 });
    const error = await failureOf(generateChat(createTransport({ apiKey: 'k', fetch }), request));
    expect(error.message).toContain('The upstream says: \uFFFD');
  });

  it('is read although keep-alive white space stands before it', async () => {
    const body = `\n         \n\n         \n${JSON.stringify(whole({ content: 'Hi' }))}`;
    const answer = await generateChat(answering(body, { contentType: 'application/json' }), request);
    expect(only(answer.events, 'text-end').text).toBe('Hi');
    expect(answer.body).toEqual(whole({ content: 'Hi' }));
  });

  it('has its headers unless nobody shows them, and then nobody waits for their list', async () => {
    const headers = { 'content-type': 'application/json', 'x-seen': 'yes' };
    const response = () => new Response(JSON.stringify(whole({ content: 'Hi' })), { headers });
    const shown = await generateChat(createTransport({ apiKey: 'k', fetch: async () => response() }), request);
    expect(shown.response).toEqual({ status: 200, headers });
    const unseen = response();
    const list = vi.spyOn(unseen.headers, 'forEach');
    const transport = createTransport({ apiKey: 'k', fetch: async () => unseen });
    const { response: head } = await generateChat(transport, request, { includeHeaders: false });
    expect(head).toEqual({ status: 200, headers: {} });
    expect(list).not.toHaveBeenCalled();
  });

  it('that fails has its headers, whoever asks', async () => {
    const transport = answering('{"error":{"code":429,"message":"No"}}', {
      status: 429,
      headers: { 'retry-after': '7' },
    });
    const error = await failureOf(generateChat(transport, request, { includeHeaders: false }));
    expect(error.headers).toMatchObject({ 'retry-after': '7' });
  });

  it.each([
    [
      'an error under status 200',
      JSON.stringify({ error: { code: 429, message: 'Slow down' }, user_id: 'u' }),
      { kind: 'rate-limit', status: 429 },
    ],
    [
      'no choices',
      JSON.stringify({ id: 'gen-9', object: 'chat.completion' }),
      { kind: 'invalid-response', generationId: 'gen-9' },
    ],
    ['empty choices', JSON.stringify({ id: 'gen-9', choices: [] }), { kind: 'invalid-response', isRetryable: false }],
    [
      'a web page',
      '<!DOCTYPE html><html><title>Welcome</title></html>',
      { kind: 'invalid-response', isRetryable: false },
    ],
    ['nothing', '', { kind: 'invalid-response' }],
    ['a list', '[1]', { kind: 'invalid-response' }],
    ['JSON that is not whole', '\n   \n{"id":"gen-9","choices":[{', { kind: 'interrupted', isRetryable: true }],
  ])('with %s is an error', async (_, body, expected) => {
    expect(await failureOf(generateChat(answering(body, { contentType: 'application/json' }), request))).toMatchObject(
      expected,
    );
  });

  it('that breaks off is an error', async () => {
    const broken = createTransport({
      apiKey: 'k',
      fetch: async () =>
        new Response(
          new ReadableStream<Uint8Array>({
            pull: (controller) => controller.error(new TypeError('terminated')),
          }),
        ),
    });
    expect(await failureOf(generateChat(broken, request))).toMatchObject({ kind: 'interrupted', isRetryable: true });
  });
});

describe('a body that is no stream, whatever its header says', () => {
  it.each(['text/event-stream', 'text/plain', 'Application/JSON'])(
    'is read as what it is (%s)',
    async (contentType) => {
      const answer = answering(JSON.stringify(whole({ content: 'Hi' })), { contentType });
      expect(only(await collect(await streamChat(answer, request)), 'text-end').text).toBe('Hi');
      const error = JSON.stringify({ error: { code: 429, message: 'Slow down' } });
      expect(await failureOf(streamChat(answering(error, { contentType }), request))).toMatchObject({
        kind: 'rate-limit',
      });
      const page = answering('<!DOCTYPE html><title>Sign in</title>', { contentType: 'text/plain' });
      expect((await failureOf(streamChat(page, request))).message).toContain('web page');
    },
  );
});

describe('a key', () => {
  const key = 'my-own-proxy-secret';
  const echo = `Bad key ${key}`;
  const cases: [string, string, string][] = [
    [
      'an error under status 200',
      'application/json',
      JSON.stringify({ error: { code: 401, message: echo, metadata: { raw: echo } } }),
    ],
    [
      'an error chunk',
      'text/event-stream',
      sse([chunk({ content: 'Hi' }), { error: { code: 401, message: echo } }], ''),
    ],
    [
      'a chunk that is no JSON',
      'text/event-stream',
      `${sse([chunk({ content: 'Hi' })], '')}data: {${key}\n\ndata: x\n\n`,
    ],
    ['a web page', 'text/html', `<html>${echo}</html>`],
    ['JSON that is not whole', 'application/json', `{"a":"${echo}`],
  ];

  it.each(cases)('never shows in the error for %s', async (_, contentType, body) => {
    const fetch = async () => new Response(body, { headers: { 'content-type': contentType } });
    const transport = createTransport({ apiKey: key, fetch });
    const shown: unknown[] = [];
    for (const call of [streamChat, generateChat]) {
      const answer = await call(transport, request).catch((error: unknown) => shown.push(error));
      if (typeof answer === 'object' && 'read' in answer) {
        for (const event of await collect(answer)) if (event.type === 'error') shown.push(event.error);
      }
    }
    expect(shown.length).toBeGreaterThan(0);
    const texts = shown.map((error) =>
      error instanceof Error ? [error.message, error.stack, String(error.cause), JSON.stringify(error)] : [],
    );
    expect(texts.flat().join(' ')).not.toContain(key);
  });
});

describe('a web page in place of a stream', () => {
  it('is an error that says so, at once', async () => {
    const error = await failureOf(
      streamChat(answering('<html><head><title>Sign in</title>', { contentType: 'text/html' }), request),
    );
    expect(error.kind).toBe('invalid-response');
    expect(error.message).toContain('web page (“Sign in”)');
  });
});

it('reads a stream piece by piece as it comes', async () => {
  const pieces = sse([chunk({ content: 'a' }), chunk({ content: 'b' }), chunk({}, 'stop')]).split(/(?<=\n\n)/);
  const transport = createTransport({ apiKey: 'k', fetch: async () => new Response(streamOf(pieces)) });
  const stream = await streamChat(transport, request);
  const batches: string[][] = [];
  for (let events = await stream.read(); events !== undefined; events = await stream.read()) {
    batches.push(events.map((event) => event.type));
  }
  expect(batches).toEqual([['response-start', 'text-start', 'text-delta'], ['text-delta'], ['text-end', 'finish']]);
});
