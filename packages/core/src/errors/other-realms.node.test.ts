import { runInNewContext } from 'node:vm';

import { expect, it } from 'vitest';

import { request } from '../../test/answers.ts';
import { failureOf } from '../../test/json-answers.ts';
import { createTransport, generateChat, submitVideo } from '../index.ts';

/** Jest runs tests in a realm of their own, whose classes are not those of the `fetch` that they call. */
const thrown = (words: string): unknown =>
  runInNewContext(
    `new TypeError('fetch failed', { cause: Object.assign(new Error(words), { code: 'ECONNREFUSED' }) })`,
    {
      words,
    },
  );

it('an error of another realm is told as one of this', async () => {
  const refused = createTransport({ apiKey: 'k', fetch: () => Promise.reject(thrown('connect ECONNREFUSED')) });
  expect((await failureOf(generateChat(refused, request))).message).toContain(': connect ECONNREFUSED.');
  // No server was reached: nothing was made, and the next attempt costs nothing.
  expect(await failureOf(submitVideo(refused, { model: 'a/b', options: { prompt: 'A cat' } }))).toMatchObject({
    isRetryable: true,
  });
});

it('an error of another realm does not show the key', async () => {
  const apiKey = 'gateway-key-0123456789';
  const fetch = () => Promise.reject(thrown(`bad header ${apiKey}`));
  const { message, cause } = await failureOf(generateChat(createTransport({ apiKey, fetch }), request));
  expect(message).toContain('bad header [key]');
  expect((cause as Error).cause).toMatchObject({ message: 'bad header [key]' });
});
