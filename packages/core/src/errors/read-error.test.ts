import { describe, expect, it } from 'vitest';
import { heedTimeLimit, tooLong } from '../../test/time-limit.ts';
import { readError } from './read-error.ts';

const receivedAt = Date.parse('2026-05-01T12:00:00Z');
const context = { status: 429, headers: {}, receivedAt };

describe('the message', () => {
  it('says what the upstream said first, then what to do', () => {
    const body = {
      error: {
        code: 429,
        message: 'Provider returned error',
        metadata: {
          provider_name: 'Acme',
          raw: JSON.stringify({ error: { message: 'Too many requests for tier 1.' } }),
        },
      },
    };
    expect(readError(body, { ...context, headers: { 'retry-after': '30' } }).message).toBe(
      'Acme: Too many requests for tier 1 (HTTP 429). Try again after 2026-05-01T12:00:30.000Z, or name other models to fall back to.',
    );
  });

  it.each([
    ['JSON in JSON', JSON.stringify({ errors: [{ message: JSON.stringify({ detail: 'Deep down' }) }] })],
    ['JSON behind words', 'ConnectionError: {"error":{"message":"Deep down"}}'],
    ['an object', { reason: 'Deep down' }],
    ['plain text', 'Deep down'],
  ])('is dug out of raw when that is %s', (_, raw) => {
    const error = readError(
      { error: { message: 'Provider returned error', metadata: { raw } } },
      { ...context, status: 502 },
    );
    expect(error.message).toMatch(/^Deep down \(HTTP 502\)/);
  });

  it('keeps both when OpenRouter adds something to what the upstream said', () => {
    const error = readError(
      { error: { message: 'Key limit exceeded', metadata: { raw: 'quota' } } },
      { ...context, status: 403 },
    );
    expect(error.message).toMatch(/^quota \(Key limit exceeded\) \(HTTP 403\)/);
  });

  it('holds at most 500 characters of what was said', () => {
    const error = readError({ error: { message: '😀'.repeat(400) } }, { ...context, status: 400 });
    expect(error.message.length).toBeLessThan(530);
    expect(error.message).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
  });

  it('is read at once, however long what was said is, and whatever parts of it look alike', tooLong, async () => {
    const [a, many] = ['a'.repeat(250_000), 'a'.repeat(750_000)];
    const error = { message: `${a}b${a}`, metadata: { raw: `${a}ac${many}` } };
    expect(readError({ error }, { ...context, status: 502 }).message).toContain('aaa… (HTTP 502)');
    await heedTimeLimit();
  });

  it.each([
    ['a page of a proxy', '<html><head><title>502 Bad Gateway</title></head></html>', 'a web page (“502 Bad Gateway”)'],
    [
      'a place',
      {
        detail: [
          { loc: ['body', 'messages'], msg: 'Field required' },
          { loc: ['body', 'n'], msg: 'Too big' },
        ],
      },
      'body.messages: Field required; body.n: Too big',
    ],
    [
      'more than the kind',
      { statusCode: 400, error: 'Bad Request', message: 'temperature must be a number' },
      'temperature must be a number',
    ],
    ['a description', { error: 'invalid_token', error_description: 'The token expired' }, 'The token expired'],
    ['AWS', { Message: 'User is not authorized' }, 'User is not authorized'],
    ['Apigee', { fault: { faultstring: 'Rate limit quota violation' } }, 'Rate limit quota violation'],
  ])('tells of what the upstream said: %s', (_, said, told) => {
    const raw = typeof said === 'string' ? said : JSON.stringify(said);
    const error = { code: 400, message: 'Provider returned error', metadata: { raw, provider_name: 'Azure' } };
    expect(readError({ error }, { ...context, status: 400 }).message).toContain(told);
  });

  it.each(['{}', 'null', '[]', '""'])('falls back to OpenRouter’s words where the upstream said %s', (raw) => {
    const error = { code: 502, message: 'Upstream gave up', metadata: { raw } };
    expect(readError({ error }, { ...context, status: 502 }).message).toMatch(/^Upstream gave up \(HTTP 502\)/);
  });

  it.each([
    [
      '[{"code":"invalid_type","path":["messages",0,"role"],"message":"Required"}]',
      'messages.0.role: Required (HTTP 400)',
    ],
    ['ConnectionError: {"error":{"message":"Refused"}}', 'Refused (HTTP 400)'],
    [{ message: 'Inside' }, 'Inside (HTTP 400)'],
  ])('reads OpenRouter’s own message %j', (message, told) => {
    // The wire holds what the types do not say.
    const body: unknown = { error: { code: 400, message } };
    expect(readError(body, { ...context, status: 400 }).message).toBe(`${told}.`);
  });

  it('of a list of errors is that of the first', () => {
    expect(readError([{ error: { code: 400, message: 'No' } }], { ...context, status: 400 }).message).toBe(
      'No (HTTP 400).',
    );
  });

  it('of an own key that an upstream refuses names the place where such keys are', () => {
    const metadata = {
      provider_name: 'OpenAI',
      is_byok: true,
      raw: '{"error":{"message":"Incorrect API key provided"}}',
    };
    const error = readError(
      { error: { code: 401, message: 'Provider returned error', metadata } },
      { ...context, status: 401 },
    );
    expect(error.message).toContain('settings/integrations');
  });

  it('reads the list of a validator', () => {
    const body = { success: false, error: { name: 'ZodError', message: '[{"path":["model"],"message":"Required"}]' } };
    expect(readError(body, { ...context, status: 400 })).toMatchObject({ kind: 'invalid-request', status: 400 });
  });

  it('is found at once in a page of nothing but tags', () => {
    const page = `<html${'<title'.repeat(40_000)}`;
    expect(readError(page, { ...context, status: 502 }).message).toContain('a web page, not JSON');
  });

  it('names a web page as one', () => {
    const error = readError('<html><head><title>502 Bad Gateway</title></head></html>', { ...context, status: 502 });
    expect(error).toMatchObject({ kind: 'upstream', status: 502, isRetryable: true });
    expect(error.message).toContain('a web page (“502 Bad Gateway”), not JSON');
  });
});

