import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failureOf } from '../../test/json-answers.ts';
import {
  createOpenRouterClient,
  createTransport,
  decide,
  downloadFile,
  embed,
  getVideo,
  OpenRouterConfigurationError,
  rerank,
  transcribe,
} from '../index.ts';
import type { DecisionRequest, Transport, TransportOptions } from '../index.ts';

const decision: DecisionRequest = {
  model: 'a/b',
  state: 'It rains.',
  questions: { wet: { type: 'noul', instructions: 'Is it wet?' } },
};

afterEach(() => vi.unstubAllEnvs());

/** Sends a request and gives what `fetch` was called with. */
async function sent(options: TransportOptions, headers?: Record<string, string | undefined>) {
  const calls: { url: string; init: RequestInit; headers: Headers }[] = [];
  const transport = createTransport({
    fetch: async (url, init) => {
      calls.push({ url, init, headers: new Headers(init.headers) });
      return new Response('{}');
    },
    ...options,
  });
  await transport.send({ method: 'POST', path: '/x', body: { a: 1 }, headers });
  const [call] = calls;
  if (call === undefined || calls.length > 1) throw new Error(`${calls.length} requests`);
  return call;
}

describe('the key', () => {
  it('comes from the option, from a function, or from the environment', async () => {
    vi.stubEnv('OPENROUTER_API_KEY', ' sk-env ');
    expect((await sent({})).headers.get('authorization')).toBe('Bearer sk-env');
    expect((await sent({ apiKey: 'sk-option' })).headers.get('authorization')).toBe('Bearer sk-option');
    expect((await sent({ apiKey: async () => 'sk-call' })).headers.get('authorization')).toBe('Bearer sk-call');
  });

  it.each(['', '  ', 'sk-or\nv1', 'sk or', 'clé'])(
    '%j is refused before the request, and not repeated',
    async (apiKey) => {
      vi.stubEnv('OPENROUTER_API_KEY', '');
      const error: unknown = await sent({ apiKey }).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(OpenRouterConfigurationError);
      expect(String(error)).toContain('openrouter.ai/settings/keys');
      if (apiKey.trim() !== '') expect(String(error)).not.toContain(apiKey);
    },
  );

  it('never shows in an error, whatever the upstream repeats', async () => {
    const apiKey = 'my-own-proxy-secret';
    const echo = `Bad header ${apiKey}: ${apiKey}, Authorization: Bearer ${apiKey}; also sk-or-v1-0123456789abcdef`;
    const body = JSON.stringify({ error: { code: 401, message: echo, metadata: { raw: echo } } });
    const transport = createTransport({ apiKey, fetch: async () => new Response(body, { status: 401 }) });
    const error: unknown = await transport.send({ method: 'GET', path: '/key' }).catch((reason: unknown) => reason);
    const shown = `${String(error)} ${JSON.stringify(error)} ${JSON.stringify(Object.entries(Object(error)))}`;
    expect(shown).toContain('[key]');
    expect(shown).not.toContain(apiKey);
    expect(shown).not.toContain('0123456789abcdef');
  });

  it.each<[string, Record<string, string>, string[]]>([
    ['of a gateway', { 'X-Api-Key': 'gateway-secret' }, ['gateway-secret']],
    ['of a gateway, behind a scheme', { 'cf-aig-authorization': 'Bearer gateway-secret' }, ['gateway-secret']],
    [
      'of a proxy',
      { 'X-Proxy-Password': 'proxy-secret', 'x-credential': 'other-secret' },
      ['proxy-secret', 'other-secret'],
    ],
    ['in cookies', { Cookie: 'session=cookie-secret; theme=dark' }, ['cookie-secret']],
    [
      'of upstreams',
      { 'x-provider-api-keys': JSON.stringify({ anthropic: 'first-secret', azure: 'second-secret' }) },
      ['first-secret', 'second-secret'],
    ],
    [
      'of upstreams, written with spaces',
      { 'x-provider-api-keys': '{ "anthropic": "first-secret", "azure": "second-secret" }' },
      ['first-secret', 'second-secret'],
    ],
    [
      'of upstreams, one below another',
      {
        'x-provider-api-keys': JSON.stringify({
          anthropic: { key: 'first-secret' },
          azure: [{ key: 'second-secret' }],
        }),
      },
      ['first-secret', 'second-secret'],
    ],
    ['of a list', { 'X-Api-Keys': 'first-secret,second-secret' }, ['first-secret', 'second-secret']],
    [
      'of which one begins with another',
      { 'x-a-key': 'secret-1', 'x-b-key': 'secret-1-and-more' },
      ['secret-1-and-more'],
    ],
  ])('of other services never show in an error either: %s', async (_, headers, secrets) => {
    const said = `anthropic and azure, in dark times: ${secrets.join(' and ')} do not work`;
    const body = JSON.stringify({ error: { code: 401, message: said, metadata: { raw: { headers } } } });
    const transport = createTransport({ apiKey: 'k', headers, fetch: async () => new Response(body, { status: 401 }) });
    const error: unknown = await transport.send({ method: 'GET', path: '/key' }).catch((reason: unknown) => reason);
    const shown = `${String(error)} ${JSON.stringify(error)} ${JSON.stringify(Object.entries(Object(error)))}`;
    expect(shown).not.toMatch(/secret|and-more/);
    expect(String(error)).toContain('anthropic and azure, in dark times: [key]');
  });

  it('hides the keys of an upstream and not its region or model', async () => {
    const keys = {
      azure: [{ model_slug: 'openai/gpt-4o', endpoint_url: 'https://x.openai.azure.com', api_key: 'first-secret' }],
      'amazon-bedrock': {
        accessKeyId: 'second-secret',
        region: 'us-east-1',
        global: false,
        note: 'third-secret'.repeat(2),
      },
    };
    const said =
      'No endpoints for openai/gpt-4o-mini in us-east-1: first-secret, second-secret, third-secretthird-secret. It is false.';
    const body = JSON.stringify({ error: { code: 404, message: said } });
    const headers = { 'X-Provider-API-Keys': JSON.stringify(keys) };
    const transport = createTransport({ apiKey: 'k', headers, fetch: async () => new Response(body, { status: 404 }) });
    const error: unknown = await transport.send({ method: 'GET', path: '/key' }).catch((reason: unknown) => reason);
    expect(String(error)).toContain(
      'No endpoints for openai/gpt-4o-mini in us-east-1: [key], [key], [key]. It is false',
    );
  });

  it('hides no words of headers that only sound like secrets', async () => {
    const headers = {
      'x-portkey-provider': 'openrouter',
      'x-max-tokens': '100000',
      'x-key-kind': 'sk-or-v1',
      'x-author': 'openai',
      'x-keyword': 'error',
    };
    const said = 'openai of openrouter takes 100000 tokens';
    const body = JSON.stringify({ error: { code: 400, message: said, metadata: { provider_name: 'openai' } } });
    const transport = createTransport({ apiKey: 'k', headers, fetch: async () => new Response(body, { status: 400 }) });
    const error: unknown = await transport.send({ method: 'GET', path: '/key' }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ providerName: 'openai', body: { error: { message: said } } });
    expect(String(error)).toContain(said);
  });

  it('is looked for in time that grows with the headers as they do, not faster', async () => {
    const body = JSON.stringify({
      error: { code: 400, message: 'No.', metadata: { previous_errors: Array(50).fill('No.') } },
    });
    const headers = {
      cookie: `session=${'a'.repeat(100_000)}; theme=${'"'.repeat(100_000)} `,
      'x-a-key': '{"a":'.repeat(20_000),
    };
    const transport = createTransport({ apiKey: 'k', headers, fetch: async () => new Response(body, { status: 400 }) });
    const error: unknown = await transport.send({ method: 'GET', path: '/key' }).catch((reason: unknown) => reason);
    // Squares of these lengths would take minutes.
    expect(error).toMatchObject({ kind: 'invalid-request', body: { error: { message: 'No.' } } });
  });

  it('gives way to an Authorization header of the caller', async () => {
    vi.stubEnv('OPENROUTER_API_KEY', '');
    expect((await sent({ headers: { Authorization: 'Token t' } })).headers.get('authorization')).toBe('Token t');
  });
});

