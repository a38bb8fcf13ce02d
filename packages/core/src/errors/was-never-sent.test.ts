import { expect, it } from 'vitest';
import { OpenRouterError, wasRefused } from '../index.ts';
import { wasNeverSent } from './was-never-sent.ts';

const withCode = (code: string) => Object.assign(new Error('No'), { code });

it.each([
  ['Node', new TypeError('fetch failed', { cause: withCode('ECONNREFUSED') })],
  ['Bun', withCode('ECONNREFUSED')],
  [
    'Deno',
    new TypeError('error sending request for url (http://127.0.0.1:9/)', {
      cause: new Error('error sending request: client error (Connect): tcp connect error: Connection refused'),
    }),
  ],
])('%s says that no server was reached', (_, cause) => {
  expect(wasNeverSent(cause)).toBe(true);
});

it.each([
  [new TypeError('fetch failed', { cause: withCode('ECONNRESET') })],
  [new TypeError('error sending request', { cause: new Error('client error (SendRequest): connection closed') })],
  ['ECONNREFUSED'],
  [undefined],
])('a connection that broke later may have been of a request that was taken: %s', (cause) => {
  expect(wasNeverSent(cause)).toBe(false);
});

it.each([
  [true, withCode('ECONNREFUSED')],
  [false, withCode('ECONNRESET')],
])('a request is refused for certain (%s) after %s', (expected, cause) => {
  expect(wasRefused(new OpenRouterError({ kind: 'connection', message: 'No', isRetryable: true, cause }))).toBe(
    expected,
  );
});
