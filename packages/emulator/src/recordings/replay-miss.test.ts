import { expect, test } from 'vitest';

import { createEmulator, record, replay } from '../index.ts';
import { CHAT_URL } from '../testing/ask.ts';

const LONG = 'The same words in the beginning. '.repeat(20);
const TRANSCRIPTIONS = 'https://openrouter.ai/api/v1/audio/transcriptions';

async function missOf(recorded: BodyInit, sent: BodyInit, url: string): Promise<string> {
  const recorder = record({ fetch: createEmulator({ seed: 1 }).fetch });
  await (await recorder.fetch(url, { method: 'POST', body: recorded })).text();
  const answer = await replay({ recordings: recorder.recordings }).fetch(url, { method: 'POST', body: sent });
  const { error } = (await answer.json()) as { error: { message: string } };
  return `${answer.status} ${error.message}`;
}

test('a miss shows long texts from the place where they part', async () => {
  const body = (end: string) =>
    JSON.stringify({ model: 'openai/gpt-4o', messages: [{ role: 'user', content: LONG + end }] });
  expect(await missOf(body('yes'), body('no'), CHAT_URL)).toBe(
    '404 No recording matches POST /chat/completions. The nearest is number 0 (POST /chat/completions): ' +
      'body.messages.0.content is "…s in the beginning. no", recorded was "…s in the beginning. yes".',
  );
});

test('a miss tells which field of a form differs', async () => {
  const form = (language: string): FormData => {
    const data = new FormData();
    data.set('model', 'openai/whisper-1');
    data.set('language', language);
    data.set('file', new File(['sound'], 'a.wav'));
    return data;
  };
  const message = await missOf(form('en'), form('de'), TRANSCRIPTIONS);
  expect(message).toMatch(/^404 .*body is "….*language.*de.*recorded was "….*language.*en/);
});

test('the log of a replay holds the fields of a form', async () => {
  const replayer = replay({ recordings: [] });
  const data = new FormData();
  data.set('model', 'openai/whisper-1');
  data.set('file', new File(['sound'], 'ü.wav', { type: 'audio/wav' }));
  await replayer.fetch(TRANSCRIPTIONS, { method: 'POST', body: data });
  expect(replayer.requests[0]?.body).toEqual({
    model: 'openai/whisper-1',
    file: { filename: 'ü.wav', type: 'audio/wav', size: 5 },
  });
});