describe('where the program may not read its environment (Deno)', () => {
  const { env } = process;
  beforeEach(() => {
    const refuse = () => {
      throw new Error('NotCapable: Requires env access');
    };
    process.env = new Proxy({}, { get: refuse });
  });
  afterEach(() => void (process.env = env));

  it('what is given is enough, and what is missing is told as everywhere', async () => {
    expect((await sent({ apiKey: 'k' })).url).toBe('https://openrouter.ai/api/v1/x');
    const error = await failureOf(sent({}));
    expect(error).toMatchObject({ kind: 'configuration', setting: 'apiKey' });
  });
});

describe('the body', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is a text, but for the fetch of Deno, which sends texts twice when a connection breaks', async () => {
    const bodies: unknown[] = [];
    const fetch = async (_: unknown, init?: RequestInit) => {
      bodies.push(init?.body);
      return new Response('{}');
    };
    const send = (options: TransportOptions) =>
      createTransport({ apiKey: 'k', ...options }).send({ method: 'POST', path: '/x', body: { a: 1 } });
    vi.stubGlobal('Deno', {});
    vi.stubGlobal('fetch', fetch);
    await send({});
    await send({ fetch });
    vi.stubGlobal('Deno', undefined);
    Reflect.deleteProperty(globalThis, 'Deno');
    await send({});
    const [ofDeno, ...others] = bodies;
    expect(ofDeno).toBeInstanceOf(Blob);
    expect(await (ofDeno as Blob).text()).toBe('{"a":1}');
    expect(others).toEqual(['{"a":1}', '{"a":1}']);
  });
});

