import { describe, expect, it } from 'vitest';

import { chunk, request, sse, streamOf } from '../../test/answers.ts';
import { failureOf } from '../../test/json-answers.ts';
import { createOpenRouterClient, createTransport, streamChat } from '../index.ts';

/** A `fetch` that keeps a clone of each answer and does not read it, as some loggers do; the connection stays open. */
function keeping(text: string, init: ResponseInit = {}) {
  const kept: Response[] = [];
  const fetch = async (): Promise<Response> => {
    const pieces = streamOf([text]).pipeThrough(new TransformStream({ flush: () => new Promise(() => {}) }));
    const response = new Response(pieces, { headers: { 'content-type': 'text/event-stream' }, ...init });
    kept.push(response.clone());
    return response;
  };
  return { apiKey: 'k', fetch };
}

const broken = sse([{ error: { code: 502, message: 'Upstream broke' } }], '');

describe('an answer of which somebody keeps a clone', () => {
  it('tells the error that it begins with', async () => {
    expect((await failureOf(streamChat(createTransport(keeping(broken)), request))).message).toContain(
      'Upstream broke',
    );
  });

  it('tells that it leads elsewhere', async () => {
    const elsewhere = keeping('Moved', { status: 302, headers: { location: 'https://b.example/' } });
    expect(await failureOf(streamChat(createTransport(elsewhere), request))).toMatchObject({ status: 302 });
  });

  it('can be left, also one of the client', async () => {
    const begin = sse([chunk({ content: 'Hi' })], '');
    const types: string[] = [];
    for await (const { type } of await streamChat(createTransport(keeping(begin)), request)) {
      types.push(type);
      break;
    }
    for await (const { object } of createOpenRouterClient(keeping(begin)).chat.stream({ model: 'a/b', messages: [] })) {
      types.push(String(object));
      break;
    }
    expect(types).toEqual(['response-start', 'chat.completion.chunk']);
  });
});
