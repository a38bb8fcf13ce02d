import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chunk, cutBytes, sse, streamOf } from '../../test/answers.ts';
import { failureOf } from '../../test/json-answers.ts';
import { chatBody, operations } from '../../test/operations.ts';
import { createOpenRouterClient, GoneError, OpenRouterConfigurationError } from '../index.ts';
import type { OpenRouterClient, TransportOptions } from '../index.ts';

interface Sent {
  method: string | undefined;
  url: string;
  authorization: string | null;
  body: unknown;
}

const origin = 'https://openrouter.ai/api/v1';

/** What every operation can read: a list, and a video job. */
const any = { data: [], id: 'id-1', status: 'pending' };

/** A client with both keys, and what it sends. Each answer is given once, the last one for good. */
function listening(...answers: (() => Response)[]): { client: OpenRouterClient; sent: Sent[] } {
  const sent: Sent[] = [];
  const fetch: TransportOptions['fetch'] = async (url, { method, headers, body }) => {
    sent.push({
      method,
      url: url.replace(origin, ''),
      authorization: new Headers(headers).get('authorization'),
      body: typeof body === 'string' ? JSON.parse(body) : body,
    });
    return (answers[Math.min(sent.length, answers.length) - 1] ?? (() => Response.json(any)))();
  };
  return { client: createOpenRouterClient({ apiKey: 'sk-api', managementKey: 'sk-mgmt', fetch }), sent };
}