describe('the base URL', () => {
  it('comes from the option, the environment, or is that of OpenRouter', async () => {
    expect((await sent({ apiKey: 'k' })).url).toBe('https://openrouter.ai/api/v1/x');
    vi.stubEnv('OPENROUTER_BASE_URL', 'http://127.0.0.1:8080/api/v1/');
    expect((await sent({ apiKey: 'k' })).url).toBe('http://127.0.0.1:8080/api/v1/x');
    expect((await sent({ apiKey: 'k', baseURL: 'https://eu.openrouter.ai/api/v1//' })).url).toBe(
      'https://eu.openrouter.ai/api/v1/x',
    );
  });

  it.each([
    '',
    'openrouter.ai/api',
    'ftp://openrouter.ai',
    '/api/v1',
    'https://user:secret@x.example',
    'https://x.example?key=secret',
  ])('%j is refused at once, and not repeated', (baseURL) => {
    expect(() => createTransport({ baseURL })).toThrow(OpenRouterConfigurationError);
    expect(() => createTransport({ baseURL })).not.toThrow(/secret/);
  });
});

describe('the path of a request', () => {
  it.each(['https://gateway.example', 'https://openrouter.ai/api/v1'])(
    'takes the key to no other place than %s',
    async (baseURL) => {
      const paths = [
        'models',
        '@x.example/y',
        '.x.example/y',
        'https://x.example/y',
        '//x.example',
        '/\\x.example',
        '//x',
        '',
      ];
      const climbing = ['/../../y', '/a/%2e%2E/%2e./../y', '/..\\..\\y'];
      const fetch = vi.fn<NonNullable<TransportOptions['fetch']>>();
      const apiKey = vi.fn<() => string>(() => 'sk-api');
      const client = createOpenRouterClient({ apiKey, baseURL, fetch });
      for (const path of new URL(baseURL).pathname === '/' ? paths : [...paths, ...climbing]) {
        expect(await failureOf(client.request('GET', path))).toMatchObject({ kind: 'configuration', setting: 'path' });
      }
      expect(fetch).not.toHaveBeenCalled();
      expect(apiKey).not.toHaveBeenCalled();
    },
  );

  it('is kept as it is where it stays below the base URL', async () => {
    const urls: string[] = [];
    const fetch: TransportOptions['fetch'] = async (url) => {
      urls.push(url);
      return new Response('{}');
    };
    for (const baseURL of ['https://gateway.example', 'https://openrouter.ai/api/v1/']) {
      await createOpenRouterClient({ apiKey: 'k', baseURL, fetch }).request('GET', '/a%2Fb/@me?mail=a@b.example');
    }
    expect(urls).toEqual([
      'https://gateway.example/a%2Fb/@me?mail=a@b.example',
      'https://openrouter.ai/api/v1/a%2Fb/@me?mail=a@b.example',
    ]);
  });
});

