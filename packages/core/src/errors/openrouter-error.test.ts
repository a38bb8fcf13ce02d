import { describe, expect, it } from 'vitest';
import { request } from '../../test/answers.ts';
import { failureOf } from '../../test/json-answers.ts';
import {
  createTransport,
  generateChat,
  GoneError,
  OpenRouterConfigurationError,
  OpenRouterError,
  OpenRouterPartialError,
} from '../index.ts';

const marker = Symbol.for('openrouter-adapters.error');

it('recognises errors of another installed copy', () => {
  const foreign = Object.assign(new Error('No'), { [marker]: true, kind: 'server' });
  expect(OpenRouterError.isInstance(foreign)).toBe(true);
  expect(OpenRouterError.isInstance(new OpenRouterConfigurationError('apiKey', 'No'))).toBe(true);
  expect(OpenRouterError.isInstance(new Error('No'))).toBe(false);
  expect(OpenRouterError.isInstance(null)).toBe(false);
  const other = new OpenRouterError({ kind: 'server', message: 'No' });
  expect(OpenRouterConfigurationError.isInstance(other)).toBe(false);
  expect(OpenRouterPartialError.isInstance(other)).toBe(false);
  expect(OpenRouterPartialError.isInstance(new OpenRouterPartialError(other, 0, [undefined, 1], 0))).toBe(true);
});

it('takes configuration errors of another copy for instances, and no other errors', () => {
  const foreign = Object.assign(new Error('No'), { [marker]: true, kind: 'configuration', setting: 'apiKey' });
  expect(foreign).toBeInstanceOf(OpenRouterConfigurationError);
  expect(new OpenRouterConfigurationError('apiKey', 'No')).toBeInstanceOf(OpenRouterConfigurationError);
  expect(new OpenRouterError({ kind: 'server', message: 'No' })).not.toBeInstanceOf(OpenRouterConfigurationError);
  expect(new Error('No')).not.toBeInstanceOf(OpenRouterConfigurationError);
});

it('takes what is gone for an instance of its class, also of another copy, and no other error', () => {
  const foreign = Object.assign(new Error('No'), { [marker]: true, kind: 'gone', name: 'OpenRouterGoneError' });
  for (const gone of [foreign, new GoneError('This', 'Do that.')]) {
    expect(GoneError.isInstance(gone)).toBe(true);
    expect(gone).toBeInstanceOf(GoneError);
  }
  const limited = new OpenRouterError({ kind: 'rate-limit', message: 'No' });
  expect(GoneError.isInstance(limited)).toBe(false);
  expect(limited).not.toBeInstanceOf(GoneError);
});

it('tells a class below configuration errors by its prototype', () => {
  class KeyError extends OpenRouterConfigurationError {}
  expect(new KeyError('apiKey', 'No')).toBeInstanceOf(KeyError);
  expect(new OpenRouterConfigurationError('apiKey', 'No')).not.toBeInstanceOf(KeyError);
});

it.each([OpenRouterError, OpenRouterConfigurationError, OpenRouterPartialError, GoneError])(
  'takes an error that is being made for an instance, which classes that are compiled to functions ask: %o',
  (type) => {
    expect(Object.create(type.prototype)).toBeInstanceOf(type);
    expect(Object.create(Error.prototype)).not.toBeInstanceOf(type);
  },
);

