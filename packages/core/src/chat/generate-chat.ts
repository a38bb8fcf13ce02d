import { readError } from '../errors/read-error.ts';
import { buildAnswerError } from '../errors/answer-error.ts';
import { isObject } from '../json.ts';
import type { Transport, TransportResponse } from '../http/transport.ts';
import type { ChatEvent, Finish } from './chat-event.ts';
import type { ChatCallOptions, ChatExchange } from './chat-exchange.ts';
import { buildChatBody } from './request/build-chat-body.ts';
import type { ChatRequest } from './request/chat-request.ts';
import { ChatMachine } from './stream/chat-machine.ts';

/** A whole answer. */
export interface ChatAnswer extends ChatExchange {
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
export async function generateChat(
  transport: Transport,
  request: ChatRequest,
  options: ChatCallOptions = {},
): Promise<ChatAnswer> {
  const { body, warnings } = buildChatBody(request, { stream: false });
  const response = await transport.send({
    method: 'POST',
    path: '/chat/completions',
    body,
    headers: { accept: 'application/json', ...options.headers },
    signal: options.signal,
  });
  const { url, status, headers, receivedAt } = response;
  const machine = new ChatMachine({ headers, receivedAt, includeRaw: options.includeRaw });
  const whole = readWholeBody(await readText(response), machine, response);
  return { request: { url, body }, response: { status, headers }, warnings, ...whole };
}

async function readText(response: TransportResponse): Promise<string> {
  try {
    return await response.body.text();
  } catch (cause) {
    if (response.body.isAborted) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw buildAnswerError('interrupted', `The connection broke inside the answer: ${reason}`, {
      headers: response.headers,
      generationId: response.headers['x-generation-id'],
      cause,
    });
  }
}

/** Runs a body through the machine as its only chunk. */
export function readWholeBody(
  text: string,
  machine: ChatMachine,
  response: TransportResponse,
): Pick<ChatAnswer, 'events' | 'finish' | 'body'> {
  const body = parseBody(text, response);
  if (!isObject(body)) throw readError(body, response);
  const events = [...machine.push(body), ...machine.end('whole')];
  let finish: Finish | undefined;
  for (const event of events) {
    if (event.type === 'error') throw event.error;
    if (event.type === 'finish') finish = event;
  }
  if (finish === undefined) throw readError(body, response);
  return { events, finish, body };
}

function parseBody(text: string, response: TransportResponse): unknown {
  try {
    // Keep-alive white space before the body is JSON's own white space.
    return JSON.parse(text);
  } catch (cause) {
    if (!/^\s*\{/.test(text)) throw readError(text, response);
    throw buildAnswerError('interrupted', 'The answer broke off: its JSON is not whole', {
      headers: response.headers,
      generationId: response.headers['x-generation-id'],
      body: text,
      cause,
    });
  }
}