describe('headers', () => {
  it('carry attribution and a user agent with a suffix', async () => {
    const { headers, init } = await sent({
      apiKey: 'k',
      appURL: 'https://app.example',
      appTitle: 'My App',
      appCategories: ['cli-agent', 'programming-app'],
      userAgentSuffix: 'my-app/1.2.3',
    });
    expect(Object.fromEntries(headers)).toMatchObject({
      'http-referer': 'https://app.example',
      'x-openrouter-title': 'My App',
      'x-openrouter-categories': 'cli-agent,programming-app',
      'content-type': 'application/json',
    });
    expect(headers.get('user-agent')).toMatch(/^openrouter-adapters\S* my-app\/1\.2\.3$/);
    expect(init.body).toBe('{"a":1}');
  });

  it('leave the key out where Authorization is undefined, of the transport or of the call', async () => {
    expect((await sent({ apiKey: 'sk-a', headers: { Authorization: undefined } })).headers.has('authorization')).toBe(
      false,
    );
    expect((await sent({ apiKey: 'sk-a' }, { authorization: undefined })).headers.has('authorization')).toBe(false);
    const back = await sent({ apiKey: 'sk-a', headers: { authorization: undefined } }, { Authorization: 'Bearer b' });
    expect(back.headers.get('authorization')).toBe('Bearer b');
  });

  it('of the caller name the type of the body', async () => {
    const { headers } = await sent({ apiKey: 'k' }, { 'Content-Type': 'application/json; charset=utf-8' });
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  it('have no Authorization where a key is optional and there is none', async () => {
    vi.stubEnv('OPENROUTER_API_KEY', '');
    const names: string[] = [];
    const transport = createTransport({
      fetch: async (_, init) => {
        names.push(...new Headers(init.headers).keys());
        return new Response('{}');
      },
    });
    await transport.send({ method: 'GET', path: '/models', key: 'optional' });
    expect(names).not.toContain('authorization');
    expect(names).toContain('user-agent');
  });

  it('of callers without types may be null', async () => {
    const headers = null as unknown as Record<string, string>;
    expect((await sent({ apiKey: 'sk-a', headers }, headers)).headers.get('authorization')).toBe('Bearer sk-a');
  });

  it.each([
    ['Headers', new Headers({ 'X-A': '1' })],
    ['a list of pairs', [['X-A', '1']]],
  ])('of callers without types may be %s', async (_, given) => {
    const headers = given as unknown as Record<string, string>;
    expect((await sent({ apiKey: 'sk-a', headers })).headers.get('x-a')).toBe('1');
    expect((await sent({ apiKey: 'sk-a' }, headers)).headers.get('x-a')).toBe('1');
  });

  it('may be made by a method of the options', async () => {
    const options = {
      apiKey: 'k',
      tenant: 't1',
      headers() {
        return { 'x-tenant': this.tenant };
      },
    };
    expect((await sent(options)).headers.get('x-tenant')).toBe('t1');
  });

  it('of each request are an object of its own', async () => {
    const seen: (string | null)[] = [];
    const transport = createTransport({
      apiKey: 'k',
      appTitle: 'A',
      fetch: async (_, init) => {
        seen.push(new Headers(init.headers).get('x-openrouter-title'));
        Object.assign(init.headers ?? {}, { 'x-openrouter-title': 'spoilt' });
        return new Response('{}');
      },
    });
    for (let request = 0; request < 2; request += 1) await transport.send({ method: 'GET', path: '/x' });
    expect(seen).toEqual(['A', 'A']);
  });

  it('of the call win over those of the options, whatever their case; undefined removes one', async () => {
    const options = {
      apiKey: 'k',
      appTitle: 'A',
      headers: async () => ({ 'X-One': '1', 'x-two': '2', 'X-OpenRouter-Title': 'B' }),
    };
    const { headers } = await sent(options, { 'x-one': 'call', 'X-Two': undefined });
    expect(headers.get('x-one')).toBe('call');
    expect(headers.has('x-two')).toBe(false);
    expect(headers.get('x-openrouter-title')).toBe('B');
  });

  it('of a stream and of a video job say what is accepted, unless the transport says it', async () => {
    const seen: (string | null)[] = [];
    const fetch: TransportOptions['fetch'] = async (_, init) => {
      seen.push(new Headers(init.headers).get('accept'));
      return Response.json({ id: 'x', status: 'pending', choices: [] });
    };
    for (const headers of [{}, { Accept: 'text/x' }]) {
      const client = createOpenRouterClient({ apiKey: 'k', fetch, headers });
      await client.videos.get('job-1');
      for await (const event of client.chat.stream({ model: 'a/b', messages: [] })) expect(event).toBeDefined();
    }
    expect(seen).toEqual(['application/json', 'text/event-stream', 'text/x', 'text/x']);
  });

  it.each<[string | null, TransportOptions['headers'], Record<string, string | undefined> | undefined]>([
    ['application/json', undefined, undefined],
    ['text/x', { Accept: 'text/x' }, undefined],
    ['text/y', { Accept: 'text/x' }, { ACCEPT: 'text/y' }],
    [null, undefined, { Accept: undefined }],
  ])('say that %s is accepted, by transport %j and call %j', async (accepted, headers, ofCall) => {
    const seen: (string | null)[] = [];
    const fetch: TransportOptions['fetch'] = async (_, init) => {
      seen.push(new Headers(init.headers).get('accept'));
      return Response.json({ results: [] });
    };
    const request = { model: 'a/b', query: 'q', documents: ['d'] };
    await rerank(createTransport({ apiKey: 'k', fetch, headers }), request, { headers: ofCall });
    expect(seen).toEqual([accepted]);
  });

  it.each([
    [{ 'x-secret': 'läuft\n' }, 'x-secret'],
    [{ 'not a name': 'x' }, 'The header '],
  ])('that no request can carry are refused without showing the value', async (headers, named) => {
    const error: unknown = await sent({ apiKey: 'k' }, headers).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(OpenRouterConfigurationError);
    expect(String(error)).toContain(named);
    expect(String(error)).not.toContain('läuft');
  });
});

it('tells the reason of a failed connection, which fetch hides in the cause', async () => {
  const cause = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:9'), { code: 'ECONNREFUSED' });
  const fetch = async () => Promise.reject(new TypeError('fetch failed', { cause }));
  const error: unknown = await createTransport({ apiKey: 'k', fetch })
    .send({ method: 'GET', path: '/x' })
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({ kind: 'connection', isRetryable: true });
  expect(String(error)).toContain('No answer from openrouter.ai: connect ECONNREFUSED');
});

it('ends the sentence of a browser once', async () => {
  const fetch = async () => Promise.reject(new TypeError('NetworkError when attempting to fetch resource.'));
  const error = await failureOf(
    createTransport({ apiKey: 'sk-or-v1-test', fetch }).send({ method: 'GET', path: '/x' }),
  );
  expect(error.message).toContain('to fetch resource. Check the network');
});

it('keeps status and headers of a failed answer whose body breaks off', async () => {
  const body = () =>
    new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new TypeError('terminated')) });
  const fetch = async () => new Response(body(), { status: 503, headers: { 'retry-after': '2' } });
  const error: unknown = await createTransport({ apiKey: 'k', fetch })
    .send({ method: 'GET', path: '/x' })
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({ kind: 'overloaded', status: 503, isRetryable: true });
});

