import { buildAnswerError } from '../errors/answer-error.ts';
import { isErrorBody, readError } from '../errors/read-error.ts';
import type { CallOptions } from '../http/call-options.ts';
import { readJSONBody, toInterruption } from '../http/read-body.ts';
import { ServerSentEvents } from '../http/server-sent-events.ts';
import type { Transport, TransportResponse } from '../http/transport.ts';
import { openEndpoint } from './call-endpoint.ts';
import type { Endpoint, EndpointInput } from './endpoint.ts';

/** A streamed operation: its events, and which of them may be the last. */
export interface StreamEndpoint<Event> extends Endpoint<Event> {
  /** After such an event the stream may end without `[DONE]`. */
  readonly isLast: (event: Event) => boolean;
}

/** Wire events of a stream as they come. Leaving the loop closes the connection. */
export type EventStream<Event> = AsyncGenerator<Event, void, undefined>;

/**
 * Calls an operation and gives its events as they came, errors among them included: only the connection itself makes it throw.
 *
 * @throws {OpenRouterError} for every failure before the first event, `interrupted` when the stream ends before its last event,
 *   `invalid-response` for an event that is no JSON
 */
export async function* streamEndpoint<Event extends object>(
  transport: Transport,
  endpoint: StreamEndpoint<Event>,
  input: EndpointInput,
  options: CallOptions = {},
): EventStream<Event> {
  const headers = { accept: 'text/event-stream', ...options.headers };
  const response = await openEndpoint(transport, endpoint, input, { ...options, headers });
  try {
    if (isJSON(response)) yield await readWhole<Event>(response);
    else yield* readEvents(response, endpoint);
  } finally {
    await response.body.cancel();
  }
}

function isJSON({ headers }: TransportResponse): boolean {
  return /\bjson\b/.test(headers['content-type'] ?? '');
}

/** An upstream that cannot stream answers whole, as one event. */
async function readWhole<Event>(response: TransportResponse): Promise<Event> {
  const body = await readJSONBody(response);
  if (isErrorBody(body)) throw readError(body, response);
  // What came is handed on; its type is the operation's.
  return body as Event;
}

async function* readEvents<Event extends object>(
  response: TransportResponse,
  endpoint: StreamEndpoint<Event>,
): EventStream<Event> {
  if (/\bhtml\b/.test(response.headers['content-type'] ?? '')) throw readError(await response.body.text(), response);
  const source = new ServerSentEvents();
  let isLast = false;
  for (let isOver = false; !isOver;) {
    const bytes = await response.body.read().catch((cause: unknown) => {
      throw toInterruption(cause, response);
    });
    isOver = bytes === undefined;
    for (const data of bytes === undefined ? source.end() : source.push(bytes)) {
      if (data === '[DONE]') return;
      // What came is handed on; its type is the operation's.
      const event = parseEvent(data, isOver, response) as Event | undefined;
      if (event === undefined) break;
      isLast = endpoint.isLast(event);
      yield event;
    }
  }
  if (!isLast) {
    throw buildAnswerError('interrupted', 'The stream ended before its last event', { headers: response.headers });
  }
}

/** An event that was cut by the end of the bytes is `undefined`. */
function parseEvent(data: string, mayBeCut: boolean, { headers, mask }: TransportResponse): unknown {
  try {
    return JSON.parse(data);
  } catch (cause) {
    if (mayBeCut) return undefined;
    const said = `A part of the stream cannot be read: ${data.slice(0, 200)}`;
    throw buildAnswerError('invalid-response', said, { headers, body: data, cause, mask });
  }
}
