import { createOpenRouterClient, OpenRouterError } from '@openrouter-adapters/core';
import type { OpenRouterClient } from '@openrouter-adapters/core';
import { expect, it } from 'vitest';
import { findRecordings, readRecordingsOf } from './recordings.ts';
import type { Recording } from './recordings.ts';
import { everyByte, throughFetch } from './replay.ts';

const folder = findRecordings(process.env);
const recordings = 'path' in folder ? readRecordingsOf('', folder.path) : [];

/** How the client calls what was recorded: its name, and the call with the recorded body. */
function findCall({ request }: Recording): [string, (client: OpenRouterClient, body: never) => unknown] {
  const path = request.path.replace('/api/v1', '').split('?')[0] ?? '';
  const isStream = Object(request.body)['stream'] === true;
  const [, model] = /^\/models\/(.+)\/endpoints$/.exec(path) ?? [];
  if (model !== undefined) return ['models.endpoints', (client) => client.models.endpoints(model)];
  switch (path) {
    case '/chat/completions':
      return isStream ? ['chat.stream', (c, body) => c.chat.stream(body)] : ['chat.send', (c, b) => c.chat.send(b)];
    case '/responses':
      return isStream
        ? ['responses.stream', (client, body) => client.responses.stream(body)]
        : ['responses.send', (client, body) => client.responses.send(body)];
    case '/embeddings':
      return ['embeddings.create', (client, body) => client.embeddings.create(body)];
    case '/rerank':
      return ['rerank.create', (client, body) => client.rerank.create(body)];
    case '/models':
      return ['models.list', (client) => client.models.list()];
    case '/videos/models':
      return ['videos.models', (client) => client.videos.models()];
    default:
      throw new Error(`No operation of the client is known for ${path}.`);
  }
}

/** What the client gives, a stream as the list of its events, and the error that it ends with. */
async function run(recording: Recording): Promise<{ given: unknown; error: OpenRouterError | undefined }> {
  const client = createOpenRouterClient({ apiKey: 'sk-or-v1-conformance', ...throughFetch(recording, everyByte) });
  const events: unknown[] = [];
  try {
    // The body is what was recorded.
    const answer = await findCall(recording)[1](client, recording.request.body as never);
    if (!(Symbol.asyncIterator in Object(answer))) return { given: answer, error: undefined };
    for await (const event of answer as AsyncIterable<unknown>) events.push(event);
    return { given: events, error: undefined };
  } catch (error) {
    if (!OpenRouterError.isInstance(error)) throw error;
    return { given: events, error };
  }
}

/** What the body says, read in the plainest way. */
function readBody({ response }: Recording): { whole?: Record<string, unknown>; events?: Record<string, unknown>[] } {
  const text = response.body.toString('utf8');
  if (/html/.test(response.contentType)) return {};
  if (!/^\s*(?::|data:|event:)/.test(text)) return { whole: JSON.parse(text) };
  const lines = text.split(/\r?\n/).filter((line) => /^data: ?\{/.test(line));
  return { events: lines.map((line): Record<string, unknown> => JSON.parse(line.slice('data:'.length))) };
}

it.for(recordings)('$name: the client gives every field that came, or the error', async (recording) => {
  const { given, error } = await run(recording);
  const { whole, events } = readBody(recording);
  const { status } = recording.response;
  if (status >= 400) {
    expect(error).toMatchObject({ status, body: whole });
  } else if (events !== undefined) {
    expect(given).toEqual(events);
    if (recording.response.body.includes('data: [DONE]')) expect(error).toBeUndefined();
    if (error !== undefined) expect(error.kind).toBe('interrupted');
  } else if (whole === undefined) {
    expect(error?.kind).toBe('invalid-response');
  } else if (whole['error'] != null) {
    expect(error?.body).toEqual(whole);
  } else {
    expect(error).toBeUndefined();
    expect(given).toEqual(Array.isArray(given) ? [whole] : whole);
  }
});

it('knows the operation of every recording', () => {
  const names = new Set(recordings.map((recording) => findCall(recording)[0]));
  expect(names.size === 0 ? [] : [...names].toSorted()).toEqual(
    'path' in folder
      ? [
          'chat.send',
          'chat.stream',
          'embeddings.create',
          'models.endpoints',
          'models.list',
          'rerank.create',
          'responses.send',
          'responses.stream',
          'videos.models',
        ]
      : [],
  );
});