describe('the kind', () => {
  it.each([
    [400, undefined, 'invalid-request', false],
    [401, undefined, 'authentication', false],
    [402, undefined, 'payment-required', false],
    [403, undefined, 'permission-denied', false],
    [404, undefined, 'not-found', false],
    [408, undefined, 'timeout', true],
    [409, undefined, 'conflict', false],
    [410, undefined, 'gone', false],
    [413, undefined, 'invalid-request', false],
    [418, undefined, 'invalid-request', false],
    [429, undefined, 'rate-limit', true],
    [500, undefined, 'server', true],
    [502, undefined, 'upstream', true],
    [503, undefined, 'overloaded', true],
    [524, undefined, 'timeout', true],
    [529, undefined, 'overloaded', true],
    [400, 'context_length_exceeded', 'context-length', false],
    [400, 'content_policy_violation', 'content-policy', false],
    [400, 'provider_overloaded', 'overloaded', true],
    [500, 'a_type_of_tomorrow', 'server', true],
  ] as const)('of status %i with the type %s is %s, retryable: %s', (status, error_type, kind, isRetryable) => {
    const body = { error: { code: status, message: 'No', metadata: error_type === undefined ? {} : { error_type } } };
    expect(readError(body, { ...context, status })).toMatchObject({ kind, isRetryable, status, errorType: error_type });
  });

  // The words of OpenAI, Anthropic, OpenRouter, Bedrock, vLLM, TGI, llama.cpp and others.
  it.each([
    "This model's maximum context length is 8192 tokens. However, you requested 9000 tokens.",
    'Input tokens exceed the configured limit of 272000 tokens. Your messages resulted in 300000 tokens.',
    'input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000, decrease input length',
    'Your input exceeds the context window of this model.',
    'Please reduce the length of the messages or completion.',
    'Input is too long for requested model.',
    '`inputs` tokens + `max_new_tokens` must be <= 32769. Given: 40000 `inputs` tokens and 100 `max_new_tokens`',
    '`inputs` must have less than 4096 tokens. Given: 5000',
    'the request exceeds the available context size. try increasing the context size or enable context shift',
    'Invalid request: Your request exceeded model token limit: 131072',
    'Range of input length should be [1, 98304]',
    'The decoder prompt (length 9000) is longer than the maximum model length of 8192.',
    'Request too large for model `x` on tokens per minute (TPM): Limit 6000, Requested 7000, please reduce your message size and try again.',
    'Prompt tokens limit exceeded: 12000 > 8192',
    'prompt is too long: 5 tokens > 4 maximum',
  ])('of a prompt that is too long is seen in the words where nothing else tells: %s', (message) => {
    expect(readError({ error: { code: 400, message } }, { ...context, status: 400 }).kind).toBe('context-length');
  });

  it.each([
    'max_tokens: 100000 > 64000, which is the maximum allowed number of output tokens for claude',
    'web_search_options.search_context_size: Invalid option: expected one of "low"|"medium"|"high"',
    'max_new_tokens must be strictly positive',
    'Please reduce the length of the tool name',
    'Request is too large: image of 20 MB',
    'maximum prompt cache breakpoints is 4',
    'context size must be an integer',
  ])('of another limit is not that of a prompt that is too long: %s', (message) => {
    expect(readError({ error: { code: 400, message } }, { ...context, status: 400 }).kind).toBe('invalid-request');
  });

  // The words of xAI, Azure, OpenAI, Anthropic, Google.
  it.each([
    [403, 'Content violates usage guidelines. Team: x, API key ID: y, Model: z, Failed check: SAFETY_CHECK_TYPE_CSAM'],
    [400, "The response was filtered due to the prompt triggering Azure OpenAI's content management policy."],
    [400, 'Invalid prompt: your prompt was flagged as potentially violating our usage policy.'],
    [400, 'Output blocked by content filtering policy'],
    [502, 'Gemini refused the prompt: PROHIBITED_CONTENT'],
  ])('of status %i whose words refuse the content is the policy, which no other try changes: %s', (status, message) => {
    const error = readError({ error: { code: status, message } }, { ...context, status });
    expect(error).toMatchObject({ kind: 'content-policy', isRetryable: false });
    expect(error.message).toContain('Change the content');
  });

  it('of privacy settings that leave no upstream is a missing permission', () => {
    const message = 'No endpoints available matching your guardrail restrictions and data policy.';
    expect(readError({ error: { code: 403, message } }, { ...context, status: 403 }).kind).toBe('permission-denied');
  });

  it.each([
    [400, { code: 'context_length_exceeded' }, 'context-length'],
    [400, { metadata: { raw: '{"error":{"message":"No","code":"context_length_exceeded"}}' } }, 'context-length'],
    [
      400,
      { metadata: { raw: '{"error":{"message":"No","innererror":{"code":"ResponsibleAIPolicyViolation"}}}' } },
      'content-policy',
    ],
    [400, { code: 'moderation_blocked' }, 'content-policy'],
    [502, { metadata: { raw: '{"error":{"code":"content_filter"}}' } }, 'content-policy'],
    [400, { metadata: { raw: { error: { type: 'overloaded_error' } } } }, 'invalid-request'],
    [400, { metadata: { raw: { error: { type: 'api_error' } } } }, 'invalid-request'],
    [400, { metadata: { raw: { error: { type: 'authentication_error' } } } }, 'invalid-request'],
    [413, { metadata: { raw: '{"error":{"code":"rate_limit_exceeded"}}' } }, 'invalid-request'],
    [400, { metadata: { raw: 'No JSON' } }, 'invalid-request'],
    [429, { code: 'context_length_exceeded' }, 'rate-limit'],
    [500, { type: 'invalid_request_error' }, 'server'],
  ] as const)(
    'of status %i with %j is %s: names tell what is wrong with a prompt, and nothing against the status',
    (status, named, kind) => {
      expect(readError({ error: { message: 'No', ...named } }, { ...context, status }).kind).toBe(kind);
    },
  );

  it('of an error inside a successful answer follows the code, number or text', () => {
    for (const code of [503, '503']) {
      expect(readError({ error: { code, message: 'Busy' } }, { ...context, status: 200 })).toMatchObject({
        kind: 'overloaded',
        status: 503,
        code,
      });
    }
    expect(readError({ error: { code: 'server_error', message: 'Oh' } }, { ...context, status: 200 })).toMatchObject({
      kind: 'upstream',
      status: undefined,
      code: 'server_error',
    });
  });

  it.each([
    [{ type: 'overloaded_error' }, 'overloaded'],
    [{ type: 'rate_limit_error' }, 'rate-limit'],
    [{ type: 'invalid_request_error', error_type: 'context_length_exceeded' }, 'context-length'],
    [{ type: 'an_error_of_tomorrow' }, 'upstream'],
    [{ code: 'rate_limit_exceeded' }, 'rate-limit'],
    [{ code: 'constructor' }, 'upstream'],
  ] as const)('of %j without a status is %s', (named, kind) => {
    const body = { type: 'error', error: { message: 'No', ...named } };
    expect(readError(body, { ...context, status: 200 }).kind).toBe(kind);
  });

  it("leaves retrying to OpenRouter's own word", () => {
    const body = { error: { message: 'No', availability: { code: 'no_endpoints', retryable: true, retry_after: 3 } } };
    expect(readError(body, { ...context, status: 404 })).toMatchObject({
      isRetryable: true,
      retryAt: new Date(receivedAt + 3_000),
    });
  });

  it.each([
    ["an upstream's own 404", { provider_name: 'Upstream', raw: 'no such deployment' }, {}, true],
    ['a 404 that names a time', {}, { 'retry-after': '2' }, true],
    ['a 404 whose cause has a name', { provider_name: 'Upstream', error_type: 'not_found' }, {}, false],
    ["OpenRouter's own 404", {}, {}, false],
  ])('is retryable for %s: %#', (_, metadata, headers, isRetryable) => {
    const body = { error: { code: 404, message: 'Provider returned error', metadata } };
    expect(readError(body, { ...context, status: 404, headers })).toMatchObject({ kind: 'not-found', isRetryable });
  });

  it('of what moderation flagged is the policy, not the rights of the key', () => {
    const metadata = { reasons: ['violence', 'self-harm'], flagged_input: 'Kill …', provider_name: 'Upstream' };
    const error = readError({ error: { code: 403, message: 'Flagged', metadata } }, { ...context, status: 403 });
    expect(error).toMatchObject({ kind: 'content-policy', isRetryable: false });
    expect(error.message).toContain('Flagged (HTTP 403, violence, self-harm). Change the content');
  });

  it('is retryable for a 402 that names a time', () => {
    const error = readError(
      { error: { message: 'Busy budget' } },
      { ...context, status: 402, headers: { 'retry-after': '2' } },
    );
    expect(error.isRetryable).toBe(true);
  });
});

