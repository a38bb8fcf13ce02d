import {
  streamChat,
  type ChatAnswer,
  type ChatCallOptions,
  type ChatEvent,
  type ChatRequest,
  type Finish,
  type Transport,
} from '@openrouter-adapters/core/base';

/**
 * A streamed exchange as if it were a whole one. `body` is the list of chunks as they came.
 *
 * @throws {OpenRouterError} when the answer holds an error
 */
export async function collectAnswer(
  transport: Transport,
  request: ChatRequest,
  options: ChatCallOptions,
): Promise<ChatAnswer> {
  const stream = await streamChat(transport, request, { ...options, includeRaw: true });
  const events: ChatEvent[] = [];
  const chunks: unknown[] = [];
  let finish: Finish | undefined;
  for await (const event of stream) {
    if (event.type === 'error') throw event.error;
    else if (event.type === 'raw') chunks.push(event.chunk);
    else events.push(event);
    if (event.type === 'finish') finish = event;
  }
  // The machine ends every answer with `finish`.
  if (finish === undefined) throw new TypeError('The stream of events ended without its last event.');
  return {
    request: stream.request,
    response: stream.response,
    warnings: stream.warnings,
    events,
    finish,
    body: chunks,
  };
}
