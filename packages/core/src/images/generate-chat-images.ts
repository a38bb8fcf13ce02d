import { toFinalError } from '../errors/final-error.ts';
import { messageOf } from '../errors/is-error.ts';
import { readError } from '../errors/read-error.ts';
import type { OpenRouterError } from '../errors/openrouter-error.ts';
import { rejectPaid } from '../errors/paid-answer.ts';
import type { ChatCallOptions } from '../chat/chat-exchange.ts';
import type { ChatAnswer } from '../chat/generate-chat.ts';
import { buildChatBody } from '../chat/request/build-chat-body.ts';
import type { ChatRequest } from '../chat/request/chat-request.ts';
import { sendForAnswer } from '../chat/send-for-answer.ts';
import { ChatMachine } from '../chat/stream/chat-machine.ts';
import { readJSONBody } from '../http/read-body.ts';
import type { Transport } from '../http/transport.ts';

/** An answer of chat that was asked for its images. */
export interface ChatImagesAnswer extends ChatAnswer {
  /** What the answer says that it failed with, although its images had been made. */
  failure: string | undefined;
}

/**
 * Asks a model for an answer of chat that is billed by its images. Other than with `generateChat`, images beside a failure are an answer:
 * they are paid for.
 *
 * @throws {OpenRouterError} for every failure without an image. One that broke off, or that has cost something, is not retryable: asking
 *   again would be a second charge
 */
export async function generateChatImages(
  transport: Transport,
  request: ChatRequest,
  options: ChatCallOptions = {},
): Promise<ChatImagesAnswer> {
  const prepared = { ...buildChatBody(request, { stream: false }), path: '/chat/completions' };
  const response = await sendForAnswer(transport, prepared, 'application/json', options);
  const machine = new ChatMachine(response);
  const body = await readJSONBody(response).catch(rejectPaid);
  machine.push(body);
  machine.end('whole');
  const events = machine.take();
  const failure = events.find((event) => event.type === 'error')?.error;
  if (failure !== undefined && !events.some(({ type }) => type === 'image')) throw onceOnly(failure);
  const finish = events.find((event) => event.type === 'finish');
  // The machine ends every answer with it.
  if (finish === undefined) throw readError(body, response);
  return {
    request: { url: response.url, body: prepared.body },
    response: response.toHead(options.includeHeaders),
    warnings: prepared.warnings,
    events,
    finish,
    failure: failure && messageOf(toFinalError(failure, 'Its images had been made, and are kept.')),
    body,
  };
}

function onceOnly(failure: OpenRouterError): unknown {
  const cost = failure.usage?.cost;
  const dollars = cost?.total ?? cost?.charged ?? 0;
  // With an own key the upstream's bill may not be told.
  const isUnknown = cost?.isByok === true && cost.total === undefined;
  if (dollars === 0 && !isUnknown) return failure;
  const paid = isUnknown ? 'may have cost something at the provider' : `has cost ${dollars} US dollars`;
  return toFinalError(failure, `It ${paid} all the same, and would again: look at what it says first.`);
}
