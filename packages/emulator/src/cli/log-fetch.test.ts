import { expect, test } from 'vitest';

import { createEmulator, record } from '../index.ts';
import { CHAT_URL, KEY } from '../testing/ask.ts';
import { logFetch } from './log-fetch.ts';

const init = (): RequestInit => ({
  method: 'POST',
  headers: { authorization: `Bearer ${KEY}` },
  body: JSON.stringify({ model: 'openai/gpt-4o', messages: [{ role: 'user', content: 'Hi' }], stream: true }),
});
/** A line without its times. */
const bare = (line: string): string => line.replace(/^\S+  /, '').replace(/  \d+ ms$/, '');

test('a key in the address is not told', async () => {
  const lines: string[] = [];
  const fetch = logFetch(createEmulator(), (line) => lines.push(bare(line)));
  await (await fetch(`https://openrouter.ai/api/v1/models/count?api_key=${KEY}&note=${KEY}`)).text();
  expect(lines).toEqual(['GET  /models/count?api_key=%3Credacted%3E&note=%3Credacted%3E  200']);
});

test('why an upstream cannot be reached is told', async () => {
  const lines: string[] = [];
  const cause = new Error('getaddrinfo ENOTFOUND openrouter.ai');
  const recorder = record({ fetch: () => Promise.reject(new TypeError('fetch failed', { cause })) });
  const fetch = logFetch(recorder, (line) => lines.push(bare(line)));
  await expect(fetch(CHAT_URL, init())).rejects.toThrow('fetch failed');
  expect(lines).toEqual(['POST  /chat/completions  connection broken (getaddrinfo ENOTFOUND openrouter.ai)']);
});

test('what a request has in it for a terminal does not reach the terminal', async () => {
  const lines: string[] = [];
  const fetch = logFetch(createEmulator(), (line) => lines.push(bare(line)));
  const body = JSON.stringify({ model: 'x\u001B]0;PWNED\u0007\u001B[2J\r\n\u009B1m', messages: [] });
  await (await fetch(CHAT_URL, { ...init(), body })).text();
  expect(lines).toEqual(['POST  /chat/completions  x]0;PWNED[2J1m  400']);
});
