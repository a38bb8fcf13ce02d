import {
  streamChat,
  withLateUsage,
  type ChatAnswer,
  type ChatCallOptions,
  type ChatEvent,
  type ChatRequest,
  type Transport,
} from '@openrouter-adapters/core/base';

/**
 * A streamed exchange as if it were a whole one. `body` is the list of chunks as they came.
 *
 * @throws {OpenRouterError} when the answer holds an error; with the usage that upstreams tell behind it
 */
export async function collectAnswer(
  transport: Transport,
  request: ChatRequest,
  options: ChatCallOptions,
): Promise<ChatAnswer> {
  const stream = await streamChat(transport, request, { ...options, includeRaw: true });
  const events: ChatEvent[] = [];
  const chunks: unknown[] = [];
  try {
    for (let read = await stream.read(); read !== undefined; read = await stream.read()) {
      for (const event of read) {
        if (event.type === 'error') throw await withLateUsage(event.error, read, stream);
        if (event.type === 'raw') chunks.push(event.chunk);
        else events.push(event);
      }
    }
  } finally {
    await stream.cancel();
  }
  const finish = events.at(-1);
  // The machine ends every answer with it.
  if (finish?.type !== 'finish') throw new TypeError('The stream of events ended without its last event.');
  return {
    request: stream.request,
    response: stream.response,
    warnings: stream.warnings,
    events,
    finish,
    body: chunks,
  };
}
