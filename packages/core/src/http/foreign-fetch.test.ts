import { describe, expect, it } from 'vitest';
import { request } from '../../test/answers.ts';
import { failureOf } from '../../test/json-answers.ts';
import { createTransport, generateChat, OpenRouterConfigurationError } from '../index.ts';

const answer = (response: object) =>
  // What another `fetch` answers with, whatever its types say.
  createTransport({ apiKey: 'sk-or-v1-test-key', fetch: async () => response as Response });
const head = { ok: true, status: 200, headers: new Headers() };

describe('an answer of a fetch that is none of the Web', () => {
  it.each([
    ['without a body, as in plain React Native', head],
    ['with a stream of Node, as in node-fetch', { ...head, body: { pipe: () => undefined } }],
  ])('is told as the fault of the fetch: %s', async (_, response) => {
    const error = await failureOf(generateChat(answer(response), request));
    expect(error).toBeInstanceOf(OpenRouterConfigurationError);
    expect(error).toMatchObject({ setting: 'fetch', message: expect.stringContaining('web stream') });
  });

  it.each([
    ['an empty stream', new Response(new ReadableStream({ start: (stream) => stream.close() }))],
    ['no body', new Response(null, { headers: { 'content-length': '0' } })],
  ])('is not what is empty: %s', async (_, response) => {
    const error = await failureOf(generateChat(answer(response), request));
    expect(error).toMatchObject({ kind: 'invalid-response', message: expect.stringContaining('empty') });
  });
});
