import { describe, expect, test } from 'vitest';

import { createEmulator } from '../index.ts';
import { call } from '../testing/call.ts';

const PNG = 'data:image/png;base64,aGk=';

interface Refused {
  error: { message: string; metadata?: { error_type?: string }; error_type?: string };
}

/** Status, and what is wrong where it is refused; nothing is charged then. */
async function send(path: string, body: Record<string, unknown>): Promise<string> {
  const emulator = createEmulator();
  const response = await call(emulator, path, body);
  if (response.ok) return '200';
  const { error } = (await response.json()) as Refused; // an error body by its status
  expect(emulator.ledger).toEqual([]);
  return `${response.status} ${error.metadata?.error_type ?? error.error_type} ${error.message}`;
}

const chat = (part: unknown, role = 'user') =>
  send('/chat/completions', {
    model: 'google/gemini-2.5-pro',
    messages: [
      { role: 'user', content: 'Hi' },
      { role, content: [part] },
      { role: 'user', content: 'And?' },
    ],
  });
const image = (url: string) => ({ type: 'image_url', image_url: { url } });
const video = (url: string) => ({ type: 'video_url', video_url: { url } });
const file = (data: string) => ({ type: 'file', file: { filename: 'a.pdf', file_data: data } });
const audio = (data: string) => ({ type: 'input_audio', input_audio: { data, format: 'mp3' } });
const respond = (part: unknown) =>
  send('/responses', { model: 'google/gemini-2.5-pro', input: [{ role: 'user', content: [part] }] });
const message = (block: unknown) =>
  send('/messages', {
    model: 'anthropic/claude-sonnet-4.5',
    max_tokens: 50,
    messages: [{ role: 'user', content: [block] }],
  });
const embed = (part: unknown) =>
  send('/embeddings', { model: 'google/gemini-embedding-2-preview', input: [{ content: [part] }] });

const INVALID_IMAGE = /^400 invalid_image /;
const INVALID = /^400 invalid_request /;

describe('media of a prompt', () => {
  test.each(['not a url', '', 'ftp://x/y', 'aGk=', 'data:image/png;base64,%%%', 'data:image/png;base64,', 'http://'])(
    'an image URL that is none is a 400 of invalid_image and costs nothing, whatever the API: %j',
    async (url) => {
      expect(await chat(image(url))).toMatch(INVALID_IMAGE);
      expect(await respond({ type: 'input_image', detail: 'auto', image_url: url })).toMatch(INVALID_IMAGE);
      expect(await message({ type: 'image', source: { type: 'url', url } })).toMatch(INVALID_IMAGE);
      expect(await embed(image(url))).toMatch(INVALID_IMAGE);
      expect(
        await send('/images', { model: 'openai/gpt-image-1', prompt: 'x', input_references: [image(url)] }),
      ).toMatch(INVALID_IMAGE);
    },
  );

  test('a data URL of something else than an image is an unsupported image format', async () => {
    expect(await chat(image('data:text/plain;base64,aGk='))).toMatch(/^400 unsupported_image_format .*text\/plain/);
  });

  test.each([
    ['a video that is no URL', chat, video('nope')],
    ['a video that is a picture', chat, video(PNG)],
    ['a file that is no URL', chat, file('nope')],
    ['a file of broken base64', chat, file('data:application/pdf;base64,%%%')],
    ['no sound', chat, audio('')],
    ['sound that is no base64', chat, audio('%%%')],
    ['sound of one character too many', chat, audio('AAAAA')],
    ['sound as a data URL', chat, audio('data:audio/mpeg;base64,AAAA')],
    ['a video of a response', respond, { type: 'input_video', video_url: 'nope' }],
    ['a file of a response', respond, { type: 'input_file', filename: 'a.pdf', file_data: 'nope' }],
    ['a file URL of a response', respond, { type: 'input_file', file_url: 'nope' }],
    ['sound of a response', respond, audio('%%%')],
    ['a document URL of a message', message, { type: 'document', source: { type: 'url', url: 'nope' } }],
    [
      'a document of a message',
      message,
      { type: 'document', source: { type: 'base64', media_type: 'application/pdf', data: '%%%' } },
    ],
    ['sound to embed', embed, audio('%%%')],
  ])('is a 400 and costs nothing: %s', async (_what, ask, part) => {
    expect(await ask(part)).toMatch(INVALID);
  });

  test('base64 of a picture in a message that is none is an invalid image', async () => {
    const source = { type: 'base64', media_type: 'image/png', data: '%%%' };
    expect(await message({ type: 'image', source })).toMatch(INVALID_IMAGE);
  });

  test.each([
    [chat, image(PNG)],
    [chat, image('data:image/png;charset=utf-8;base64,AA')],
    [chat, image('HTTPS://example.com/a.png')],
    [chat, video('data:video/mp4;base64,aGk=')],
    [chat, video('https://example.com/v.mp4')],
    [chat, file('https://example.com/a.pdf')],
    [chat, file('data:text/plain;base64,aGk=')],
    [chat, audio('aGk=')],
    [respond, { type: 'input_image', detail: 'auto', image_url: PNG }],
    [message, { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'aGk=' } }],
    [embed, image(PNG)],
  ])('is taken as it is where it is valid, whatever the bytes say: %#', async (ask, part) => {
    expect(await ask(part)).toBe('200');
  });

  test('a picture in what the model is said to have answered may be anything, as recorded', async () => {
    expect(await chat(image('iVBORw0KGgo='), 'assistant')).toBe('200');
  });
});