it('hides the key in what a failed fetch says, in its cause too', async () => {
  const apiKey = 'my-own-proxy-secret';
  const fetch = async (_: string, { headers }: RequestInit) => {
    const said = `socket hang up; headers ${JSON.stringify(headers)}`;
    return Promise.reject(Object.assign(new Error(said, { cause: new Error(said) }), { request: { headers } }));
  };
  const error: unknown = await createTransport({ apiKey, fetch })
    .send({ method: 'GET', path: '/x' })
    .catch((reason: unknown) => reason);
  const { cause } = Object(error);
  const shown = [
    String(error),
    String(cause),
    String(Object(cause).cause),
    JSON.stringify(cause),
    Object(cause).stack,
  ].join(' ');
  expect(shown).toContain('socket hang up');
  expect(shown).not.toContain(apiKey);
});

describe('a redirect', () => {
  it('of a request with a body is an error: prompt and keys go to no other place', async () => {
    const fetch = vi.fn<NonNullable<TransportOptions['fetch']>>(async () => {
      return new Response(null, { status: 307, headers: { location: 'https://elsewhere.example/x' } });
    });
    const error: unknown = await createTransport({ apiKey: 'k', fetch })
      .send({ method: 'POST', path: '/x', body: {} })
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ kind: 'invalid-response', status: 307 });
    expect(String(error)).toContain('https://elsewhere.example');
    expect(fetch).toHaveBeenCalledOnce();
  });

  const moved = (location: string) => async () => new Response(null, { status: 302, headers: { location } });

  it('is closed: nobody reads what stands in it', async () => {
    const cancel = vi.fn<() => void>();
    const moved = () => new Response(new ReadableStream({ cancel }), { status: 307, headers: { location: '/y' } });
    const transport = createTransport({ apiKey: 'k', fetch: async () => moved() });
    await expect(transport.send({ method: 'GET', path: '/x' })).rejects.toMatchObject({ kind: 'invalid-response' });
    expect(cancel).toHaveBeenCalledOnce();
  });

  it('of a download is followed without any header of the request', async () => {
    const calls: [string, RequestInit][] = [];
    const fetch = async (url: string, init: RequestInit) => {
      calls.push([url, init]);
      return calls.length > 1 ? new Response('bytes') : moved('https://files.example/a')();
    };
    const { content } = await downloadFile(createTransport({ apiKey: 'k', fetch }), 'file-1');
    expect(await content.text()).toBe('bytes');
    expect(calls[1]).toEqual(['https://files.example/a', { method: 'GET', redirect: 'manual' }]);
  });

  it('of a download is followed by a browser itself, which does not say where to, with the key alone', async () => {
    const calls: RequestInit[] = [];
    const fetch = async (_: string, init: RequestInit) => {
      calls.push(init);
      // What browsers give for `redirect: 'manual'`; it cannot be constructed.
      return init.redirect === 'follow'
        ? new Response('bytes')
        : Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' });
    };
    const transport = createTransport({ apiKey: 'k', fetch, appTitle: 'App', headers: { 'x-own': '1' } });
    const { content } = await downloadFile(transport, 'file-1');
    expect(await content.text()).toBe('bytes');
    expect(calls).toMatchObject([
      { redirect: 'manual', headers: { authorization: 'Bearer k', 'x-own': '1' } },
      { redirect: 'follow', method: 'GET' },
    ]);
    expect(calls[1]?.headers).toEqual({ authorization: 'Bearer k' });
  });

  it('of a download may have any status of one; 304 is none', async () => {
    for (const status of [300, 301, 399]) {
      const answers = [new Response(null, { status, headers: { location: '/elsewhere' } }), new Response('bytes')];
      const fetch = async () => answers.shift() ?? new Response(null);
      const { content } = await downloadFile(createTransport({ apiKey: 'k', fetch }), 'file-1');
      expect(await content.text()).toBe('bytes');
    }
    const fetch = vi.fn<NonNullable<TransportOptions['fetch']>>(
      async () => new Response(null, { status: 304, headers: { location: '/elsewhere' } }),
    );
    const error = await failureOf(downloadFile(createTransport({ apiKey: 'k', fetch }), 'file-1'));
    expect(error.status).toBe(304);
    expect(error.message).not.toContain('redirect');
    expect(fetch).toHaveBeenCalledOnce();
  });

  it('of a download to the same origin keeps what the request was', async () => {
    const calls: [string, RequestInit][] = [];
    const fetch = async (url: string, init: RequestInit) => {
      calls.push([url, init]);
      return calls.length > 1 ? new Response('bytes') : moved('/api/v1/elsewhere')();
    };
    const transport = createTransport({ apiKey: 'k', fetch, headers: { 'x-own': '1' } });
    expect(await (await downloadFile(transport, 'file-1')).content.text()).toBe('bytes');
    expect(calls[1]).toEqual(['https://openrouter.ai/api/v1/elsewhere', calls[0]?.[1]]);
  });

  it('of which a browser tells neither the place nor the status is told without them', async () => {
    const fetch = async () =>
      Object.defineProperties(new Response(null), { type: { value: 'opaqueredirect' }, status: { value: 0 } });
    const error = await failureOf(getVideo(createTransport({ apiKey: 'k', fetch }), 'job-1'));
    expect(error).toMatchObject({ kind: 'invalid-response', status: undefined, isRetryable: false });
    expect(error.message).toContain('answers with a redirect, which is not followed');
  });

  it('of any other request is not followed, also when it has no body', async () => {
    const fetch = vi.fn<NonNullable<TransportOptions['fetch']>>(moved('https://elsewhere.example/x'));
    const poll = getVideo(createTransport({ apiKey: 'k', fetch }), 'job-1');
    expect(await failureOf(poll)).toMatchObject({ kind: 'invalid-response', status: 302, isRetryable: false });
    expect(fetch).toHaveBeenCalledOnce();
  });

  it.each(['http://files.example/a', 'HTTPS://files.example/a', '//files.example/a'])(
    'of a download to %j is followed',
    async (location) => {
      const answers = [await moved(location)(), new Response('bytes')];
      const fetch = async () => answers.shift() ?? new Response(null);
      const { content } = await downloadFile(createTransport({ apiKey: 'k', fetch }), 'file-1');
      expect(await content.text()).toBe('bytes');
    },
  );

  it.each(['http://[bad', 'web+http://files.example/a', 'data:text/plain,hello', 'file:///etc/passwd', ''])(
    'of a download to %j is an error, which no second attempt mends',
    async (location) => {
      const fetch = vi.fn<NonNullable<TransportOptions['fetch']>>(moved(location));
      const error = await failureOf(downloadFile(createTransport({ apiKey: 'k', fetch }), 'file-1'));
      expect(error).toMatchObject({ kind: 'invalid-response', isRetryable: false });
      expect(fetch).toHaveBeenCalledOnce();
    },
  );
});