beforeEach(() => {
  vi.stubEnv('OPENROUTER_API_KEY', '');
  vi.stubEnv('OPENROUTER_MANAGEMENT_KEY', '');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe('an operation', () => {
  it.each(operations)('%s', async (_, call, line, authorization, body) => {
    const { client, sent } = listening();
    await call(client);
    const [first] = sent;
    expect(`${first?.method} ${first?.url}`).toBe(line);
    expect(first).toMatchObject({ authorization, body });
    expect(sent).toHaveLength(1);
  });

  it.each(operations.filter(([, , line]) => line.startsWith('DELETE ')))(
    'that deletes has done so where the answer is 204, which has no body: %s',
    async (_, call) => {
      const { client } = listening(() => new Response(null, { status: 204 }));
      expect(await call(client)).toEqual({ deleted: true });
      expect(await client.files.delete('f')).toEqual({ id: 'f', deleted: true });
    },
  );

  it('that reports a bad answer has done so where the answer is 204', async () => {
    const { client } = listening(() => new Response(null, { status: 204 }));
    const told = await client.generations.feedback({ generation_id: 'gen-1', category: 'billing' });
    expect(told).toEqual({ data: { success: true } });
  });

  it.each([
    ['is 200 without a body', () => new Response('')],
    ['is 202, which says that it is not done yet', () => new Response(null, { status: 202 })],
    ['is 204 to a question', () => new Response(null, { status: 204 })],
  ])('has no answer where what comes %s', async (said, answer) => {
    const { client } = listening(answer);
    const asked = said.endsWith('question') ? client.keys.get('k') : client.keys.delete('k');
    expect(await failureOf(asked)).toMatchObject({ kind: 'invalid-response' });
  });

  it('gives its answer as it came', async () => {
    const answer = { data: [{ id: 'a/b', tomorrow: { new: true } }], links: { next: null } };
    const { client } = listening(() => Response.json(answer));
    expect(await client.models.list()).toEqual(answer);
  });

  it.each<[string, (client: OpenRouterClient) => Promise<unknown>]>([
    ['images', (client) => client.images.generate({ model: 'a/b', prompt: 'a' })],
    [
      'a transcription',
      (client) => client.transcriptions.create({ model: 'a/b', input_audio: { data: '', format: 'wav' } }),
    ],
    ['speech', (client) => client.speech.create({ model: 'a/b', input: 'a', voice: 'v' })],
    ['a video job', (client) => client.videos.create({ model: 'a/b', prompt: 'a' })],
  ])('that was paid for and broke off is not to be called again: %s', async (_, call) => {
    const brokenBody = () =>
      new ReadableStream({ pull: (controller) => controller.error(new TypeError('terminated')) }, { highWaterMark: 0 });
    const { client } = listening(() => new Response(brokenBody(), { headers: { 'x-generation-id': 'gen-1' } }));
    const error = await failureOf(call(client));
    expect(error).toMatchObject({ kind: 'interrupted', isRetryable: false, generationId: 'gen-1' });
    expect(error.message).toContain('billed');
  });

  it('about a generation without an id is refused before the request', async () => {
    const { client, sent } = listening();
    for (const call of [client.generations.get(''), client.generations.content('')]) {
      expect(await failureOf(call)).toMatchObject({ kind: 'configuration', setting: 'id' });
    }
    expect(sent).toEqual([]);
  });

  it('that anybody may call goes without a key when there is none', async () => {
    const sent: (string | null)[] = [];
    const client = createOpenRouterClient({
      fetch: async (_, { headers }) => {
        sent.push(new Headers(headers).get('authorization'));
        return Response.json({ data: [] });
      },
    });
    await client.models.list();
    expect(sent).toEqual([null]);
    expect(await failureOf(client.key.get())).toMatchObject({ kind: 'configuration', setting: 'apiKey' });
  });

  it('that needs a management key fails before the request, and says which key is needed', async () => {
    const fetch = vi.fn<NonNullable<TransportOptions['fetch']>>();
    const client = createOpenRouterClient({ apiKey: 'sk-api', fetch });
    const error = await failureOf(client.credits.get());
    expect(error).toMatchObject({ kind: 'configuration', setting: 'managementKey' });
    expect(error.message).toContain('management key');
    expect(fetch).not.toHaveBeenCalled();
  });

  it.each<[string, (client: OpenRouterClient) => Promise<unknown>]>([
    ['an id without author', (c) => c.models.endpoints('gpt-5')],
    ['an id that climbs', (c) => c.models.endpoints('../keys')],
    ['an id of half a character', (c) => c.models.get('a/\ud800')],
    ['an empty job id', (c) => c.videos.get('')],
    ['a job id that climbs', (c) => c.videos.content('..')],
    ['a file id that climbs', (c) => c.files.content('..')],
    ['a blank file id', (c) => c.files.delete(' ')],
  ])('with %s fails before the request', async (_, call) => {
    const { client, sent } = listening();
    const error = await failureOf(call(client));
    expect(error.kind).toBe('configuration');
    expect(sent).toEqual([]);
  });

  it.each([['The prompt was refused'], [{ message: 'The prompt was refused' }]])(
    'tells of a video job that failed with the error %j, submitted or asked for',
    async (error) => {
      const failed = { id: 'job-1', status: 'failed', error };
      const { videos } = listening(() => Response.json(failed)).client;
      expect(await videos.get('job-1')).toEqual(failed);
      expect(await videos.create({ model: 'a/b', prompt: 'a' })).toEqual(failed);
    },
  );

  it.each([
    [{ error: { code: 429, message: 'No' } }, 'rate-limit'],
    [{ id: 'gen-1', error: { code: 429, message: 'No' } }, 'rate-limit'],
    [{ error: 'Unauthorized' }, 'upstream'],
    [{}, 'invalid-response'],
  ])('takes %j under a status of success for no video job', async (answer, kind) => {
    const { videos } = listening(() => Response.json(answer)).client;
    expect((await failureOf(videos.get('job-1'))).kind).toBe(kind);
    expect((await failureOf(videos.create({ model: 'a/b', prompt: 'a' }))).kind).toBe(kind);
  });

  it('carries the status of an error, and an error under a status of success is one', async () => {
    for (const status of [401, 403, 404, 429, 500]) {
      const { client } = listening(() => Response.json({ error: { code: status, message: 'No' } }, { status }));
      expect((await failureOf(client.providers.list())).status).toBe(status);
    }
    const { client } = listening(() => Response.json({ error: { code: 429, message: 'No' } }));
    expect((await failureOf(client.chat.send(chatBody))).kind).toBe('rate-limit');
  });
});

it("keeps the client's own Authorization header for calls with the API key", async () => {
  const sent: (string | null)[] = [];
  const fetch: TransportOptions['fetch'] = async (_, { headers }) => {
    sent.push(new Headers(headers).get('authorization'));
    return Response.json({ data: [] });
  };
  const client = createOpenRouterClient({ headers: { Authorization: 'Token t' }, managementKey: 'sk-mgmt', fetch });
  await client.models.user();
  await client.oauth.exchange({ code: 'x' });
  await client.credits.createCoinbaseCharge().catch(() => undefined);
  await client.credits.get();
  await client.credits.get({ headers: { authorization: 'Token of the call' } });
  expect(sent).toEqual(['Token t', null, null, 'Bearer sk-mgmt', 'Token of the call']);
});

describe('the catalogue', () => {
  it.each([[null], [undefined], [5], [{}], ['gpt-5']])('refuses the id %j before anything is sent', async (given) => {
    const { client, sent } = listening();
    // What JavaScript and JSON give.
    const id = given as string;
    const refusal = {
      setting: 'id',
      message: `“${String(given)}” is no model id of the form author/slug, like openai/gpt-5.1.`,
    };
    const asked = [
      client.models.get(id),
      client.models.endpoints(id),
      client.privateModels.get(id),
      client.images.endpoints(id),
    ];
    for (const answer of asked) await expect(answer).rejects.toMatchObject(refusal);
    expect(sent).toEqual([]);
  });

  it('comes page after page', async () => {
    const page = (ids: string[]) => () => Response.json({ data: ids.map((id) => ({ id })), total_count: 5 });
    const { client, sent } = listening(page(['a/1', 'a/2']), page(['a/3', 'a/4']), page(['a/5']));
    const ids: string[] = [];
    for await (const { id } of client.models.listAll({ limit: 2, q: 'x' })) ids.push(id);
    expect(ids).toEqual(['a/1', 'a/2', 'a/3', 'a/4', 'a/5']);
    expect(sent.map(({ url }) => url)).toEqual([0, 2, 4].map((offset) => `/models?q=x&offset=${offset}&limit=2`));
  });

  it.each<[string, number, (offset: number) => object, number]>([
    ['knows no pages', 30, () => ({}), 2],
    ['knows no pages but how many there are', 30, () => ({ total_count: 30 }), 1],
    ['caps its pages', 25, (offset) => ({ from: offset, to: offset + 10, total_count: 25 }), 3],
    [
      'caps its pages and links to the next',
      25,
      (offset) => ({ from: offset, to: offset + 10, links: { next: offset + 10 < 25 ? '/n' : null } }),
      3,
    ],
  ])('comes whole and once from a server that %s', async (_, count, answer, requests) => {
    const all = Array.from({ length: count }, (__, index) => ({ id: `a/${index}` }));
    let asked = 0;
    const fetch: TransportOptions['fetch'] = async (url) => {
      asked += 1;
      const {
        from = 0,
        to = count,
        ...rest
      } = answer(Number(new URL(url).searchParams.get('offset'))) as {
        from?: number;
        to?: number;
      };
      return Response.json({ data: all.slice(from, to), ...rest });
    };
    const ids: string[] = [];
    const limit = count === 30 ? 30 : 1_000;
    for await (const { id } of createOpenRouterClient({ apiKey: 'k', fetch }).models.listAll({ limit })) ids.push(id);
    expect(ids).toEqual(all.map(({ id }) => id));
    expect(asked).toBe(requests);
  });

  it.each([0, -1, NaN, 1.5])('is not asked for in pages of %d', async (limit) => {
    const { client, sent } = listening();
    expect(await failureOf(client.models.listAll({ limit }).next())).toMatchObject({ setting: 'limit' });
    expect(sent).toEqual([]);
  });

  it('that holds no list is an error', async () => {
    const { client } = listening(() => Response.json({ foo: 1 }));
    expect((await failureOf(client.models.listAll().next())).kind).toBe('invalid-response');
    for (const list of [client.models.list, client.models.user, client.embeddings.models])
      expect((await failureOf(list())).kind).toBe('invalid-response');
  });

  it.each(['{"error":{"code":500,"message":"boom"}}', '<!doctype html><title>Portal</title>', ''])(
    'as RSS is an error when %j comes',
    async (body) => {
      await expect(failureOf(listening(() => new Response(body)).client.models.rss())).resolves.toBeDefined();
    },
  );

  it('comes as RSS', async () => {
    const { client, sent } = listening(
      () => new Response('<rss/>', { headers: { 'content-type': 'application/rss+xml' } }),
    );
    expect(await client.models.rss({ category: 'finance' })).toBe('<rss/>');
    expect(sent[0]?.url).toBe('/models?category=finance&use_rss=true');
  });
});

it.each([
  ['text/html', '<html>Portal</html>'],
  ['text/plain', 'Bad gateway'],
  ['audio/mpeg', ''],
])('speech of %s %j is no audio', async (type, body) => {
  const { client } = listening(() => new Response(body, { headers: { 'content-type': type } }));
  const error = await failureOf(client.speech.create({ model: 'a/b', input: 'x', voice: 'v' }));
  expect(error.kind).toBe('invalid-response');
});

describe('a generation', () => {
  const missing = () => Response.json({ error: { code: 404, message: 'Generation not found' } }, { status: 404 });
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('that is fresh is asked for until it is there', async () => {
    const { client, sent } = listening(missing, missing, () =>
      Response.json({ data: { id: 'gen-1', total_cost: 0.1 } }),
    );
    const generation = client.generations.get('gen-1');
    await vi.runAllTimersAsync();
    expect((await generation).data.total_cost).toBe(0.1);
    expect(sent).toHaveLength(3);
  });

  it('is not waited for for no number of milliseconds', async () => {
    const { client, sent } = listening(missing);
    expect(await failureOf(client.generations.get('gen-1', { waitMs: NaN }))).toMatchObject({ setting: 'waitMs' });
    expect(sent).toEqual([]);
  });

  it('is given up after the limit', async () => {
    const { client, sent } = listening(missing);
    const generation = failureOf(client.generations.get('gen-1', { waitMs: 1_000 }));
    await vi.runAllTimersAsync();
    expect(await generation).toMatchObject({ kind: 'not-found', status: 404 });
    expect(sent).toHaveLength(4);
  });
});

describe('a stream', () => {
  const streaming = (body: string, contentType = 'text/event-stream') =>
    listening(() => new Response(streamOf(cutBytes(body, [5])), { headers: { 'content-type': contentType } }));

  async function collect<Event>(events: AsyncIterable<Event>): Promise<Event[]> {
    const all: Event[] = [];
    for await (const event of events) all.push(event);
    return all;
  }

  it('gives wire events as they come', async () => {
    const chunks = [chunk({ content: 'Hi' }), chunk({}, 'stop')];
    const { client, sent } = streaming(sse(chunks));
    expect(await collect(client.chat.stream(chatBody))).toEqual(chunks);
    expect(sent[0]?.body).toEqual({ ...chatBody, stream: true });
  });

  it('of messages ends with its own last event, without [DONE]', async () => {
    const body =
      'event: message_start\ndata: {"type":"message_start"}\n\nevent: message_stop\ndata: {"type":"message_stop"}\n\n';
    const { client } = streaming(body);
    expect(await collect(client.messages.stream({ model: 'a/b', messages: [] }))).toHaveLength(2);
  });

  it('of responses ends with its own last event, without [DONE]', async () => {
    const { client } = streaming('data: {"type":"response.created"}\n\ndata: {"type":"response.completed"}\n\n');
    expect(await collect(client.responses.stream({ input: 'x' }))).toHaveLength(2);
  });

  it('may go on after its finish reason, without [DONE]', async () => {
    const chunks = [chunk({ content: 'Hi' }, 'stop'), { choices: [], openrouter_metadata: {} }];
    expect(await collect(streaming(sse(chunks, '')).client.chat.stream(chatBody))).toEqual(chunks);
  });

  it.each<[string, (client: OpenRouterClient) => AsyncIterable<object>]>([
    ['chat', (client) => client.chat.stream(chatBody)],
    ['completions', (client) => client.completions.stream({ model: 'a/b', prompt: 'x' })],
    ['responses', (client) => client.responses.stream({ input: 'x' })],
    ['messages', (client) => client.messages.stream({ model: 'a/b', messages: [] })],
    ['images', (client) => client.images.stream({ model: 'a/b', prompt: 'x' })],
  ])('of %s may end with an error that has no type', async (_, stream) => {
    for (const event of [{ error: { code: 502, message: 'Upstream failed' } }, { error: 'Upstream failed' }]) {
      expect(await collect(stream(streaming(sse([event], '')).client))).toEqual([event]);
    }
  });

  it('that ends early is no success because of usage: null', async () => {
    const { client } = streaming(sse([{ ...chunk({ content: 'he' }), usage: null }], ''));
    expect((await failureOf(collect(client.chat.stream(chatBody)))).kind).toBe('interrupted');
  });

  it('may have empty events, and spaces around those that are not', async () => {
    const chunks = [chunk({ content: 'Hi' }), chunk({ content: '!' })];
    const [first, second] = chunks.map((each) => JSON.stringify(each));
    const { client } = streaming(`data: ${first}\n\ndata: \n\ndata:\n\ndata:  ${second} \n\ndata: [DONE] \n\n`);
    expect(await collect(client.chat.stream(chatBody))).toEqual(chunks);
  });

  it.each(['null', '5', '"text"', '[]'])('with the event %s is an error', async (event) => {
    const { client } = streaming(`data: ${event}\n\ndata: [DONE]\n\n`);
    expect((await failureOf(collect(client.chat.stream(chatBody)))).kind).toBe('invalid-response');
  });

  it('with an event that is no JSON is an error that shows the beginning of it, and the key never', async () => {
    const data = `{sk-api${'a'.repeat(300)}`;
    const error = await failureOf(collect(streaming(`data: ${data}\n\ndata: [DONE]\n\n`).client.chat.stream(chatBody)));
    expect(error).toMatchObject({ kind: 'invalid-response', cause: { name: 'SyntaxError' } });
    expect(error.message).toMatch(/^A part of the stream cannot be read: \{.{6,199}\. Check/);
    expect(JSON.stringify([error.message, error.body])).not.toContain('sk-api');
  });

  it('that is the sentence of a proxy is an error that tells it', async () => {
    const { client } = streaming('Bad gateway', 'text/plain');
    expect((await failureOf(collect(client.chat.stream(chatBody)))).message).toContain('Bad gateway');
  });

  it('that ends early throws, after what had come', async () => {
    const seen: unknown[] = [];
    const { client } = streaming(sse([chunk({ content: 'Hi' })], ''));
    const error = await failureOf(
      (async () => {
        for await (const event of client.chat.stream(chatBody)) seen.push(event);
      })(),
    );
    expect(error.kind).toBe('interrupted');
    expect(seen).toHaveLength(1);
  });

  it.each(['application/json', 'Application/JSON'])(
    'that an upstream answers whole, as %s, gives the one body',
    async (type) => {
      const { client } = streaming('{"data":[{"b64_json":"AA"}]}', type);
      expect(await collect(client.images.stream({ model: 'a/b', prompt: 'x' }))).toEqual([
        { data: [{ b64_json: 'AA' }] },
      ]);
    },
  );

  it('closes its connection when it is left while an event is waited for', async () => {
    const cancel = vi.fn<() => void>();
    const bytes = new TextEncoder().encode(sse([chunk({ content: 'Hi' })], ''));
    const body = new ReadableStream<Uint8Array>({ start: (stream) => stream.enqueue(bytes), cancel });
    const events = listening(() => new Response(body)).client.chat.stream(chatBody);
    await events.next();
    const pending = events.next();
    expect(await events.return()).toEqual({ done: true, value: undefined });
    expect(await pending).toEqual({ done: true, value: undefined });
    expect(cancel).toHaveBeenCalledOnce();
  });

  it('gives its request up when it is left before the answer begins', async () => {
    let signal: AbortSignal | null | undefined;
    const fetch: TransportOptions['fetch'] = (_, init) => {
      signal = init.signal;
      return new Promise(() => undefined);
    };
    const events = createOpenRouterClient({ apiKey: 'sk-api', fetch }).chat.stream(chatBody);
    const pending = events.next();
    await vi.waitFor(() => expect(signal?.aborted).toBe(false));
    expect(await events.return()).toEqual({ done: true, value: undefined });
    expect(await pending).toEqual({ done: true, value: undefined });
    expect(signal?.aborted).toBe(true);
  });

  it('closes its connection when the loop over it is left', async () => {
    const cancel = vi.fn<() => void>();
    const bytes = new TextEncoder().encode(sse([chunk({ content: 'Hi' })], ''));
    const body = new ReadableStream<Uint8Array>(
      { pull: (controller) => controller.enqueue(bytes), cancel },
      { highWaterMark: 0 },
    );
    const { client } = listening(() => new Response(body));
    for await (const event of client.chat.stream(chatBody)) if (event.id === 'gen-1') break;
    expect(cancel).toHaveBeenCalledOnce();
  });

  it.each<[string, (client: OpenRouterClient, signal: AbortSignal) => AsyncGenerator<unknown>]>([
    ['chat', (c, signal) => c.chat.stream(chatBody, { signal })],
    ['completions', (c, signal) => c.completions.stream({ model: 'a/b', prompt: 'x' }, { signal })],
    ['responses', (c, signal) => c.responses.stream({ input: 'x' }, { signal })],
    ['messages', (c, signal) => c.messages.stream({ model: 'a/b', messages: [] }, { signal })],
    ['images', (c, signal) => c.images.stream({ model: 'a/b', prompt: 'x' }, { signal })],
  ])('of %s ends with its signal', async (_, stream) => {
    const reason = new Error('stopped');
    const controller = new AbortController();
    const cancel = vi.fn<() => void>();
    const bytes = new TextEncoder().encode('data: {"type":"x"}\n\n');
    const body = new ReadableStream<Uint8Array>({ start: (stream) => stream.enqueue(bytes), cancel });
    const { client } = listening(() => new Response(body));
    const events = stream(client, controller.signal);
    expect((await events.next()).value).toEqual({ type: 'x' });
    const next = events.next();
    controller.abort(reason);
    await expect(next).rejects.toBe(reason);
    expect(cancel).toHaveBeenCalledOnce();
  });
});

it('says what to do in place of buying credits with Coinbase', async () => {
  const body = { error: { code: 410, message: 'It was removed' } };
  const { client, sent } = listening(() => Response.json(body, { status: 410 }));
  const error = await failureOf(client.credits.createCoinbaseCharge());
  expect(error).toBeInstanceOf(GoneError);
  expect(error).toMatchObject({ kind: 'gone', status: 410, code: 410, body });
  expect(error.message).toContain('It was removed');
  expect(error.message).toContain('openrouter.ai/settings/credits');
  expect(sent[0]).toMatchObject({ method: 'POST', url: '/credits/coinbase', authorization: null });
  const silent = await failureOf(listening(() => Response.json({})).client.credits.createCoinbaseCharge());
  expect(silent).toMatchObject({ kind: 'gone', status: 410 });
});

describe('signing a user in', () => {
  const { oauth } = createOpenRouterClient({ apiKey: 'sk-api' });

  it('makes the challenge of RFC 7636, appendix B', async () => {
    expect(await oauth.createVerifier('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toEqual({
      verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
      challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      method: 'S256',
    });
  });

  it.each(['ä b', 'a'.repeat(42), 'a'.repeat(129), `${'a'.repeat(43)}=`])('refuses the verifier %s', async (given) => {
    expect(await failureOf(oauth.createVerifier(given))).toMatchObject({ kind: 'configuration', setting: 'verifier' });
  });

  it('says that a page which is no secure context cannot make a challenge', async () => {
    vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array) => bytes });
    try {
      const failure = await failureOf(oauth.createVerifier());
      expect(failure).toMatchObject({ kind: 'configuration', message: expect.stringContaining('https://') as string });
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it('makes verifiers of 43 characters that never repeat', async () => {
    const verifiers = await Promise.all(
      Array.from({ length: 20 }, async () => (await oauth.createVerifier()).verifier),
    );
    expect(new Set(verifiers).size).toBe(20);
    for (const verifier of verifiers) expect(verifier).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it('sends the browser to the page beside the API', () => {
    const url = oauth.authorizationUrl({
      callbackURL: 'https://a.example/back?x=1',
      challenge: 'c',
      keyLabel: 'My app',
    });
    expect(url).toBe(
      'https://openrouter.ai/auth?callback_url=https%3A%2F%2Fa.example%2Fback%3Fx%3D1&code_challenge=c&code_challenge_method=S256&key_label=My+app',
    );
    expect(oauth.authorizationUrl({ callbackURL: 'http://localhost:3000' })).toContain('localhost%3A3000');
  });

  it.each([{}, { callbackURL: 'http://a.example' }, { callbackURL: 'a.example' }])('refuses %j', (request) => {
    expect(() => oauth.authorizationUrl(request)).toThrow(OpenRouterConfigurationError);
  });
});

it.each(['chat', 'completions', 'responses', 'messages'] as const)(
  'a whole answer of %s is not asked for as a stream, which would be paid for and lost',
  async (kind) => {
    const { client, sent } = listening();
    const send: (body: never) => Promise<unknown> = client[kind].send;
    const error = await failureOf(send({ model: 'a/b', stream: true } as never));
    expect(error).toMatchObject({ kind: 'configuration', setting: 'stream' });
    expect(error.message).toContain('call stream()');
    expect(sent).toEqual([]);
  },
);

it('images are not asked for as a stream where the whole answer is awaited', async () => {
  const { client, sent } = listening();
  const streamed = { model: 'a/b', prompt: 'A cat', stream: true };
  expect(await failureOf(client.images.generate(streamed))).toMatchObject({ kind: 'configuration', setting: 'stream' });
  expect(sent).toEqual([]);
});