describe('the time to try again', () => {
  it('is Google’s, from what the upstream said', () => {
    const raw =
      '{"error":{"code":429,"details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay": "37s"}]}}';
    const error = readError({ error: { code: 429, message: 'No', metadata: { raw } } }, { ...context, status: 429 });
    expect(error.retryAt).toEqual(new Date(context.receivedAt + 37_000));
  });

  it('is no reset of a limit where no limit was hit', () => {
    const headers = { 'x-ratelimit-reset': String(context.receivedAt + 60_000) };
    for (const status of [402, 404]) {
      const error = readError({ error: { code: status, message: 'No' } }, { ...context, status, headers });
      expect(error).toMatchObject({ retryAt: undefined, isRetryable: false });
    }
  });

  const at = (headers: Record<string, string>, metadata: object = {}) =>
    readError({ error: { code: 429, message: 'No', metadata } }, { ...context, headers }).retryAt?.toISOString();

  it.each([
    ['seconds in the header', { 'retry-after': '1.5' }, {}, '2026-05-01T12:00:01.500Z'],
    ['a date in the header', { 'retry-after': 'Fri, 01 May 2026 12:05:00 GMT' }, {}, '2026-05-01T12:05:00.000Z'],
    ['seconds in the metadata', {}, { retry_after_seconds: 7 }, '2026-05-01T12:00:07.000Z'],
    ['headers in the metadata', {}, { headers: { 'Retry-After': '9' } }, '2026-05-01T12:00:09.000Z'],
    ['a reset in the header', { 'x-ratelimit-reset': '1777636860000' }, {}, '2026-05-01T12:01:00.000Z'],
    ['a reset in the metadata', {}, { headers: { 'X-RateLimit-Reset': '1777636860000' } }, '2026-05-01T12:01:00.000Z'],
    ['a reset in seconds', { 'x-ratelimit-reset': '1777636860' }, {}, '2026-05-01T12:01:00.000Z'],
    ['nothing', {}, {}, undefined],
    ['nonsense', { 'retry-after': 'soon' }, { headers: { 'X-RateLimit-Reset': 'never' } }, undefined],
    ['a number that is no date', { 'retry-after': '1e300' }, {}, undefined],
  ])('is read from %s', (_, headers, metadata, expected) => {
    expect(at(headers, metadata)).toBe(expected);
  });
});

it('carries provider, generation, code and the whole body', () => {
  const body = {
    id: 'gen-5',
    error: { code: 502, message: 'No', metadata: { provider_name: 'Acme', error_type: 'provider_unavailable' } },
  };
  expect(readError(body, { ...context, status: 502 })).toMatchObject({
    providerName: 'Acme',
    generationId: 'gen-5',
    code: 502,
    errorType: 'provider_unavailable',
    body,
  });
  const ofMessages = { type: 'error', error: { type: 'api_error', message: 'No' }, request_id: 'gen-7' };
  expect(readError({ ...ofMessages, metadata: { provider_name: 'Acme' } }, { ...context, status: 500 })).toMatchObject({
    providerName: 'Acme',
    generationId: 'gen-7',
  });
  const ofResponses = { id: 'gen-8', status: 'failed', error: { message: 'No' }, error_type: 'timeout' };
  expect(readError(ofResponses, { ...context, status: 200 })).toMatchObject({ kind: 'timeout', generationId: 'gen-8' });
  const fromHeader = readError({ error: { message: 'No' } }, { ...context, headers: { 'x-generation-id': 'gen-6' } });
  expect(fromHeader.generationId).toBe('gen-6');
});
