import { expect, it } from 'vitest';
import { request } from '../../test/answers.ts';
import { failureOf } from '../../test/json-answers.ts';
import {
  createOpenRouterClient,
  createTransport,
  downloadFile,
  downloadVideo,
  generateChat,
  generateSpeech,
  streamChat,
} from '../index.ts';
import type { Transport } from '../index.ts';

/** The web page of a proxy, whose connection breaks inside it. */
const breaking = async () =>
  new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('<html><title>Sign'));
      },
      pull(controller) {
        controller.error(new TypeError('terminated'));
      },
    }),
    { headers: { 'content-type': 'text/html', 'x-generation-id': 'gen-1' } },
  );

it.each<[string, (transport: Transport) => Promise<unknown>]>([
  ['a stream', (transport) => streamChat(transport, request)],
  ['a whole answer', (transport) => generateChat(transport, request)],
  ['a video', (transport) => downloadVideo(transport, 'job')],
  ['a file', (transport) => downloadFile(transport, 'file')],
  ['speech', (transport) => generateSpeech(transport, { model: 'a/b', input: 'Hi' })],
])('a page that breaks off in place of %s is told as such, with its generation', async (_, ask) => {
  const error = await failureOf(ask(createTransport({ apiKey: 'k', fetch: breaking })));
  expect(error).toMatchObject({ kind: 'interrupted', generationId: 'gen-1', cause: { message: 'terminated' } });
});

it('a page that breaks off in place of a stream of the client is told as such', async () => {
  const client = createOpenRouterClient({ apiKey: 'k', fetch: breaking });
  const events = client.responses.stream({ model: 'a/b', input: 'Hi' });
  expect(await failureOf(events.next())).toMatchObject({ kind: 'interrupted', generationId: 'gen-1' });
});
