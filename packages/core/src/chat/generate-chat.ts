import { readError } from '../errors/read-error.ts';
import type { ErrorContext } from '../errors/read-error.ts';
import { readJSONBody } from '../http/read-body.ts';
import type { Transport } from '../http/transport.ts';
import type { ChatEvent, Finish } from './chat-event.ts';
import type { AnswerRequest, ChatCallOptions, ChatExchange } from './chat-exchange.ts';
import { buildChatBody } from './request/build-chat-body.ts';
import type { ChatRequest, ChatRequestBody } from './request/chat-request.ts';
import { sendForAnswer } from './send-for-answer.ts';
import { ChatMachine } from './stream/chat-machine.ts';

/** A whole answer. */
export interface ChatAnswer<Body = ChatRequestBody> extends ChatExchange<Body> {
  /** The same events as those of a stream, in one list; `finish` is the last. */
  events: readonly ChatEvent[];
  finish: Finish;
  /** The body exactly as it came, parsed. */
  body: unknown;
}

/**
 * Asks for a chat answer and waits until it is whole. It runs through the same machine as a streamed one.
 *
 * @throws {OpenRouterError} for every failure, also one that comes with status 200; `body` holds what had been answered
 * @see https://openrouter.ai/docs/api-reference/chat-completion
 */
export function generateChat(
  transport: Transport,
  request: ChatRequest,
  options: ChatCallOptions = {},
): Promise<ChatAnswer> {
  const prepare = () => ({ ...buildChatBody(request, { stream: false }), path: '/chat/completions' });
  return generateAnswer(transport, prepare, options);
}

/** Sends a request for a whole answer and reads it with the machine. */
export async function generateAnswer<Body>(
  transport: Transport,
  prepare: () => AnswerRequest<Body>,
  options: ChatCallOptions,
): Promise<ChatAnswer<Body>> {
  const prepared = prepare();
  const { body, warnings, toChunk } = prepared;
  const response = await sendForAnswer(transport, prepared, 'application/json', options);
  const machine = new ChatMachine(response, { includeRaw: options.includeRaw });
  const answer = await readJSONBody(response);
  const { events, finish } = readWholeBody(toChunk === undefined ? answer : toChunk(answer), machine, response);
  const head = response.toHead(options.includeHeaders);
  return { request: { url: response.url, body }, response: head, warnings, events, finish, body: answer };
}

/** Runs a body through the machine as its only chunk. */
export function readWholeBody(
  body: Record<string, unknown>,
  machine: ChatMachine,
  response: ErrorContext,
): Pick<ChatAnswer, 'events' | 'finish' | 'body'> {
  machine.push(body);
  machine.end('whole');
  const events = machine.take();
  let finish: Finish | undefined;
  for (const event of events) {
    if (event.type === 'error') throw event.error;
    if (event.type === 'finish') finish = event;
  }
  // The machine ends every answer with it.
  if (finish === undefined) throw readError(body, response);
  return { events, finish, body };
}