describe('an abort, where fetch does not heed the signal,', () => {
  it('ends the wait for headers at once with its reason, and closes the answer that comes late', async () => {
    const cancelled = vi.fn<(reason: unknown) => void>();
    let answer: (response: Response) => void = () => undefined;
    let markAsked: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (markAsked = resolve));
    const fetch = () => {
      markAsked();
      return new Promise<Response>((resolve) => (answer = resolve));
    };
    const controller = new AbortController();
    const sending = createTransport({ apiKey: 'k', fetch }).send({
      method: 'POST',
      path: '/x',
      body: {},
      signal: controller.signal,
    });
    await asked;
    controller.abort(new RangeError('enough'));
    await expect(sending).rejects.toEqual(new RangeError('enough'));
    answer(new Response(new ReadableStream({ cancel: cancelled })));
    await vi.waitFor(() => expect(cancelled).toHaveBeenCalledOnce());
  });

  it('ends the wait for a key that is fetched', async () => {
    const fetch = vi.fn<NonNullable<TransportOptions['fetch']>>(async () => new Response('{}'));
    const controller = new AbortController();
    const apiKey = () => new Promise<string>(() => undefined);
    const sending = createTransport({ apiKey, fetch }).send({ method: 'GET', path: '/x', signal: controller.signal });
    controller.abort(new RangeError('enough'));
    await expect(sending).rejects.toEqual(new RangeError('enough'));
    expect(fetch).not.toHaveBeenCalled();
  });

  it('ends the wait for headers that are fetched, and before that asks for none', async () => {
    const controller = new AbortController();
    const fetch = vi.fn<() => Promise<Response>>();
    const headers = vi.fn<() => Promise<never>>(() => {
      controller.abort(new RangeError('enough'));
      return new Promise(() => undefined);
    });
    const transport = createTransport({ apiKey: 'k', fetch, headers });
    for (let turn = 0; turn < 2; turn += 1) {
      const sending = transport.send({ method: 'GET', path: '/x', signal: controller.signal });
      await expect(sending).rejects.toEqual(new RangeError('enough'));
    }
    expect(headers).toHaveBeenCalledOnce();
    expect(fetch).not.toHaveBeenCalled();
  });

  it('inside the words of a failure rejects with its reason, and not with that failure', async () => {
    const controller = new AbortController();
    const pull = () => controller.abort(new RangeError('enough'));
    const body = new ReadableStream({ pull }, { highWaterMark: 0 });
    const transport = createTransport({ apiKey: 'k', fetch: async () => new Response(body, { status: 500 }) });
    const sending = transport.send({ method: 'GET', path: '/x', signal: controller.signal });
    await expect(sending).rejects.toEqual(new RangeError('enough'));
  });

  it('leaves a failure that comes late to nobody', async () => {
    let fail: (reason: unknown) => void = () => undefined;
    const controller = new AbortController();
    const fetch = () => {
      controller.abort(new RangeError('enough'));
      return new Promise<Response>((_, reject) => (fail = reject));
    };
    const sending = createTransport({ apiKey: 'k', fetch }).send({
      method: 'GET',
      path: '/x',
      signal: controller.signal,
    });
    await expect(sending).rejects.toEqual(new RangeError('enough'));
    // The runner fails for a rejection that nobody heard of.
    fail(new TypeError('fetch failed'));
    await new Promise((resolve) => setTimeout(resolve, 0));
  });

  it('before the request sends nothing', async () => {
    const fetch = vi.fn<NonNullable<TransportOptions['fetch']>>(async () => new Response('{}'));
    const controller = new AbortController();
    const apiKey = async () => {
      controller.abort(new RangeError('enough'));
      return 'k';
    };
    const sending = createTransport({ apiKey, fetch }).send({ method: 'GET', path: '/x', signal: controller.signal });
    await expect(sending).rejects.toEqual(new RangeError('enough'));
    expect(fetch).not.toHaveBeenCalled();
  });
});

