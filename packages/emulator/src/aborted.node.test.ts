import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { expect, test } from 'vitest';

import { createEmulator } from './index.ts';
import { KEY } from './testing/ask.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void; // what the flag makes
const emulator = createEmulator();
const messages = [{ role: 'user', content: 'Hi' }];
const model = 'openai/gpt-4o';
const MINUTE = '60000';

const URL_OF = (path: string): string => `https://openrouter.ai/api/v1${path}`;

/** Reads an answer to its end and holds nothing of it meanwhile. */
function read(path: string, body: object, headers: Record<string, string>, signal: AbortSignal, wrapped: boolean) {
  const init = {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}`, ...headers },
    body: JSON.stringify(body),
    signal,
  };
  const asked = wrapped ? emulator.fetch(new Request(URL_OF(path), init)) : emulator.fetch(URL_OF(path), init);
  return asked
    .then((response) => response.text())
    .then(
      () => 'read',
      (error: unknown) => (error instanceof Error ? error.name : 'failed'),
    );
}

test.each<[string, string, object, Record<string, string>]>([
  ['a stream with pauses', '/chat/completions', { model, messages, stream: true }, { 'x-emulator-pace': MINUTE }],
  ['a stream of /completions', '/completions', { model, prompt: 'Hi', stream: true }, { 'x-emulator-pace': MINUTE }],
  [
    'a slow whole answer',
    '/chat/completions',
    { model, messages },
    { 'x-emulator-fault': `slow; first-event=${MINUTE}` },
  ],
  ['an answer that stalls', '/chat/completions', { model, messages }, { 'x-emulator-fault': 'stall' }],
  [
    'a stream that stalls',
    '/chat/completions',
    { model, messages, stream: true },
    { 'x-emulator-fault': 'stall; after-deltas=1' },
  ],
  [
    'sound that stalls',
    '/audio/speech',
    { model: 'hexgrad/kokoro-82m', input: 'Hi there', voice: 'af_heart' },
    { 'x-emulator-fault': 'stall; after-deltas=1' },
  ],
])('an abort of %s is heard although the garbage was collected meanwhile', async (_, path, body, headers) => {
  for (const wrapped of [false, true]) {
    const controller = new AbortController();
    const reading = read(path, body, headers, controller.signal, wrapped);
    for (let round = 0; round < 5; round++) {
      await nextTurn();
      collect();
    }
    controller.abort();
    expect(await Promise.race([reading, wait(2000, 'nothing')]), wrapped ? 'a Request' : 'a URL').toBe('AbortError');
  }
});
