import {
  streamChat,
  type ChatAnswer,
  type ChatCallOptions,
  type ChatEvent,
  type ChatRequest,
  type OpenRouterError,
  type Transport,
} from '@openrouter-adapters/core/base';

/** How long an answer that failed may take to say what it had used. Milliseconds. */
const patience = 1000;

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
  let failure: OpenRouterError | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    for await (const event of stream) {
      if (event.type === 'raw') chunks.push(event.chunk);
      else events.push(event);
      if (event.type === 'error') {
        failure = event.error;
        timer ??= setTimeout(() => void stream.cancel(), patience);
      }
    }
  } finally {
    clearTimeout(timer);
  }
  const finish = events.at(-1);
  // The machine ends every answer with it, but for one that was cancelled.
  if (finish?.type !== 'finish') {
    throw failure ?? new TypeError('The stream of events ended without its last event.');
  }
  if (failure !== undefined) throw Object.assign(failure, { usage: finish.usage });
  return {
    request: stream.request,
    response: stream.response,
    warnings: stream.warnings,
    events,
    finish,
    body: chunks,
  };
}