describe('what looks like a key', () => {
  const hidden = (message: string) => new OpenRouterError({ kind: 'server', message }).message;

  it.each([
    ['sk-or-v1-0123456789abcdef is wrong', '[key] is wrong'],
    ['"sk-ant-api03-a_b-c"', '"[key]"'],
    ['(Bearer eyJh.bGci+O/iJ~I_1-NiJ9==)', '([key])'],
    ['Bearer \n\tabcdefgh!', '[key]!'],
    ['sk-11111111, sk-22222222', '[key], [key]'],
  ])('is hidden whole: %j', (message, expected) => {
    expect(hidden(message)).toBe(expected);
  });

  it.each(['The task-management tool failed', 'sk-short', 'Bearer token', 'the bearer of this message', ''])(
    'is not found in %j',
    (message) => {
      expect(hidden(message)).toBe(message);
    },
  );

  it('is not taken for a part of words when the own key is a placeholder', async () => {
    const body = { error: { code: 400, message: 'gpt-latest: the test failed' } };
    const fetch = async () => Response.json(body, { status: 400 });
    const error = await failureOf(generateChat(createTransport({ apiKey: 'test', fetch }), request));
    expect(error.message).toContain('gpt-latest: the test failed');
  });

  it('is hidden in headers and in names of fields, and where the text around it is cut', async () => {
    const apiKey = 'gateway-key-0123456789-0123456789';
    const headers = { 'x-echo': apiKey };
    const body = { error: { code: 400, message: `${'x'.repeat(490)}${apiKey}`, [apiKey]: 1 } };
    const transport = createTransport({ apiKey, fetch: async () => Response.json(body, { status: 400, headers }) });
    const error = await failureOf(generateChat(transport, request));
    expect(error.headers?.['x-echo']).toBe('[key]');
    expect(JSON.stringify([error, error.message])).not.toContain('gateway');
    const sentence = async () => new Response(`${'x'.repeat(190)}${apiKey}`, { status: 400 });
    const said = await failureOf(generateChat(createTransport({ apiKey, fetch: sentence }), request));
    expect(said.message).not.toContain('gateway');
  });

  it('is looked for in bodies and causes of any depth, which never cost the error itself', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(9_000)}${']'.repeat(9_000)}`);
    const cause: Error & { self?: unknown } = new Error('No');
    cause.cause = cause;
    const error = new OpenRouterError({ kind: 'server', message: 'No', status: 500, body: deep, cause });
    expect(error).toMatchObject({ kind: 'server', status: 500, body: '[too deep]', cause: '[too deep]' });
  });

  it('is hidden wherever it stands in a body, which stays what it is otherwise', () => {
    const key = 'sk-or-v1-0123456789abcdef';
    const when = new Date(0);
    const body = { list: [key, [`a ${key}`], 1, null], inner: { key, when }, none: null, is: true };
    const error = new OpenRouterError({ kind: 'server', message: 'No', body });
    expect(error.body).toEqual({
      list: ['[key]', ['a [key]'], 1, null],
      inner: { key: '[key]', when },
      none: null,
      is: true,
    });
    expect(body.inner.key).toBe(key);
    expect(new OpenRouterError({ kind: 'server', message: 'No', body: null }).body).toBeNull();
  });

  it('is hidden in the code of a cause', () => {
    const cause = Object.assign(new Error('No'), { code: 'E sk-or-v1-0123456789abcdef' });
    expect(new OpenRouterError({ kind: 'server', message: 'No', cause })).toMatchObject({ cause: { code: 'E [key]' } });
  });

  it('is hidden in causes, of which an error of this project is told as it is', () => {
    const said = 'sk-or-v1-0123456789abcdef broke';
    const broken = Object.assign(new TypeError(said, { cause: new Error(said) }), {
      code: 'ECONNRESET',
      request: said,
    });
    broken.stack = `TypeError: ${said}\n    at fetch.js:1`;
    const error = new OpenRouterError({ kind: 'connection', message: 'No', cause: broken });
    expect(error.cause).toMatchObject({
      name: 'TypeError',
      message: '[key] broke',
      code: 'ECONNRESET',
      cause: { message: '[key] broke' },
    });
    expect(error.cause).not.toHaveProperty('request');
    expect(Object(error.cause).stack).toBe('TypeError: [key] broke\n    at fetch.js:1');
    expect(new OpenRouterError({ kind: 'server', message: 'No', cause: error }).cause).toBe(error);
    const plain = new OpenRouterError({ kind: 'server', message: 'No', cause: new Error('x') });
    expect(plain.cause).not.toHaveProperty('code');
    expect(plain.cause).not.toHaveProperty('cause');
  });
});