describe('the base URL of a request', () => {
  it.each(['https://evil.example/api/v1', 'http://openrouter.ai/api/alpha', 'https://openrouter.ai:8443/api', '/api'])(
    '%j is refused before the request, because the key would go there',
    async (baseURL) => {
      const fetch = vi.fn<NonNullable<TransportOptions['fetch']>>(async () => new Response('{}'));
      const sending = createTransport({ apiKey: 'k', fetch }).send({ method: 'GET', path: '/x', baseURL });
      expect(await failureOf(sending)).toMatchObject({ kind: 'configuration', setting: 'baseURL' });
      expect(fetch).not.toHaveBeenCalled();
    },
  );

  it('on the origin of the transport is used', async () => {
    const fetch = vi.fn<NonNullable<TransportOptions['fetch']>>(async () => new Response('{}'));
    const transport = createTransport({ apiKey: 'k', fetch });
    await transport.send({ method: 'GET', path: '/x', baseURL: 'https://openrouter.ai/api/alpha/' });
    expect(fetch.mock.calls[0]?.[0]).toBe('https://openrouter.ai/api/alpha/x');
  });
});

describe('an answer that cannot be used', () => {
  const secret = 'my-own-proxy-secret';

  it('in a stream is shown without the key of its request', async () => {
    const fetch = async () =>
      new Response(`data: {"echo": ${secret}\n\ndata: {}\n\n`, { headers: { 'content-type': 'text/event-stream' } });
    const client = createOpenRouterClient({ apiKey: secret, fetch });
    const events = client.responses.stream({ model: 'a/b', input: 'Hi' });
    const error = await failureOf(events.next());
    expect(error.kind).toBe('invalid-response');
    expect(error.body).toContain('[key]');
    expect(`${String(error)} ${JSON.stringify(error)} ${String(error.cause)}`).not.toContain(secret);
  });

  it('is shown without the secret of an Authorization header of the caller, whatever the case of its scheme', async () => {
    const fetch = async () => Response.json({ error: { code: 400, message: `I got ${secret}` } }, { status: 400 });
    const transport = createTransport({ headers: { Authorization: `bearer ${secret}` }, fetch });
    const error = await failureOf(transport.send({ method: 'GET', path: '/x' }));
    expect(error.message).toContain('I got [key]');
  });

  it.each([`Bearer  ${secret}`, `BEARER\t${secret}`, `Token ${secret}`])(
    'is shown without the header %j and with the rest of what it says',
    async (authorization) => {
      const said = `${authorization} and ${authorization.replace(/^bearer\s+/i, '')}: who is it?`;
      const fetch = async () => Response.json({ error: { code: 400, message: said } }, { status: 400 });
      const transport = createTransport({ headers: { authorization }, fetch });
      const error = await failureOf(transport.send({ method: 'GET', path: '/x' }));
      expect(error.message).toContain('[key] and [key]: who is it?');
    },
  );

  const echo = { echo: `Bearer ${secret}; ${secret}`, data: [], usage: { cost: 0.5 } };
  it.each<[string, (transport: Transport) => Promise<unknown>]>([
    ['vectors', (transport) => embed(transport, { model: 'a/b', values: ['x'] })],
    ['a ranking', (transport) => rerank(transport, { model: 'a/b', query: 'q', documents: ['d'] })],
    ['a transcript', (transport) => transcribe(transport, { model: 'a/b', audio: 'AAAA', format: 'mp3' })],
    ['decisions', (transport) => decide(transport, decision)],
  ])('in place of %s is shown without the key of its request, and with its cost', async (_, call) => {
    const fetch = async () => Response.json(echo, { headers: { 'x-generation-id': 'gen-1' } });
    const error = await failureOf(call(createTransport({ apiKey: secret, fetch })));
    expect(error).toMatchObject({
      kind: 'invalid-response',
      generationId: 'gen-1',
      usage: { cost: { charged: 0.5 } },
      body: { echo: '[key]; [key]' },
    });
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain(secret);
  });
});
