import { buildAnswerError } from '../errors/answer-error.ts';
import { isErrorBody, refuseErrorBody } from '../errors/read-error.ts';
import { abortReason, throwIfAborted } from '../http/abort-reason.ts';
import type { CallOptions } from '../http/call-options.ts';
import { isOfType } from '../http/is-of-type.ts';
import { interrupt, parseJSONBody, readJSONBody, rejectText, toUnreadableEvent } from '../http/read-body.ts';
import { ServerSentEvents } from '../http/server-sent-events.ts';
import type { Transport } from '../http/transport.ts';
import type { TransportResponse } from '../http/transport-response.ts';
import { isObject } from '../json.ts';
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
export function streamEndpoint<Event extends object>(
  transport: Transport,
  endpoint: StreamEndpoint<Event>,
  input: EndpointInput,
  options: CallOptions = {},
): EventStream<Event> {
  const closing = new AbortController();
  let isLeft = false;
  const heeding = { ...options, signal: closing.signal };
  const events = follow(
    options.signal,
    closing,
    () => openStream(transport, endpoint, input, heeding),
    () => isLeft,
  );
  const leave = events.return.bind(events);
  // A generator heeds `return` only between events: a pending request or read is ended here.
  events.return = (value) => {
    isLeft = true;
    closing.abort();
    return leave(value);
  };
  return events;
}

/** Not `AbortSignal.any`, which React Native lacks. The listener stays no longer than the stream is read. */
async function* follow<Event>(
  signal: AbortSignal | undefined,
  closing: AbortController,
  open: () => EventStream<Event>,
  isLeft: () => boolean,
): EventStream<Event> {
  const abort = (): void => closing.abort(abortReason(signal));
  throwIfAborted(signal);
  signal?.addEventListener('abort', abort, { once: true });
  try {
    yield* open();
  } catch (error) {
    // What breaks off because nobody reads it any more is no failure.
    if (!isLeft()) throw error;
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

async function* openStream<Event extends object>(
  transport: Transport,
  endpoint: StreamEndpoint<Event>,
  input: EndpointInput,
  options: CallOptions,
): EventStream<Event> {
  let response: TransportResponse | undefined;
  try {
    response = await openEndpoint(transport, endpoint, input, options, 'text/event-stream');
    if (isOfType(response, 'json')) yield await readWhole<Event>(response);
    else yield* readEvents(response, endpoint);
  } finally {
    response?.body.cancel();
  }
}

/** An upstream that cannot stream answers whole, as one event. */
async function readWhole<Event>(response: TransportResponse): Promise<Event> {
  // What came is handed on; its type is the operation's.
  return refuseErrorBody<object>(await readJSONBody(response), response) as Event;
}

async function* readEvents<Event extends object>(
  response: TransportResponse,
  endpoint: StreamEndpoint<Event>,
): EventStream<Event> {
  if (isOfType(response, 'html')) await rejectText(response);
  const source = new ServerSentEvents();
  const { headers } = response;
  let isLast = false;
  for (let isOver = false; !isOver;) {
    const bytes = await response.body.read().catch(interrupt(response));
    isOver = bytes === undefined;
    for (const text of bytes === undefined ? source.end() : source.push(bytes)) {
      const data = text.trim();
      if (data === '') continue;
      if (data === '[DONE]') return;
      // What came is handed on; its type is the operation's.
      const event = parseEvent(data, isOver, response) as Event | undefined;
      if (event === undefined) break;
      // Usage or metadata may follow the end of the answer. An error is one in every operation, also without a type.
      isLast ||= isErrorBody(event) || endpoint.isLast(event);
      yield event;
    }
  }
  if (isLast) return;
  // No stream, whatever its header says: the sentence of a proxy, or a whole answer.
  const whole = source.textWithoutEvents;
  if (whole !== '') {
    // What came is handed on; its type is the operation's.
    yield refuseErrorBody<object>(parseJSONBody(whole, response), response) as Event;
    return;
  }
  throw buildAnswerError('interrupted', 'The stream ended before its last event', { headers });
}

/** An event that was cut by the end of the bytes is `undefined`. */
function parseEvent(data: string, mayBeCut: boolean, response: TransportResponse): Record<string, unknown> | undefined {
  let broken: unknown;
  try {
    const event: unknown = JSON.parse(data);
    if (isObject(event)) return event;
  } catch (cause) {
    if (mayBeCut) return undefined;
    broken = cause;
  }
  throw toUnreadableEvent(data, broken, response);
}
