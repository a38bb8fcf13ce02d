import type { Transport } from '../http/transport.ts';
import type { ChatEvent } from './chat-event.ts';
import type { AnswerRequest, ChatCallOptions, ChatExchange } from './chat-exchange.ts';
import { awaitAnswer, openReader, readEvents } from './event-reader.ts';
import { buildChatBody } from './request/build-chat-body.ts';
import type { ChatRequest, ChatRequestBody } from './request/chat-request.ts';
import { sendForAnswer } from './send-for-answer.ts';

/**
 * A streamed answer. Every failure after the stream began is an `error` event, followed by `finish`; only an abort rejects.
 * Iterate over it, or call `read` until it gives `undefined`; leaving a `for await` loop cancels. One that is neither read to its end nor
 * cancelled keeps a listener on the signal of the call, and may keep its connection.
 */
export interface ChatStream<Body = ChatRequestBody> extends ChatExchange<Body>, AsyncIterable<ChatEvent> {
  /** The next events, at least one; `undefined` after `finish`. Calls must not overlap. */
  read(): Promise<readonly ChatEvent[] | undefined>;
  /**
   * The same for whoever hands each token on: without the promise between the events and what becomes of them.
   *
   * @param take gets what `read` resolves with: before this returns, where it is there already, else later. An error that it throws rejects,
   *   and its events are gone
   * @param giveUp gets what `read` rejects with
   * @returns what either of them returns
   */
  readInto<Result>(
    take: (events: readonly ChatEvent[] | undefined) => Result | Promise<Result>,
    giveUp: (error: unknown) => Result | Promise<Result>,
  ): Promise<Result>;
  /** Ends the answer and closes the connection. Safe to call at any time, more than once. */
  cancel(reason?: unknown): Promise<void>;
}

/**
 * Asks for a chat answer and streams it. Resolves when the model begins to answer.
 *
 * @throws {OpenRouterError} for every failure before that: bad configuration, a status that is not 2xx, a web page, an error as the
 *   first thing in the stream. Nothing was handed out then, so that trying again is safe.
 * @see https://openrouter.ai/docs/api-reference/streaming
 */
export function streamChat(
  transport: Transport,
  request: ChatRequest,
  options: ChatCallOptions = {},
): Promise<ChatStream> {
  const prepare = () => ({ ...buildChatBody(request, { stream: true }), path: '/chat/completions' });
  return streamAnswer(transport, prepare, options);
}

/** Sends a request for a stream and reads its answer with the machine. */
export async function streamAnswer<Body>(
  transport: Transport,
  prepare: () => AnswerRequest<Body>,
  options: ChatCallOptions,
): Promise<ChatStream<Body>> {
  const prepared = prepare();
  const { body, warnings, toChunk } = prepared;
  const response = await sendForAnswer(transport, prepared, 'text/event-stream', options);
  let reader = await openReader(response, options, toChunk);
  // Made while the model thinks: the first token does not wait for it.
  const stream: ChatStream<Body> = {
    request: { url: response.url, body },
    response: response.toHead(options.includeHeaders),
    warnings,
    read: () => readEvents(reader),
    readInto: (take, giveUp) => reader.readInto(take, giveUp),
    cancel: async (reason) => response.body.cancel(reason),
    async *[Symbol.asyncIterator]() {
      try {
        for (let events = await readEvents(reader); events !== undefined; events = await readEvents(reader))
          yield* events;
      } finally {
        response.body.cancel();
      }
    },
  };
  reader = await awaitAnswer(reader, response);
  return stream;
}
