import { describe, expect, test } from 'vitest';

import { record, replay } from '../index.ts';
import { CHAT_URL, KEY } from '../testing/ask.ts';

const ODD_KEY = 'my.custom+key/with"quote';

interface Exchange {
  readonly url?: string;
  readonly headers?: Record<string, string>;
  readonly body?: BodyInit;
  readonly answer?: BodyInit;
  readonly answerHeaders?: Record<string, string>;
}

const init = ({ headers, body = '{}' }: Exchange): RequestInit => ({
  method: 'POST',
  headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json', ...headers },
  body,
});

async function recordOne(exchange: Exchange) {
  const { url = CHAT_URL, answer = '{}', answerHeaders = {} } = exchange;
  const recorder = record({ fetch: () => Promise.resolve(new Response(answer, { headers: answerHeaders })) });
  await (await recorder.fetch(url, init(exchange))).arrayBuffer();
  const again = await replay({ recordings: recorder.recordings }).fetch(url, init(exchange));
  expect(again.status).toBe(200);
  const [recording] = recorder.recordings;
  if (!recording) throw new Error('Nothing was recorded.');
  return { recording, text: JSON.stringify(recording) };
}

const bytesOf = (...parts: (string | number)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...new TextEncoder().encode(part)])));
const decoded = (base64: unknown) => atob(String(base64));

describe('a recording', () => {
  test('keeps no header that carries a key by its name', async () => {
    const { recording, text } = await recordOne({
      headers: { 'x-openrouter-key': 'plain-one', 'api-key': 'plain-two', 'x-goog-api-key': 'AIzaSyABCDEFGHIJKL' },
      answerHeaders: { 'x-auth-echo': 'plain-three', 'x-ratelimit-remaining-tokens': '7' },
    });
    expect(text).not.toMatch(/plain-|AIza|x-openrouter-key|x-auth-echo/);
    expect(recording.response.headers).toMatchObject({ 'x-ratelimit-remaining-tokens': '7' });
  });

  test('keeps of unknown headers only the name, and of known ones the value without keys', async () => {
    const { recording, text } = await recordOne({
      headers: { 'x-forward': `Bearer ${KEY}`, referer: `https://example.com/?k=${KEY}&a=1` },
      answerHeaders: { 'x-echo': KEY, location: `https://example.com/?token=abc&b=2`, 'x-generation-id': 'gen-1' },
    });
    expect(text).not.toContain(KEY);
    expect(recording.request.headers).toMatchObject({ 'x-forward': '<redacted>', 'content-type': 'application/json' });
    expect(recording.request.headers?.referer).toMatch(/^https:\/\/example\.com\/\?k=.*redacted.*&a=1$/);
    expect(recording.response.headers).toMatchObject({ 'x-echo': '<redacted>', 'x-generation-id': 'gen-1' });
    expect(recording.response.headers.location).toMatch(/\?token=.*redacted.*&b=2$/);
  });

  test('keeps no key among bytes that are no text', async () => {
    const { recording } = await recordOne({
      body: bytesOf(`{"key":"${KEY}"`, 255),
      answer: bytesOf(128, 254, `{"error":"${KEY}`, 255, 0),
    });
    expect(recording.request.body_encoding).toBe('base64');
    expect(decoded(recording.request.body)).not.toContain(KEY);
    expect(decoded(recording.response.body)).toBe('\x80\xfe{"error":"<redacted>\xff\0');
  });

  test('keeps no key beside the file of a form', async () => {
    const part = (name: string) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n`;
    const { recording } = await recordOne({
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      body: bytesOf(part('note'), KEY, '\r\n', part('file'), 255, 254, '\r\n--b--'),
    });
    expect(decoded(recording.request.body)).not.toContain(KEY);
    expect(decoded(recording.request.body)).toContain('name="file"\r\n\r\n\xff\xfe');
  });

  test('keeps no key in whatever way a query, a request or an answer escapes it', async () => {
    const { text } = await recordOne({
      url: `${CHAT_URL}?a=${encodeURIComponent(ODD_KEY)}&b=1`,
      headers: { authorization: `Bearer ${ODD_KEY}` },
      body: JSON.stringify({ a: ODD_KEY, b: JSON.stringify({ c: ODD_KEY }), d: String.raw`sk-or-v1-abc` }),
      answer: `data: ${JSON.stringify({ error: { message: `bad key ${ODD_KEY}` } })}\n\n`,
    });
    expect(text).not.toContain('my.custom');
    expect(text).toContain('b=1');
    const escaped = await recordOne({ body: String.raw`{"x":"sk-or-v1-ab\u0053ECRETsecret01","y":"a\u0062c"}` });
    expect(escaped.recording.request.body).toEqual({ x: '<redacted>', y: 'abc' });
  });

  test('keeps no keys of providers, authorization codes and verifiers', async () => {
    const byok = await recordOne({
      url: 'https://openrouter.ai/api/v1/byok',
      body: JSON.stringify({ provider: 'google-vertex', key: '{"private_key":"-----BEGIN PRIVATE KEY-----abc"}' }),
    });
    expect(byok.recording.request.body).toEqual({ provider: 'google-vertex', key: '<redacted>' });
    const oauth = await recordOne({
      url: 'https://openrouter.ai/api/v1/auth/keys',
      body: JSON.stringify({ code: 'authcode-xyz', code_verifier: 'verifier-abcdefgh', code_challenge_method: 'S256' }),
    });
    expect(oauth.recording.request.body).toEqual({
      code: '<redacted>',
      code_verifier: '<redacted>',
      code_challenge_method: 'S256',
    });
  });

  test('keeps what only looks like a secret by its name: tokens, codes and keys of a chat', async () => {
    const answer = JSON.stringify({
      logprobs: { content: [{ token: 'Hi' }] },
      code: 'x',
      arguments: '{"key":"C major"}',
    });
    const { recording } = await recordOne({ body: '{"max_tokens":5,"key":"a"}', answer });
    expect(recording.response.body).toBe(answer);
    expect(recording.request.body).toEqual({ max_tokens: 5, key: 'a' });
  });

  test('is not mangled by a key that is too short to be one', async () => {
    const { recording } = await recordOne({ headers: { authorization: 'Bearer a' }, body: '{"a":"aaa"}' });
    expect(recording.request.path).toBe('/api/v1/chat/completions');
    expect(recording.request.body).toEqual({ a: 'aaa' });
    expect(recording.request.headers).not.toHaveProperty('authorization');
  });
});
